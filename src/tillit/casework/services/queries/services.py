"""Services of a case, for the modules and pages above."""

from uuid import UUID

from tillit.casework.services.lists import lines
from tillit.casework.services.models import Service
from tillit.casework.services.types import ServiceLine
from tillit.kernel.actor import Actor


def services_of(actor: Actor, case_id: UUID) -> tuple[ServiceLine, ...]:
    """The services of a case, newest first. The caller has been let in to it."""
    return lines(actor, Service.objects.filter(case_id=case_id).order_by("-made_at", "-pk"))
