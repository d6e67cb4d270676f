"""Open services and lists of them. Each leaves one leaf before the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.policies import WAYS_TO_CHANGE, check_may_read
from tillit.casework.cases.queries import case_line
from tillit.casework.cases.types import CaseLine, CaseStage
from tillit.casework.decisions.queries import granted
from tillit.casework.decisions.types import GrantedLine
from tillit.casework.services import page, policies
from tillit.casework.services.lists import lines, not_executed, three_of
from tillit.casework.services.models import Service
from tillit.casework.services.types import NotExecuted, ServiceLine, ServicePage, ThreeLine
from tillit.casework.services.workflow import ENDINGS, Stage
from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import NotThere
from tillit.registers.catalogue.queries import published_kinds
from tillit.registers.catalogue.types import ServiceKind
from tillit.trust.access.queries import is_sealed, responsible_for, units, visible_ids
from tillit.trust.access.types import AssignedAs, GuardKind, UnitKind
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows
from tillit.trust.identity.queries import colleagues

MOST = 300


@dataclass(frozen=True)
class CaseServices:
    """The services of a case, what may be ordered, and from whom."""

    case: CaseLine
    services: tuple[ServiceLine, ...]
    granted: tuple[GrantedLine, ...]
    kinds: tuple[ServiceKind, ...]
    unit_names: dict[UUID, str]
    givers: dict[UUID, tuple[tuple[UUID, str], ...]]
    sealed: bool
    may_write: bool


@dataclass(frozen=True)
class Orders:
    """What a provider sees: orders that wait, what one gives, and what people think of it. A
    leader sees the whole unit, and `givers` says who gives what."""

    waiting: tuple[ServiceLine, ...]
    mine: tuple[ServiceLine, ...]
    thoughts: tuple[ThreeLine, ...]
    givers: dict[UUID, str]


@transaction.atomic
def open_case_services(case_id: UUID, *, by: Staff, at: datetime) -> CaseServices:
    """The services of a case, for whoever may read the case."""
    verdict = check_may_read(by, case_id, at=at)
    line = case_line(by, case_id, at=at)
    rows = Service.objects.filter(case_id=case_id).order_by("-made_at", "-pk")
    found = lines(by, rows)
    note_read(
        "open_case_services",
        by=by,
        at=at,
        object_id=case_id,
        person_id=line.person.id,
        shows=(Shows.IDENTITY, Shows.CONTENT),
        ground=verdict.rule,
        count=len(found),
    )
    may = verdict.rule in WAYS_TO_CHANGE and line.stage != CaseStage.CLOSED
    names = {unit.id: unit.name for unit in units(by, UnitKind.PROVIDER)}
    return CaseServices(
        case=line,
        services=found,
        granted=tuple(granted(by, case_id)),
        kinds=tuple(published_kinds(by)),
        unit_names=names,
        givers=_givers(by, names, at=at),
        sealed=is_sealed(by, case_id),
        may_write=may,
    )


def _givers(
    by: Staff, unit_ids: Iterable[UUID], *, at: datetime
) -> dict[UUID, tuple[tuple[UUID, str], ...]]:
    """By unit: everybody there who can be asked by name."""
    found = policies.givers_in(by, unit_ids, at=at)
    staff = colleagues(by, {each for team in found.values() for each in team}, at=at)
    return {
        unit_id: tuple((id_, staff[id_].name) for id_ in team if id_ in staff)
        for unit_id, team in found.items()
    }


@transaction.atomic
def open_service(service_id: UUID, *, by: Staff, at: datetime) -> ServicePage:
    """One service, for the case's worker or the unit that gives it. NotThere for others."""
    service = policies.found(service_id)
    verdict = policies.check_may_read(by, service, at=at)
    found = page.load(by, service, at=at)
    note_read(
        "open_service",
        by=by,
        at=at,
        object_id=service_id,
        person_id=service.person_id,
        shows=(Shows.IDENTITY, Shows.CONTACT, Shows.CONTENT),
        ground=verdict.rule,
        shown=[line.id for line in found.guardians],
    )
    return found


@transaction.atomic
def open_orders(*, by: Staff, at: datetime) -> Orders:
    """The orders that wait in the reader's units, and the services the reader may see there."""
    mine = by.units(*policies.GIVES)
    seen = visible_ids(by, at=at, kind=GuardKind.SERVICE)
    rows = Service.objects.filter(pk__in=seen, unit_id__in=mine).order_by("made_at", "pk")
    found = lines(by, rows.exclude(stage__in=sorted(ENDINGS))[:MOST])
    names = {kind.code: kind.name for kind in published_kinds(by)}
    given = responsible_for(by, [line.id for line in found], as_=AssignedAs.PROVIDER, at=at)
    staff = colleagues(by, set(given.values()), at=at)
    note_read(
        "list_orders",
        by=by,
        at=at,
        ground="list",
        shown=[line.person.id for line in found],
        count=len(found),
    )
    return Orders(
        waiting=tuple(line for line in found if line.stage == Stage.ORDERED),
        mine=tuple(line for line in found if line.stage != Stage.ORDERED),
        thoughts=tuple(three_of(mine, names)),
        givers={id_: staff[who].name for id_, who in given.items() if who in staff},
    )


@transaction.atomic
def open_not_executed(*, by: Staff, at: datetime, exported: bool = False) -> list[NotExecuted]:
    """The list of SoL 34:1-2 for the units that the reader leads, or all for the secretary of
    the board and the administrator, who see numbers and reasons but no names. `exported`: it
    leaves the program as a file, and the log says so."""
    led = by.units(Role.LEADER)
    if by.has(Role.BOARD_SECRETARY, Role.ADMINISTRATOR):
        led = frozenset(unit.id for unit in units(by))
    if not led:
        raise NotThere
    found = not_executed(by, led, at=at)
    note_read(
        "export_not_executed" if exported else "list_not_executed",
        by=by,
        at=at,
        ground="list",
        shows=(Shows.CONTENT,),
        shown=[row.decision_id for row in found],
        count=len(found),
    )
    return found
