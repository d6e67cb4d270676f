"""What is written in the plan together with the person: goals, steps, sessions, answers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from tillit.casework.services.types import GENERAL_STEPS, Attendance, MeasureTable, Moment, on_scale
from tillit.kernel.swedish import local
from tillit.ui.fields import DayField
from tillit.ui.forms import PlainForm

from .forms import HOW, Ask, OnceAsk, choices, radios, words

MINUTE = "%Y-%m-%dT%H:%M"
MOST_IN_STEP = 160
SCALE = on_scale(GENERAL_STEPS)
STEPS = tuple(f"step_{number}" for number in range(len(GENERAL_STEPS)))
EXPECTED = (("better", "Bättre"), ("as", "Ungefär så"), ("worse", "Sämre"))


def step_fields() -> dict[str, forms.CharField]:
    """One short text for each step of a goal's scale."""
    return {
        name: forms.CharField(
            label=f"{label}: så här är det då", required=False, max_length=MOST_IN_STEP
        )
        for name, (_, label) in zip(STEPS, SCALE, strict=True)
    }


class GoalSteps(PlainForm):
    """What each step means. Those that have words are not asked for again."""

    def __init__(self, *args: Any, own: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        have = (*own, *[""] * len(STEPS))
        for (name, field), said in zip(step_fields().items(), have, strict=False):
            if not said:
                field.widget.attrs["class"] = "ds-input"
                self.fields[name] = field

    @property
    def texts(self) -> list[str]:
        """Five texts, from the lowest step."""
        return [self.cleaned_data.get(name, "") for name in STEPS]


class Goal(OnceAsk):
    called = {"words": "Målet", "start": "Var ni är i dag"}
    words = words("Målet, med personens egna ord", hint="Skriv som personen säger det.", rows=3)
    start = radios("Var är vi i dag?", SCALE, initial="-1")


class Step(OnceAsk):
    what = forms.CharField(label="Vad ska göras?", max_length=300)
    who = forms.CharField(label="Vem gör det?", max_length=120)
    by_when = DayField(label="Senast när?", required=False)


class Session(OnceAsk):
    called = {"attendance": "Vad som hände", "held_at": "När"}
    attendance = radios("Vad hände?", choices(Attendance))
    held_at = forms.DateTimeField(
        label="När?",
        input_formats=[MINUTE],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MINUTE),
    )
    text = words(
        "Vad gjorde ni?",
        required=False,
        hint="Behövs när någon kom. Kort. Det går inte att ändra sedan.",
    )

    def fit(self) -> None:
        """Just now is the usual answer."""
        self.fields["held_at"].initial = local(self.at).strftime(MINUTE)


class Measure(Ask):
    called = {"moment": "När"}
    moment = radios("Vilken gång är det?", choices(Moment))

    def fit(self) -> None:
        """The service's own questions; only the moments that remain."""
        table: MeasureTable = self.about.measures
        done = {moment for moment, _ in table.points if moment is not Moment.REVIEW}
        left = [m for m in Moment if m not in done and (table.started or m is Moment.START)]
        field = self.fields["moment"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(m.value, m.words) for m in left]
        field.initial = left[0].value if left else None
        for row in table.rows:
            self.fields[str(row.id)] = radios(row.question, HOW)
            self.fields[str(row.id)].error_messages["required"] = "välj ett svar"

    def values(self) -> dict[UUID, int]:
        """The answers by question."""
        rows = self.about.measures.rows
        return {row.id: int(self.cleaned_data[str(row.id)]) for row in rows}


class Three(Ask):
    called = {"how": "Hur det var", "expected": "Om det var som du trodde"}
    how = radios("Hur har det varit?", HOW)
    expected = radios("Var det som du trodde?", EXPECTED)
    change = words(
        "Vad skulle du vilja ändra?", required=False, hint="Skriv inget namn. Svaren är anonyma."
    )
    tell = forms.BooleanField(
        label="Berätta det jag skrev för min socialsekreterare, med mitt namn",
        help_text="Då står det i ärendet, och inte bland de anonyma svaren.",
        required=False,
    )
