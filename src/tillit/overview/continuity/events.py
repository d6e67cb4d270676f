"""Facts about backups."""

from dataclasses import dataclass
from datetime import datetime

from tillit.kernel.events import Event


@dataclass(frozen=True)
class BackedUp(Event):
    """A backup was made and read back whole."""

    rows: int
    documents: int
    leaf: int


@dataclass(frozen=True)
class Restored(Event):
    """The town was restored from a backup; everything after its last leaf is not here."""

    rows: int
    documents: int
    leaf: int
    made_at: datetime
