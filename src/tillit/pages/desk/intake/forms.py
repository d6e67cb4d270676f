"""The forms of intake. Labels say what we need; hints say why. Free text says how much it takes."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from tillit.casework.intake.types import (
    OFFERED,
    TALKED_HOW,
    TALKED_WITH,
    ContactWith,
    MeetingAnswer,
    MeetingWith,
)
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm, text_area

from .words import MEETING_ANSWERS, NEEDS

LONG, SHORT = 6000, 1000
Choices = list[tuple[str, str]]


def choices(words: dict[Any, str]) -> Choices:  # Any: any of the closed lists
    """A closed list as choices of a field."""
    return [(each.value, text) for each, text in words.items()]


def some_text(label: str, hint: str = "", *, most: int = SHORT, rows: int = 3) -> forms.CharField:
    """A box for running text."""
    return forms.CharField(label=label, help_text=hint, max_length=most, widget=text_area(rows))


class Match(PlainForm):
    """Search for the child in the whole register."""

    q = forms.CharField(label="Namn eller personnummer", max_length=100)


class EarlierWhy(PlainForm):
    """Why somebody needs the text of an earlier report."""

    reason = forms.CharField(label="Varför behöver du läsa den?", max_length=500)


class Assess(PlainForm):
    """The immediate protection assessment."""

    need = forms.ChoiceField(
        label="Behöver barnet skydd nu?", choices=choices(NEEDS), widget=forms.RadioSelect
    )
    also = forms.MultipleChoiceField(
        label="Gäller det också syskonen?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = some_text(
        "Varför?", "Två, tre meningar. Vad talar för, vad talar emot, vad vet vi inte?", most=LONG
    )

    def __init__(self, *args: Any, siblings: Iterable[tuple[str, str]] = (), **kw: Any) -> None:
        super().__init__(*args, **kw)  # Any: Django's own arguments
        found = list(siblings)
        field = self.fields["also"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = found
        if not found:
            del self.fields["also"]


class Contact(PlainForm):
    """A talk with the reporter or the family."""

    with_whom = forms.ChoiceField(
        label="Vem talade du med?", choices=choices(TALKED_WITH), initial=ContactWith.GUARDIAN
    )
    how = forms.ChoiceField(label="Hur?", choices=choices(TALKED_HOW))
    day = forms.DateField(label="Dag", widget=DayInput())
    time = forms.TimeField(
        label="Tid", help_text="Till exempel 14.05", input_formats=["%H.%M", "%H:%M"]
    )
    text = some_text("Vad sades?", most=LONG)


class Meeting(PlainForm):
    """An offer of a meeting."""

    with_whom = forms.ChoiceField(
        label="Vem fick erbjudandet?",
        choices=choices(OFFERED),
        initial=MeetingWith.GUARDIANS,
    )
    answer = forms.ChoiceField(
        label="Svar", choices=choices(MEETING_ANSWERS), initial=MeetingAnswer.ACCEPTED
    )
    text = forms.CharField(
        label="Anteckning",
        help_text="När ni ska ses, eller varför ett möte inte är lämpligt.",
        max_length=SHORT,
        required=False,
        widget=text_area(2),
    )


class Extend(PlainForm):
    """A longer time for extraordinary reasons."""

    until = forms.DateField(label="Till vilken dag?", widget=DayInput())
    reasons = some_text("Vilka är de synnerliga skälen?")


class Decide(PlainForm):
    """Open or not. Two buttons of equal weight send the same reasons."""

    reasons = some_text(
        "Skäl för beslutet",
        "Vad ni vet, vad ni inte vet, och varför ni utreder eller inte.",
        most=LONG,
    )
    unit = forms.ChoiceField(label="Enhet, om ni inleder", required=False)
    responsible = forms.ChoiceField(
        label="Handläggare, om ni inleder",
        help_text="Lämna tomt, så fördelar gruppledaren.",
        required=False,
    )

    def __init__(
        self, *args: Any, units: Choices | None = None, staff: Choices | None = None, **kw: Any
    ) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kw)
        for name, found in (
            ("unit", units or []),
            ("responsible", [("", "Ingen än"), *(staff or [])]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = found


class Join(PlainForm):
    """A word to those who investigate."""

    text = forms.CharField(
        label="Till den som utreder", max_length=SHORT, required=False, widget=text_area(2)
    )


class SendOn(PlainForm):
    """Another municipality takes over."""

    municipality = forms.CharField(label="Vilken kommun tar över?", max_length=80)
    text = some_text("Vem tog emot, och varför tar kommunen över?")
    ground = forms.ChoiceField(
        label="På vilken grund lämnas anmälan dit?", widget=forms.RadioSelect
    )
    weighing = some_text("Hur vägde du?")

    def __init__(
        self, *args: Any, grounds: Sequence[tuple[str, str]] = (), **kw: Any
    ) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kw)
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(grounds)


class ChangeUnit(PlainForm):
    """Another intake unit takes over."""

    unit = forms.ChoiceField(label="Vilken enhet tar över?")
    text = some_text("Varför?")

    def __init__(self, *args: Any, units: Choices | None = None, **kw: Any) -> None:
        super().__init__(*args, **kw)  # Any: Django's own arguments
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = units or []


class Say(PlainForm):
    """One text, with its question."""

    text = some_text("Text")

    def __init__(self, *args: Any, label: str = "Text", hint: str = "", **kw: Any) -> None:
        super().__init__(*args, **kw)  # Any: Django's own arguments
        self.fields["text"].label, self.fields["text"].help_text = label, hint


class Answered(PlainForm):
    """How the answer was given."""

    how = forms.ChoiceField(
        label="Hur lämnar du svaret?", choices=choices(TALKED_HOW), initial="letter"
    )


class Secrecy(PlainForm):
    """Whether a party may know who reported."""

    party = forms.ChoiceField(label="Vem gäller det?")
    told = forms.ChoiceField(
        label="Får personen veta vem som anmälde?",
        choices=[
            ("yes", "Ja, ingen särskild risk"),
            ("no", "Nej, risk för våld eller annan skada"),
        ],
        widget=forms.RadioSelect,
    )
    reasons = some_text("Vilken risk ser du, eller varför finns ingen?")

    def __init__(self, *args: Any, parties: Choices | None = None, **kw: Any) -> None:
        super().__init__(*args, **kw)  # Any: Django's own arguments
        field = self.fields["party"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = parties or []
