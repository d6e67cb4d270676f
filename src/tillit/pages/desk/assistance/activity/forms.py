"""Forms of activity. Hours are written as people write them: 4 or 7,5."""

from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from django import forms

from tillit.areas.assistance.types import (
    ActivityKind,
    DayIn,
    DayLine,
    PlanIn,
    ToldBy,
)
from tillit.law.assistance.activity import AbsenceReason, Judged
from tillit.ui.fields import DayInput
from tillit.ui.forms import OnceForm, PlainForm, text_area

SHORT = 2_000
WEEKDAYS = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag")
AGREED = {"yes": "Vi har kommit överens", "no": "Vi har bestämt det"}


class HoursField(forms.CharField):
    """Hours, given as minutes. Empty is nothing, never zero."""

    def __init__(self, **kwargs: Any) -> None:  # Any: Django's own arguments
        super().__init__(max_length=10, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> Any:
        """The minutes, or a sentence that says how to write them."""
        text = super().clean(value).replace(",", ".").strip()
        if not text:
            return None
        try:
            hours = Decimal(text)
        except InvalidOperation:
            raise forms.ValidationError("skriv timmar med siffror, till exempel 7,5")
        if not hours.is_finite() or not 0 <= hours <= 168:
            raise forms.ValidationError("skriv timmar från 0 till 168")
        return int(hours * 60)


class PlanForm(OnceForm):
    """What is agreed with somebody, or assigned."""

    called: ClassVar[dict[str, str]] = {"above_why": "Varför fler timmar"}

    kind = forms.ChoiceField(
        label="Vad är det för aktivitet?",
        choices=[(each.value, each.words) for each in ActivityKind],
        widget=forms.RadioSelect,
    )
    place = forms.CharField(
        label="Var är den?", max_length=120, help_text="Till exempel skolan eller arbetsplatsen."
    )
    hours = HoursField(
        label="Hur många timmar i veckan?",
        help_text="Egen tid för att söka arbete räknas inte in (källan är inte kontrollerad).",
    )
    weekdays = forms.MultipleChoiceField(
        label="Vilka dagar?",
        choices=[(str(place), name) for place, name in enumerate(WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
        help_text="Timmarna delas lika på dagarna. Röda dagar räknas inte.",
    )
    valid_from = forms.DateField(label="Första dagen", widget=DayInput())
    valid_to = forms.DateField(label="Sista dagen", widget=DayInput())
    working_percent = forms.IntegerField(
        label="Hur mycket arbetar personen, i procent av heltid?", min_value=0, max_value=100,
        initial=0, help_text="Skriv 0 om personen inte arbetar.",
    )  # fmt: skip
    agreed = forms.ChoiceField(
        label="Hur blev det bestämt?", choices=list(AGREED.items()), initial="yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    text = forms.CharField(
        label="Vad har ni sagt?", required=False, max_length=SHORT, widget=text_area(3),
        help_text="Personen läser det på Mina sidor, ord för ord.",
    )  # fmt: skip
    above_why = forms.CharField(
        label="Varför fler timmar än lagens mest?", required=False, max_length=SHORT,
        widget=text_area(2), help_text="Bara när vi har sagt att timmarna är för många.",
    )  # fmt: skip

    def said(self) -> PlanIn:
        """What is agreed."""
        data = self.cleaned_data
        return PlanIn(
            kind=ActivityKind(data["kind"]), place=data["place"], minutes=data["hours"],
            weekdays=tuple(int(day) for day in data["weekdays"]), valid_from=data["valid_from"],
            valid_to=data["valid_to"], text=data["text"],
            working_percent=data["working_percent"], agreed=data["agreed"] == "yes",
            above_why=data["above_why"],
        )  # fmt: skip


class EndForm(PlainForm):
    """The last day of an activity, and why it ends."""

    last = forms.DateField(label="Sista dagen", widget=DayInput())
    why = forms.CharField(label="Varför slutar den?", max_length=SHORT, widget=text_area(2))


class DayForm(OnceForm):
    """How a day went, and whether a reason is good. `seen`: the entry that was read."""

    called: ClassVar[dict[str, str]] = {"why": "Vad du kom fram till"}

    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)
    hours = HoursField(
        label="Hur många timmar var personen där?", required=False,
        help_text="0 om personen inte var där. Lämna tomt om dagen inte har varit än.",
    )  # fmt: skip
    reason = forms.ChoiceField(
        label="Varför kunde personen inte komma?", required=False,
        choices=[("", "Vi vet inte"), *((each.value, each.words) for each in AbsenceReason)],
    )  # fmt: skip
    told_by = forms.ChoiceField(
        label="Vem har sagt det?", choices=[(each.value, each.words) for each in ToldBy],
        initial=ToldBy.WORKER,
    )  # fmt: skip
    text = forms.CharField(
        label="Vad har personen eller platsen sagt?", required=False, max_length=SHORT,
        widget=text_area(2),
    )  # fmt: skip
    judged = forms.ChoiceField(
        label="Är skälet giltigt?", choices=[(each.value, each.words) for each in Judged],
        initial=Judged.UNKNOWN, widget=forms.RadioSelect,
    )  # fmt: skip
    why = forms.CharField(
        label="Hur tänkte du?", required=False, max_length=SHORT, widget=text_area(2),
        help_text="Behövs när skälet inte är giltigt: skriv också vad personen själv har sagt.",
    )  # fmt: skip

    def said(self) -> DayIn:
        """What is noted."""
        data = self.cleaned_data
        return DayIn(
            attended=data["hours"],
            reason=AbsenceReason(data["reason"]) if data["reason"] else None,
            told_by=ToldBy(data["told_by"]), text=data["text"], judged=Judged(data["judged"]),
            why=data["why"],
        )  # fmt: skip


def begun_with(line: DayLine) -> dict[str, object]:
    """What the form begins with: what is noted already, so that nobody types it again."""
    entry = line.entry
    if entry is None:
        return {}
    return {
        "seen": entry.id,
        "hours": "" if entry.attended is None else hours_typed(entry.attended),
        "reason": entry.reason or "",
        "told_by": entry.told_by,
        "text": entry.text,
        "judged": entry.judged,
        "why": entry.why,
    }


def hours_typed(minutes: int) -> str:
    """Minutes as hours that can be typed and read again: 7,5. To the third decimal at most."""
    return f"{minutes / 60:.3f}".rstrip("0").rstrip(".").replace(".", ",")
