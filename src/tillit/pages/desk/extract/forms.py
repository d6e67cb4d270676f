"""Forms of an extract: who asked, one line, and what is written when all is decided."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from tillit.law.disclosure import Recipient
from tillit.overview.extract.types import (
    GroundLine,
    How,
    LineView,
    MakeIn,
    RequestIn,
    Ruling,
)
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm, text_area

NO_GROUND = ("", "Inget hålls tillbaka")


class RequestForm(PlainForm):
    """Who gets it, how they asked, and when."""

    to = forms.ChoiceField(label="Vem ska få utdraget?", widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label="Hur kom begäran?",
        choices=[(each.value, each.words) for each in How if each is not How.MY_PAGES],
        widget=forms.RadioSelect,
    )
    asked_on = forms.DateField(label="Vilken dag?", widget=DayInput)
    note = forms.CharField(
        label="Vad sa personen?", required=False, max_length=2000, widget=text_area(3)
    )

    def __init__(
        self,
        *args: Any,  # Any: Django's own arguments
        today: date,
        person: UUID,
        others: Iterable[tuple[UUID, str, Recipient]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (f"self {person}", "Personen själv"),
            *((f"{how.name.lower()} {id}", f"{name}, {how.value}") for id, name, how in others),
        ]
        self.fields["asked_on"].initial = today

    def given(self) -> RequestIn:
        """What was written, as the action wants it."""
        data = self.cleaned_data
        how, _, id = data["to"].partition(" ")
        return RequestIn(
            Recipient[how.upper()], UUID(id), How(data["how"]), data["asked_on"], data["note"]
        )


class GroundForm(PlainForm):
    """On what ground something is held back; the rules come from the table of law."""

    ground = forms.ChoiceField(label="Grund för det som döljs eller utelämnas", required=False)

    def __init__(
        self,
        *args: Any,
        grounds: Iterable[GroundLine],
        **kwargs: Any,  # Any: Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            NO_GROUND, *((each.code, f"{each.source}: {each.name}") for each in grounds)
        ]  # fmt: skip


class LineForm(GroundForm):
    """One line: which values are hidden, which words, on what ground, and why."""

    hidden = forms.MultipleChoiceField(
        label="Vad ska döljas?", required=False, widget=forms.CheckboxSelectMultiple
    )
    phrases = forms.CharField(
        label="Ord att dölja i texten",
        required=False,
        max_length=4000,
        widget=text_area(3),
        help_text="Ett på varje rad, till exempel ett namn. De döljs var de än står på raden.",
    )
    why = forms.CharField(
        label="Varför?",
        required=False,
        max_length=4000,
        widget=text_area(3),
        help_text="För akten. Det står inte på utdraget.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    field_order = ("hidden", "phrases", "ground", "why", "version")

    def __init__(
        self,
        *args: Any,
        line: LineView,
        **kwargs: Any,  # Any: Django's own arguments
    ) -> None:
        kwargs.setdefault("initial", {
            "hidden": [cell.name for cell in line.cells if cell.name and cell.hidden],
            "phrases": line.phrases, "ground": line.ground, "why": line.why,
            "version": line.version,
        })  # fmt: skip
        super().__init__(*args, **kwargs)
        field = self.fields["hidden"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (cell.name, cell.words) for cell in line.cells if cell.name and cell.may_see
        ]
        if line.paper or not field.choices:
            del self.fields["hidden"]
        if line.paper:
            del self.fields["phrases"]

    def typed(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        names = ("hidden", "phrases", "why")
        return {"version": data["version"], **{n: data.get(n) or "" for n in names}}


class RulingForm(forms.Form):
    """Which button was pressed."""

    do = forms.ChoiceField(choices=[(each.value, each.words) for each in Ruling])


class UndoForm(forms.Form):
    """When the decisions were made that are taken back."""

    decided = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"])


class MakeForm(PlainForm):
    """What is written last."""

    staff_names = forms.ChoiceField(
        label="Namnen på dem som arbetar hos oss",
        widget=forms.RadioSelect,
        choices=[("no", "Döljs"), ("yes", "Får stå kvar")],
        help_text="Vi har inte funnit någon paragraf som säger när de får döljas. Fråga "
        "kommunens jurist om du är osäker.",
    )
    staff_why = forms.CharField(
        label="Om de döljs: varför?", required=False, max_length=1000, widget=text_area(2)
    )
    weighing = forms.CharField(label="Hur vägde du?", max_length=4000, widget=text_area(4))
    told = forms.CharField(
        label="Så överklagar man",
        required=False,
        max_length=2000,
        widget=text_area(3),
        help_text="Om något hålls tillbaka. Systemet vet inte vart man vänder sig eller hur lång "
        "tid man har. Lämnas rutan tom står det på utdraget att personen kan fråga er.",
    )
    where = forms.ChoiceField(
        label="Hur får personen utdraget?",
        widget=forms.RadioSelect,
        choices=[("here", "På mina sidor"), ("paper", "Utskrivet")],
    )

    def given(self) -> MakeIn:
        """What was written, as the action wants it."""
        data = self.cleaned_data
        return MakeIn(
            staff_names=data["staff_names"] == "yes",
            staff_why=data["staff_why"],
            weighing=data["weighing"],
            told=data["told"],
            on_my_pages=data["where"] == "here",
        )
