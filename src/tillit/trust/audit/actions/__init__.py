"""Writes of the log, one thing a file; import the verbs from here."""

from .erase import erase_payloads
from .export import LogExport, export_log
from .log import note_read, record, record_all
from .looking import compare_with_paper, open_log
from .sequence import take_checkpoint
from .witnessing import inspect_log, keep_cosignatures

__all__ = [
    "LogExport",
    "compare_with_paper",
    "erase_payloads",
    "export_log",
    "inspect_log",
    "keep_cosignatures",
    "note_read",
    "open_log",
    "record",
    "record_all",
    "take_checkpoint",
]
