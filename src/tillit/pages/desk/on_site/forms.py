"""What is written about a group, and a visit that is tapped."""

from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms

from tillit.contact.participation.types import (
    LONGEST_NAME,
    LONGEST_PHONE,
    Band,
    Came,
    GroupIn,
    Guardian,
    SignUpIn,
    VisitIn,
)
from tillit.registers.directory.types import Offer, Place
from tillit.trust.access.types import UnitView
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm

CLOCKS = ["%H.%M", "%H:%M"]
OFTEN = ((1, "Varje dag"), (7, "Varje vecka"), (14, "Varannan vecka"), (28, "Var fjärde vecka"))


def _clock(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label, input_formats=CLOCKS, help_text="Till exempel 18.00",
        widget=forms.TimeInput(attrs={"inputmode": "decimal"}, format="%H.%M"),
    )  # fmt: skip


class GroupForm(PlainForm):
    """A new group."""

    called: ClassVar[dict[str, str]] = {"name": "Namnet", "offer": "Vad det hör till"}

    offer = forms.ChoiceField(label="Vad hör den till?")
    name = forms.CharField(label="Vad heter gruppen?", max_length=100)
    place = forms.ChoiceField(label="Var träffas ni?")
    unit = forms.ChoiceField(label="Vilken enhet håller i den?")
    first = forms.DateField(label="Första gången", widget=DayInput())
    last = forms.DateField(
        label="Sista gången", required=False, widget=DayInput(),
        help_text="Lämna tomt om ni träffas en enda gång.",
    )  # fmt: skip
    begins = _clock("Börjar kl.")
    ends = _clock("Slutar kl.")
    every_days = forms.TypedChoiceField(label="Hur ofta?", choices=OFTEN, coerce=int, initial=7)
    drop_in = forms.BooleanField(label="Man kommer direkt, utan anmälan", required=False)
    seats = forms.IntegerField(
        label="Antal platser", required=False, min_value=1, max_value=500,
        help_text="Lämna tomt om alla får plats.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, offers: list[Offer], places: list[Place], units: list[UnitView],
        **kwargs: Any,  # Any: Django's own arguments
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("offer", [(each.said.code, each.said.name) for each in offers]),
            ("place", [(str(each.id), each.name) for each in places]),
            ("unit", [(str(each.id), each.name) for each in units]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def group(self) -> GroupIn:
        """What was written."""
        data = self.cleaned_data
        first: date = data["first"]
        return GroupIn(
            data["offer"], UUID(data["place"]), UUID(data["unit"]), data["name"], first,
            data["last"] or first, data["begins"], data["ends"], data["every_days"],
            data["seats"], data["drop_in"],
        )  # fmt: skip


class TapForm(PlainForm):
    """One visit, by a tap. The id is made where it is tapped."""

    id = forms.UUIDField()
    offer = forms.CharField(max_length=60)
    place = forms.UUIDField()
    band = forms.ChoiceField(choices=[(each.value, each.words) for each in Band])
    yes = forms.BooleanField(required=False)

    def visit(self) -> VisitIn:
        """What was tapped. Who counts has told of the right to apply (SoL 11:6) as it suits."""
        data = self.cleaned_data
        guardian = Guardian.YES if data["yes"] else Guardian.NOT_NEEDED
        return VisitIn(
            data["id"], data["offer"], data["place"], Band(data["band"]), guardian=guardian
        )


class CameForm(PlainForm):
    """Somebody came, did not, or nobody has said."""

    sign_up = forms.UUIDField()
    occasion = forms.UUIDField()
    came = forms.ChoiceField(choices=[("ja", ""), ("nej", ""), ("", "")], required=False)

    @property
    def attended(self) -> bool | None:
        """What was tapped."""
        return {"ja": True, "nej": False}.get(self.cleaned_data["came"])


class SomebodyForm(PlainForm):
    """A colleague signs somebody up."""

    called: ClassVar[dict[str, str]] = {"given": "Förnamnet", "band": "Åldern"}

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    given = forms.CharField(label="Förnamn", max_length=LONGEST_NAME)
    phone = forms.CharField(label="Telefon", required=False, max_length=LONGEST_PHONE)
    band = forms.ChoiceField(
        label="Ålder", choices=[(each.value, each.words) for each in Band]
    )  # fmt: skip
    yes = forms.BooleanField(label="Vårdnadshavaren säger ja", required=False)
    told_right = forms.BooleanField(
        label="Jag har berättat att man kan ansöka om stöd (SoL 11:6)", required=False
    )

    def wanted(self, group: UUID) -> SignUpIn:
        """What was written."""
        data = self.cleaned_data
        guardian = Guardian.YES if data["yes"] else Guardian.NOT_NEEDED
        return SignUpIn(
            group, data["once"] or uuid4(), Band(data["band"]), Came.PROFESSIONAL, guardian,
            data.get("given", ""), data.get("phone", ""), data["told_right"],
        )  # fmt: skip


class WhyForm(PlainForm):
    """Why it is called off."""

    why = forms.CharField(
        label="Varför ställs det in?", max_length=200, help_text="Alla kan läsa det."
    )


class SpanForm(PlainForm):
    """The days that are counted."""

    first = forms.DateField(label="Från och med", widget=DayInput())
    last = forms.DateField(label="Till och med", widget=DayInput())

    @classmethod
    def of_late(cls, today: date) -> dict[str, date]:
        """The last ninety days."""
        return {"first": today - timedelta(days=89), "last": today}
