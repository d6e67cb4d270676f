"""What is written about my times."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms

from tillit.contact.booking.types import HoursIn, Meet
from tillit.kernel.swedish import WEEKDAYS
from tillit.registers.directory.types import Offer, Place
from tillit.trust.access.types import UnitView
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm

CLOCKS = ["%H.%M", "%H:%M"]


def _choices(form: forms.Form, **choices: list[tuple[str, str]]) -> None:
    for name, found in choices.items():
        field = form.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = found


def _clock(label: str) -> forms.TimeField:
    return forms.TimeField(label=label, input_formats=CLOCKS, help_text="Till exempel 17.00")


class BeginForm(PlainForm):
    """A calendar of one's own."""

    called: ClassVar[dict[str, str]] = {"name": "Namnet"}

    name = forms.CharField(
        label="Vad ska den som bokar läsa?", max_length=80,
        help_text="Till exempel ditt förnamn och vad du gör.",
    )  # fmt: skip
    unit = forms.ChoiceField(label="Vilken enhet?")

    def __init__(self, *args: Any, units: list[UnitView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # Any: Django's own arguments
        _choices(self, unit=[(str(each.id), each.name) for each in units])


class HoursForm(PlainForm):
    """When I can be booked."""

    called: ClassVar[dict[str, str]] = {"meets": "Hur ni ses"}

    offer = forms.ChoiceField(label="För vad?")
    place = forms.ChoiceField(label="Var?")
    weekday = forms.TypedChoiceField(
        label="Vilken dag?", coerce=int,
        choices=[(number, name) for number, name in enumerate(WEEKDAYS)],
    )  # fmt: skip
    begins = _clock("Från kl.")
    ends = _clock("Till kl.")
    minutes = forms.IntegerField(
        label="Minuter för en tid", initial=45, min_value=10, max_value=240
    )
    rest = forms.IntegerField(label="Minuter mellan", initial=15, min_value=0, max_value=120)
    meets = forms.MultipleChoiceField(
        label="Hur kan ni ses?", widget=forms.CheckboxSelectMultiple, initial=[Meet.VISIT],
        choices=[(each.value, each.words) for each in Meet if each is not Meet.VIDEO],
    )  # fmt: skip

    def __init__(
        self, *args: Any, offers: list[Offer], places: list[Place], **kwargs: Any
    ) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kwargs)
        _choices(
            self,
            offer=[(each.said.code, each.said.name) for each in offers],
            place=[(str(each.id), each.name) for each in places],
        )

    def hours(self) -> HoursIn:
        """What was written."""
        data = self.cleaned_data
        return HoursIn(
            data["offer"], UUID(data["place"]), data["weekday"], data["begins"], data["ends"],
            data["minutes"], data["rest"], tuple(Meet(each) for each in data["meets"]),
        )  # fmt: skip


class ClosedForm(PlainForm):
    """A day when nobody books."""

    day = forms.DateField(label="Stäng en dag", widget=DayInput())
