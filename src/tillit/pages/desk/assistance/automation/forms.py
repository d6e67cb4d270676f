"""Why the switch is turned, which month is run, what a review found, which months are reported."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms

from tillit.areas.assistance.types import Reviewed
from tillit.law.dated import month_sv
from tillit.ui.forms import PlainForm, text_area

LONGEST = 1000


class Why(PlainForm):
    """Why the automatic decisions are turned on or off."""

    called: ClassVar[dict[str, str]] = {"why": "Varför"}
    remedies: ClassVar[dict[str, str]] = {"why": "skriv en mening"}

    why = forms.CharField(
        label="Varför?",
        max_length=LONGEST,
        widget=text_area(2),
        help_text="Alla kollegor ser det. Skriv inget om en enskild.",
    )


class Month(PlainForm):
    """Which month's renewals the program goes through."""

    called: ClassVar[dict[str, str]] = {"month": "Månaden"}
    remedies: ClassVar[dict[str, str]] = {"month": "välj en månad"}

    month = forms.ChoiceField(label="Vilken månad?", widget=forms.RadioSelect)

    def __init__(
        self,
        *args: Any,  # Any: Django's own arguments
        months: Iterable[tuple[date, int]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (month.isoformat(), f"{month_sv(month).capitalize()}, {count} som väntar")
            for month, count in months
        ]
        if len(field.choices) == 1:
            field.initial = field.choices[0][0]

    @property
    def chosen(self) -> date:
        """The first day of the month."""
        return date.fromisoformat(self.cleaned_data["month"])


class Review(PlainForm):
    """What came of looking at a decision that the program made."""

    called: ClassVar[dict[str, str]] = {"reviewed": "Vad du kom fram till", "text": "Förklaringen"}
    remedies: ClassVar[dict[str, str]] = {"reviewed": "välj ett av de två"}

    reviewed = forms.ChoiceField(
        label="Hade du beslutat samma sak?",
        choices=[
            (Reviewed.SAME, "Ja, samma beslut"),
            (Reviewed.OTHER, "Nej, det borde ha varit ett annat"),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="Vad borde ha beslutats, och varför?",
        max_length=LONGEST,
        required=False,
        widget=text_area(3),
        help_text="Behövs när beslutet borde ha varit ett annat.",
    )


class Months(PlainForm):
    """From which month to which."""

    called: ClassVar[dict[str, str]] = {"first": "Från", "last": "Till och med"}

    first = forms.ChoiceField(label="Från")
    last = forms.ChoiceField(label="Till och med")

    def __init__(
        self,
        *args: Any,  # Any: Django's own arguments
        months: Iterable[date],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(month.isoformat(), month_sv(month)) for month in months]
        for name in ("first", "last"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """The first month is not after the last."""
        said = self.cleaned_data
        if said.get("first", "") > said.get("last", "9"):
            raise forms.ValidationError("Välj en första månad som inte är efter den sista.")
        return said
