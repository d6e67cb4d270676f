"""Who may see what in a whole database, said by the twin and by plain loops over all rows.

The other half of the proofs that crawl: the program's own policy is not asked. Staff see what
`twin.may_read` says of rows copied from the tables; a resident sees at most what a publication that
stands opens to whom they are, or openly act for.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from tests.trust.twin import Colleague, Thing, World, may_read
from tillit.casework.cases.models import Publication, ViolenceMark
from tillit.registers.people.models import Merge, Person
from tillit.trust.access.models import (
    Assignment,
    Barrier,
    BrokenGlass,
    DutyShift,
    Guarded,
    Membership,
    OwnEntry,
)
from tillit.trust.identity.models import StaffAccount


class Eyes:
    """Everything that decides who sees what, as it was when this was made."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.things: dict[UUID, Thing] = {}
        self.protected = set(Person.objects.exclude(protection="none").values_list("pk", flat=True))
        self.same: dict[UUID, UUID] = {}
        for merge in Merge.objects.filter(undone_at=None):
            self.same[merge.drop_id] = merge.keep_id
        rows: Any = Guarded.objects.prefetch_related("concerned")
        for row in rows:
            about = {each.person_id for each in row.concerned.all()}
            thing: Any = Thing(row.pk, row.kind, row.unit_id, row.area, about)  # type: ignore[arg-type]
            thing.under, thing.sealed, thing.open = row.root_id, row.sealed, row.open
            self.things[row.pk] = thing
        self.colleagues = self._everybody()
        self.shifts = list(DutyShift.objects.all())
        self.worlds: dict[UUID, World] = {}
        self._read: dict[tuple[UUID, UUID], bool] = {}
        self._met: dict[UUID, set[UUID]] = {}
        self.open_to: dict[UUID, set[UUID]] = defaultdict(set)  # case ids by party
        for shown in Publication.objects.filter(withdrawn_at=None):
            marks = ViolenceMark.objects.filter(case_id=shown.case_id, lifted_at=None)
            if not (shown.as_party == "guardian" and marks and not shown.violence):
                self.open_to[shown.party_id].add(shown.case_id)

    def _everybody(self) -> dict[UUID, Colleague]:
        """Everybody who is known in the register or leads a unit."""
        found: dict[UUID, Colleague] = {}
        own: Any = dict(OwnEntry.objects.values_list("staff_id", "person_id"))
        for seat in Membership.objects.all():
            if seat.since <= self.at and (seat.until is None or seat.until > self.at):
                other: Any = found.setdefault(
                    seat.staff_id, Colleague(own.get(seat.staff_id), set())
                )
                other.seats.add((seat.unit_id, seat.role))
        for row in Barrier.objects.filter(staff_id__in=found):
            if row.since <= self.at and (row.until is None or row.until > self.at):
                kept: Any = found[row.staff_id].kept_from
                kept.add(row.person_id)
        return found

    def _hours(self, moment: datetime | None) -> Any:
        return None if moment is None else (moment - self.at).total_seconds() / 3600

    def world(self, staff_id: UUID) -> World:
        """What a member of staff has, as the twin takes it."""
        if staff_id not in self.worlds:
            self.worlds[staff_id] = self._seen_from(staff_id)
        return self.worlds[staff_id]

    def _seen_from(self, staff_id: UUID) -> World:
        hours = self._hours
        person: Any = StaffAccount.objects.get(pk=staff_id).person_id
        seats = Membership.objects.filter(staff_id=staff_id).select_related("unit")
        held = Assignment.objects.filter(staff_id=staff_id)
        barred = Barrier.objects.filter(staff_id=staff_id)
        glass = BrokenGlass.objects.filter(staff_id=staff_id)
        made: Any = World(person=person)
        made.seats = {
            (each.unit_id, each.role, each.unit.area, self._is_on(staff_id, each.unit_id))
            for each in seats
            if each.since <= self.at and (each.until is None or each.until > self.at)
        }
        made.things = list(self.things.values())
        for a in held:
            period = (a.object_id, hours(a.since), hours(a.until))
            if a.assigned_as == "partner":
                made.invitations.append((*period, a.classes))
            else:
                made.assignments.append(period)
        made.barriers = [(b.person_id, hours(b.since), hours(b.until)) for b in barred]
        made.others = [each for id_, each in self.colleagues.items() if id_ != staff_id]
        made.glass = [(g.object_id, hours(g.opened_at), hours(g.until)) for g in glass]
        return made

    def _is_on(self, staff_id: UUID, unit_id: UUID) -> bool:
        """Whether they have the duty now, or the unit keeps no rota."""
        rota = [each for each in self.shifts if each.unit_id == unit_id]
        rota = [each for each in rota if each.until is None or each.until > self.at]
        mine = [each for each in rota if each.staff_id == staff_id and each.since <= self.at]
        return not rota or bool(mine)

    def may_read(self, staff_id: UUID, object_id: UUID) -> bool:
        """Whether this member of staff may read a case, a report or a service."""
        key = (staff_id, object_id)
        if key not in self._read:
            thing = self.things.get(object_id)
            self._read[key] = bool(thing) and may_read(self.world(staff_id), thing)
        return self._read[key]

    def may_meet(self, staff_id: UUID, person_id: UUID) -> bool:
        """Whether something that this member of staff may read is about a person, and no wall
        stands before the person."""
        if staff_id not in self._met:
            met: set[Any] = set()
            for thing in self.things.values():
                if self.may_read(staff_id, thing.name):  # type: ignore[arg-type]
                    met |= thing.about
            world = self.world(staff_id)
            met -= {person for person, since, until in world.barriers if since <= 0}
            self._met[staff_id] = met - {world.person}
        return self.same.get(person_id, person_id) in self._met[staff_id]

    def is_in_nothing(self, person_id: UUID) -> bool:
        """Whether no case, report or service says anything about this person: they stand in the
        register alone, which the intake searches."""
        ids = {person_id, self.same.get(person_id, person_id)}
        ids |= {drop for drop, keep in self.same.items() if keep in ids}
        return not any(ids & thing.about for thing in self.things.values())  # type: ignore[operator]

    def opened(self, resident: UUID, acts_for: UUID | None) -> set[UUID]:
        """At most these cases are open to a resident, as whom they act."""
        return self.open_to[acts_for or resident]
