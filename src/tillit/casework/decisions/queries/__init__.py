"""Reads of decisions; the actor comes first."""

from .decisions import granted

__all__ = ["granted"]
