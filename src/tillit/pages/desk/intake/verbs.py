"""What can be done on the page of a report: the slug in the address, the form, the action."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms import MultipleChoiceField

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
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.law.disclosure import Recipient
from tillit.pages.desk.grounds import ground_choices
from tillit.registers.people.types import FamilyMember
from tillit.trust.access.queries import staff_in, units
from tillit.trust.access.types import UnitKind, UnitView
from tillit.trust.identity.queries import colleagues
from tillit.ui.forms import PlainForm

from . import forms
from .forms import Choices

Data = dict[str, Any]  # Any: a form's cleaned values
Act = Callable[[UUID, Data, Staff, datetime], object]
Words = Callable[[ReportView, Staff, datetime], dict[str, Any]]  # Any: a form's own arguments


@dataclass(frozen=True)
class Verb:
    """One thing that can be done: `key` names the form on the page; `done` is said afterwards.

    `words` are what the form must be told about this report: its choices, its label.
    `closed_by` is the verb whose refusal closes the form, when it is not `key`.
    """

    slug: str
    key: str
    form: type[PlainForm]
    act: Act
    done: str
    words: Words = lambda view, by, at: {}
    leaves: bool = False
    closed_by: str = ""

    def make(self, view: ReportView, by: Staff, at: datetime, data: Data | None) -> PlainForm:
        """The form for this report, with ids of its own: several stand on the page."""
        form = self.form(data, **self.words(view, by, at))
        form.auto_id = f"{self.key}_%s"
        return form


def _asking(label: str, hint: str = "") -> Words:
    return lambda view, by, at: {"label": label, "hint": hint}


def _siblings(view: ReportView, by: Staff, at: datetime) -> dict[str, Any]:
    return {"siblings": siblings(view)}


def siblings(view: ReportView) -> Choices:
    """Children beside this one, in the family and in the report, for whom the same may hold."""
    family = [m.line for m in view.family if _is_sibling(m)]
    found = {str(each.id): f"{each.name}: samma bedömning" for each in family}
    found |= {
        str(line.person.id): f"{line.called}: i samma anmälan"
        for line in view.beside
        if line.person
    }
    return list(found.items())


def _is_sibling(member: FamilyMember) -> bool:
    words = ("syskon", "syster", "bror", "halvsyskon", "halvsyster", "halvbror")
    return any(word in words for word in member.relation.split(", "))


def _investigators(view: ReportView, by: Staff, at: datetime) -> dict[str, Any]:
    found = units(by, UnitKind.INVESTIGATION)
    return {"units": _named(found), "staff": _workers(by, found, at)}


def _named(found: Iterable[UnitView]) -> Choices:
    return [(str(unit.id), unit.name) for unit in found]


def _workers(by: Staff, found: Iterable[UnitView], at: datetime) -> Choices:
    """Those who investigate in these units, by name."""
    seats = staff_in(by, [unit.id for unit in found], at=at)
    ids = [staff for staff, role in seats if role is Role.SOCIAL_WORKER]
    names = sorted((view.name, str(view.id)) for view in colleagues(by, ids, at=at).values())
    return [(id_, name) for name, id_ in names]


def _other_units(view: ReportView, by: Staff, at: datetime) -> dict[str, Any]:
    return {"units": _named(u for u in units(by, UnitKind.INTAKE) if u.id != view.unit_id)}


def _parties(view: ReportView, by: Staff, at: datetime) -> dict[str, Any]:
    parties = [(str(m.line.id), f"{m.line.name} {m.relation}".strip()) for m in view.family]
    return {"parties": parties}


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
    Verb(
        "skydd",
        "assess",
        forms.Assess,
        _sign,
        "Skyddsbedömningen är underskriven.",
        words=_siblings,
    ),
    Verb(
        "ta-tillbaka",
        "unmatch",
        forms.Say,
        lambda line, d, by, at: actions.unmatch_child(line, reason=d["text"], by=by, at=at),
        "Kopplingen är borttagen. Välj rätt person.",
        words=_asking(label="Varför var det fel person?"),
    ),
    Verb(
        "jouren",
        "hand_to_duty",
        forms.Say,
        lambda line, d, by, at: actions.hand_to_duty(line, text=d["text"], by=by, at=at),
        "Jouren har fått veta. Ring också om det brådskar.",
        words=_asking(label="Vad behöver jouren veta?", hint="Vad är gjort, vad är kvar?"),
    ),
    Verb("kontakt", "contact", forms.Contact, _contact, "Samtalet är sparat."),
    Verb(
        "mote",
        "meeting",
        forms.Meeting,
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
        forms.Extend,
        lambda line, d, by, at: actions.extend_preliminary(
            line, until=d["until"], reasons=d["reasons"], by=by, at=at
        ),
        "Tiden är förlängd.",
    ),
    Verb(
        "inled",
        "decide",
        forms.Decide,
        _open,
        "Utredningen är inledd.",
        words=_investigators,
        closed_by="open",
    ),
    Verb(
        "inled-inte",
        "decide",
        forms.Decide,
        lambda line, d, by, at: actions.do_not_open(line, reasons=d["reasons"], by=by, at=at),
        "Beslutet är fattat: ingen utredning.",
        words=_investigators,
        closed_by="open",
    ),
    Verb(
        "anslut",
        "join",
        forms.Join,
        lambda line, d, by, at: actions.join_running(line, text=d["text"], by=by, at=at),
        "Anmälan hör nu till den utredning som pågår.",
    ),
    Verb(
        "skicka-vidare",
        "send_on",
        forms.SendOn,
        lambda line, d, by, at: actions.send_on(line, **d, by=by, at=at),
        "Den andra kommunen har tagit över. Det står i listan över utlämnanden.",
        words=lambda view, by, at: {"grounds": ground_choices(Recipient.SOCIAL, day_of(at))},
    ),
    Verb(
        "byt-enhet",
        "change_unit",
        forms.ChangeUnit,
        lambda line, d, by, at: actions.change_unit(
            line, unit_id=UUID(d["unit"]), text=d["text"], by=by, at=at
        ),
        "Den andra enheten har tagit över.",
        words=_other_units,
        leaves=True,
    ),
    Verb(
        "svar",
        "answer",
        forms.Answered,
        lambda line, d, by, at: actions.send_feedback(line, how=ContactHow(d["how"]), by=by, at=at),
        "Svaret är sparat.",
    ),
    Verb(
        "svara-inte",
        "no_answer",
        forms.Say,
        lambda line, d, by, at: actions.do_not_answer(line, reason=d["text"], by=by, at=at),
        "Skälet är sparat.",
        words=_asking(label="Varför är det olämpligt att svara?"),
    ),
    Verb(
        "fragat",
        "asked",
        PlainForm,
        lambda line, d, by, at: actions.ask_feedback_later(line, by=by, at=at),
        "Anmälaren vill ha svar.",
    ),
    Verb(
        "anmalarens-namn",
        "secrecy",
        forms.Secrecy,
        lambda line, d, by, at: actions.decide_reporter_secrecy(
            line,
            UUID(d["party"]),
            secret=d["told"] == "no",
            reasons=d["reasons"],
            by=by,
            at=at,
        ),
        "Beslutet är sparat.",
        words=_parties,
    ),
)
BY_SLUG = {verb.slug: verb for verb in VERBS}
BY_KEY = {verb.key: verb for verb in VERBS}  # verbs that share a form share its key
CLOSED_BY = {key: verb.closed_by or key for key, verb in BY_KEY.items()}


def empty_forms(view: ReportView, by: Staff, at: datetime) -> dict[str, PlainForm]:
    """Every form of the page, unfilled but for what its reader has begun."""
    return {key: _begun(verb, view, verb.make(view, by, at, None)) for key, verb in BY_KEY.items()}


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
    return form
