"""Register a report that came by phone, visit, letter or from the police: the same questions."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.forms import BaseFormSet, formset_factory

from tillit.casework.intake.types import (
    Answer,
    Channel,
    ChildIn,
    ReporterIn,
    ReporterKind,
    ReportIn,
    Safety,
    Section,
)
from tillit.kernel.actor import Role, Staff
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.trust.access.queries import units
from tillit.trust.access.types import UnitKind
from tillit.ui.fields import DayInput
from tillit.ui.forms import OnceForm, PlainForm, text_area

from .forms import LONG, choices
from .words import CHANNELS, REPORTERS, SAFETY, categories

QUESTIONS = (
    ("what", "Vad har hänt?", "Skriv som anmälaren sa: vad hen såg och hörde, och när."),
    ("child_says", "Vad säger barnet själv?", "Helst barnets egna ord."),
    ("known", "Vad har anmälaren gjort, och vem vet om anmälan?", ""),
    ("unknown", "Vad vet anmälaren inte?", ""),
)
MOST_CHILDREN = 8
TOLD = {channel: text for channel, text in CHANNELS.items() if channel is not Channel.WEB}
WHO = "skriv namnet, eller beskriv barnet i rutan under"
NOBODY = (ReporterKind.ANONYMOUS,)


class NewReport(OnceForm):
    """What was told, by whom and when."""

    called = {"what": "Vad som har hänt", "safe_now": "Om barnet är tryggt"}
    remedies = {"safe_now": "välj ett svar. Vet anmälaren inte, välj det"}

    channel = forms.ChoiceField(label="Hur kom anmälan in?", choices=choices(TOLD))
    day = forms.DateField(label="Dag då den kom in", widget=DayInput())
    time = forms.TimeField(
        label="Tid då den kom in", help_text="Till exempel 14.05", input_formats=["%H.%M", "%H:%M"]
    )
    safe_now = forms.ChoiceField(
        label="Är barnet tryggt just nu?", choices=choices(SAFETY), widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=QUESTIONS[0][1], help_text=QUESTIONS[0][2], max_length=LONG, widget=text_area(6)
    )
    child_says = forms.CharField(
        label=QUESTIONS[1][1],
        help_text=QUESTIONS[1][2],
        max_length=LONG,
        required=False,
        widget=text_area(2),
    )
    known = forms.CharField(
        label=QUESTIONS[2][1], max_length=LONG, required=False, widget=text_area(2)
    )
    unknown = forms.CharField(
        label=QUESTIONS[3][1], max_length=LONG, required=False, widget=text_area(2)
    )
    reporter_kind = forms.ChoiceField(label="Vem anmäler?", choices=choices(REPORTERS))
    category = forms.ChoiceField(label="Var arbetar anmälaren?", required=False)
    organisation = forms.CharField(label="Arbetsplats", max_length=120, required=False)
    role = forms.CharField(label="Yrke eller uppgift", max_length=80, required=False)
    name = forms.CharField(label="Anmälarens namn", max_length=120, required=False)
    contact = forms.CharField(label="Telefon eller e-post", max_length=120, required=False)
    wants_feedback = forms.BooleanField(
        label="Anmälaren vill veta om en utredning inleds", required=False
    )

    def __init__(self, *args: Any, today: date, **kw: Any) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kw)
        field = self.fields["category"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = categories(today)

    def clean(self) -> dict[str, Any]:
        """An anonymous report holds nothing about the reporter; a mandated one says from where."""
        data = super().clean() or self.cleaned_data
        kind = data.get("reporter_kind")
        told = [f for f in ("name", "contact", "organisation", "role", "category") if data.get(f)]
        if kind == ReporterKind.ANONYMOUS and told:
            self.add_error(told[0], "ta bort uppgiften, eller välj att anmälaren säger sitt namn")
        if kind == ReporterKind.MANDATED and not data.get("organisation"):
            self.add_error("organisation", "skriv var anmälaren arbetar")
        return data


class NewChild(PlainForm):
    """One child, as the reporter describes them."""

    name = forms.CharField(label="Barnets namn", max_length=120, required=False)
    born = forms.DateField(label="Född", widget=DayInput(), required=False)
    about = forms.CharField(
        label="Mer om vem barnet är",
        help_text="Ålder, skola, adress, föräldrar.",
        max_length=1000,
        required=False,
        widget=text_area(2),
    )
    unborn = forms.BooleanField(label="Barnet är inte fött än", required=False)

    def clean(self) -> dict[str, Any]:
        """Nothing but a name or a description is needed, but one of them is."""
        data = super().clean() or self.cleaned_data
        if not (data.get("name") or data.get("about")):
            self.add_error("name", WHO)
        return data


if TYPE_CHECKING:
    Children = BaseFormSet[NewChild]
else:
    Children = BaseFormSet  # Django's own class takes no parameter when it runs


class OneAtLeast(Children):
    """A row that was left empty is no child; one child must be there."""

    def clean(self) -> None:
        """Ask for the first child where every row is empty."""
        if self.forms and not any(form.has_changed() for form in self.forms):
            self.forms[0].add_error("name", WHO)


ChildrenSet = formset_factory(NewChild, formset=OneAtLeast, extra=0, max_num=MOST_CHILDREN)


def children(data: dict[str, str] | None, count: int) -> Children:
    """The forms of so many children."""
    if data is None:
        return ChildrenSet(initial=[{}] * count, prefix="barn")
    return ChildrenSet(data, prefix="barn")


def report_of(form: NewReport, forms_of: Children) -> ReportIn:
    """The valid forms as a report."""
    data = form.cleaned_data
    kind = ReporterKind(data["reporter_kind"])
    told = [Answer(question, data[name]) for name, question, _ in QUESTIONS if data[name]]
    return ReportIn(
        channel=Channel(data["channel"]),
        reporter_kind=kind,
        sections=(Section("Det som anmälaren berättade", tuple(told)),),
        children=tuple(_child(each) for each in forms_of if each.cleaned_data),
        received_at=datetime.combine(data["day"], data["time"], STOCKHOLM),
        reporter=_reporter(data, kind),
        wants_feedback=data["wants_feedback"],
        safe_now=Safety(data["safe_now"]),
        id=form.once_id,
    )


def _child(form: NewChild) -> ChildIn:
    data = form.cleaned_data
    return ChildIn(data["name"], data["born"], data["about"], data["unborn"])


def _reporter(data: dict[str, Any], kind: ReporterKind) -> ReporterIn:  # Any: cleaned values
    if kind in NOBODY:
        return ReporterIn()
    return ReporterIn(
        data["name"], data["contact"], data["organisation"], data["role"], data["category"]
    )


def now_in_form(at: datetime) -> dict[str, object]:
    """The day and the time of this moment, to begin with."""
    return {"day": day_of(at), "time": at.astimezone(STOCKHOLM).strftime("%H.%M")}


def own_units(who: Staff) -> list[UUID]:
    """The units that a report may be registered in: one's own of intake, or any for the duty."""
    mine = sorted(who.units(Role.INTAKE, Role.LEADER))
    intake = [unit.id for unit in units(who, UnitKind.INTAKE)]
    return [unit for unit in mine if unit in intake] or (intake if who.has(Role.DUTY) else [])
