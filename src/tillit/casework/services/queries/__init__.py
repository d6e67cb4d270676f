"""Reads of services; the actor comes first."""

from .after_protection import LookAt, LookKind, to_look_at
from .services import orders_unanswered, services_of

__all__ = ["LookAt", "LookKind", "orders_unanswered", "services_of", "to_look_at"]
