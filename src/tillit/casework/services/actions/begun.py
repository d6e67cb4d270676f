"""What a party has begun to answer about a service, kept while it is written.

Only who may answer may keep, and only they see it. It goes when it is sent, when they throw it
away, and when the case is closed. Nothing is logged: nothing has been said yet.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import forget_all_unsent, forget_unsent, keep_unsent
from tillit.casework.cases.types import WrittenOn
from tillit.casework.services.models import Service
from tillit.kernel.actor import Actor, Resident, System
from tillit.kernel.asking import asking

from .mine import ANSWER, check_asked, check_may_think


@transaction.atomic
def keep_typed(
    service_id: UUID,
    on_page: WrittenOn,
    typed: Mapping[str, list[str]],
    *,
    version: int,
    by: Resident,
    at: datetime,
) -> int:
    """Keep a half-written answer (see `keep_unsent`). NotThere for whoever is not asked."""
    check = check_asked if on_page is WrittenOn.CONSENT else check_may_think
    check(service_id, by, at)
    return keep_unsent(on_page, service_id, ANSWER, typed, version=version, by=by, at=at)


def forget_typed(service_id: UUID, on_page: WrittenOn, *, by: Resident, at: datetime) -> None:
    """The writer throws the text away. Always allowed: it is theirs alone."""
    forget_unsent(on_page, service_id, ANSWER, by=by, at=at)


def forget_all_typed(case_id: UUID, *, by: Actor, at: datetime) -> None:
    """The case is closed: what anybody had begun to answer about its services goes."""
    with asking(System("close_case")):  # whoever closed the case may see its services no more
        services = list(Service.objects.filter(case_id=case_id).values_list("pk", flat=True))
    for on_page in (WrittenOn.CONSENT, WrittenOn.THREE):
        forget_all_unsent(on_page, services, by=by, at=at)
