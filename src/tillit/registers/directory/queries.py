"""Read the directory. Public: whoever looks for help is not asked who they are, and leaves no
trace."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from threading import Lock
from uuid import UUID

from django.db.models import QuerySet

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of

from . import models
from .search.find import Found, Index, Said, index_of, search
from .search.situations import situations
from .types import (
    FRESH_DAYS,
    Access,
    Hours,
    Identity,
    Offer,
    OfferIn,
    Place,
    Situation,
    Way,
    Where,
)

MOST = 60  # our own choice: nobody reads further, and a phone need not carry more
LOOKED_AT = 10 * MOST  # among so many of the best are those that somebody has confirmed

_lock = Lock()
_held: tuple[UUID | None, Index] | None = None


def find_offers(actor: Actor, typed: str, *, at: datetime) -> tuple[Found, list[Offer]]:
    """The offers for what somebody typed, the best first and not more than MOST. Those that nobody
    has confirmed for long are left out. What is typed is kept nowhere."""
    found = search(_index(), typed)
    best = found.ids[:LOOKED_AT]
    fresh = set(_fresh(at).filter(pk__in=best).values_list("pk", flat=True))
    ids = [id_ for id_ in best if id_ in fresh][:MOST]
    offers = {each.id: each for each in _read(models.Offer.objects.filter(pk__in=ids))}
    return found, [offers[id_] for id_ in ids if id_ in offers]


def all_offers(actor: Actor, *, at: datetime, situation: str = "") -> list[Offer]:
    """All that is found now, by name, or those for one situation. Three queries."""
    offers = _read(_fresh(at).order_by("name"))
    return [each for each in offers if not situation or situation in each.said.situations]


def every_offer(actor: Actor) -> list[Offer]:
    """Also what is old or withdrawn, what waits longest for a yes first: for who keeps it true."""
    return _read(models.Offer.objects.order_by("withdrawn_at", "confirmed_at", "name"))


def offer(actor: Actor, code: str) -> Offer:
    """One offer, also an old or a withdrawn one, which its page tells."""
    row = the_one(models.Offer.objects.filter(code=code))
    if row is None:
        raise NotThere
    return _read([row])[0]


def code_of_offer(actor: Actor, offer_id: UUID) -> str:
    """The code of an offer by its id, also of one that is withdrawn."""
    code = the_one(models.Offer.objects.filter(pk=offer_id).values_list("code", flat=True))
    if code is None:
        raise NotThere
    return code


def changed_at(actor: Actor, code: str) -> datetime:
    """Which version of an offer this is, for who changes it."""
    return models.Offer.objects.values_list("changed_at", flat=True).get(code=code)


def all_places(actor: Actor) -> list[Place]:
    """All places, by name."""
    return [_place(row) for row in models.Place.objects.order_by("name", "pk")]


def unmet_searches(actor: Actor, *, since: date) -> dict[tuple[date, str], int]:
    """How many searches found nothing, by day and by the situation that they sounded like."""
    rows = models.UnmetSearch.objects.filter(day__gte=since).order_by("day", "situation")
    return {(row.day, row.situation): row.number for row in rows}


def old_offers(actor: Actor, *, at: datetime) -> int:
    """How many offers have fallen out of search because nobody has confirmed them."""
    rows = models.Offer.objects.filter(withdrawn_at=None, confirmed_at__lt=_limit(at))
    return rows.count()


def all_situations(actor: Actor) -> tuple[Situation, ...]:
    """How people have it, in the order of the front page."""
    return situations()


def is_fresh(actor: Actor, offer_: Offer, *, on: date) -> bool:
    """Whether it is still found: somebody confirmed it not too long ago."""
    return day_of(offer_.confirmed_at) + timedelta(days=FRESH_DAYS) >= on


def _fresh(at: datetime) -> QuerySet[models.Offer]:
    return models.Offer.objects.filter(withdrawn_at=None, confirmed_at__gte=_limit(at))


def _limit(at: datetime) -> datetime:
    return at - timedelta(days=FRESH_DAYS)


def _index() -> Index:
    """The words of all offers as they are now; one query, and a second when any has changed."""
    global _held
    version = models.DirectoryVersion.objects.filter(pk=1)
    token = the_one(version.values_list("token", flat=True))
    with _lock:
        if _held is None or _held[0] != token:
            rows = models.Offer.objects.filter(withdrawn_at=None)
            fields = ("id", "name", "words", "what", "for_whom", "situations")
            said = (Said(**{**row, "situations": tuple(row["situations"])})
                    for row in rows.values(*fields))  # fmt: skip
            _held = (token, index_of(said))
        return _held[1]


def _read(rows: Iterable[models.Offer] | QuerySet[models.Offer]) -> list[Offer]:
    listed = list(rows)
    hours: dict[UUID, dict[UUID, list[Hours]]] = {row.pk: {} for row in listed}
    places: dict[UUID, models.Place] = {}
    order = ("place__name", "place_id", "weekday", "opens")
    found = models.OpeningHours.objects.filter(offer__in=[row.pk for row in listed])
    for each in found.select_related("place").order_by(*order):
        some = hours[each.offer_id].setdefault(each.place_id, [])
        places[each.place_id] = each.place
        if each.weekday is not None and each.opens and each.closes:
            some.append(Hours(each.weekday, each.opens, each.closes, each.drop_in))
    return [
        _offer(row, {place: tuple(some) for place, some in hours[row.pk].items()}, places)
        for row in listed
    ]


def _offer(
    row: models.Offer, hours: dict[UUID, tuple[Hours, ...]], places: dict[UUID, models.Place]
) -> Offer:
    said = OfferIn(
        code=row.code, name=row.name, what=row.what, for_whom=row.for_whom, happens=row.happens,
        begin=row.begin, cost=row.cost, way=Way(row.way), kind=row.kind,
        languages=tuple(row.languages), situations=tuple(row.situations), words=row.words,
        min_age=row.min_age, max_age=row.max_age, alone_from=row.alone_from,
        identity=Identity(row.identity), board_number=row.board_number, board_on=row.board_on,
        board_why=row.board_why, phone=row.phone, email=row.email, web=row.web, hours=hours,
    )  # fmt: skip
    return Offer(
        row.pk, said, tuple(_place(places[id_]) for id_ in hours), row.wait_days, row.wait_on,
        row.confirmed_at, row.confirmed_by_name, row.withdrawn_at, row.withdrawn_because,
    )  # fmt: skip


def _place(row: models.Place) -> Place:
    return Place(
        row.pk, row.name, Where(row.where), row.address, row.north, row.east,
        tuple(Access(each) for each in row.access), row.way_in,
    )  # fmt: skip
