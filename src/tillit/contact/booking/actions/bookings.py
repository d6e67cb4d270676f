"""Book a time, move it, cancel it, say who came."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction

from tillit.contact.booking.cells import cells_of
from tillit.contact.booking.codes import code_index, code_of
from tillit.contact.booking.events import Booked, BookingCancelled, BookingMoved, BookingTold
from tillit.contact.booking.free import slot_at
from tillit.contact.booking.models import Booking, Calendar, Cell
from tillit.contact.booking.policies import check_works_in
from tillit.contact.booking.types import (
    LONGEST_LANGUAGE,
    LONGEST_NAME,
    LONGEST_PHONE,
    BookIn,
    Slot,
    Stage,
)
from tillit.kernel.actor import Actor, ActsAs, Guest, Resident, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Identity
from tillit.trust.audit.actions import record

TAKEN = "Någon annan hann före. Välj en annan tid."
BUSY = "Väldigt många bokar just nu. Vänta en liten stund och försök igen."
AWAY = {Stage.CANCELLED_BY_THEM, Stage.CANCELLED_BY_US, Stage.MOVED}


def book(said: BookIn, *, by: Actor, at: datetime) -> str:
    """The time is theirs; gives the code that they alone hold. The same key twice is one booking.

    Raises Moved when somebody was first: the database holds every five minutes of a calendar once,
    so of any number who try at the same moment one gets it."""
    if not _is_same_press(said) and slot_at(by, said, at=at) is None:
        raise Moved(TAKEN)  # most who come too late need not wait for the write lock
    try:
        with transaction.atomic():
            return _book(said, None, by, at)
    except IntegrityError:
        if _is_same_press(said):
            return code_of(said.key)  # twice at the same moment
        raise Moved(TAKEN)
    except OperationalError:  # so many at once that SQLite's lock was not given in time
        raise Moved(BUSY)


def move_by_code(code: str, said: BookIn, *, by: Actor, at: datetime) -> str:
    """Another time in place of the one they had: both or neither. The old one is free again."""
    try:
        with transaction.atomic():
            old = _by_code(code)
            _check_ahead(old, at)
            Cell.objects.filter(booking=old).delete()
            new = _book(said, old, by, at)
            Booking.objects.filter(pk=old.pk).update(stage=Stage.MOVED, given=None, phone=None)
            moved = BookingMoved(booking=old.pk, to=said.key, person=old.person_id)
            record(moved, by=_said(by, old), at=at)
            return new
    except IntegrityError:
        raise Moved(TAKEN)
    except OperationalError:
        raise Moved(BUSY)


@transaction.atomic
def cancel_by_code(code: str, *, by: Actor, at: datetime) -> None:
    """Whoever holds the code will not come. The time is free again, name and number are gone."""
    row = _by_code(code)
    if row.stage == Stage.BOOKED:
        _check_ahead(row, at)
        _cancel(row, Stage.CANCELLED_BY_THEM, by, at)


@transaction.atomic
def cancel(booking_id: UUID, *, by: Staff, at: datetime) -> None:
    """We cannot. Ring first: the number is gone afterwards, where there is no person."""
    row = _theirs(booking_id, by)
    if row.stage == Stage.BOOKED:
        _check_ahead(row, at)
        _cancel(row, Stage.CANCELLED_BY_US, by, at)


@transaction.atomic
def say_who_came(booking_id: UUID, *, came: bool, by: Staff, at: datetime) -> None:
    """They came, or did not and had not said so."""
    row = _theirs(booking_id, by)
    if row.stage in AWAY:
        raise Moved("Tiden är avbokad. Läs dagen igen.")
    if row.begins > at:
        raise Refusal("Tiden har inte varit än. Vänta tills den har börjat.")
    stage = Stage.CAME if came else Stage.MISSED
    if row.stage != stage:
        Booking.objects.filter(pk=row.pk).update(stage=stage)
        record(BookingTold(booking=row.pk, person=row.person_id), by=by, at=at)


def _book(said: BookIn, old: Booking | None, by: Actor, at: datetime) -> str:
    if _is_same_press(said):
        return code_of(said.key)
    slot = slot_at(by, said, at=at)
    if slot is None:
        raise Moved(TAKEN)
    if said.meet not in slot.meets:
        raise Refusal("Så kan ni inte ses den tiden. Välj ett annat sätt, eller en annan tid.")
    offer = directory.offer(by, said.offer)
    who = _Who(old.person_id, old.given, old.phone) if old else _who(said, offer.said.identity, by)
    row = _row(said, slot, who, old, offer.id, at)
    Cell.objects.bulk_create(
        Cell(calendar_id=said.calendar, begins=each, booking=row)
        for each in cells_of(slot.begins, slot.ends)
    )
    record(Booked(booking=row.pk, person=row.person_id), by=_said(by, row), at=at)
    return code_of(row.pk)


def _is_same_press(said: BookIn) -> bool:
    return Booking.objects.filter(pk=said.key, calendar=said.calendar).exists()


@dataclass(frozen=True)
class _Who:
    person: UUID | None = None
    given: object = None
    phone: object = None


def _row(
    said: BookIn, slot: Slot, who: _Who, old: Booking | None, offer: UUID, at: datetime
) -> Booking:
    return Booking.objects.create(
        pk=said.key, calendar_id=said.calendar, offer_id=offer, place_id=slot.place.id,
        begins=slot.begins, ends=slot.ends, meet=said.meet, stage=Stage.BOOKED,
        person_id=who.person, given=who.given, phone=who.phone,
        interpreter=said.interpreter.strip()[:LONGEST_LANGUAGE], moved_from=old,
        code_index=code_index(code_of(said.key)), booked_at=at,
    )  # fmt: skip


def _who(said: BookIn, asked: Identity, by: Actor) -> _Who:
    """What is kept of who they are: never more than the offer asks for."""
    if asked is Identity.NOBODY:
        return _Who()
    if asked is Identity.NAMED and isinstance(by, Resident):
        if by.acts_as is ActsAs.REPRESENTATIVE:
            raise Refusal("Den du företräder bokar vi en tid åt på telefon. Ring oss.")
        return _Who(by.acts_for or by.id)
    if asked is Identity.NAMED and not isinstance(by, Staff):
        raise Refusal("Här behöver vi veta vem som kommer. Logga in, eller ring oss.")
    given = said.given.strip()[:LONGEST_NAME]
    if not given:
        raise Refusal("Skriv ett förnamn, eller vad du vill bli kallad.")
    return _Who(None, given, said.phone.strip()[:LONGEST_PHONE] or None)


def _cancel(row: Booking, stage: Stage, by: Actor, at: datetime) -> None:
    Cell.objects.filter(booking=row).delete()
    Booking.objects.filter(pk=row.pk).update(stage=stage, given=None, phone=None)
    by_us = stage is Stage.CANCELLED_BY_US
    cancelled = BookingCancelled(booking=row.pk, person=row.person_id, by_us=by_us)
    record(cancelled, by=_said(by, row), at=at)


def _said(by: Actor, row: Booking) -> Actor:
    """Who the log names: never somebody who signed in, where the offer did not ask for it."""
    return Guest() if isinstance(by, Resident) and row.person_id is None else by


def _by_code(code: str) -> Booking:
    rows = Booking.objects.select_for_update(of=("self",)).filter(code_index=code_index(code))
    row = the_one(rows)
    if row is None or row.stage == Stage.MOVED:
        raise NotThere
    return row


def _theirs(booking_id: UUID, by: Staff) -> Booking:
    row = the_one(Booking.objects.select_for_update(of=("self",)).filter(pk=booking_id))
    if row is None:
        raise NotThere
    check_works_in(by, Calendar.objects.get(pk=row.calendar_id).unit_id)
    return row


def _check_ahead(row: Booking, at: datetime) -> None:
    if row.begins <= at:
        raise Refusal("Tiden har redan börjat. Ring oss i stället.")
    if row.stage != Stage.BOOKED:
        raise Moved("Tiden är inte bokad längre. Välj en ny.")
