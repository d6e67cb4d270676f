"""Say what help there is, confirm it, and take it away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.trust.audit.actions import record

from . import models
from .checks import check
from .events import OfferConfirmed, OfferPublished, OfferWithdrawn, PlaceSaid, WaitSaid
from .policies import check_may_change
from .search.situations import situations
from .types import OfferIn, PlaceIn, Way

LONGEST_WAIT = 730  # days
LEAST_REASON, LONGEST_REASON = 5, 300  # signs


@transaction.atomic
def say_place(said: PlaceIn, *, id: UUID | None = None, by: Actor, at: datetime) -> UUID:
    """A new place, or what is said about one that exists."""
    check_may_change(by)
    if not said.name.strip():
        raise Refusal("Skriv vad platsen heter.")
    if (said.north is None) != (said.east is None):
        raise Refusal("En punkt på kartan har två tal. Skriv båda, eller inget.")
    fields = {
        "name": said.name.strip(), "where": said.where, "address": said.address.strip(),
        "north": said.north, "east": said.east, "access": sorted(said.access),
        "way_in": said.way_in.strip(),
    }  # fmt: skip
    row, _ = models.Place.objects.update_or_create(pk=id or new_id(), defaults=fields)
    record(PlaceSaid(place=row.pk), by=by, at=at)
    return row.pk


@transaction.atomic
def publish_offer(
    said: OfferIn, *, seen: datetime | None = None, by: Actor, at: datetime
) -> UUID:  # fmt: skip
    """A new offer, or everything that is said about one. Whoever writes it also confirms it.

    `seen` is when the version that the writer read was changed; None is a new offer. Refuses what
    the law keeps assessed (SoL 11:5), and to write over what somebody else has just written."""
    check_may_change(by)
    check(said, on=day_of(at))
    fields = _fields(said) | {
        "confirmed_at": at, "confirmed_by_name": _name(by), "changed_at": at,
        "withdrawn_at": None, "withdrawn_because": "",
    }  # fmt: skip
    row = _make(said.code, fields) if seen is None else _change(said.code, fields, seen)
    row.hours.all().delete()
    models.OpeningHours.objects.bulk_create(_hours(row, said))
    _new_words()
    record(OfferPublished(offer=row.pk, code=Code(row.code)), by=by, at=at)
    return row.pk


@transaction.atomic
def confirm_offer(code: str, *, by: Actor, at: datetime) -> None:
    """What stands about it is still true. It is found for some months more."""
    check_may_change(by)
    row = _standing(code)
    models.Offer.objects.filter(pk=row.pk).update(confirmed_at=at, confirmed_by_name=_name(by))
    record(OfferConfirmed(offer=row.pk, code=Code(code)), by=by, at=at)


@transaction.atomic
def say_wait(code: str, days: int | None, *, by: Actor, at: datetime) -> None:
    """How many days one waits now; None where nobody knows."""
    check_may_change(by)
    if days is not None and not 0 <= days <= LONGEST_WAIT:
        raise Refusal(f"Skriv väntan i dagar, 0 till {LONGEST_WAIT}.")
    row = _standing(code)
    on = None if days is None else day_of(at)
    models.Offer.objects.filter(pk=row.pk).update(wait_days=days, wait_on=on)
    record(WaitSaid(offer=row.pk, code=Code(code)), by=by, at=at)


@transaction.atomic
def withdraw_offer(code: str, *, reason: str, by: Actor, at: datetime) -> None:
    """It is no longer found. Its page says so, and why, to whoever has the address."""
    check_may_change(by)
    if len(reason.strip()) < LEAST_REASON:
        raise Refusal("Skriv varför, så att den som letar förstår.")
    row = _standing(code)
    because = reason.strip()[:LONGEST_REASON]
    models.Offer.objects.filter(pk=row.pk).update(
        withdrawn_at=at, withdrawn_because=because, changed_at=at
    )
    _new_words()
    record(OfferWithdrawn(offer=row.pk, code=Code(code)), by=by, at=at)


@transaction.atomic
def count_unmet(situation: str, *, by: Actor, at: datetime) -> None:
    """One search more that found nothing this day. Only a number: the words are never told to
    this action, and no line of the log says when on the day it was."""
    code = situation if situation in {each.code for each in situations()} else ""
    row, _ = models.UnmetSearch.objects.get_or_create(day=day_of(at), situation=code)
    models.UnmetSearch.objects.filter(pk=row.pk).update(number=F("number") + 1)


def _standing(code: str) -> models.Offer:
    row = the_one(models.Offer.objects.filter(code=code, withdrawn_at=None))
    if row is None:
        raise NotThere
    return row


def _make(code: str, fields: dict[str, object]) -> models.Offer:
    row, is_new = models.Offer.objects.get_or_create(code=code, defaults=fields)
    if not is_new:
        raise Refusal("Det finns redan något som heter så. Ändra det, eller välj ett annat namn.")
    return row


def _change(code: str, fields: dict[str, object], seen: datetime) -> models.Offer:
    if not models.Offer.objects.filter(code=code, changed_at=seen).update(**fields):
        raise Moved("Någon annan har just ändrat. Läs det igen innan du sparar.")
    return models.Offer.objects.get(code=code)


def _fields(said: OfferIn) -> dict[str, object]:
    texts = ("name", "what", "for_whom", "happens", "begin", "cost", "words", "phone", "email")
    fields: dict[str, object] = {name: getattr(said, name).strip() for name in texts}
    board = said.way is Way.OPEN
    return fields | {
        "web": said.web.strip(), "way": said.way, "kind": said.kind,
        "languages": list(said.languages), "situations": list(said.situations),
        "min_age": said.min_age, "max_age": said.max_age, "alone_from": said.alone_from,
        "identity": said.identity, "board_number": said.board_number.strip() if board else "",
        "board_on": said.board_on if board else None,
        "board_why": said.board_why.strip() if board else "",
    }  # fmt: skip


def _hours(row: models.Offer, said: OfferIn) -> list[models.OpeningHours]:
    known = set(models.Place.objects.filter(pk__in=said.hours).values_list("pk", flat=True))
    if known != set(said.hours):
        raise Refusal("En av platserna finns inte. Välj bland dem som finns.")
    return [
        models.OpeningHours(
            offer=row, place_id=place,
            **(
                {"weekday": each.weekday, "opens": each.opens, "closes": each.closes,
                 "drop_in": each.drop_in} if each else {}
            ),
        )
        for place, hours in said.hours.items()
        for each in (hours or (None,))
    ]  # fmt: skip


def _new_words() -> None:
    models.DirectoryVersion.objects.update_or_create(pk=1, defaults={"token": new_id()})


def _name(by: Actor) -> str:
    return str(getattr(by, "name", "")) or "programmet"
