"""Reads of intake, scoped to an actor."""

from .receipt import status_by_code

__all__ = ["status_by_code"]
