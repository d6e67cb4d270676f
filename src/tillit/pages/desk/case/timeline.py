"""What has happened in a case, as the timeline draws it."""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.types import TimelineGroup, TimelineItem
from tillit.kernel.swedish import clock, day_of, short_day
from tillit.pages.desk.places import address
from tillit.ui.values import Event, Mark

from .words import ICONS, STRONG, TAG_ICONS, WITHHELD

LONG = 420  # signs; a longer text is shown in part, with the way to the whole


def event_of(item: TimelineItem, case_id: UUID, at: datetime) -> Event:
    """One event in words."""
    day = day_of(item.at)
    year = "" if day.year == day_of(at).year else f" {day.year}"
    words = bool(item.childs_words) or item.words_withheld
    cut = len(item.text) > LONG
    return Event(
        day=short_day(day) + year,
        what=item.title,
        text=item.text[: LONG - 60].rsplit(" ", 1)[0] + " …" if cut else item.text,
        icon="FigureChild" if words else ICONS.get(item.kind, "FileText"),
        color="ljung" if words else "neutral",
        strong=item.kind in STRONG,
        by=_signed(item),
        tags=tuple(_tag(words) for words in item.tags),
        own_words=WITHHELD if item.words_withheld else item.childs_words,
        own_words_for=item.childs_words_for,
        beside=(
            *(("Flyttad hit", words) for words in item.moved),
            *(("Rättelse", words) for words in item.amendments),
            *(("Menar att det är fel", words) for words in item.disputes),
        ),
        href=_href(item, case_id),
        way="Visa och rätta" if item.group is TimelineGroup.NOTES else "Visa",
        cut=cut,
    )


def short_name(name: str) -> str:
    """Maja N. from Maja Norrman."""
    given, _, family = name.partition(" ")
    return f"{given} {family[:1]}." if family else given


def _href(item: TimelineItem, case_id: UUID) -> str:
    if not item.link or not item.ref:
        return ""
    return address(item.link, case_id, item.ref) or address(item.link, item.ref)


def _signed(item: TimelineItem) -> str:
    if not item.signed or not item.by:
        return ""
    moment = item.said_at or item.at
    same = day_of(moment) == day_of(item.at)
    return (
        f"{short_name(item.by)}, {'' if same else short_day(day_of(moment)) + ' '}{clock(moment)}"
    )


def _tag(words: str) -> Mark:
    first = words.partition(" ")[0]
    color = "warning" if first == "Personen" else "neutral"
    return Mark(words, color, TAG_ICONS.get(first, ""))
