"""Forms of a correction and of a claim. Labels say what we need; hints say why."""

from datetime import date
from typing import Any

from django import forms

from tillit.law.assistance.recovery import Ground
from tillit.pages.desk.assistance.months.forms import LONG, SHORT, KronorField
from tillit.ui.fields import DayInput
from tillit.ui.forms import OnceForm, PlainForm, text_area


class RecoveryForm(OnceForm):
    """What a person proposes to claim back. The lines are written by the program."""

    called = {"weighed": "Hushållets läge", "why": "Varför grunden stämmer"}

    ground = forms.ChoiceField(
        label="På vilken grund?",
        choices=[(each.value, each.words) for each in Ground],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="Vad var fel, och vad visste hushållet?", max_length=LONG, widget=text_area(4),
        help_text="Står i beslutet. Skriv sakligt: det är en människa som läser det om sig själv.",
    )  # fmt: skip
    weighed = forms.CharField(
        label="Hur har ni vägt hushållets läge?", max_length=LONG, widget=text_area(4),
        help_text="Kan de betala, och vad betyder det för barnen? Står i beslutet.",
    )  # fmt: skip
    kronor = KronorField(
        label="Ett lägre belopp", required=False,
        help_text="Lämna tomt för allt som är för mycket. Skriv mindre om läget talar för det.",
    )  # fmt: skip
    plan_kronor = KronorField(
        label="Hur mycket varje månad?", required=False,
        help_text="En plan, om ni har kommit överens om en. Den kan ändras sedan.",
    )  # fmt: skip
    plan_from = forms.DateField(label="Från vilken dag?", required=False, widget=DayInput())
    best_interest = forms.CharField(
        label="Vad är bäst för barnen?", max_length=LONG, widget=text_area(3),
        help_text="Hur kravet slår mot dem (SoL 3:1).",
    )  # fmt: skip
    childs_view = forms.CharField(
        label="Vad tycker barnen?", max_length=LONG, widget=text_area(2),
        help_text="Eller varför de inte har fått säga sitt (SoL 3:2).",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, children: bool, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        if not children:
            del self.fields["best_interest"], self.fields["childs_view"]


class ChangeForm(RecoveryForm):
    """Another sum, ground or reason of what is proposed. `version`: the proposal's, as read."""

    called = {"reason": "Varför förslaget ändras"} | RecoveryForm.called

    kronor = KronorField(label="Vad ska krävas tillbaka?")
    reason = forms.CharField(
        label="Varför ändras förslaget?", max_length=SHORT, widget=text_area(3),
        help_text="Står i förslagets historia, inte i brevet.",
    )  # fmt: skip


class WhyForm(PlainForm):
    """Why: one text."""

    why = forms.CharField(max_length=SHORT, widget=text_area(3))

    def __init__(self, label: str, *args: Any, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.fields["why"].label = label


class PaymentForm(PlainForm):
    """Something was paid back."""

    kronor = KronorField(label="Hur mycket kom?")
    on = forms.DateField(label="Vilken dag?", widget=DayInput())
    reference = forms.CharField(
        label="Betalningens referens", max_length=60,
        help_text="Som den står i banken, eller kvittots nummer. Samma referens noteras en gång.",
    )  # fmt: skip
    over = forms.BooleanField(
        label="De har betalat mer än vad som är kvar: det som är över ska tillbaka till dem",
        required=False,
    )


class HandBackForm(PlainForm):
    """What was paid too much went back. `kronor`: what waited when it was read."""

    on = forms.DateField(label="Vilken dag fick de tillbaka pengarna?", widget=DayInput())
    receipt = forms.CharField(label="Kvittots nummer eller utbetalningens referens", max_length=60)
    kronor = forms.DecimalField(widget=forms.HiddenInput, max_digits=12, decimal_places=2)


class PlanForm(PlainForm):
    """How it is paid back."""

    kronor = KronorField(label="Hur mycket varje månad?")
    first_on = forms.DateField(label="Första gången", widget=DayInput())
    why = forms.CharField(
        label="Vad kom ni överens om?", required=False, max_length=SHORT, widget=text_area(2)
    )


class LessForm(PlainForm):
    """A part, or all, is not to be paid. `left`: the balance that was read."""

    kronor = KronorField(label="Hur mycket ska inte betalas?")
    why = forms.CharField(
        label="Varför?", max_length=SHORT, widget=text_area(4),
        help_text="Hushållet läser det på Mina sidor.",
    )  # fmt: skip
    left = forms.DecimalField(widget=forms.HiddenInput, max_digits=12, decimal_places=2)


def first_of_next(on: date) -> date:
    """The 25th of the month that follows: what the form begins with, no rule."""
    later = on.replace(day=1)
    month = later.month % 12 + 1
    return date(later.year + (month == 1), month, 25)
