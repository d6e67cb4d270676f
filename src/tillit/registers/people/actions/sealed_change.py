"""Change who reads a sealed address, or end it: one asks, another confirms. No address is shown.

Two, as for opening it (our own choice): alone one could let friends in, or make an address nobody
finds when it is needed. Whoever has the person's case may, and whoever is a reader.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, Staff, System
from tillit.kernel.refusal import Moved, Refusal
from tillit.registers.people import policies
from tillit.registers.people.events import AddressEnded, EndAsked, EndDropped, ReadersNamed
from tillit.registers.people.models import SealedAddress
from tillit.trust.audit.actions import record

from .common import person_to_change, who
from .sealed_address import address, chosen_readers, name, readers_of

MOVED = "Någon annan har redan svarat. Läs sidan igen."
OWN_ASK = "Du har själv bett om det. En kollega till måste bekräfta."


@transaction.atomic
def end_sealed_address(address_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Say that nobody lives there any more. Whether it ended at once: only where the program itself
    says so; else it waits for a second colleague, and holds until then."""
    row = _known(address_id, by, at)
    if isinstance(by, System):
        _end(row, by, at)
        return True
    asked = SealedAddress.objects.filter(pk=row.pk, ended_at=None, end_asked_by=None)
    if not asked.update(end_asked_by=who(by), end_asked_at=at):
        raise Moved("Någon har redan bett om att adressen avslutas. Bekräfta det, eller säg nej.")
    record(EndAsked(row.pk, row.person_id), by=by, at=at)
    return False


@transaction.atomic
def confirm_ending(address_id: UUID, *, by: Actor, at: datetime) -> None:
    """A second colleague says that nobody lives there. Nobody opens it after that."""
    row = _known(address_id, by, at)
    if row.end_asked_by is None:
        raise Moved(MOVED)
    if row.end_asked_by == who(by):
        raise Refusal(OWN_ASK)
    _end(row, by, at)


@transaction.atomic
def keep_sealed_address(address_id: UUID, *, by: Actor, at: datetime) -> None:
    """Say no, or take back what one asked: the address holds as before."""
    row = _known(address_id, by, at)
    if row.end_asked_by is None:
        raise Moved(MOVED)
    SealedAddress.objects.filter(pk=row.pk).update(end_asked_by=None, end_asked_at=None)
    record(EndDropped(row.pk, row.person_id), by=by, at=at)


@transaction.atomic
def name_readers(address_id: UUID, readers: Iterable[UUID], *, by: Actor, at: datetime) -> bool:
    """Say who may read, in place of those before. Nobody adds themself. Whoever is left out loses
    it at once, with what they had asked for; whoever is new counts when a second colleague has
    confirmed. Whether all count now."""
    row = _known(address_id, by, at)
    chosen, now = set(chosen_readers(readers)), readers_of(row)
    if who(by) in chosen - now:
        raise Refusal("Ingen gör sig själv till läsare. Be en kollega lägga till dig.")
    row.readers.filter(ended_at=None).exclude(staff_id__in=chosen & now).update(ended_at=at)
    row.openings.filter(asked_by__in=now - chosen, closed_at=None).update(closed_at=at)
    at_once = isinstance(by, System)
    name(row, chosen - now, by, at, counts=at_once)
    record(ReadersNamed(row.pk, row.person_id, tuple(sorted(chosen))), by=by, at=at)
    return at_once or chosen <= now


@transaction.atomic
def confirm_readers(address_id: UUID, *, by: Staff, at: datetime) -> None:
    """A second colleague says yes to those who were named: not who named them, nor one of them."""
    row = _known(address_id, by, at)
    waiting = list(row.readers.filter(ended_at=None, counts_from=None))
    if not waiting:
        raise Moved(MOVED)
    if by.id in {each.named_by for each in waiting}:
        raise Refusal(OWN_ASK)
    if by.id in {each.staff_id for each in waiting}:
        raise Refusal("Ingen bekräftar sig själv. En annan kollega måste göra det.")
    row.readers.filter(pk__in=[each.pk for each in waiting]).update(counts_from=at)
    readers = tuple(sorted(readers_of(row)))
    record(ReadersNamed(row.pk, row.person_id, readers), by=by, at=at)


def _end(row: SealedAddress, by: Actor, at: datetime) -> None:
    if SealedAddress.objects.filter(pk=row.pk, ended_at=None).update(ended_at=at):
        record(AddressEnded(row.pk, row.person_id), by=by, at=at)


def _known(address_id: UUID, by: Actor, at: datetime) -> SealedAddress:
    """The address, for its readers and for whoever may open the person. Raises NotThere."""
    row = address(address_id)
    if isinstance(by, Staff) and by.id in readers_of(row):
        policies.check_not_walled(by, row.person_id, at=at)
    else:
        person_to_change(row.person_id, by=by, at=at)
    return row
