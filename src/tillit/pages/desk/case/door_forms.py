"""Forms of who sees a case: a guest, a barrier, a seal."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from tillit.law.disclosure import grounds_for_guests
from tillit.trust.access.types import BarrierReason
from tillit.trust.audit.types import Shows
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm, text_area

from .step_forms import ChoosingForm

# Whom the case is about is always shown to a guest, and who reported and where somebody is never.
GUEST_SEES = (
    (Shows.CONTACT, "Telefon och adress"),
    (Shows.CONTENT, "Vad som har skrivits och hänt, tillsammans med familjen"),
    (Shows.THIRD_PARTY, "Familjen och andra i ärendet"),
)
BARRED = {
    BarrierReason.KIN: "Närstående till någon i ärendet",
    BarrierReason.COLLEAGUE: "Arbetar nära någon i ärendet",
    BarrierReason.SELF: "Är själv personen",
    BarrierReason.BLOCKED: "Något annat skäl",
    BarrierReason.DISQUALIFIED: "Jäv",
}
MOST = 1000


class WhyForm(PlainForm):
    """A sentence about why."""

    called: ClassVar[dict[str, str]] = {"why": "Skälet"}

    why = forms.CharField(label="Varför?", max_length=MOST, widget=text_area(2))


class InviteForm(ChoosingForm):
    """A guest, what they may see, on what ground, and until when."""

    called: ClassVar[dict[str, str]] = {
        "guest": "Gästen",
        "sees": "Vad gästen får se",
        "ground": "Grunden",
        "last_day": "Sista dagen",
    }

    guest = forms.ChoiceField(label="Vem bjuder du in?")
    sees = forms.MultipleChoiceField(
        label="Vad ska gästen få se, utöver vem ärendet gäller?",
        required=False,
        choices=[(each.value, words) for each, words in GUEST_SEES],
        widget=forms.CheckboxSelectMultiple,
        help_text="Välj bara det som behövs. Vem som anmält och skyddade adresser visas aldrig.",
    )
    ground = forms.ChoiceField(
        label="På vilken grund får gästen veta?",
        widget=forms.RadioSelect,
        help_text="Att låta någon läsa är att lämna ut. Du prövar om grunden håller.",
    )
    last_day = forms.DateField(
        label="Till och med", widget=DayInput, help_text="Sedan tar det slut av sig självt."
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [  # type: ignore[attr-defined]
            (rule.value.code, f"{rule.value.name_sv} ({rule.source})")
            for rule in grounds_for_guests(today)
        ]


class BarForm(ChoosingForm):
    """A colleague who may not open what concerns somebody."""

    called: ClassVar[dict[str, str]] = {
        "staff": "Kollegan",
        "person": "Personen",
        "reason": "Slaget",
        "why": "Skälet",
    }

    staff = forms.ChoiceField(label="Vilken kollega?")
    person = forms.ChoiceField(label="Från vem i ärendet?")
    reason = forms.ChoiceField(
        label="Vad gäller det?",
        widget=forms.RadioSelect,
        choices=[(r.value, w) for r, w in BARRED.items() if r is not BarrierReason.DISQUALIFIED],
    )
    why = forms.CharField(
        label="Vad gör att kollegan inte ska kunna öppna?",
        max_length=MOST,
        widget=text_area(2),
        help_text="Läses av gruppledare, inte av kollegan.",
    )
