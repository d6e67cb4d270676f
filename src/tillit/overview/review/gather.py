"""A week's material, from the log and from the faces of those who hold the facts."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from tillit.casework.cases.extracts import closed_cases
from tillit.casework.intake.extracts import put_away
from tillit.casework.services.extracts import ended_services
from tillit.kernel.actor import System
from tillit.registers.people.queries import lines_of, looks_of
from tillit.registers.people.types import Look
from tillit.trust.access.extracts import guarded_around, holdings_of, seats_ever
from tillit.trust.access.types import SeatLine
from tillit.trust.audit.extracts import by_staff
from tillit.trust.audit.types import Kind, StaffLeaf
from tillit.trust.identity.queries import employees

from .closeness import in_common
from .explanations import AROUND
from .many import FLAGS
from .material import SEARCHED, Closeness, Done, Held, Material, Read, Sat, Thing

FEW = 5  # persons of a search that count as seen; of more, only that there was a search
OWN_VERBS = ("open_log_review", "open_own_readings")  # the review does not review itself


def gather(
    since: datetime,
    until: datetime,
    *,
    earlier: Mapping[tuple[UUID, UUID | None], int],
    by: System,
    at: datetime,
) -> Material:
    """Everything that is needed to sort the readings from one moment until before another."""
    accounts = employees(by, at=at)
    leaves = list(by_staff(by, accounts, since - AROUND, until + AROUND))
    reads = [_read(leaf) for leaf in leaves if _counts(leaf, since, until)]
    staff = {read.reader for read in reads}
    persons = {read.person_id for read in reads if read.person_id}
    persons |= {person for read in reads for person in read.shown}
    guarded = guarded_around(by, {read.object_id for read in reads if read.object_id}, persons)
    held = holdings_of(by, staff)
    more = {row.object_id for row in held} - guarded.keys()
    guarded |= guarded_around(by, more, ())
    closed = closed_cases(by, guarded) | put_away(by, guarded) | ended_services(by, guarded)
    things = [
        Thing(
            each.id, each.kind, each.unit_id, each.person_id, each.root_id, each.concerned,
            closed.get(each.id),
        )
        for each in guarded.values()
    ]  # fmt: skip
    own = {id_: person for id_, (person, _) in accounts.items() if person}
    pairs = _pairs(reads, things, own)
    persons |= {person for _, person in pairs} | {about for _, about in earlier if about}
    looks = looks_of(by, persons | set(own.values()))
    seats = seats_ever(by, staff)
    return Material(
        reads=reads,
        held=[Held(r.object_id, r.staff_id, r.as_, r.since, r.until) for r in held],
        sat=[Sat(r.staff_id, r.unit_id, r.role, r.since, r.until) for r in seats],
        things=things,
        done=[
            Done(leaf.at, leaf.staff_id, leaf.verb, leaf.object_id, leaf.person_id)
            for leaf in leaves
            if leaf.kind is Kind.CHANGE
        ],
        close=_close(pairs, own, looks),
        kin={id_: look.kin for id_, look in looks.items()},
        employees=frozenset(own.values()),
        protected=frozenset(
            id_ for id_, line in lines_of(by, persons).items() if line.protection.holds
        ),
        last_day=_last_days(accounts, seats),
        earlier=earlier,
        flagged=[
            Done(leaf.at, leaf.staff_id, leaf.verb, leaf.object_id, leaf.person_id)
            for leaf in leaves
            if leaf.verb in FLAGS and since <= leaf.at < until
        ],
    )


def _counts(leaf: StaffLeaf, since: datetime, until: datetime) -> bool:
    return leaf.kind is Kind.READ and since <= leaf.at < until and leaf.verb not in OWN_VERBS


def _read(leaf: StaffLeaf) -> Read:
    few = leaf.verb == SEARCHED and len(leaf.shown) <= FEW
    return Read(
        leaf.at, leaf.staff_id, leaf.verb, leaf.object_id, leaf.person_id, leaf.ground,
        leaf.shown if few else (),
    )  # fmt: skip


def _pairs(
    reads: Collection[Read], things: Collection[Thing], own: Mapping[UUID, UUID]
) -> set[tuple[UUID, UUID]]:
    """Reader and person, for readers who stand in the register themselves."""
    whose = {thing.id: thing.person_id for thing in things}
    return {
        (read.reader, person)
        for read in reads
        if read.reader in own
        for person in (read.person_id, whose.get(read.object_id or read.reader), *read.shown)
        if person
    }


def _close(
    pairs: Collection[tuple[UUID, UUID]], own: Mapping[UUID, UUID], looks: Mapping[UUID, Look]
) -> dict[tuple[UUID, UUID], frozenset[Closeness]]:
    found = {}
    for reader, person in pairs:
        mine, other = looks.get(own[reader]), looks.get(person)
        if mine and other and (common := in_common(own[reader], mine, person, other)):
            found[reader, person] = common
    return found


def _last_days(
    accounts: Mapping[UUID, tuple[UUID | None, datetime | None]], seats: Collection[SeatLine]
) -> dict[UUID, datetime]:
    """When an employment ended, or will: the end of the account, else of the last seat."""
    ends: dict[UUID, list[datetime | None]] = {}
    for seat in seats:
        ends.setdefault(seat.staff_id, []).append(seat.until)
    found = {who: max(filter(None, all_)) for who, all_ in ends.items() if None not in all_}
    return found | {who: ended for who, (_, ended) in accounts.items() if ended}
