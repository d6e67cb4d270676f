"""Publish and withdraw kinds of services."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.bases import basis
from tillit.law.dated import NoRuleInForce
from tillit.trust.access.queries import units
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import record

from . import policies
from .events import ServiceKindPublished, ServiceKindWithdrawn
from .models import KindUnit, ServiceKind
from .types import KindIn

MOST_MEASURES = 6
LEAST_REASON, LONGEST_REASON = 5, 300  # signs


@transaction.atomic
def publish_kind(
    kind: KindIn, *, seen: datetime | None = None, by: Actor, at: datetime
) -> UUID:  # fmt: skip
    """Make a kind of service, or say anew what it is; its code stays, and what is ordered goes on
    with the questions it began with.

    `seen` is when the version that the writer read was published; None is a new kind. Refuses a
    legal basis that is not in force that day, a unit that gives no services, and to write over
    what somebody else has just written.
    """
    policies.check_may_change(by)
    law = _law_of(kind, at)
    _check_units(kind.unit_ids, by)
    said = {
        "name": kind.name.strip(),
        "description": kind.description.strip(),
        "legal_basis": kind.legal_basis,
        "law": law,
        "out_of_home": kind.out_of_home,
        "measures": list(kind.measures),
        "published_at": at,
        "withdrawn_at": None,
        "withdrawn_because": "",
    }
    row = _make(kind.code, said) if seen is None else _change(kind.code, said, seen)
    KindUnit.objects.filter(kind=row).exclude(unit_id__in=kind.unit_ids).delete()
    for unit_id in kind.unit_ids:
        KindUnit.objects.get_or_create(kind=row, unit_id=unit_id)
    event = ServiceKindPublished(kind=row.pk, code=Code(row.code), out_of_home=row.out_of_home)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def withdraw_kind(code: str, *, reason: str, by: Actor, at: datetime) -> None:
    """Take a kind of service off the list, and say why. What is ordered goes on."""
    policies.check_may_change(by)
    if len(reason.strip()) < LEAST_REASON:
        raise Refusal("Skriv varför, så att kollegor förstår ändringen.")
    row = ServiceKind.objects.filter(code=code, withdrawn_at=None).first()
    if row is None:
        raise NotThere
    ServiceKind.objects.filter(pk=row.pk).update(
        withdrawn_at=at, withdrawn_because=reason.strip()[:LONGEST_REASON]
    )
    record(ServiceKindWithdrawn(kind=row.pk, code=Code(code)), by=by, at=at)


def _make(code: str, said: dict[str, object]) -> ServiceKind:
    row, is_new = ServiceKind.objects.get_or_create(code=code, defaults=said)
    if not is_new:
        raise Refusal(
            "Det finns redan en insats som heter så. Ändra den, eller välj ett namn till."
        )
    return row


def _change(code: str, said: dict[str, object], seen: datetime) -> ServiceKind:
    if not ServiceKind.objects.filter(code=code, published_at=seen).update(**said):
        raise Moved("Någon annan har just ändrat insatsen. Läs den igen innan du sparar.")
    return ServiceKind.objects.get(code=code)


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
