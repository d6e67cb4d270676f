"""What can be done on the page of decisions: one row per form, one function per verb."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.forms import Textarea

from tillit.casework.decisions import actions
from tillit.casework.decisions.types import Came, Outcome, Part, ProposalIn, Reconsidered, SentHow
from tillit.kernel.actor import Staff
from tillit.ui.forms import PlainForm

from . import appeal_forms, forms

LONGER = "langre-tid"  # a proposal of more time, which is written beside the one that ends it
Data = Mapping[str, Any]  # Any: cleaned form data


@dataclass(frozen=True)
class Where:
    """What a form was about: the case, and the party, decision, letter or appeal in it."""

    case: UUID
    ref: UUID | None

    @property
    def thing(self) -> UUID:
        """The id that this verb cannot do without."""
        return self.ref or self.case


Act = Callable[[Where, Data, Staff, datetime], object]


@dataclass(frozen=True)
class Kind:
    """A form on the page: its address, its title, its button, what it does and says."""

    slug: str
    title: str
    button: str
    form: type[PlainForm]
    act: Act
    done: str

    @property
    def is_written(self) -> bool:
        """Whether somebody writes in it with words of their own: then it is kept meanwhile."""
        return any(isinstance(f.widget, Textarea) for f in self.form.base_fields.values())


def _send(where: Where, data: Data, by: Staff, at: datetime, *, more_time: bool = False) -> None:
    actions.send_material(
        where.case,
        where.thing,
        material=data["material"],
        answer_by=data["answer_by"],
        how=SentHow(data["how"]),
        more_time=more_time,
        by=by,
        at=at,
    )


def _skip(where: Where, data: Data, by: Staff, at: datetime, *, more_time: bool = False) -> None:
    actions.skip_hearing(
        where.case,
        where.thing,
        exception=data["exception"],
        reason=data["reason"],
        more_time=more_time,
        by=by,
        at=at,
    )


def _answer(where: Where, data: Data, by: Staff, at: datetime) -> None:
    day = data["answered_on"]
    actions.record_answer(where.thing, answer=data["answer"], answered_on=day, by=by, at=at)


def _speak(where: Where, data: Data, by: Staff, at: datetime) -> None:
    wants, day, note = data["wants"] == "ja", data["spoke_on"], data["note"]
    actions.record_speaking(where.thing, wants=wants, spoke_on=day, note=note, by=by, at=at)


def words_of(data: Data) -> ProposalIn:
    """The proposal that a form holds."""
    return ProposalIn(
        type_code=data["type_code"],
        outcome=Outcome(data["outcome"]),
        what=data["what"],
        period_from=data["period_from"],
        period_to=data["period_to"],
        provisions=data["provisions"],
        circumstances=data["circumstances"],
        best_interest=data["best_interest"],
        childs_view=data["childs_view"],
    )


def _propose(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.propose(where.case, words_of(data), id=data.get("once"), by=by, at=at)


def _change(where: Where, data: Data, by: Staff, at: datetime) -> None:
    version = data["version"] or 0
    actions.change_proposal(where.thing, words_of(data), version=version, by=by, at=at)


def _withdraw(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.withdraw_proposal(where.thing, reason=data["reason"], by=by, at=at)


def _limit(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.limit_part(
        where.thing,
        UUID(data["party"]),
        Part(data["part"]),
        ground=data["ground"],
        reason=data["reason"],
        by=by,
        at=at,
    )


def _lift(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.lift_limit(where.thing, data["party"], Part(data["part"]), by=by, at=at)


def _agenda(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.put_on_agenda(where.thing, UUID(data["meeting"]), by=by, at=at)


def _decide(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.decide(where.thing, version=data["version"], by=by, at=at)


def _notify(where: Where, data: Data, by: Staff, at: datetime) -> None:
    how = {UUID(party): SentHow(way) for party, way in data.items()}
    actions.notify(where.thing, how=how, by=by, at=at)


def _received(where: Where, data: Data, by: Staff, at: datetime) -> None:
    how = SentHow(data["how"])
    actions.record_received(where.thing, on=data["on"], how=how, by=by, at=at)


def _correct(what: Came, where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.correct_day(what, where.thing, on=data["on"], reason=data["reason"], by=by, at=at)


def _corrected(slug: str, what: Came) -> Kind:
    act = partial(_correct, what)
    return Kind(slug, "Rätta dagen", "Rätta dagen", forms.CorrectForm, act, "Dagen är rättad.")


def _appeal(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.receive_appeal(
        where.thing,
        UUID(data["party"]),
        received_on=data["received_on"],
        text=data["text"],
        id=data.get("once"),
        by=by,
        at=at,
    )


def _in_time(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.accept_appeal(where.thing, text=data["text"], by=by, at=at)


def _reject(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.reject_appeal(where.thing, text=data["text"], by=by, at=at)


def _reconsider(where: Where, data: Data, by: Staff, at: datetime) -> None:
    verdict = Reconsidered(data["verdict"])
    new = words_of(data) if verdict is not Reconsidered.NOT and data["outcome"] else None
    actions.reconsider(
        where.thing, verdict, text=data["text"], new=new, kronor=data.get("kronor"), by=by, at=at
    )


def _hand_over(where: Where, data: Data, by: Staff, at: datetime) -> None:
    actions.hand_over_appeal(where.thing, court=data["court"], on=data["on"], by=by, at=at)


def _ruling(where: Where, data: Data, by: Staff, at: datetime) -> None:
    new = words_of(data) if data["verdict"] == Reconsidered.CHANGED.value else None
    actions.record_ruling(
        where.thing,
        court_case=data["court_case"],
        on=data["on"],
        text=data["text"],
        new=new,
        kronor=data.get("kronor"),
        by=by,
        at=at,
    )


KINDS = (
    Kind("underlag", "Skicka underlaget", "Skicka", forms.SendForm, _send, "Underlaget är sänt."),
    Kind("undantag", "Skicka inte", "Spara undantaget", forms.SkipForm, _skip, "Sparat."),
    Kind("underlag-mer-tid", "Skicka underlaget", "Skicka", forms.SendForm,
         partial(_send, more_time=True), "Underlaget är sänt."),
    Kind("undantag-mer-tid", "Skicka inte", "Spara undantaget", forms.SkipForm,
         partial(_skip, more_time=True), "Sparat."),
    Kind("svar", "Skriv in svaret", "Spara svaret", forms.AnswerForm, _answer, "Svaret är sparat."),
    Kind("tala", "Tala inför nämnden", "Spara", forms.SpeakForm, _speak, "Sparat."),
    Kind("forslag", "Nytt förslag", "Spara förslaget", forms.ProposalForm, _propose, "Sparat."),
    Kind(LONGER, "Förslag om mer tid", "Spara förslaget", forms.ProposalForm, _propose, "Sparat."),
    Kind("andra", "Ändra förslaget", "Spara ändringen", forms.ProposalForm, _change, "Sparat."),
    Kind("aterta", "Ta tillbaka", "Ta tillbaka", forms.ReasonForm, _withdraw, "Taget tillbaka."),
    Kind("dolj", "Dölj en del för en part", "Dölj delen", forms.LimitForm, _limit, "Dold."),
    Kind("visa", "Visa igen", "Visa igen", forms.LiftForm, _lift, "Delen visas igen."),
    Kind("dagordning", "Sätt upp på ett möte", "Sätt upp", forms.AgendaForm, _agenda, "Uppsatt."),
    Kind("fatta", "Besluta", "Besluta", forms.VersionForm, _decide, "Beslutet är fattat."),
    Kind("skicka", "Skicka breven", "Skicka breven", forms.NotifyForm, _notify, "Breven är klara."),
    Kind("fick", "Dagen då parten fick det", "Spara", forms.ReceivedForm, _received, "Klart."),
    _corrected("ratta-brev", Came.LETTER),
    _corrected("ratta-underlag", Came.MATERIAL),
    _corrected("ratta-svar", Came.ANSWER),
    _corrected("ratta-overklagan", Came.APPEAL),
    Kind("overklagan", "Skriv in överklagande", "Spara", forms.AppealForm, _appeal, "Sparat."),
    Kind("i-tid", "Det kom i tid", "Det kom i tid", forms.InTimeForm, _in_time, "Sparat."),
    Kind("avvisa", "Det kom för sent", "Avvisa", forms.RejectForm, _reject, "Avvisat."),
    Kind("omprova", "Ompröva", "Spara", appeal_forms.ReconsiderForm, _reconsider, "Omprövat."),
    Kind("over", "Lämna över", "Lämna över", appeal_forms.HandOverForm, _hand_over, "Överlämnat."),
    Kind("dom", "Skriv in domen", "Spara domen", appeal_forms.RulingForm, _ruling, "Inskriven."),
)  # fmt: skip
BY_SLUG = {kind.slug: kind for kind in KINDS}
