"""Who asks in the bench: ordinary staff with what is theirs, and residents with their cases."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from tillit.casework.cases.models import Case, Note, Publication
from tillit.casework.cases.types import NoteStage
from tillit.casework.cases.workflow import Stage
from tillit.casework.intake.models import ReportedChild
from tillit.kernel.actor import Role
from tillit.registers.people.models import Person
from tillit.trust.access.models import Assignment, Membership
from tillit.trust.identity.types import Audience

SAMPLE = 400
LONG = 100  # notes; nobody writes so many in the bench itself
ORDINARY = (Role.SOCIAL_WORKER, Role.INTAKE)


@dataclass(frozen=True)
class Who:
    """Somebody who is signed in."""

    audience: Audience
    id: UUID


@dataclass(frozen=True)
class Town:
    """Who asks for what: pairs, so that everybody opens what is theirs."""

    workers: Sequence[Who]
    intake: Sequence[Who]
    leaders: Sequence[tuple[Who, UUID]]
    open_cases: Sequence[tuple[Who, UUID]]
    big_cases: Sequence[tuple[Who, UUID]]
    residents: Sequence[tuple[Who, UUID]]
    waiting: Sequence[tuple[Who, UUID]]
    known: Sequence[tuple[Who, Person]]
    people: Sequence[Person]
    numbered: Sequence[Person]


def town() -> Town:
    """Look the people of the bench up."""
    seats = list(Membership.objects.order_by("staff_id").values_list("staff_id", "role", "unit_id"))
    role = {staff: held for staff, held, _ in seats}
    held = Assignment.objects.filter(until=None, assigned_as="responsible")
    holder = dict(held.values_list("object_id", "staff_id"))
    going_on = Case.objects.exclude(stage=Stage.CLOSED).order_by("pk")
    running = [
        (staff(holder[pk]), pk)
        for pk in going_on.values_list("pk", flat=True)
        if pk in holder and role[holder[pk]] in ORDINARY
    ]
    long = Note.objects.filter(stage=NoteStage.SIGNED, case_id__in=[pk for _, pk in running])
    sizes = dict(long.values_list("case_id").annotate(n=Count("pk")))
    open_cases = [
        (who, pk)
        for who, pk in running
        if role[who.id] == Role.SOCIAL_WORKER and sizes.get(pk, 0) < LONG
    ]
    draw = random.Random(2)
    ids = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    chosen = list(Person.objects.filter(pk__in=draw.sample(ids, min(SAMPLE, len(ids)))))
    concerned = Case.objects.select_related("person").in_bulk([pk for _, pk in open_cases[:SAMPLE]])
    waiting = _waiting(seats)
    units = {unit for id_, _, unit in seats if staff(id_) in {who for who, _ in waiting}}
    opened = Publication.objects.filter(withdrawn_at=None).order_by("pk")
    return Town(
        workers=list(dict.fromkeys(who for who, _ in open_cases)),
        intake=[staff(id_) for id_, held, unit in seats if held == Role.INTAKE and unit in units],
        leaders=[(staff(id_), unit) for id_, held, unit in seats if held == Role.LEADER],
        open_cases=open_cases,
        big_cases=[pair for pair in running if sizes.get(pair[1], 0) >= LONG],
        residents=[
            (Who(Audience.RESIDENT, party), case)
            for party, case in opened.values_list("party_id", "case_id")
        ],
        waiting=waiting,
        known=[(who, concerned[pk].person) for who, pk in open_cases[:SAMPLE]],
        people=chosen,
        numbered=[person for person in chosen if person.number],
    )


def _waiting(seats: Sequence[tuple[UUID, str, UUID]]) -> list[tuple[Who, UUID]]:
    first = {unit: staff(id_) for id_, role, unit in reversed(seats) if role == Role.INTAKE}
    rows = ReportedChild.objects.filter(next_due_at__isnull=False, unit_id__in=first)
    found = rows.order_by("pk").values_list("unit_id", "pk")
    return [(first[unit], pk) for unit, pk in found]


def staff(id_: UUID) -> Who:
    """A member of staff."""
    return Who(Audience.STAFF, id_)
