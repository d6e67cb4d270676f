"""A case as one party sees it. The party and the worker's preview go through the same lines.

Nothing here reads another party's contacts, addresses, notes or letters: what is not loaded
cannot leak.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import ids_of, lines_of
from tillit.trust.access.queries import holders_of, unit
from tillit.trust.access.types import AssignedAs
from tillit.trust.identity.queries import colleagues

from .models import Case, CaseStep, Clock, Note
from .ports import party_sources
from .types import (
    Handler,
    MyCase,
    NoteKind,
    NoteStage,
    Offered,
    Paper,
    Part,
    PartyAs,
    PartyNews,
    Publishing,
    Station,
    StationCode,
    StationState,
    UsualTime,
)
from .usual_time import usual_time
from .workflow import Stage

MEETINGS = (NoteKind.MEETING, NoteKind.HOME_VISIT, NoteKind.CHILD_TALK)
ORDER = tuple(StationCode)[:-1]
TIME_TO_INVESTIGATE = "D04"


def seen_by_party(
    actor: Actor,
    case: Case,
    party_id: UUID,
    as_: PartyAs,
    choice: Publishing,
    offered: tuple[Offered, ...],
    *,
    at: datetime,
) -> MyCase:
    """Everything that the choice opens to the party. `offered`: the case's documents."""
    ids, parts = ids_of(actor, party_id), choice.parts
    news = news_for(actor, case.pk, ids, at=at)
    line = lines_of(actor, [case.person_id])[case.person_id]
    hidden = line.protection.holds
    asks = news.asks if Part.ASKS in parts else ()
    waiting = [ask for ask in asks if ask.answered_on is None]
    clock = _clock(case) if Part.PATH in parts else None
    stations = _stations(case, ids, news, bool(asks), bool(waiting))
    return MyCase(
        id=case.pk,
        number=case.number,
        party_id=party_id,
        as_=as_,
        child_name="" if hidden else line.short_name.rsplit(" ", 1)[0],
        parts=parts,
        stations=stations if Part.PATH in parts else (),
        ask=waiting[-1] if waiting else None,
        answered=None if waiting or not asks else asks[-1],
        papers=papers_for(choice, news, offered),
        handler=_handler(actor, case, hidden, at) if Part.HOLDER in parts else None,
        usual=_usual(case, news, at) if Part.USUAL_TIME in parts else None,
        last_day=clock.due_on if clock else None,
        extended=bool(clock and clock.extended),
        waits_for_support=case.stage == Stage.DECIDED,
    )


def news_for(actor: Actor, case_id: UUID, ids: frozenset[UUID], *, at: datetime) -> PartyNews:
    """What all modules above may tell this party, as one."""
    told = [source(actor, case_id, ids, at) for source in party_sources()]
    return PartyNews(
        arrived_on=_first(each.arrived_on for each in told),
        asks=tuple(sorted((a for each in told for a in each.asks), key=lambda a: a.asked_on)),
        papers=tuple(p for each in told for p in each.papers),
        not_theirs=frozenset(id_ for each in told for id_ in each.not_theirs),
        decided_on=_first(each.decided_on for each in told),
        begun_on=_first(each.begun_on for each in told),
    )


def papers_for(
    choice: Publishing, news: PartyNews, offered: tuple[Offered, ...]
) -> tuple[Paper, ...]:
    """The party's own letters where letters are open, and the chosen documents; newest first."""
    letters = news.papers if Part.LETTERS in choice.parts else ()
    asked = [
        Paper(ask.document_id, "Det vi ber dig läsa", ask.asked_on)
        for ask in (news.asks if Part.ASKS in choice.parts else ())
        if ask.document_id
    ]
    found = {paper.id: paper for paper in (*letters, *asked)}
    for each in offered:
        if each.id in choice.documents and each.id not in news.not_theirs:
            found.setdefault(each.id, Paper(each.id, each.words, each.on))
    return tuple(sorted(found.values(), key=lambda paper: paper.on, reverse=True))


def _stations(
    case: Case, ids: frozenset[UUID], news: PartyNews, asked: bool, waiting: bool
) -> tuple[Station, ...]:
    met = list(
        Note.objects.filter(
            case_id=case.pk, stage=NoteStage.SIGNED, kind__in=MEETINGS, with_person_id__in=ids
        ).values_list("happened_at", flat=True)
    )
    days = {
        StationCode.ARRIVED: news.arrived_on,
        StationCode.OPENED: day_of(case.opened_at),
        StationCode.MEETING: day_of(max(met)) if met else None,
        StationCode.DECISION: news.decided_on,
        StationCode.SUPPORT: news.begun_on,
    }
    codes, now = _way(case, news, asked, waiting)
    if case.closed_at:
        days[StationCode.CLOSED] = day_of(case.closed_at)
    here = codes.index(now)
    return tuple(
        Station(code, _state(place, here), days.get(code), len(met) * (code == "meeting"))
        for place, code in enumerate(codes)
    )


def _way(
    case: Case, news: PartyNews, asked: bool, waiting: bool
) -> tuple[tuple[StationCode, ...], StationCode]:
    """The stations that this party's way has, and where the case is.

    A decision is told by the party's own letter: until it has gone, the path says no more.
    """
    if case.stage == Stage.CLOSED:
        followed = CaseStep.objects.filter(case_id=case.pk, target=Stage.FOLLOWING).exists()
        gone = {
            StationCode.ANSWERING: asked,
            StationCode.DECISION: news.decided_on is not None,
            StationCode.SUPPORT: followed and news.decided_on is not None,
        }
        passed = tuple(code for code in ORDER if gone.get(code, True))
        return (*passed, StationCode.CLOSED), StationCode.CLOSED
    if case.stage in {Stage.DECIDED, Stage.FOLLOWING}:
        return ORDER, StationCode.SUPPORT if news.decided_on else StationCode.DECISION
    if waiting:
        return ORDER, StationCode.ANSWERING
    return ORDER, StationCode.DECISION if asked else StationCode.MEETING


def _state(place: int, here: int) -> StationState:
    if place == here:
        return StationState.NOW
    return StationState.DONE if place < here else StationState.NEXT


def _clock(case: Case) -> Clock | None:
    rows = Clock.objects.filter(object_id=case.pk, code=TIME_TO_INVESTIGATE, stopped_at=None)
    return rows.first()


def _usual(case: Case, news: PartyNews, at: datetime) -> UsualTime | None:
    if case.stage == Stage.DECIDED and news.decided_on is None:
        return None
    return usual_time(case, at=at)


def _handler(actor: Actor, case: Case, hidden: bool, at: datetime) -> Handler | None:
    holders = holders_of(actor, case.pk, at=at)
    staff = colleagues(actor, [each.staff_id for each in holders], at=at)
    who = next((staff.get(h.staff_id) for h in holders if h.as_ == AssignedAs.RESPONSIBLE), None)
    # A unit tells where somebody protected lives.
    unit_name = "" if hidden else unit(actor, case.unit_id).name
    if who is None:
        return Handler("", "", "", unit_name=unit_name) if unit_name else None
    away = next((staff[h.staff_id].name for h in holders if h.as_ == AssignedAs.DEPUTY), "")
    return Handler(who.name, who.title, who.phone, away, unit_name)


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)
