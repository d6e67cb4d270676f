"""Who has read about me: what a resident is told on their own pages.

The trace goes through the same gate as the case itself (`standing`). A case that has not been
opened to somebody leaves no row, and neither does what was read before the day it was opened: a
row would tell that something goes on. What was read about an adult outside cases is told only while
nothing open concerns them that has not been opened to them: a reading could else warn somebody
of a report. Residents' own readings are never told: two guardians do not see each other.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.queries import acted_for
from tillit.casework.cases.standing import Whose, age_of, standing, whose_page
from tillit.casework.cases.types import MyTrace, TraceRow
from tillit.kernel.actor import Resident
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import ids_of
from tillit.trust.access.queries import concerning, worked_in
from tillit.trust.access.types import GuardKind, Worked
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.queries import inclusion_proof, readings_about, signed_among
from tillit.trust.audit.types import Proof, ReadLeaf, Shows

MOST_ROWS = 200
ADULT = 18
GROUND = "own_trace"


@transaction.atomic
def open_my_trace(*, by: Resident, at: datetime) -> MyTrace:
    """Everything that the resident may be told, one row for each reader, thing and day."""
    found = _leaves(by, at=at)
    note_read(
        "open_my_trace", by=by, at=at, shows=(Shows.IDENTITY,), ground=GROUND, count=len(found)
    )
    rows = _rows(by, found[:MOST_ROWS])
    return MyTrace(tuple(rows), acted_for(by), len(found) > MOST_ROWS)


@transaction.atomic
def open_trace_receipt(leaf: int, *, by: Resident, at: datetime) -> Proof | None:
    """The receipt of one row: that its leaf is in the signed log. Nothing while it waits for its
    place. NotThere for a leaf that is not among the resident's own rows."""
    if leaf not in {each.leaf for each, _ in _leaves(by, at=at)}:
        raise NotThere
    note_read("open_trace_receipt", by=by, at=at, shows=(), ground=GROUND, count=1)
    return inclusion_proof(by, leaf)


def _leaves(by: Resident, *, at: datetime) -> list[tuple[ReadLeaf, str]]:
    """The leaf of each row with the number of its case, the newest first."""
    whose = whose_page(by, at=at)
    opened = {row.case_id: row for row in standing(by, at=at)}
    about = {row.case.person_id for row in opened.values()}
    persons = frozenset().union(whose.ids, *(ids_of(by, each) for each in about))
    things: set[UUID] = {*opened, *(whose.ids if _own_card(by, whose, opened, at) else ())}
    found: dict[tuple[UUID, UUID, object], tuple[ReadLeaf, str]] = {}
    for each in readings_about(by, things, persons):
        row = opened.get(each.object_id)
        if row is not None and (each.at < row.decided_at or each.person_id != row.case.person_id):
            continue  # before it was opened, or a page that concerned another party of the case
        key = (each.staff_id, each.object_id, day_of(each.at))
        found.setdefault(key, (each, row.case.number if row else ""))
    return list(found.values())


def _own_card(by: Resident, whose: Whose, opened: Mapping[UUID, object], at: datetime) -> bool:
    if whose.acts:
        return False
    age = age_of(by, whose.party, at=at)
    if age is None or age < ADULT:
        return False
    kinds = (GuardKind.CASE, GuardKind.REPORT)
    return not set(concerning(by, whose.ids, *kinds, only_open=True)) - set(opened)


def _rows(by: Resident, found: list[tuple[ReadLeaf, str]]) -> list[TraceRow]:
    seats = worked_in(by, {each.staff_id for each, _ in found})
    signed = signed_among(by, [each.leaf for each, _ in found])
    rows = []
    for each, number in found:
        seat = _seat(seats.get(each.staff_id, []), each.at)
        rows.append(
            TraceRow(
                leaf=each.leaf,
                signed=each.leaf in signed,
                day=day_of(each.at),
                role=seat.role if seat else None,
                # Where a service is given is a place: it may be where somebody lives in hiding.
                unit_name=seat.unit_name if seat and not seat.outside else "",
                ground=each.ground,
                case_number=number,
            )
        )
    return rows


def _seat(seats: list[Worked], at: datetime) -> Worked | None:
    """Where the reader worked at that moment; the seat that sees cases, where there are two."""
    held = [each for each in seats if each.since <= at and (not each.until or at < each.until)]
    return min(held, key=lambda each: each.outside, default=None)
