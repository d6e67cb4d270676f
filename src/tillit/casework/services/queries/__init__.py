"""Reads of services; the actor comes first."""

from .services import orders_unanswered, services_of

__all__ = ["orders_unanswered", "services_of"]
