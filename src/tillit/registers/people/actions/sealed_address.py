"""Seal an address, and open it by two. Never by break-glass, never by one alone.

How many readers (our papers on security, §8) and how short the times (own estimate) are parameters:
settings.SEALED_ADDRESS.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people import policies
from tillit.registers.people.events import (
    AddressApproved,
    AddressAsked,
    AddressClosed,
    AddressSealed,
    AddressShown,
)
from tillit.registers.people.models import AddressOpening, AddressReader, SealedAddress
from tillit.registers.people.types import Protection
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .common import person_to_change, who

FEWEST = 2  # one asks, another approves
SAME = "Du har själv bett om adressen. En annan av läsarna måste godkänna."
LATE = "Tiden gick ut. Be om adressen på nytt."
REVOKED = "Den som bad om adressen är inte läsare längre. Be någon av läsarna om hjälp."


@transaction.atomic
def seal_address(
    person_id: UUID, value: str, *, mark: str, readers: Iterable[UUID], by: Actor, at: datetime
) -> UUID:
    """Keep an address that only two named readers open together. It replaces an earlier one."""
    person = person_to_change(person_id, by=by, at=at)
    policies.check_address(Protection(person.protection))
    if len(value.strip()) < policies.SHORTEST_ADDRESS:
        raise Refusal("Skriv adressen.")
    if not mark.strip():
        raise Refusal("Skriv ett märke som läsarna känner igen, till exempel ärendets nummer.")
    chosen = chosen_readers(readers)
    SealedAddress.objects.filter(person=person, ended_at=None).update(ended_at=at)
    row = SealedAddress.objects.create(
        person=person, mark=mark.strip()[:40], value=value.strip(), sealed_by=who(by), sealed_at=at
    )
    name(row, chosen, by, at, counts=True)
    record(AddressSealed(row.pk, person.pk, len(chosen)), by=by, at=at)
    return row.pk


@transaction.atomic
def ask_for_address(address_id: UUID, *, reason: str, by: Staff, at: datetime) -> UUID:
    """A named reader asks to see the address, with a reason that another will weigh."""
    row = address(address_id)
    _check_reader(row, by, at)
    if len(reason.strip()) < policies.SHORTEST_REASON:
        raise Refusal("Skriv en mening om varför du behöver adressen nu.")
    made = AddressOpening.objects.create(
        address=row, reason=reason.strip(), asked_by=by.id, asked_at=at
    )
    record(AddressAsked(made.pk, row.person_id, by.id), by=by, at=at)
    return made.pk


@transaction.atomic
def approve_opening(opening_id: UUID, *, by: Staff, at: datetime) -> None:
    """Another named reader says yes, within a short time."""
    row = _opening(opening_id)
    _check_reader(row.address, by, at)
    if row.asked_by == by.id:
        raise Refusal(SAME)
    _check_asker(row)
    if at > row.asked_at + _minutes("approve"):
        raise Refusal(LATE)
    same = AddressOpening.objects.filter(pk=row.pk, approved_at=None, closed_at=None)
    if not same.update(approved_by=by.id, approved_at=at):
        raise Moved("Någon annan har redan svarat. Läs sidan igen.")
    record(AddressApproved(row.pk, row.address.person_id, by.id), by=by, at=at)


@transaction.atomic
def show_address(opening_id: UUID, *, by: Staff, at: datetime) -> str:
    """The address, once, to whoever asked. The leaf is in the log before the answer leaves."""
    row = _opening(opening_id)
    _check_reader(row.address, by, at)
    if row.asked_by != by.id:
        raise NotThere
    _check_asker(row)
    if row.approved_at is None:
        raise Refusal("En annan läsare måste godkänna först. Vänta, eller ring hen.")
    if at > row.approved_at + _minutes("show"):
        raise Refusal(LATE)
    if not AddressOpening.objects.filter(pk=row.pk, shown_at=None).update(shown_at=at):
        raise Refusal("Adressen har redan visats en gång. Be om den på nytt.")
    person, ground = row.address.person_id, "two"
    note_read(
        "people.sealed_address", by=by, at=at, object_id=row.address_id, person_id=person,
        shows=(Shows.CONTACT, Shows.LOCATION), ground=ground,
    )  # fmt: skip
    record(AddressShown(row.pk, person, by.id), by=by, at=at)
    value: str = row.address.value.reveal()
    return value


@transaction.atomic
def close_opening(opening_id: UUID, *, by: Staff, at: datetime) -> None:
    """Say no to what was asked, or take it back. Any reader may."""
    row = _opening(opening_id)
    _check_reader(row.address, by, at)
    if AddressOpening.objects.filter(pk=row.pk, closed_at=None).update(closed_at=at):
        record(AddressClosed(row.pk, row.address.person_id, by.id), by=by, at=at)


def _minutes(name: str) -> timedelta:
    return timedelta(minutes=settings.SEALED_ADDRESS[f"{name}_minutes"])


def chosen_readers(readers: Iterable[UUID]) -> list[UUID]:
    """As few as possible, and never one alone. Raises Refusal."""
    chosen, most = list(dict.fromkeys(readers)), settings.SEALED_ADDRESS["readers"]
    if not FEWEST <= len(chosen) <= most:
        raise Refusal(f"Välj minst {FEWEST} och högst {most} läsare.")
    return chosen


def name(
    row: SealedAddress, staff: Iterable[UUID], by: Actor, at: datetime, *, counts: bool
) -> None:
    """Write who is named, and whether they count at once."""
    AddressReader.objects.bulk_create(
        AddressReader(
            address=row, staff_id=each, named_by=who(by), named_at=at,
            counts_from=at if counts else None,
        )
        for each in staff
    )  # fmt: skip


def readers_of(row: SealedAddress) -> set[UUID]:
    """Who may ask and approve now. Whoever waits to be confirmed is none."""
    rows = row.readers.filter(ended_at=None).exclude(counts_from=None)
    return set(rows.values_list("staff_id", flat=True))


def address(address_id: UUID) -> SealedAddress:
    """The one that holds. Raises NotThere."""
    row = SealedAddress.objects.filter(pk=address_id, ended_at=None).first()
    if row is None:
        raise NotThere
    return row


def _opening(opening_id: UUID) -> AddressOpening:
    row = AddressOpening.objects.select_related("address").filter(pk=opening_id).first()
    if row is None or row.address.ended_at is not None:
        raise NotThere
    return row


def _check_reader(row: SealedAddress, by: Actor, at: datetime) -> None:
    """Whoever is no reader is told nothing: not there and not yours are the same. A barrier
    stands before a reader too."""
    if not isinstance(by, Staff) or by.id not in readers_of(row):
        raise NotThere
    policies.check_not_walled(by, row.person_id, at=at)


def _check_asker(row: AddressOpening) -> None:
    if row.asked_by not in readers_of(row.address) or row.closed_at is not None:
        raise Refusal(REVOKED)
