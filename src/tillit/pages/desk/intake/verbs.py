"""What can be done on the page of a report: the slug in the address, the form, the action."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms import MultipleChoiceField
from django.http import QueryDict

from tillit.casework.cases.types import Unsent
from tillit.casework.intake import actions
from tillit.casework.intake.types import (
    ContactHow,
    ContactWith,
    MeetingAnswer,
    MeetingWith,
    Need,
    ReportView,
)
from tillit.kernel.actor import Role, Staff
from tillit.kernel.swedish import STOCKHOLM
from tillit.registers.people.types import FamilyMember
from tillit.trust.access.queries import staff_in, units
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.queries import colleagues
from tillit.ui.forms import PlainForm

from . import forms
from .forms import Choices

Data = dict[str, Any]  # Any: a form's cleaned values
Act = Callable[[UUID, Data, Staff, datetime], object]
Make = Callable[[ReportView, Staff, datetime, Data | None], PlainForm]


@dataclass(frozen=True)
class Verb:
    """One thing that can be done: `key` names the form on the page; `done` is said afterwards.

    `closed_by` is the verb whose refusal closes the form, when it is not `key`.
    """

    slug: str
    key: str
    make: Make
    act: Act
    done: str
    leaves: bool = False
    closed_by: str = ""


def _plain(kind: type[PlainForm], **fixed: Any) -> Make:
    return lambda view, by, at, data: kind(data, **fixed)


def _assess(view: ReportView, by: Staff, at: datetime, data: Data | None) -> PlainForm:
    return forms.Assess(data, siblings=siblings(view))


def siblings(view: ReportView) -> Choices:
    """Children beside this one, in the family and in the report, for whom the same may hold."""
    found = {str(m.line.id): _called(m) for m in view.family if _is_sibling(m)}
    found |= {
        str(line.person.id): f"{line.called}: i samma anmälan"
        for line in view.beside
        if line.person
    }
    return list(found.items())


def _is_sibling(member: FamilyMember) -> bool:
    words = ("syskon", "syster", "bror", "halvsyskon", "halvsyster", "halvbror")
    return any(word in words for word in member.relation.split(", "))


def _called(member: FamilyMember) -> str:
    return f"{member.line.name}: samma bedömning"


def _decide(view: ReportView, by: Staff, at: datetime, data: Data | None) -> PlainForm:
    return forms.Decide(data, units=_units(by, UnitKind.INVESTIGATION), staff=_workers(by, at))


def _units(by: Staff, kind: UnitKind) -> Choices:
    return [(str(unit.id), unit.name) for unit in units(by, kind)]


def _workers(by: Staff, at: datetime) -> Choices:
    """Those who investigate, with their unit, by name."""
    found = {unit.id: unit.name for unit in units(by, UnitKind.INVESTIGATION)}
    seats = staff_in(by, found, at=at)
    ids = [staff for staff, role in seats if role is Role.SOCIAL_WORKER]
    names = sorted((view.name, str(view.id)) for view in colleagues(by, ids, at=at).values())
    return [(id_, name) for name, id_ in names]


def _change_unit(view: ReportView, by: Staff, at: datetime, data: Data | None) -> PlainForm:
    others = [(i, name) for i, name in _units(by, UnitKind.INTAKE) if i != str(view.unit_id)]
    return forms.ChangeUnit(data, units=others)


def _secrecy(view: ReportView, by: Staff, at: datetime, data: Data | None) -> PlainForm:
    parties = [(str(m.line.id), f"{m.line.name} {m.relation}".strip()) for m in view.family]
    return forms.Secrecy(data, parties=parties)


def _open(line: UUID, data: Data, by: Staff, at: datetime) -> object:
    responsible = data["responsible"]
    return actions.open_investigation(
        line,
        reasons=data["reasons"],
        unit_id=UUID(data["unit"]),
        responsible=UUID(responsible) if responsible else None,
        by=by,
        at=at,
    )


def _contact(line: UUID, data: Data, by: Staff, at: datetime) -> object:
    return actions.note_contact(
        line,
        with_whom=ContactWith(data["with_whom"]),
        how=ContactHow(data["how"]),
        happened_at=datetime.combine(data["day"], data["time"], STOCKHOLM),
        text=data["text"],
        by=by,
        at=at,
    )


def _sign(line: UUID, data: Data, by: Staff, at: datetime) -> object:
    also = [UUID(each) for each in data.get("also", ())]
    return actions.assess_protection(
        line, need=Need(data["need"]), text=data["text"], also=also, by=by, at=at
    )


VERBS = (
    Verb("skydd", "assess", _assess, _sign, "Skyddsbedömningen är underskriven."),
    Verb(
        "ta-tillbaka",
        "unmatch",
        _plain(forms.Say, label="Varför var det fel person?"),
        lambda line, d, by, at: actions.unmatch_child(line, reason=d["text"], by=by, at=at),
        "Kopplingen är borttagen. Välj rätt person.",
    ),
    Verb(
        "jouren",
        "hand_to_duty",
        _plain(forms.Say, label="Vad behöver jouren veta?", hint="Vad är gjort, vad är kvar?"),
        lambda line, d, by, at: actions.hand_to_duty(line, text=d["text"], by=by, at=at),
        "Jouren har fått veta. Ring också om det brådskar.",
    ),
    Verb("kontakt", "contact", _plain(forms.Contact), _contact, "Samtalet är sparat."),
    Verb(
        "mote",
        "meeting",
        _plain(forms.Meeting),
        lambda line, d, by, at: actions.offer_meeting(
            line,
            with_whom=MeetingWith(d["with_whom"]),
            answer=MeetingAnswer(d["answer"]),
            text=d["text"],
            by=by,
            at=at,
        ),
        "Erbjudandet är sparat.",
    ),
    Verb(
        "forlang",
        "extend",
        _plain(forms.Extend),
        lambda line, d, by, at: actions.extend_preliminary(
            line, until=d["until"], reasons=d["reasons"], by=by, at=at
        ),
        "Tiden är förlängd.",
    ),
    Verb("inled", "decide", _decide, _open, "Utredningen är inledd.", closed_by="open"),
    Verb(
        "inled-inte",
        "decide",
        _decide,
        lambda line, d, by, at: actions.do_not_open(line, reasons=d["reasons"], by=by, at=at),
        "Beslutet är fattat: ingen utredning.",
        closed_by="open",
    ),
    Verb(
        "anslut",
        "join",
        _plain(forms.Join),
        lambda line, d, by, at: actions.join_running(line, text=d["text"], by=by, at=at),
        "Anmälan hör nu till den utredning som pågår.",
    ),
    Verb(
        "skicka-vidare",
        "send_on",
        _plain(forms.SendOn),
        lambda line, d, by, at: actions.send_on(
            line, municipality=d["municipality"], text=d["text"], by=by, at=at
        ),
        "Den andra kommunen har tagit över.",
    ),
    Verb(
        "byt-enhet",
        "change_unit",
        _change_unit,
        lambda line, d, by, at: actions.change_unit(
            line, unit_id=UUID(d["unit"]), text=d["text"], by=by, at=at
        ),
        "Den andra enheten har tagit över.",
        leaves=True,
    ),
    Verb(
        "svar",
        "answer",
        _plain(forms.Answered),
        lambda line, d, by, at: actions.send_feedback(line, how=ContactHow(d["how"]), by=by, at=at),
        "Svaret är sparat.",
    ),
    Verb(
        "svara-inte",
        "no_answer",
        _plain(forms.Say, label="Varför är det olämpligt att svara?"),
        lambda line, d, by, at: actions.do_not_answer(line, reason=d["text"], by=by, at=at),
        "Skälet är sparat.",
    ),
    Verb(
        "fragat",
        "asked",
        _plain(PlainForm),
        lambda line, d, by, at: actions.ask_feedback_later(line, by=by, at=at),
        "Anmälaren vill ha svar.",
    ),
    Verb(
        "anmalarens-namn",
        "secrecy",
        _secrecy,
        lambda line, d, by, at: actions.decide_reporter_secrecy(
            line,
            UUID(d["party"]),
            secret=d["told"] == "no",
            reasons=d["reasons"],
            by=by,
            at=at,
        ),
        "Beslutet är sparat.",
    ),
)
BY_SLUG = {verb.slug: verb for verb in VERBS}
CLOSED_BY = {verb.key: verb.closed_by or verb.key for verb in VERBS}


def empty_forms(view: ReportView, by: Staff, at: datetime) -> dict[str, PlainForm]:
    """Every form of the page with ids of its own, unfilled but for what its reader has begun."""
    return {verb.key: _begun(verb, view, verb.make(view, by, at, None)) for verb in VERBS}


def filled(verb: Verb, view: ReportView, by: Staff, at: datetime, data: Data) -> PlainForm:
    """The form that was sent."""
    return _with_ids(verb, verb.make(view, by, at, data))


def typed_in(verb: Verb, form: PlainForm, post: QueryDict) -> dict[str, list[str]]:
    """What a post says in the form's own fields, to keep while it is written."""
    return {name: post.getlist(name) for name in form.fields if any(post.getlist(name))}


def texts_in(draft: Unsent) -> list[str]:
    """What somebody wrote with their own words in a form that is no longer open."""
    free = ("text", "reasons", "municipality")
    return [value for name in free for value in draft.typed.get(name, ()) if value.strip()]


def _begun(verb: Verb, view: ReportView, form: PlainForm) -> PlainForm:
    draft = view.unsent.get(verb.key)
    for name, values in draft.typed.items() if draft else ():
        if field := form.fields.get(name):
            several = isinstance(field, MultipleChoiceField)
            form.initial[name] = values if several else values[0]
    return _with_ids(verb, form)


def _with_ids(verb: Verb, form: PlainForm) -> PlainForm:
    form.auto_id = f"{verb.key}_%s"  # several forms stand on the page: every id must be its own
    return form
