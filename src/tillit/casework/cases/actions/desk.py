"""Open the lists of the desk: one's own day, and the team's cases. Listing leaves a leaf."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import queries
from tillit.casework.cases.models import Case
from tillit.casework.cases.types import CaseLine, NoticeLine
from tillit.casework.cases.workflow import Stage
from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import NotThere
from tillit.trust.access.queries import responsible_for, staff_in, unit
from tillit.trust.access.types import UnitView
from tillit.trust.audit.actions import note_read
from tillit.trust.identity.queries import colleagues
from tillit.trust.identity.types import StaffView


@dataclass(frozen=True)
class Draft:
    """An unsigned note of one's own."""

    id: UUID
    case_id: UUID
    heading: str
    kind: str
    saved_at: datetime


@dataclass(frozen=True)
class MyDay:
    """What somebody needs in the morning: cases by urgency, and drafts."""

    cases: tuple[CaseLine, ...]
    drafts: tuple[Draft, ...]
    notices: tuple[NoticeLine, ...] = ()


@dataclass(frozen=True)
class Load:
    """One member of the team: how many cases and how heavy."""

    staff: StaffView
    cases: int
    weight: int


@dataclass(frozen=True)
class TeamView:
    """A unit as its leader sees it: who has what, and what nobody has yet."""

    unit: UnitView
    cases: tuple[CaseLine, ...]
    responsible: dict[UUID, UUID]
    loads: tuple[Load, ...]
    total: int

    @property
    def unallocated(self) -> tuple[CaseLine, ...]:
        """Cases that nobody has, the longest open first."""
        return tuple(line for line in self.cases if line.id not in self.responsible)


def open_my_day(*, by: Staff, at: datetime) -> MyDay:
    """The actor's own open cases, the most urgent first, and own drafts."""
    cases = tuple(queries.my_cases(by, at=at))
    drafts = tuple(
        Draft(note.pk, note.case_id, note.heading, note.kind, note.saved_at)
        for note in queries.my_drafts(by)[:20]
    )
    shown = [line.person.id for line in cases]
    notices = tuple(queries.notices_for(by, at=at))
    with transaction.atomic():
        note_read("open_my_day", by=by, at=at, shown=shown, count=len(cases), ground="assigned")
    return MyDay(cases, drafts, notices)


def open_team(unit_id: UUID, *, by: Staff, at: datetime, limit: int = 500) -> TeamView:
    """The open cases of a unit that the actor leads, with the load of each member."""
    if unit_id not in by.units(Role.LEADER):
        raise NotThere
    total = _open_in(unit_id)
    cases = tuple(queries.unit_cases(by, unit_id, at=at, limit=limit))
    responsible = responsible_for(by, [line.id for line in cases], at=at)
    shown = [line.person.id for line in cases]
    team = TeamView(
        unit=unit(by, unit_id),
        cases=tuple(sorted(cases, key=_soonest)),
        responsible=responsible,
        loads=_loads(by, unit_id, cases, responsible, at=at),
        total=total,
    )
    with transaction.atomic():
        note_read(
            "open_team", by=by, at=at, object_id=unit_id, shown=shown, count=total, ground="leader"
        )
    return team


def _soonest(line: CaseLine) -> tuple[bool, datetime]:
    """Late and soonest first; a case without a running clock last, the oldest first."""
    running = [clock.due_at for clock in line.clocks if clock.stopped_at is None]
    return (not running, min(running, default=line.opened_at))


def _open_in(unit_id: UUID) -> int:
    return Case.objects.filter(unit_id=unit_id).exclude(stage=Stage.CLOSED).count()


def _loads(
    by: Staff,
    unit_id: UUID,
    cases: tuple[CaseLine, ...],
    responsible: dict[UUID, UUID],
    *,
    at: datetime,
) -> tuple[Load, ...]:
    members = {staff for staff, role in staff_in(by, [unit_id], at=at) if role != Role.LEADER}
    people = colleagues(by, members | set(responsible.values()), at=at)
    count: Counter[UUID] = Counter()
    weight: Counter[UUID] = Counter()
    for line in cases:
        if holder := responsible.get(line.id):
            count[holder] += 1
            weight[holder] += line.weight
    loads = [Load(view, count[key], weight[key]) for key, view in people.items()]
    return tuple(sorted(loads, key=lambda load: (-load.weight, load.staff.name)))
