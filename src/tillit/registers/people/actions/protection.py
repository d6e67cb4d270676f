"""Change how a person is protected. One colleague may make it stronger; weaker takes two."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people import policies
from tillit.registers.people.events import LiftAsked, LiftDropped, ProtectionChanged
from tillit.registers.people.models import (
    ContactWay,
    HouseholdMember,
    Person,
    ProtectionChange,
    SealedAddress,
)
from tillit.registers.people.search.index import reindex
from tillit.registers.people.types import (
    BY_REGISTER,
    ContactKind,
    Protection,
    ProtectionSource,
    ProtectionTold,
)
from tillit.trust.audit.actions import record

from .common import person_to_change, trace, who

ORDER = list(Protection)  # from none to the strongest
MOVED = "Någon annan har just ändrat skyddet. Läs sidan igen."


@transaction.atomic
def set_protection(
    person_id: UUID,
    protection: Protection,
    *,
    reason: str,
    told: ProtectionTold | None = None,
    by: Actor,
    at: datetime,
) -> bool:
    """Mark a person as protected, or ask to take protection away. Returns whether it is done.

    Staff say who decided and when; the program itself was told by the register. Stronger holds at
    once, and the search forgets the name. What staff make weaker waits for a second colleague.
    """
    policies.check_reason(reason)
    row = person_to_change(person_id, by=by, at=at)
    before = Protection(row.protection)
    if before is protection:
        return True
    if isinstance(by, Staff) and told is None:
        raise Refusal("Skriv vem som har beslutat, vilken dag och hur vi fick veta det.")
    if told and told.on > day_of(at):
        raise Refusal("Beslutet är fattat senast i dag. Ändra dagen.")
    source, how = (told.source, told.how) if told else BY_REGISTER
    change = ProtectionChange(
        person=row, before=before, after=protection, source=source, told_how=how,
        decided_on=told.on if told else None, reason=reason.strip(), asked_by=who(by), asked_at=at,
    )  # fmt: skip
    if isinstance(by, Staff) and ORDER.index(protection) < ORDER.index(before):
        return _wait(change, by, at)
    ProtectionChange.objects.filter(person=row, done_at=None, dropped_at=None).update(dropped_at=at)
    change.done_by, change.done_at = who(by), at
    change.save(force_insert=True)
    _apply(change, reason.strip(), by, at)
    return True


@transaction.atomic
def confirm_lift(change_id: UUID, *, by: Actor, at: datetime) -> None:
    """A second colleague confirms that protection is taken away. Then it is."""
    change = _waiting(change_id, by, at)
    if change.asked_by == who(by):
        raise Refusal("Du har själv bett om det. Be en kollega att bekräfta.")
    same = ProtectionChange.objects.filter(pk=change.pk, done_at=None, dropped_at=None)
    if not same.update(done_by=who(by), done_at=at):
        raise Moved(MOVED)
    _apply(change, change.reason.reveal(), by, at)


@transaction.atomic
def drop_lift(change_id: UUID, *, by: Actor, at: datetime) -> None:
    """Say no, or take it back: the protection stays as it is."""
    change = _waiting(change_id, by, at)
    same = ProtectionChange.objects.filter(pk=change.pk, done_at=None, dropped_at=None)
    if same.update(dropped_at=at):
        record(LiftDropped(change.pk, change.person_id), by=by, at=at)


def _wait(change: ProtectionChange, by: Actor, at: datetime) -> bool:
    try:
        with transaction.atomic():
            change.save(force_insert=True)
    except IntegrityError:
        raise Moved("Någon har redan bett om att skyddet ändras. Bekräfta det, eller säg nej.")
    record(LiftAsked(change.pk, change.person_id), by=by, at=at)
    return False


def _waiting(change_id: UUID, by: Actor, at: datetime) -> ProtectionChange:
    row = ProtectionChange.objects.select_related("person").filter(pk=change_id).first()
    if row is None:
        raise NotThere
    person_to_change(row.person_id, by=by, at=at)
    if row.done_at or row.dropped_at:
        raise Moved(MOVED)
    return row


def _apply(change: ProtectionChange, reason: str, by: Actor, at: datetime) -> None:
    row, before, after = change.person, Protection(change.before), Protection(change.after)
    if after is Protection.REGISTERED:
        _check_no_address(row)
    moved = Person.objects.filter(pk=row.pk, protection=before)
    if not moved.update(protection=after, version=F("version") + 1):
        raise Moved(MOVED)
    trace(row, "protection", before, after, reason, by=by, at=at)
    reindex([row.pk, *Person.objects.filter(merged_into=row).values_list("pk", flat=True)])
    source = ProtectionSource(change.source)
    event = ProtectionChanged(row.pk, before, after, change.pk, source, change.decided_on)
    record(event, by=by, at=at)


def _check_no_address(row: Person) -> None:
    """An address typed earlier must be taken away first, by somebody who knows it is there."""
    living = HouseholdMember.objects.filter(person=row, until=None).select_related("household")
    if any(member.household.address for member in living):
        raise Refusal("Personen bor i ett hem med adress. Avsluta boendet först.")
    ways = ContactWay.objects.filter(person=row, kind=ContactKind.ADDRESS, until=None)
    if ways.exists():
        raise Refusal("Personen har en postadress. Avsluta den först.")
    if SealedAddress.objects.filter(person=row, ended_at=None).exists():
        raise Refusal(
            "Personen har en förseglad adress. Avsluta den först, två tillsammans: knappen Den "
            "förseglade adressen finns överst på personens sida."
        )
