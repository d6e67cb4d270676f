"""Writes of decisions, one noun a file; import the verbs from here."""

from .order import mark_ordered, unmark_ordered

__all__ = ["mark_ordered", "unmark_ordered"]
