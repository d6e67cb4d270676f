"""Which day and month, to whom and how much, and the bank's answer. Labels say what we need."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from tillit.areas.assistance.types import PaidFor, PayeeLine
from tillit.law.dated import month_sv
from tillit.pages.desk.assistance.months.forms import KronorField
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm

MOST = 5_000_000  # bytes: a statement of a month is far below


class PlanMany(PlainForm):
    """All clean decisions of a month, on one day."""

    called: ClassVar[dict[str, str]] = {"month": "Månaden", "pay_on": "Utbetalningsdag"}

    month = forms.ChoiceField(label="Vilken månad?", widget=forms.RadioSelect)
    pay_on = forms.DateField(label="Utbetalningsdag", widget=DayInput())

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
            (month.isoformat(), f"{month_sv(month).capitalize()}, {count} utan något att se över")
            for month, count in months
        ]
        if len(field.choices) == 1:
            field.initial = field.choices[0][0]

    @property
    def chosen(self) -> date:
        """The first day of the month."""
        return date.fromisoformat(self.cleaned_data["month"])


class PlanOne(PlainForm):
    """A part of one decision: for what, to whom, how much, when."""

    called: ClassVar[dict[str, str]] = {"payee": "Mottagaren", "purpose": "Ändamålet"}
    remedies: ClassVar[dict[str, str]] = {"kronor": "skriv ett belopp i kronor"}

    payee = forms.ChoiceField(label="Vem ska ha pengarna?", widget=forms.RadioSelect)
    purpose = forms.ChoiceField(
        label="Vad är pengarna till?", choices=[(p.value, p.words) for p in PaidFor]
    )
    kronor = KronorField(label="Kronor")
    pay_on = forms.DateField(label="Utbetalningsdag", widget=DayInput())

    def __init__(
        self,
        *args: Any,  # Any: Django's own arguments
        payees: Iterable[tuple[PayeeLine, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["payee"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(line.id), payee_words(line, name)) for line, name in payees]

    @property
    def to(self) -> UUID:
        """Who is chosen."""
        return UUID(self.cleaned_data["payee"])

    @property
    def amount(self) -> Decimal:
        """How much; nothing written is refused by the field itself."""
        return Decimal(self.cleaned_data["kronor"])


class FileDay(PlainForm):
    """Until which day a file pays."""

    pay_on = forms.DateField(
        label="Betalas av banken",
        widget=DayInput(),
        help_text="Allt som är godkänt till och med den dagen kommer med.",
    )


class Answer(PlainForm):
    """What the bank sent."""

    paper = forms.FileField(
        label="Filen från banken",
        help_text="Svar på en fil, avisering eller kontoutdrag. Programmet ser vilket det är.",
    )

    def clean_paper(self) -> bytes:
        """What stands in the file."""
        file = self.cleaned_data["paper"]
        if file.size > MOST:
            raise forms.ValidationError("Filen är för stor. Be banken om en dag i taget.")
        content: bytes = file.read()
        return content


def payee_words(line: PayeeLine, name: str) -> str:
    """Who, with the end of the account and what to think of."""
    said = f"{line.kind.words}{f', {name}' if name else ''}"
    said += f", konto som slutar på {line.last_digits}" if line.last_digits else ", för hand"
    if line.waits:
        return f"{said} (väntar på en andra kollega)"
    return f"{said} (samma konto i ett annat ärende)" if line.shared else said
