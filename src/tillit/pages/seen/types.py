"""A party's case in words: warm, exact, and never more than the case itself holds."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.casework.cases.types import (
    Ask,
    MyCase,
    Paper,
    PartyAs,
    Station,
    StationCode,
    StationState,
)
from tillit.kernel.swedish import MONTHS, day_of, written_day
from tillit.ui.templatetags.parts import count_in_words

SHORTEST_BAR = 18  # weeks: about the four months that the law gives an investigation


@dataclass(frozen=True)
class StationView:
    """One station: its state, heading and grey line; the open one may hold what is asked."""

    state: str
    what: str
    text: str
    ask: Ask | None = None
    last_day: str = ""


@dataclass(frozen=True)
class RangeView:
    """The usual time as numbers for the drawing, and the same in words."""

    low: int
    high: int
    you: int
    top: int
    usual: str
    here: str


@dataclass(frozen=True)
class PaperView:
    """A line among letters and decisions."""

    id: UUID
    title: str
    day: str
    icon: str


@dataclass(frozen=True)
class CaseView:
    """Everything that the page draws."""

    case: MyCase
    title: str
    lead: str
    stations: tuple[StationView, ...]
    range: RangeView | None
    time_words: tuple[str, ...]
    papers: tuple[PaperView, ...]
    away: str
    initials: str
    answered: str
    acting: bool


@dataclass(frozen=True)
class Voice:
    """To whom the page speaks: the child itself (`own`) or a guardian, and whom it is about.

    Somebody who acts reads the same words as the party: the page says above that "du" is the
    party.
    """

    own: bool
    who: str
    today: date


def view_of(case: MyCase, *, town: str, at: datetime, acts_for: str = "") -> CaseView:
    """The case in words. `acts_for`: the party's name, when somebody reads in their place."""
    today = day_of(at)
    own = case.as_ is PartyAs.CHILD
    about = acts_for or "dig"
    who = about if own else (case.child_name or ("barnet" if acts_for else "ditt barn"))
    voice = Voice(own, "dig" if own else who, today)
    handler = case.handler
    return CaseView(
        case=case,
        title=f"Utredning om stöd för {who}",
        lead=_lead(case, voice, acts_for),
        stations=tuple(_station(each, case, voice) for each in case.stations),
        range=_range(case, town),
        time_words=_time_words(case, today),
        papers=tuple(_paper(each, today) for each in case.papers),
        away=_away(case),
        initials="".join(part[:1] for part in handler.name.split()[:2]) if handler else "",
        answered=long_day(case.answered.answered_on, today)
        if case.answered and case.answered.answered_on
        else "",
        acting=bool(acts_for),
    )


def long_day(day: date, today: date) -> str:
    """21 juli, with the year when it is another than today's."""
    text = f"{day.day}\u00a0{MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def _lead(case: MyCase, voice: Voice, acts_for: str) -> str:
    if acts_for:
        return f"Ärende {case.number}. Du läser i stället för {acts_for}."
    if voice.own:
        return f"Ärende {case.number}. Du ser det som gäller dig."
    return f"Ärende {case.number}. Du ser det som gäller dig och {voice.who}."


def _station(station: Station, case: MyCase, voice: Voice) -> StationView:
    what, text = _WORDS[station.code](station, case, voice)
    if station.state is StationState.NOW and station.code not in _NO_NOW:
        what = f"Nu: {what[:1].lower()}{what[1:]}"
    asked = case.ask if station.code is StationCode.ANSWERING else None
    return StationView(
        state=station.state.value,
        what=what,
        text=text,
        ask=asked if station.state is StationState.NOW else None,
        last_day=written_day(asked.last_day, today=voice.today) if asked else "",
    )


def _arrived(station: Station, case: MyCase, voice: Voice) -> tuple[str, str]:
    if station.on is None:
        return "Någon hörde av sig till oss", ""
    return "En orosanmälan kom in", f"{long_day(station.on, voice.today)}."


def _opened(station: Station, case: MyCase, voice: Voice) -> tuple[str, str]:
    day = f"{long_day(station.on, voice.today)}. " if station.on else ""
    needs = "du" if voice.own else voice.who
    return "Vi beslutade att utreda", f"{day}Vi tar reda på om {needs} behöver stöd."


def _meeting(station: Station, case: MyCase, voice: Voice) -> tuple[str, str]:
    what = "Vi träffar dig" if voice.own else "Vi träffar er"
    if station.times and station.on:
        times = count_in_words(station.times, "gång,gånger")
        since = "den" if station.times == 1 else "senast den"
        return what, f"Vi har träffat dig {times}, {since} {long_day(station.on, voice.today)}."
    if station.state is StationState.NOW:
        return what, "Vi hör av oss när det är dags att ses."
    if station.state is StationState.DONE:
        return "Vi tog reda på mer", ""
    return what, ""


def _answering(station: Station, case: MyCase, voice: Voice) -> tuple[str, str]:
    if station.state is StationState.DONE and case.answered:
        return "Du läste och svarade", ""
    if case.ask and station.state is StationState.NOW:
        return (
            "Du läser och svarar",
            f"Du fick texten den {long_day(case.ask.asked_on, voice.today)}.",
        )
    if station.state is StationState.DONE:
        return "Du kunde läsa och svara", ""
    return "Du läser och svarar", "Innan vi beslutar får du läsa och säga vad du tycker."


def _decision(station: Station, case: MyCase, voice: Voice) -> tuple[str, str]:
    if station.state is StationState.DONE:
        day = f"{long_day(station.on, voice.today)}. " if station.on else ""
        return "Beslut", f"{day}Beslutet står i ditt brev, med hur du kan överklaga."
    last = case.last_day
    day = f"Senast {long_day(last, voice.today)}. " if last and last >= voice.today else ""
    letter = "Du får beslutet i ett brev, med hur du kan överklaga."
    what = "Vi bestämmer" if station.state is StationState.NOW else "Beslut"
    return what, f"{day}{letter}"


def _support(station: Station, case: MyCase, voice: Voice) -> tuple[str, str]:
    if station.state is StationState.NEXT:
        return "Stödet börjar, om du tackar ja", ""
    if case.waits_for_support:
        return "Stödet ordnas", "Står det stöd i beslutet? Då hör vi av oss om när det börjar."
    day = f"{long_day(station.on, voice.today)}. " if station.on else ""
    return "Stödet pågår", f"{day}Vi följer upp det tillsammans med dig."


def _closed(station: Station, case: MyCase, voice: Voice) -> tuple[str, str]:
    day = f"{long_day(station.on, voice.today)}. " if station.on else ""
    return "Ärendet är avslutat", f"{day}Du kan alltid höra av dig igen."


_WORDS = {
    StationCode.ARRIVED: _arrived,
    StationCode.OPENED: _opened,
    StationCode.MEETING: _meeting,
    StationCode.ANSWERING: _answering,
    StationCode.DECISION: _decision,
    StationCode.SUPPORT: _support,
    StationCode.CLOSED: _closed,
}
_NO_NOW = {StationCode.CLOSED}


def _range(case: MyCase, town: str) -> RangeView | None:
    usual = case.usual
    if usual is None:
        return None
    return RangeView(
        low=usual.low,
        high=usual.high,
        you=usual.week,
        top=max(usual.high, usual.week, SHORTEST_BAR) + 4,
        usual=f"Vanligast i {town}: {usual.low}–{usual.high} veckor",
        here=f"Du är i vecka {usual.week}",
    )


def _time_words(case: MyCase, today: date) -> tuple[str, ...]:
    said = []
    if case.usual:
        said.append(f"Det bygger på {case.usual.cases} ärenden här de senaste två åren.")
    if case.usual and case.usual.slower:
        said.append("Det här har tagit längre tid än för de flesta.")
    last = case.last_day
    if last and last < today:
        said.append(f"Enligt lagen skulle vi vara klara senast {long_day(last, today)}.")
        said.append("Det är vi inte. Fråga oss gärna varför.")
    elif last and case.extended:
        said.append(f"Vi har beslutat om mer tid, till {written_day(last, today=today)}.")
    elif last:
        said.append(f"Enligt lagen ska vi vara klara senast {written_day(last, today=today)}.")
        said.append("Behöver vi mer tid får du ett beslut om det, och du får veta varför.")
    return tuple(said)


def _paper(paper: Paper, today: date) -> PaperView:
    icon = "Gavel" if paper.decision else "FileText"
    return PaperView(paper.id, paper.title, long_day(paper.on, today), icon)


def _away(case: MyCase) -> str:
    handler = case.handler
    if handler is None:
        return ""
    first = handler.name.split(" ")[0]
    if handler.stands_in:
        return f"När {first} är borta svarar {handler.stands_in}."
    if handler.unit_name and first:
        return f"När {first} är borta svarar någon annan på {handler.unit_name}."
    return f"{handler.unit_name} har ditt ärende." if handler.unit_name else ""
