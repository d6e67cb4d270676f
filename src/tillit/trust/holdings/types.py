"""What a table keeps about a person, said once for extracts, exports and disposal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Model

from tillit.kernel.events import JSON
from tillit.trust.audit.types import Shows

# The words of a stored code: an enum that has them, or a table of its own (Any: of any enum).
Codes = type[StrEnum] | Mapping[Any, str]


class Goes(Enum):
    """When the rows of a table go."""

    FILE = "with the person's file"
    REGISTER = "with the person in the register"
    FREE = "when no other row hangs on it"
    STAYS = "never: only the columns of `emptied` are"


@dataclass(frozen=True, eq=False)
class Holding:
    """One table. Paths are Django's, from the row to the id of a person.

    `own`: whose file the row stands in. `under`: columns with the id of another row of the file
    (a case, a report's line). `named`: persons whom the row tells of, without its being theirs.
    `entry`: the column that says when the row was written; empty where no day is an entry.
    `labels`: what a column is called on paper, where the common words (words.py) do not do.
    `classes`: the columns of another class (K1–K6) than the rest. `paper`: the column with the
    id of a document.
    """

    model: type[Model]
    words: str
    own: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    entry: str = "at"
    shows: Shows = Shows.CONTENT
    labels: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, Shows] = field(default_factory=dict)
    codes: Mapping[str, Codes] = field(default_factory=dict)
    paper: str = ""
    goes: Goes = Goes.FILE
    emptied: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The name of the table in the database, and of its file in an export."""
        return self.model._meta.db_table


@dataclass(frozen=True)
class Cell:
    """One value of a record. `words` is what the column is called on paper."""

    name: str
    words: str
    shows: Shows
    value: JSON
    plain: str  # as it is read: a code in words where there are any
    names_staff: bool = False
    prose: bool = False  # somebody has written it freely (`Privacy.prose` of the table)
    place: bool = False  # it may tell where somebody is (`Privacy.location` of the table)


@dataclass(frozen=True)
class Mark:
    """Somebody has said that a row is wrong (SoL 14:6): who, and their words with what was
    decided."""

    person: UUID
    text: str


@dataclass(frozen=True)
class Record:
    """One row about a person. `own`: it stands in their own file. Sealed values are in the clear:
    whoever collects has left a leaf first."""

    table: str
    words: str
    id: str
    own: bool
    written: datetime | None
    cells: tuple[Cell, ...]
    persons: frozenset[UUID] = frozenset()  # everybody whom the row names, by id
    paper: UUID | None = None
    rows: frozenset[tuple[str, str]] = frozenset()  # what it hangs on: table and id
    marks: tuple[Mark, ...] = ()

    @property
    def classes(self) -> frozenset[Shows]:
        """The classes of what is filled in."""
        return frozenset(cell.shows for cell in self.cells if cell.value not in (None, "", []))


@dataclass(frozen=True)
class Held:
    """A row that something outside the file hangs on: the file cannot go yet."""

    table: str
    by: str


@dataclass(frozen=True)
class Going:
    """What goes when a file is disposed of: ids by table, and what stands in the way.

    `staying`: those in whose place in the register somebody else's file has a share.
    """

    rows: Mapping[str, frozenset[object]]
    held: tuple[Held, ...]
    persons: frozenset[UUID]
    staying: frozenset[UUID]

    @property
    def objects(self) -> frozenset[UUID]:
        """The ids of everything that goes, for what hangs on them beside the tables."""
        return frozenset(id for ids in self.rows.values() for id in ids if isinstance(id, UUID))

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each table."""
        return {table: len(ids) for table, ids in sorted(self.rows.items()) if ids}
