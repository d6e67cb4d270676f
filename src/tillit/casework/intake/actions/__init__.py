"""Writes of intake, one noun a file; import the verbs from here."""

from .receive import receive_report

__all__ = ["receive_report"]
