"""Reads of services; the actor comes first."""

from .services import services_of

__all__ = ["services_of"]
