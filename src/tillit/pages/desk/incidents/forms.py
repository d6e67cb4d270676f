"""Which account, which time, and since when it is known; and the text of a draft."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from tillit.kernel.swedish import STOCKHOLM, clock, day_of
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm, text_area

CLOCKS = ["%H.%M", "%H:%M"]
LONGEST = 20_000
A_WEEK = timedelta(days=7)
TIMES = {"since": "Från", "until": "Till och med", "known": "När fick någon här veta?"}


class Account(PlainForm):
    """One account."""

    called: ClassVar[dict[str, str]] = {"account": "Kontot"}
    remedies: ClassVar[dict[str, str]] = {"account": "välj kontot"}

    account = forms.ChoiceField(label="Vilket konto?")

    def __init__(
        self,
        *args: Any,  # Any: Django's own arguments
        people: Iterable[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Välj ett konto"), *((str(id_), name) for id_, name in people)]

    @property
    def staff_id(self) -> UUID:
        """Whose account."""
        return UUID(self.cleaned_data["account"])


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput())


def _time(label: str, help_text: str = "Till exempel 14.05") -> forms.TimeField:
    box = forms.TextInput({"inputmode": "numeric", "maxlength": 5, "data-short": ""})
    return forms.TimeField(label=label, help_text=help_text, input_formats=CLOCKS, widget=box)


class Ask(Account):
    """An account and a time."""

    called: ClassVar[dict[str, str]] = {
        **Account.called,
        "since_day": "Från, dag",
        "since_time": "Från, tid",
        "known_day": "När ni fick veta, dag",
        "known_time": "När ni fick veta, tid",
    }

    since_day = _day("Från vilken dag?")
    since_time = _time("Från vilken tid?", "Osäker? Ta hellre för långt än för kort.")
    until_day = _day("Till vilken dag?")
    until_time = _time("Till vilken tid?")
    known_day = _day("Vilken dag fick någon här veta?")
    known_time = _time("Vilken tid fick någon här veta?", "Härifrån räknas 24 och 72 timmar.")

    @classmethod
    def begin(cls, at: datetime, account: str = "") -> dict[str, Any]:  # Any: Django's initial
        """What the form begins with: the last week, known now."""
        now = {"day": day_of(at), "time": clock(at)}
        return {
            "account": account,
            "since_day": day_of(at - A_WEEK),
            "since_time": "00.00",
            **{
                f"{part}_{name}": value
                for part in ("until", "known")
                for name, value in now.items()
            },
        }

    def moment(self, part: str, at: datetime) -> datetime:
        """A day and a time of the form; the minute that runs now is now."""
        day, when = self.cleaned_data[f"{part}_day"], self.cleaned_data[f"{part}_time"]
        assert isinstance(day, date)
        assert isinstance(when, time)
        found = datetime.combine(day, when, STOCKHOLM)
        return at if found <= at < found + timedelta(minutes=1) else found


class DraftText(PlainForm):
    """A text for an authority. The version is hidden: two who write at once both see."""

    called: ClassVar[dict[str, str]] = {"text": "Utkastet"}

    text = forms.CharField(
        label="Texten",
        max_length=LONGEST,
        required=False,
        widget=text_area(18),
        help_text="Töm rutan och spara, så skrivs utkastet om med det som är känt nu.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
