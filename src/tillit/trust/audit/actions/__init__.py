"""Writes of the log, one thing a file; import the verbs from here."""

from .export import LogExport, export_log
from .log import note_read, record, record_all
from .sequence import take_checkpoint

__all__ = ["LogExport", "export_log", "note_read", "record", "record_all", "take_checkpoint"]
