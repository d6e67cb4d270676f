"""What the templates of intake need in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from tillit.casework.cases.queries import notices_for
from tillit.casework.intake import types as said
from tillit.casework.intake.queries import alarm_watch, neighbours
from tillit.casework.intake.types import (
    DECIDED,
    EarlierLine,
    EarlierText,
    FeedbackState,
    Inbox,
    InboxLine,
    InboxView,
    ReporterKind,
    ReportView,
    Safety,
    SaidChild,
    Stage,
    StepLine,
)
from tillit.kernel.actor import Staff
from tillit.kernel.person_number import NotAPersonNumber, PersonNumber
from tillit.kernel.swedish import clock, day_of, short_day
from tillit.pages.concern.types import tells_safety
from tillit.pages.desk.clocks import clock_of
from tillit.pages.desk.people.forms import NewPerson
from tillit.pages.desk.words import NOTICES
from tillit.registers.people.types import Around
from tillit.ui.clock import ClockView, clock_view
from tillit.ui.templatetags.parts import when
from tillit.ui.values import Event, Fact, Key, Mark, Pill, WorkRow

from . import words
from .forms import EarlierWhy, Match
from .likeness import likenesses
from .registering import own_units
from .verbs import CLOSED_BY, empty_forms, texts_in

PAGE = 50


@dataclass(frozen=True)
class Near:
    """The report before or after, as a key and a button beside it."""

    key: str
    words: str
    icon: str
    href: str


@dataclass(frozen=True)
class Shown:
    """What was just asked to be shown, for this one answer."""

    reporter: tuple[str, str] | None = None
    said: SaidChild | None = None
    earlier: EarlierText | None = None


@dataclass(frozen=True)
class EarlierRow:
    """One earlier report in the right column."""

    line: EarlierLine
    who: str
    relation: str
    source: str
    tag: tuple[str, str, str]
    why: EarlierWhy


def inbox_page(
    inbox: Inbox, view: InboxView, offset: int, by: Staff, at: datetime
) -> dict[str, Any]:  # Any: what a template shows
    """All that the inbox shows."""
    may_register = bool(own_units(by))
    return {
        "rows": [_row(line, view, at) for line in inbox.lines],
        "pills": [_pill(each, view, inbox) for each in words.VIEWS],
        "view": view,
        "total": inbox.total,
        "last": inbox.last_received,
        "notices": [
            (each, NOTICES[each.kind]) for each in notices_for(by, at=at) if each.kind.of_report
        ],
        "watch": alarm_watch(by, at=at, late=inbox.late_protection),
        "earlier_page": _page(view, offset - PAGE) if offset else "",
        "later_page": _page(view, offset + PAGE) if offset + PAGE < inbox.total else "",
        "may_register": may_register,
        "key_hints": [
            Key("J K", "gå i listan"),
            Key("Enter", "öppna"),
            *([Key("N", "ny anmälan", reverse("desk:register_report"))] if may_register else []),
        ],
    }


def _pill(each: InboxView, view: InboxView, inbox: Inbox) -> Pill:
    return Pill(words.VIEWS[each], _page(each, 0), inbox.counts[each], current=each is view)


def _page(view: InboxView, offset: int) -> str:
    query = {"visa": view.value} if view is not InboxView.ALL else {}
    if offset > 0:
        query["fran"] = str(offset)
    address = reverse("desk:inbox")
    return f"{address}?{urlencode(query)}" if query else address


def _row(line: InboxLine, view: InboxView, at: datetime) -> WorkRow:
    source = words.from_whom(line.reporter_kind, line.reporter_category, day_of(line.received_at))
    several = f" · barn {line.number} av {line.of}" if line.of > 1 else ""
    first = line.stage is Stage.RECEIVED
    return WorkRow(
        clock=clock_of(line.clocks[0], at),
        who=words.whom(line),
        href=_line_page(line.id, view),
        fact=f"{source}, {when(line.received_at, at)}{several}",
        next=words.next_step(line),
        action="Bedöm" if first and line.person else "Öppna",
        marks=tuple(_marks(line)),
    )


def _marks(line: InboxLine) -> Iterator[Mark]:
    if line.protected:
        yield Mark("Skyddad person", "ljung", "ShieldLock")
    if line.stage is Stage.RECEIVED and line.safe_now is Safety.NO:
        yield Mark("Inte tryggt nu, säger anmälaren", "danger", "ExclamationmarkTriangle")
    if line.stage is Stage.RECEIVED and line.alarmed:
        yield Mark("Larmad till jouren", "warning", "Bell")


def report_page(
    view: ReportView,
    by: Staff,
    at: datetime,
    *,
    sent: dict[str, Any] | None = None,
    searched: str = "",
    shown: Shown | None = None,
    only: str = "",
    inbox: InboxView = InboxView.ALL,
) -> dict[str, Any]:  # Any: what a template shows
    """All that the page of one child's line shows. `sent` are forms that were refused; `inbox` is
    the list that the reader came from."""
    line, day = view.line, day_of(view.line.received_at)
    near = _near(view, inbox, by, at)
    return {
        "view": view,
        "line": line,
        "title": f"Oro för {words.whom(line)}" if not line.protected else "Oro för ett barn",
        "tag": words.STAGES[line.stage],
        "clocks": _clocks(view, at),
        "source": words.from_whom(line.reporter_kind, line.reporter_category, day),
        "reporter_tag": words.REPORTER_TAGS[line.reporter_kind],
        "facts": _facts(view, at),
        "forms": empty_forms(view, by, at) | (sent or {}),
        "match_form": Match(initial={"q": _said_name(view)}),
        "empty_person": _new_person(view, searched, at),
        "open_form": next(iter(sent or {}), ""),
        "shown": shown or Shown(),
        "assessments": [(a, words.NEEDS[a.need]) for a in view.assessments],
        "contacts": [
            (c, said.TALKED_WITH[c.with_whom], said.TALKED_HOW[c.how]) for c in view.contacts
        ],
        "offers": [
            (o, said.OFFERED[o.with_whom], words.MEETING_ANSWERS[o.answer]) for o in view.offers
        ],
        "history": [_done(step) for step in reversed(view.steps)],
        "earlier": [_earlier(e) for e in view.earlier if not only or e.relation == only],
        "earlier_pills": _earlier_pills(view, only),
        "likenesses": likenesses(view),
        "stranded": [
            (draft.key, words.draft_name(draft.key), "\n\n".join(texts_in(draft)))
            for draft in view.unsent.values()
            if draft.key not in CLOSED_BY or view.why_not.get(CLOSED_BY[draft.key])
        ],
        "decided": line.stage in DECIDED,
        "asked": line.feedback is FeedbackState.ASKED,
        "mandated": line.reporter_kind is ReporterKind.MANDATED,
        "not_asked": line.feedback is FeedbackState.NOT_ASKED,
        "named": line.reporter_kind in (ReporterKind.PRIVATE, ReporterKind.CHILD),
        "key_hints": [
            Key("1", "skyddsbedömning", "#steg-1"),
            Key("2", "beslut", "#steg-2"),
            Key("T", "tidigare anmälningar", "#tidigare"),
            *[Key(each.key, each.words.lower(), each.href) for each in near],
            Key("M", "mottagningen", _page(inbox, 0)),
        ],
        "near": near,
        "back": _page(inbox, 0),
    }


def _near(view: ReportView, inbox: InboxView, by: Staff, at: datetime) -> list[Near]:
    """The way to the reports before and after in the list."""
    before, after = neighbours(by, view.line.id, inbox, at=at)
    ways = {
        ("K", "Föregående anmälan", "ArrowLeft"): before,
        ("J", "Nästa anmälan", "ArrowRight"): after,
    }
    return [
        Near(key, says, icon, _line_page(line, inbox))
        for (key, says, icon), line in ways.items()
        if line
    ]


def _line_page(line_id: UUID, inbox: InboxView) -> str:
    address = reverse("desk:report", args=[line_id])
    return address if inbox is InboxView.ALL else f"{address}?{urlencode({'visa': inbox.value})}"


def _new_person(view: ReportView, searched: str, at: datetime) -> NewPerson:
    """The form for a child who is not in the register, with what the reporter said, and the
    number that was searched for."""
    given, _, family = _said_name(view).partition(" ")
    said = {"given_name": given, "family_name": family, "born": view.said.born, "source": "report"}
    return NewPerson(initial={**said, "number": _number_in(searched, at)})


def _number_in(searched: str, at: datetime) -> str:
    """The personal number that was searched for; nothing for a case's number, or a mistyped one."""
    try:
        return PersonNumber.parse(searched, today=day_of(at)).digits
    except NotAPersonNumber:
        return ""


def _said_name(view: ReportView) -> str:
    """What the reporter called the child, unless the child turned out to be protected."""
    return view.said.name if isinstance(view.said.name, str) else ""


def _clocks(view: ReportView, at: datetime) -> list[ClockView]:
    found = [clock_of(clock, at) for clock in sorted(view.line.clocks, key=lambda c: c.code)]
    waits = view.line.feedback is FeedbackState.ASKED and view.line.stage not in DECIDED
    if waits:
        found.append(
            clock_view(
                "rests",
                what="Svar till den som anmälde: en vecka från beslutet",
                law="SoL 19:6",
                words="Ej börjat",
            )
        )
    return found


def _facts(view: ReportView, at: datetime) -> list[Fact]:
    line, channel = view.line, said.CHANNELS[view.line.channel].lower()
    facts = [Fact("Kom in", f"{when(line.received_at, at)}, {channel}")]
    if not tells_safety(view.sections):
        facts.append(Fact("Barnet tryggt nu?", said.SAFETY[line.safe_now]))
    if view.registered_by:
        facts.append(Fact("Inskriven", f"{when(view.registered_at, at)} av {view.registered_by}"))
    return facts


def _done(step: StepLine) -> Event:
    by, what = f"{step.by} {clock(step.at)}", said.STEPS.get(step.verb, step.verb)
    return Event(short_day(day_of(step.at)), what, step.text, by=by if step.by else "")


def _earlier(each: EarlierLine) -> EarlierRow:
    day = day_of(each.received_at)
    age = each.person.age_on(day)
    return EarlierRow(
        line=each,
        who=f"{each.person.short_name}, {age} år då" if age is not None else each.person.short_name,
        relation=words.RELATIONS[each.relation],
        source=words.from_whom(each.reporter_kind, each.reporter_category, day),
        tag=words.STAGES[each.outcome],
        why=EarlierWhy(auto_id=f"why_{each.id}_%s"),
    )


def _earlier_pills(view: ReportView, only: str) -> list[Pill]:
    here = reverse("desk:report", args=[view.line.id])
    counts = {code: sum(e.relation == code for e in view.earlier) for code in Around}
    pills = [Pill("Alla", f"{here}#tidigare", len(view.earlier), current=not only)]
    return pills + [
        Pill(words.RELATIONS[code], f"{here}?tidigare={code}#tidigare", count, current=only == code)
        for code, count in counts.items()
        if count
    ]
