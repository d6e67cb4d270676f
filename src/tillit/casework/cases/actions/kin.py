"""Somebody who works here is close to somebody in a case, and says so before reading more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies
from tillit.casework.cases.models import Case
from tillit.casework.cases.types import NoticeKind
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal
from tillit.trust.access.actions import end_assignment, raise_barrier
from tillit.trust.access.queries import holders_of
from tillit.trust.access.types import BarrierReason

from .notice import tell_leaders

WHY = "Säger själv: släkt eller nära bekant."


@transaction.atomic
def bar_myself_by_number(number: str, *, by: Staff, at: datetime) -> None:
    """The door closes for oneself, without anything being opened. Whether the number exists is not
    told: nothing comes back."""
    if not number.strip():
        raise Refusal("Skriv ärendets nummer.")
    case = Case.objects.filter(number=number.strip().upper()).first()
    if case is not None:
        _bar(case, by, at)


@transaction.atomic
def bar_myself(case_id: UUID, *, by: Staff, at: datetime) -> None:
    """The same from the page of a case that one reads. Raises NotThere for anybody else."""
    policies.check_may_read(by, case_id, at=at)
    _bar(Case.objects.get(pk=case_id), by, at)


def _bar(case: Case, by: Staff, at: datetime) -> None:
    """Nobody but the leader opens it again. The leaders are told when nobody has the case."""
    held = {each.staff_id for each in holders_of(by, case.pk, at=at)}
    raise_barrier(by.id, case.person_id, BarrierReason.KIN, why=WHY, by=by, at=at)
    end_assignment(case.pk, by.id, by=by, at=at)
    if held == {by.id}:
        tell_leaders(NoticeKind.NO_HOLDER, case, about=by.id, by=by, at=at)
