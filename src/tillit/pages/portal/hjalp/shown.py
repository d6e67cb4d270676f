"""An offer as it is shown to whoever looks for help."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from tillit.kernel.actor import Guest
from tillit.kernel.swedish import day_of, short_day
from tillit.registers.directory.queries import is_fresh
from tillit.registers.directory.types import LANGUAGES, Identity, Offer, Place, Way

from .opening import Now, now_of, week_of


@dataclass(frozen=True)
class Line:
    """An offer in a list."""

    offer: Offer
    href: str
    now: Now
    marks: tuple[str, ...]


@dataclass(frozen=True)
class At:
    """A place of an offer, with its week."""

    place: Place
    week: list[tuple[str, str]]
    access: str


@dataclass(frozen=True)
class Shown:
    """The page of an offer."""

    line: Line
    places: tuple[At, ...]
    languages: str
    ages: str
    wait: str
    confirmed: str
    fresh: bool
    alone: str


def line_of(offer: Offer, at: datetime) -> Line:
    """One line: when it is open, whether one applies, and what it costs."""
    marks = [offer.said.way.words, offer.said.cost]
    if offer.said.identity is not Identity.NAMED:
        marks.append(offer.said.identity.words)
    return Line(offer, reverse("portal:offer", args=[offer.said.code]), now_of(offer, at),
                tuple(marks))  # fmt: skip


def shown(offer: Offer, at: datetime) -> Shown:
    """Everything that its page says."""
    said = offer.said
    return Shown(
        line=line_of(offer, at),
        places=tuple(
            At(
                place, week_of(said.hours.get(place.id, ())),
                ", ".join(each.words for each in place.access),
            )
            for place in offer.places
        ),
        languages=", ".join(LANGUAGES[code] for code in said.languages),
        ages=_ages(offer),
        wait=_wait(offer),
        confirmed=short_day(day_of(offer.confirmed_at)),
        fresh=is_fresh(Guest(), offer, on=day_of(at)),
        alone=_alone(offer),
    )  # fmt: skip


def _ages(offer: Offer) -> str:
    low, high = offer.said.min_age, offer.said.max_age
    if low is None and high is None:
        return "Alla åldrar"
    if high is None:
        return f"Från {low} år"
    return f"Till och med {high} år" if low is None else f"{low}–{high} år"


def _wait(offer: Offer) -> str:
    if offer.wait_days is None or offer.wait_on is None:
        return ""
    days = "1 dag" if offer.wait_days == 1 else f"{offer.wait_days} dagar"
    how = "Ingen väntan" if offer.wait_days == 0 else f"Väntan just nu: {days}"
    return f"{how}, sagt {short_day(offer.wait_on)}."


def _alone(offer: Offer) -> str:
    """What a child is told of its guardians (SoL 21:2)."""
    if offer.said.way is not Way.OPEN or (offer.said.min_age or 0) >= ADULT:
        return ""
    if offer.said.alone_from is None:
        return "Är du under 18 år behöver en vårdnadshavare säga ja."
    return f"Har du fyllt {offer.said.alone_from} år kan du komma utan att fråga hemma."


ADULT = 18
