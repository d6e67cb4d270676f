"""An incident in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tillit.kernel.swedish import day_of, short_day
from tillit.overview.incident.extracts import CLASSES, KEYS, clocks, moment
from tillit.overview.incident.types import Act, Facts, Known, Row, Session
from tillit.pages.desk.review.words import VERBS
from tillit.ui.clock import ClockView, clock_view

# What the account changed in the system itself: the way in again that a thief leaves behind.
KEY_WORDS = {
    "SeatGiven": "gav en roll",
    "SeatRenewed": "förlängde en roll",
    "SeatEnded": "avslutade en roll",
    "Assigned": "gav någon ett ärende",
    "AssignmentEnded": "tog någon från ett ärende",
    "PasskeyAdded": "lade till en nyckel",
    "PasskeyEnded": "tog bort en nyckel",
    "EnrolmentOffered": "gjorde en länk till en ny nyckel",
    "StaffEmployed": "lade upp ett konto",
    "GlassBroken": "nödöppnade",
    "BarrierLifted": "tog bort en spärr",
}


@dataclass(frozen=True)
class RowLine:
    """Somebody who was touched, as drawn."""

    title: str
    protected: bool
    near: str
    acts: str
    classes: str
    when: str


@dataclass(frozen=True)
class SessionLine:
    """A sign-in, as drawn."""

    when: str
    device: str
    leaves: int


def row_line(row: Row) -> RowLine:
    """Without a name, also of those who are not protected."""
    first, last = day_of(row.first), day_of(row.last)
    days = short_day(first) if first == last else f"{short_day(first)}–{short_day(last)}"
    return RowLine(
        title="; ".join(row.about) or ("Person utan ärende" if row.person_id else "Okänt"),
        protected=row.protected,
        near=row.near.words,
        acts=", ".join(act.words for act in row.acts),
        classes=", ".join(row.classes) or "inga",
        when=f"{days}, {row.times} {'gång' if row.times == 1 else 'gånger'}",
    )


def session_line(each: Session) -> SessionLine:
    """When and from what kind of device."""
    until = moment(each.ended) if each.ended else "okänt"
    return SessionLine(
        f"{moment(each.begun)} till {until}", each.device or "Okänd enhet", each.leaves
    )


def clock_lines(known: Known, at: datetime) -> list[ClockView]:
    """The hours of the law, from when somebody here got to know."""
    return [
        clock_view(
            _state(ends, at),
            what=what,
            hours_left=int((ends - at).total_seconds() // 3600),
            days_left=(day_of(ends) - day_of(at)).days,
            end_text=moment(ends),
            law=law,
            words=_left(ends, at),
        )
        for what, ends, law in clocks(known.known_at)
    ]


def _state(ends: datetime, at: datetime) -> str:
    hours = (ends - at).total_seconds() / 3600
    return "late" if hours < 0 else "today" if hours < 24 else "soon"


def _left(ends: datetime, at: datetime) -> str:
    hours = int((ends - at).total_seconds() // 3600)
    return f"{hours} timmar kvar" if hours >= 0 else f"{-hours} timmar sen"


def acts_of(facts: Facts) -> list[tuple[str, int]]:
    """What the account did, in kinds."""
    return [(act.words, facts.acts[act]) for act in Act if facts.acts.get(act)]


def classes_of(facts: Facts) -> list[tuple[str, str, int]]:
    """Which classes were shown, and how many times."""
    return [(code, words, facts.classes.get(code, 0)) for code, words in CLASSES.items()]


def keys_of(facts: Facts) -> list[tuple[str, int]]:
    """What the account changed of roles and accounts."""
    found = {verb: count for verb, count in facts.verbs.items() if verb in KEYS}
    return _in_words(found, KEY_WORDS, "ändrade något annat")


def without(facts: Facts) -> list[tuple[str, int]]:
    """What could not be tied to anybody."""
    return _in_words(facts.without, VERBS | KEY_WORDS, "gjorde något annat")


def _in_words(
    counts: Mapping[str, int], words: Mapping[str, str], other: str
) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for verb, count in counts.items():
        said = words.get(verb, other)
        found[said] = found.get(said, 0) + count
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))
