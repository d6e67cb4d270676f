"""Sign up for a group, and leave it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from tillit.contact.participation.children import check_child
from tillit.contact.participation.codes import code_of, is_whole, sign_up_index
from tillit.contact.participation.events import GroupJoined, GroupLeft
from tillit.contact.participation.models import Group, Occasion, SignUp
from tillit.contact.participation.policies import check_gives
from tillit.contact.participation.types import (
    LONGEST_NAME,
    LONGEST_PHONE,
    Came,
    SignedUp,
    SignUpIn,
    Stage,
)
from tillit.kernel.actor import Actor, ActsAs, Guest, Resident, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Identity, Offer
from tillit.trust.audit.actions import record


@transaction.atomic
def sign_up(said: SignUpIn, *, by: Actor, at: datetime) -> SignedUp:
    """A seat, or a place in the queue. The same key twice is one sign-up, with the same answer.

    By a resident who signed in it is theirs, where the offer asks who one is; else it has a first
    name and a telephone, or nothing at all (SoL 14:5). Refuses a child without the yes that the law
    asks for (SoL 21:2)."""
    group = the_one(Group.objects.select_for_update().filter(pk=said.group))
    if group is None:
        raise NotThere
    if there := the_one(SignUp.objects.filter(pk=said.key, group=group)):
        return _answer(there)
    offer = directory.offer(by, directory.code_of_offer(by, group.offer_id))
    who = _who(said, offer, by)
    on = day_of(at)
    guardian = check_child(said.band, said.guardian, offer.said.alone_from, on=on)
    _check_open(group, offer, at)
    mine = SignUp.objects.filter(group=group, person=who.person).exclude(stage=Stage.LEFT)
    if who.person and (there := the_one(mine)):
        return _answer(there)
    seat = _free_seat(group)
    row = SignUp.objects.create(
        pk=said.key, group=group, identity=offer.said.identity, band=said.band,
        came=_came(said, by),
        guardian=guardian, told_right=said.told_right, on=on, seat=seat, turn=_turn(group),
        stage=Stage.WAITING if group.seats is not None and seat is None else Stage.PLACED,
        code_index=sign_up_index(code_of(said.key)),
        person_id=who.person, given=who.given or None, phone=who.phone or None,
    )  # fmt: skip
    record(GroupJoined(group=group.pk, person=row.person_id), by=_who_is_said(by, row), at=at)
    return _answer(row)


@transaction.atomic
def leave(code: str, *, by: Actor, at: datetime) -> None:
    """Whoever holds the code takes part no more; name and telephone are gone. The first in the
    queue gets the seat."""
    found = SignUp.objects.filter(code_index=sign_up_index(code)) if is_whole(code) else None
    row = the_one(found) if found is not None else None
    if row is None:
        raise NotThere
    _leave(row.pk, by, at)


@transaction.atomic
def take_off(sign_up_id: UUID, *, by: Actor, at: datetime) -> None:
    """Who gives the group takes somebody off it, when they have said that they will not come."""
    row = the_one(SignUp.objects.select_related("group").filter(pk=sign_up_id))
    if row is None:
        raise NotThere
    check_gives(by, row.group.unit_id)
    _leave(row.pk, by, at)


def _leave(sign_up_id: UUID, by: Actor, at: datetime) -> None:
    group_id = SignUp.objects.values_list("group_id", flat=True).get(pk=sign_up_id)
    Group.objects.select_for_update().get(pk=group_id)
    row = SignUp.objects.get(pk=sign_up_id)
    if row.stage == Stage.LEFT:
        return
    seat = row.seat
    row.stage, row.seat, row.given, row.phone = Stage.LEFT, None, None, None
    row.save(update_fields=["stage", "seat", "given", "phone"])
    queue = SignUp.objects.filter(group_id=group_id, stage=Stage.WAITING).order_by("turn")
    if seat and (first := queue.first()):
        SignUp.objects.filter(pk=first.pk).update(stage=Stage.PLACED, seat=seat)
    record(GroupLeft(group=group_id, person=row.person_id), by=_who_is_said(by, row), at=at)


@dataclass(frozen=True)
class _Who:
    person: UUID | None = None
    given: str = ""
    phone: str = ""


def _who(said: SignUpIn, offer: Offer, by: Actor) -> _Who:
    """What is kept of who they are: never more than the offer asks for."""
    asked = offer.said.identity
    if asked is Identity.NOBODY:
        return _Who()
    if isinstance(by, Resident) and asked is Identity.NAMED:
        if by.acts_as is ActsAs.REPRESENTATIVE:
            raise Refusal("Den du företräder anmäler vi på telefon. Ring oss.")
        return _Who(by.acts_for or by.id)
    if asked is Identity.NAMED and not isinstance(by, Staff):
        raise Refusal("Här behöver du logga in, så att vi vet vem som kommer. Eller ring oss.")
    given, phone = said.given.strip()[:LONGEST_NAME], said.phone.strip()[:LONGEST_PHONE]
    if not given:
        raise Refusal("Skriv ett förnamn, eller vad du vill bli kallad.")
    return _Who(None, given, phone)


def _who_is_said(by: Actor, row: SignUp) -> Actor:
    """Who the log names: never somebody who signed in, where the group did not ask for it."""
    return Guest() if isinstance(by, Resident) and row.person_id is None else by


def _came(said: SignUpIn, by: Actor) -> Came:
    return Came.PROFESSIONAL if isinstance(by, Staff) else said.came


def _check_open(group: Group, offer: Offer, at: datetime) -> None:
    if group.drop_in:
        raise Refusal("Hit behöver ingen anmäla sig. Kom när det är öppet.")
    if offer.withdrawn_at:
        raise Moved("Det här finns inte längre. Se vad som händer i stället.")
    ahead = Occasion.objects.filter(group=group, ends__gt=at, called_off="")
    if not ahead.exists():
        raise Moved("Gruppen har träffats för sista gången. Se om det finns en ny.")


def _free_seat(group: Group) -> int | None:
    """The lowest seat that nobody has. None: all are taken, or there is no number of seats."""
    if group.seats is None:
        return None
    taken = set(SignUp.objects.filter(group=group).values_list("seat", flat=True))
    return next((seat for seat in range(1, group.seats + 1) if seat not in taken), None)


def _turn(group: Group) -> int:
    last = SignUp.objects.filter(group=group).aggregate(last=Max("turn"))["last"]
    return int(last or 0) + 1


def _answer(row: SignUp) -> SignedUp:
    ahead = SignUp.objects.filter(group=row.group_id, stage=Stage.WAITING, turn__lt=row.turn)
    turn = ahead.count() + 1 if row.stage == Stage.WAITING else 0
    return SignedUp(code_of(row.pk), Stage(row.stage), turn)
