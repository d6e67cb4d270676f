"""Who has read, as rows like any other: each colleague and thing, how often, first and last."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.trust.access.queries import worked_in
from tillit.trust.access.types import Worked
from tillit.trust.audit.queries import readings_about
from tillit.trust.audit.types import ReadLeaf, Shows
from tillit.trust.holdings.types import Cell, Record
from tillit.trust.identity.queries import colleagues

TABLE = "log"
WORDS = "Har läst om personen"


def reader_records(
    by: Actor, persons: Iterable[UUID], things: Iterable[UUID], *, until: datetime
) -> list[Record]:
    """A record for each colleague and thing read, up to a moment. The caller has been let in. The
    record's id is the colleague's and the thing's with a colon between. Three queries."""
    read: dict[tuple[UUID, UUID], list[ReadLeaf]] = defaultdict(list)
    for leaf in readings_about(by, things, persons):
        if leaf.at < until:
            read[leaf.staff_id, leaf.object_id].append(leaf)
    staff = {staff_id for staff_id, _ in read}
    names, seats = colleagues(by, staff, at=until), worked_in(by, staff)
    return [
        Record(
            table=TABLE,
            words=WORDS,
            id=f"{staff_id}:{thing}",
            own=True,
            written=None,
            cells=_cells(
                names[staff_id].name if staff_id in names else "", seats.get(staff_id, []), leaves
            ),
        )
        for (staff_id, thing), leaves in sorted(read.items())
    ]


def _cells(name: str, seats: list[Worked], leaves: list[ReadLeaf]) -> tuple[Cell, ...]:
    last, first = leaves[0].at, leaves[-1].at
    held = [each for each in seats if each.since <= last and (not each.until or last < each.until)]
    seat = min(held, key=lambda each: each.outside, default=None)
    # Where a service is given is a place: it may be where somebody lives in hiding.
    where = Shows.LOCATION if seat and seat.outside else Shows.CONTENT
    said = (
        ("name", "Namn", name, Shows.CONTENT, True),
        ("unit", "Enhet", seat.unit_name if seat else "", where, False),
        ("times", "Antal gånger", str(len(leaves)), Shows.CONTENT, False),
        ("first", "Första gången", day_of(first).isoformat(), Shows.CONTENT, False),
        ("last", "Senaste gången", day_of(last).isoformat(), Shows.CONTENT, False),
    )
    return tuple(Cell(name, words, shows, value, value, staff)
                 for name, words, value, shows, staff in said)  # fmt: skip
