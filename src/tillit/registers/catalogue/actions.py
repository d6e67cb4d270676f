"""Publish and withdraw kinds of services."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.events import Code
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.bases import basis
from tillit.law.dated import NoRuleInForce
from tillit.trust.access.queries import units
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import record

from .events import ServiceKindPublished, ServiceKindWithdrawn
from .models import KindUnit, ServiceKind
from .types import KindIn

MOST_MEASURES = 6
LEAST_REASON, LONGEST_REASON = 5, 300  # signs


@transaction.atomic
def publish_kind(kind: KindIn, *, by: Actor, at: datetime) -> UUID:
    """Make a kind of service, or say anew what it is; its code stays. Refuses a legal basis that
    is not in force that day, and a unit that gives no services."""
    _check_may_change(by)
    law = _law_of(kind, at)
    _check_units(kind.unit_ids, by)
    row, _ = ServiceKind.objects.update_or_create(
        code=kind.code,
        defaults={
            "name": kind.name.strip(),
            "description": kind.description.strip(),
            "legal_basis": kind.legal_basis,
            "law": law,
            "out_of_home": kind.out_of_home,
            "measures": list(kind.measures),
            "published_at": at,
            "withdrawn_at": None,
            "withdrawn_because": "",
        },
    )
    KindUnit.objects.filter(kind=row).exclude(unit_id__in=kind.unit_ids).delete()
    for unit_id in kind.unit_ids:
        KindUnit.objects.get_or_create(kind=row, unit_id=unit_id)
    event = ServiceKindPublished(kind=row.pk, code=Code(row.code), out_of_home=row.out_of_home)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def withdraw_kind(code: str, *, reason: str, by: Actor, at: datetime) -> None:
    """Take a kind of service off the list, and say why. What is ordered goes on."""
    _check_may_change(by)
    if len(reason.strip()) < LEAST_REASON:
        raise Refusal("Skriv varför, så att kollegor förstår ändringen.")
    row = ServiceKind.objects.filter(code=code, withdrawn_at=None).first()
    if row is None:
        raise NotThere
    ServiceKind.objects.filter(pk=row.pk).update(
        withdrawn_at=at, withdrawn_because=reason.strip()[:LONGEST_REASON]
    )
    record(ServiceKindWithdrawn(kind=row.pk, code=Code(code)), by=by, at=at)


def _check_may_change(by: Actor) -> None:
    if isinstance(by, System) or (isinstance(by, Staff) and by.has(Role.ADMINISTRATOR)):
        return
    raise Refusal("Administratören ändrar listan över insatser. Be hen om hjälp.")


def _law_of(kind: KindIn, at: datetime) -> str:
    if not kind.name.strip() or not kind.description.strip():
        raise Refusal("Skriv vad insatsen heter och vad den är, med vanliga ord.")
    if len(kind.measures) > MOST_MEASURES:
        raise Refusal(f"Välj högst {MOST_MEASURES} frågor att följa upp med.")
    try:
        return str(basis(kind.legal_basis, day_of(at)).source)
    except NoRuleInForce:
        raise Refusal("Den lagregeln finns inte den dagen. Välj en annan.")


def _check_units(unit_ids: Iterable[UUID], by: Actor) -> None:
    providers = {unit.id for unit in units(by, UnitKind.PROVIDER)}
    if not set(unit_ids) <= providers:
        raise Refusal("Välj bland enheter som utför insatser.")
