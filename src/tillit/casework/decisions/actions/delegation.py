"""Adopt a delegation order."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.decisions import legal
from tillit.casework.decisions.events import DelegationOrderRegistered
from tillit.casework.decisions.models import DelegationEntry, DelegationOrder
from tillit.casework.decisions.policies import ROLE_WORDS, check_may_adopt, check_text
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law.delegation import ELECTED, PROGRAM, may_automate, may_delegate
from tillit.trust.audit.actions import record


@transaction.atomic
def adopt_delegation_order(
    name: str,
    *,
    entries: Iterable[tuple[str, str, str]],
    adopted_on: date,
    paragraph: str,
    valid_from: date,
    valid_to: date,
    by: Actor,
    at: datetime,
) -> UUID:
    """Write in what the board adopted: `entries` are number, type of decision, role.

    An order can never give an employee what the act keeps for a committee (SoL 30:6-8).
    """
    check_may_adopt(by)
    if adopted_on > day_of(at) or valid_to < valid_from:
        raise Refusal("Kontrollera dagarna: antagen, första dagen och sista dagen.")
    points = list(entries)
    if not points:
        raise Refusal("Skriv minst en punkt.")
    for number, code, role in points:
        _check_point(number, code, role, valid_from)
    row = DelegationOrder.objects.create(
        name=check_text(name, "Ge ordningen ett namn."),
        adopted_on=adopted_on,
        paragraph=check_text(paragraph, "Skriv paragrafen i nämndens protokoll."),
        valid_from=valid_from,
        valid_to=valid_to,
        recorded_by=getattr(by, "name", ""),
        recorded_at=at,
    )
    DelegationEntry.objects.bulk_create(
        DelegationEntry(order=row, number=number, decision_type=code, role=role)
        for number, code, role in points
    )
    event = DelegationOrderRegistered(order=row.pk, valid_from=valid_from, valid_to=valid_to)
    record(event, by=by, at=at)
    return row.pk


def _check_point(number: str, code: str, role: str, day: date) -> None:
    legal.legal_type(code, day)
    if role not in ROLE_WORDS or not number.strip():
        raise Refusal("Varje punkt behöver ett nummer och en roll som finns. Fyll i båda.")
    if role == PROGRAM and not (law := may_automate(code, day)).allowed:
        raise Refusal(f"{law.why_sv} Ta bort punkt {number}.")
    national = may_delegate(code, day)
    if role not in ELECTED and not national.to_employee:
        raise Refusal(f"{national.why_sv} Ta bort punkt {number}.")
