"""Reads of the log, one thing a file; import the questions from here."""

from .checking import faults, size
from .reading import has_met, readers_between, readings_of, times_done
from .signing import (
    checkpoint_of,
    checkpoints,
    consistency_proof,
    inclusion_proof,
    inclusion_proofs,
    known_keys,
    latest_checkpoint,
    unplaced,
)

__all__ = [
    "checkpoint_of",
    "checkpoints",
    "consistency_proof",
    "faults",
    "has_met",
    "inclusion_proof",
    "inclusion_proofs",
    "known_keys",
    "latest_checkpoint",
    "readers_between",
    "readings_of",
    "size",
    "times_done",
    "unplaced",
]
