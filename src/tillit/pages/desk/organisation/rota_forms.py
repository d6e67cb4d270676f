"""Forms of who stands in for whom, and of the duty rota."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from tillit.kernel.swedish import STOCKHOLM
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm

from .words import DEPUTY_GROUNDS

Team = Iterable[tuple[UUID, str]]


def choose(form: forms.Form, name: str, empty: str, team: Team) -> None:
    """Let a field choose among colleagues."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", empty), *((str(id_), words) for id_, words in team)]


class StandIn(PlainForm):
    """Who stands in for whom, why, and between which days."""

    called: ClassVar[dict[str, str]] = {
        "absent": "Den som är borta",
        "deputy": "Vikarien",
        "ground": "Skälet",
        "first_day": "Första dagen",
        "last_day": "Sista dagen",
    }

    absent = forms.ChoiceField(label="Vem är borta?")
    deputy = forms.ChoiceField(label="Vem vikarierar?")
    ground = forms.ChoiceField(
        label="Varför?",
        choices=[(each.value, words) for each, words in DEPUTY_GROUNDS.items()],
        widget=forms.RadioSelect,
        help_text="Inte om någon är sjuk. Det räcker att hen är borta.",
    )
    first_day = forms.DateField(label="Från och med", widget=DayInput)
    last_day = forms.DateField(
        label="Till och med", widget=DayInput, help_text="Sedan tar det slut av sig självt."
    )

    def __init__(
        self,
        *args: Any,  # Django's own arguments
        team: Team,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        team = list(team)
        choose(self, "absent", "Välj en kollega", team)
        choose(self, "deputy", "Välj en kollega", team)
        self.fields["first_day"].initial = self.today = today

    def clean_first_day(self) -> date:
        """A first day that is not past."""
        day: date = self.cleaned_data["first_day"]
        if day < self.today:
            raise forms.ValidationError("välj i dag eller en dag framåt")
        return day


class TakeShift(PlainForm):
    """Who takes a shift that nobody has."""

    staff = forms.ChoiceField(label="Vem tar passet?")

    def __init__(
        self,
        *args: Any,  # Django's own arguments
        team: Team,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "staff", "Välj en kollega", team)


class PlanShift(PlainForm):
    """A shift: who, which day, and between which times. Past midnight it ends the day after."""

    optional = ""
    called: ClassVar[dict[str, str]] = {
        "staff": "Kollegan",
        "day": "Dagen",
        "begins": "Börjar",
        "ends": "Slutar",
    }

    staff = forms.ChoiceField(label="Vem?", required=False)
    day = forms.DateField(label="Vilken dag börjar passet?", widget=DayInput)
    begins = forms.TimeField(label="Börjar", widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    ends = forms.TimeField(
        label="Slutar",
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
        help_text="Är det tidigare än början slutar passet dagen efter.",
    )

    def __init__(
        self,
        *args: Any,  # Django's own arguments
        team: Team,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "staff", "Ingen än", team)

    @property
    def time(self) -> tuple[datetime, datetime]:
        """From when until when."""
        data = self.cleaned_data
        since = datetime.combine(data["day"], data["begins"], STOCKHOLM)
        last = data["day"] + timedelta(days=int(data["ends"] <= data["begins"]))
        return since, datetime.combine(last, data["ends"], STOCKHOLM)
