"""Reads of the log, one thing a file; import the questions from here."""

from .checking import faults, size
from .reading import (
    has_met,
    leaves_about,
    readers_between,
    readings_about,
    readings_of,
    times_done,
)
from .signing import (
    checkpoint_of,
    checkpoints,
    consistency_proof,
    inclusion_proof,
    inclusion_proofs,
    known_keys,
    latest_checkpoint,
    signed_among,
    unplaced,
)
from .watching import (
    compare_line,
    cosigned_note,
    erased,
    kept_for,
    latest_inspection,
    line_to_print,
    request_for,
    signing_is_late,
    witnesses,
)

__all__ = [
    "checkpoint_of",
    "checkpoints",
    "compare_line",
    "consistency_proof",
    "cosigned_note",
    "erased",
    "faults",
    "has_met",
    "inclusion_proof",
    "inclusion_proofs",
    "kept_for",
    "known_keys",
    "latest_checkpoint",
    "latest_inspection",
    "leaves_about",
    "line_to_print",
    "readers_between",
    "readings_about",
    "readings_of",
    "request_for",
    "signed_among",
    "signing_is_late",
    "size",
    "times_done",
    "unplaced",
    "witnesses",
]
