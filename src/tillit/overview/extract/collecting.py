"""Everything about a person as lines to decide about: what holdings say there is, and who has read.

What is left out is said on the paper: texts that nobody has signed or sent (only their writer reads
them), and the lines of this and earlier reviews.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.law.disclosure import Recipient
from tillit.registers.people.queries import ids_of
from tillit.trust.access.queries import guarded_among
from tillit.trust.audit.types import Shows
from tillit.trust.holdings.queries import records_of
from tillit.trust.holdings.types import Cell, Record

from .policies import OWN_TABLES
from .readers import reader_records
from .types import Holds

DOCUMENTS = "documents_document"
LEFT_OUT_TABLES = frozenset({"cases_stepdraft", "extract_extractline"})
# That there is such a row tells somebody else that the person hides.
HIDING = frozenset({*OWN_TABLES, "people_hiddenplace", "people_protectionchange"})
UNSIGNED = {"cases_note": ("stage", {"draft", "discarded"})}
OTHERS = frozenset({Shows.REPORTER, Shows.THIRD_PARTY, Shows.LOCATION})
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Marks of the program itself, that say nothing about anybody.
TECHNICAL = frozenset({
    "code_index", "digest", "document_id", "id", "key_id", "paper_id", "schema_version", "sha256",
    "signature", "sort_key", "version",
})  # fmt: skip
DEEPEST = 5  # a step of a clock of a case of a person

Key = tuple[str, str]


@dataclass(frozen=True)
class Found:
    """One line to be: where the row is, under what, what it holds, what is hidden at first."""

    record: Record
    under: frozenset[UUID]
    holds: tuple[Holds, ...]
    hidden: tuple[str, ...]


def collect(
    person_id: UUID, for_id: UUID, recipient: Recipient, *, by: Actor, at: datetime
) -> list[Found]:
    """All lines, the oldest first. The caller has decided that the actor may, and left a leaf."""
    ids = ids_of(by, person_id)
    known = ids | ids_of(by, for_id)
    own_wish = recipient is Recipient.SELF
    records = [
        each for each in records_of(by, ids)
        if not _left_out(each) and (own_wish or each.table not in HIDING)
    ]  # fmt: skip
    under = _guards(by, records)
    own = frozenset().union(*(under[_key(each)] for each in records if each.own))
    records += reader_records(by, ids, own | ids, until=at)
    for each in records:
        if each.table == "log":
            under[_key(each)] = frozenset(UUID(part) for part in each.id.split(":")[1:]) & own
    to_others = _papers_to_others(records, known)
    found = [
        Found(
            each,
            under[_key(each)],
            holds(each, known, to_other=each.id in to_others),
            hidden_at_first(each),
        )
        for each in records
    ]
    return sorted(found, key=lambda f: (f.record.written is not None, f.record.written or at,
                                        f.record.table, f.record.id))  # fmt: skip


def _papers_to_others(records: Iterable[Record], known: frozenset[UUID]) -> set[str]:
    """The documents that a row names together with somebody else, such as another's letter."""
    return {str(each.paper) for each in records if each.paper and each.persons - known}


def holds(record: Record, known: frozenset[UUID], *, to_other: bool = False) -> tuple[Holds, ...]:
    """What a row holds of others than the person and the receiver. Only what can be told without
    reading: whoever reviews reads the rest."""
    is_paper = record.table == DOCUMENTS
    is_report = is_paper and any(c.name == "kind" and c.value == "report" for c in record.cells)
    filled = [cell for cell in record.cells if is_shown(cell)]
    classes = {cell.shows for cell in filled}
    found = {
        Holds.READERS: record.table == "log",
        Holds.REPORTER: Shows.REPORTER in classes or is_report,
        Holds.THIRD: Shows.THIRD_PARTY in classes or bool(record.persons - known) or to_other,
        Holds.LOCATION: Shows.LOCATION in classes,
        Holds.TEXT: any(cell.prose for cell in filled),
        Holds.STAFF: any(cell.names_staff for cell in filled),
        Holds.ELSEWHERE: not record.own,
        Holds.PAPER: is_paper,
    }
    return tuple(kind for kind, there in found.items() if there)


def hidden_at_first(record: Record) -> tuple[str, ...]:
    """The safe answer until somebody has decided: who reported, others, and where somebody is. A
    day alone says neither who nor where; when somebody reported may say who it was."""
    return tuple(
        cell.name
        for cell in record.cells
        if cell.shows in OTHERS
        and is_shown(cell)
        and (cell.shows is Shows.REPORTER or not MOMENT.fullmatch(cell.plain))
    )


def is_silent(record: Record) -> bool:
    """Whether there is nothing to read on a row: only numbers that tie other rows together."""
    words = record.table == DOCUMENTS or record.marks or any(map(is_shown, record.cells))
    return not words


def is_shown(cell: Cell) -> bool:
    """Whether a value says anything to a reader: no empty one, no id, no mark of the program."""
    return bool(cell.plain) and cell.name not in TECHNICAL and not ID.fullmatch(
        cell.plain.split(", ")[0]
    )  # fmt: skip


def _left_out(record: Record) -> bool:
    if record.table in LEFT_OUT_TABLES:
        return True
    column, values = UNSIGNED.get(record.table, ("", set()))
    return any(cell.name == column and cell.value in values for cell in record.cells)


def _key(record: Record) -> Key:
    return record.table, record.id


def _guards(by: Actor, records: Iterable[Record]) -> dict[Key, frozenset[UUID]]:
    """The guarded objects that each row stands under: only who may read them all may read the row.
    A row in a file whose way leads nowhere stands under everything there is."""
    all_ = list(records)
    links = {_key(each): _links(each) for each in all_}
    ids = {UUID(id) for here in links.values() for _, id in here if ID.fullmatch(id)}
    guarded = {str(id) for id in guarded_among(by, ids)}
    by_id = _by_id(all_)
    found = {key: _climb(key, links, by_id, guarded) for key in links}
    everything = frozenset().union(*found.values())
    free = {_key(each) for each in all_ if each.table.startswith("people_")}
    return {key: ids or (frozenset() if key in free else everything) for key, ids in found.items()}


def _links(record: Record) -> frozenset[Key]:
    """What a row leads to: itself, its keys of the database, and ids that only stand there."""
    loose = {("", cell.value) for cell in record.cells if isinstance(cell.value, str)}
    return frozenset({("", record.id), *record.rows, *(k for k in loose if ID.fullmatch(k[1]))})


def _by_id(records: Iterable[Record]) -> dict[Key, Key]:
    """Each row by its table and id, and by its id alone where that is a whole one."""
    found: dict[Key, Key] = {}
    for each in records:
        found[_key(each)] = _key(each)
        if ID.fullmatch(each.id):
            found["", each.id] = _key(each)
    return found


def _climb(
    start: Key, links: Mapping[Key, frozenset[Key]], by_id: Mapping[Key, Key], guarded: set[str]
) -> frozenset[UUID]:
    found: set[UUID] = set()
    here, seen = {start}, {start}
    for _ in range(DEEPEST):
        leads = {link for key in here for link in links.get(key, ())}
        found |= {UUID(id) for _, id in leads if id in guarded}
        here = {by_id[link] for link in leads if link in by_id and not _is_person(link, by_id)}
        here -= seen
        if found or not here:
            break
        seen |= here
    return frozenset(found)


def _is_person(link: Key, by_id: Mapping[Key, Key]) -> bool:
    return by_id[link][0] == "people_person"
