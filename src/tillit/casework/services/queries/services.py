"""Services of a case, for the modules and pages above."""

from datetime import datetime
from uuid import UUID

from tillit.casework.services.lists import lines
from tillit.casework.services.models import Service
from tillit.casework.services.types import ServiceLine
from tillit.casework.services.workflow import Stage
from tillit.kernel.actor import Actor, Role, Staff
from tillit.trust.access.queries import visible_ids
from tillit.trust.access.types import GuardKind


def services_of(actor: Actor, case_id: UUID) -> tuple[ServiceLine, ...]:
    """The services of a case, newest first. The caller has been let in to it."""
    return lines(actor, Service.objects.filter(case_id=case_id).order_by("-made_at", "-pk"))


def orders_unanswered(actor: Staff, *, at: datetime) -> int:
    """How many orders to the actor's units nobody has accepted or declined. A number only."""
    seen = visible_ids(actor, at=at, kind=GuardKind.SERVICE)
    units = actor.units(Role.PROVIDER, Role.LEADER)
    rows = Service.objects.filter(pk__in=seen, unit_id__in=units, stage=Stage.ORDERED)
    return rows.count()
