"""Forms of an investigation's steps."""

from typing import Any

from django import forms

from tillit.casework.cases.types import (
    DelayAnswer,
    Direction,
    DisqualifiedGround,
    InformedHow,
    TemplateQuestion,
    TemplateView,
)
from tillit.trust.access.types import GlassReason
from tillit.ui.fields import DayInput
from tillit.ui.forms import OnceForm, PlainForm, text_area

from .forms import MINUTE

Choices = list[tuple[str, str]]
GROUNDS = (
    (DisqualifiedGround.PARTY, "Är själv part, närstående eller påverkas av beslutet"),
    (DisqualifiedGround.REPRESENTS, "Är eller har varit ombud för en part"),
    (DisqualifiedGround.SAME_MATTER, "Har tidigare avgjort samma sak hos en annan myndighet"),
    (DisqualifiedGround.LOWER_INSTANCE, "Har deltagit i beslutet som nu överprövas"),
    (DisqualifiedGround.DOUBT, "Något annat gör att opartiskheten kan ifrågasättas"),
)
TOLD = (
    (InformedHow.MEETING, "På ett möte"),
    (InformedHow.PHONE, "På telefon"),
    (InformedHow.LETTER, "I ett brev"),
    (InformedHow.NOT_YET, "Inte än, det finns särskilda skäl"),
)


class ChoosingForm(PlainForm):
    """A form whose choices are known first when the case is."""

    def __init__(self, *args: Any, choices: dict[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]


class QuestionForm(OnceForm):
    """A question for the plan."""

    question = forms.CharField(
        label="Fråga som utredningen ska svara på", max_length=1000, widget=text_area(2)
    )
    how = forms.CharField(
        label="Hur tar vi reda på det?",
        help_text="Till exempel: samtal med Noel, hembesök, uppgifter från skolan.",
        max_length=1000,
        widget=text_area(2),
        required=False,
    )


class AnswerForm(PlainForm):
    """What was found out."""

    answer = forms.CharField(label="Svar", max_length=20_000, widget=text_area(4), required=False)


class InformForm(PlainForm):
    """How somebody got to know."""

    how = forms.ChoiceField(
        label="Hur fick personen veta?", choices=[(h.value, w) for h, w in TOLD]
    )
    because = forms.CharField(
        label="Om inte än: vilka särskilda skäl?", max_length=2000, widget=text_area(2),
        required=False,
    )  # fmt: skip


class DisqualifyForm(ChoosingForm):
    """Who may not handle the case, and who takes over."""

    staff = forms.ChoiceField(label="Vem ska inte handlägga?")
    person = forms.ChoiceField(label="På grund av vem i ärendet?")
    ground = forms.ChoiceField(label="Grund (FL 16)", choices=[(g.value, w) for g, w in GROUNDS])
    reason = forms.CharField(label="Vad gäller det?", max_length=2000, widget=text_area(3))
    to = forms.ChoiceField(label="Vem tar över?", required=False)


class LiftForm(PlainForm):
    """Why somebody may handle the case again."""

    reason = forms.CharField(
        label="Varför kan kollegan handlägga igen?", max_length=2000, widget=text_area(2)
    )


class RegisterForm(PlainForm):
    """A record that came in or went out."""

    direction = forms.ChoiceField(
        label="Kom in eller skickades", choices=[("in", "Kom in"), ("out", "Skickades")]
    )
    on = forms.DateField(label="Dag", widget=DayInput())
    party = forms.CharField(label="Från eller till vem", max_length=200)
    about = forms.CharField(
        label="Vad det gäller, kort", help_text="Skriv inget hemligt här.", max_length=200
    )
    paper = forms.FileField(
        label="Själva handlingen",
        required=False,
        help_text="PDF, JPEG, PNG, WEBP eller text, högst 15 MB. Dolda uppgifter i filen tas bort. "
        "Går något fel väljer du filen igen.",
    )

    @property
    def way(self) -> Direction:
        """Which way it went."""
        return Direction(self.cleaned_data["direction"])


class SecrecyForm(PlainForm):
    """A note of secrecy."""

    provision = forms.CharField(label="Bestämmelse", max_length=80, initial="OSL 26:1")
    authority = forms.CharField(label="Myndighet som antecknar", max_length=120)


class TransferForm(PlainForm):
    """A request to move the case."""

    direction = forms.ChoiceField(
        label="Vem begär?",
        choices=[("out", "Vi ber en annan kommun ta över"), ("in", "En annan kommun ber oss")],
    )
    municipality = forms.CharField(label="Kommun", max_length=120)
    reasons = forms.CharField(label="Skälen", max_length=4000, widget=text_area(3))
    asked_at = forms.DateTimeField(
        label="När skickades eller kom begäran?",
        input_formats=[MINUTE],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MINUTE),
    )


class StepForm(ChoosingForm):
    """The next step of a request to move the case."""

    verb = forms.ChoiceField(label="Vad har hänt?")
    text = forms.CharField(label="Skriv kort", max_length=2000, widget=text_area(2), required=False)
    ground = forms.ChoiceField(
        label="På vilken grund lämnas uppgifterna?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Bara när ärendet lämnas över till den andra kommunen.",
    )
    weighing = forms.CharField(
        label="Hur vägde du?",
        required=False,
        max_length=4000,
        widget=text_area(2),
        help_text="Bara när ärendet lämnas över till den andra kommunen.",
    )


class DemandForm(ChoosingForm):
    """A party asks for a decision."""

    person = forms.ChoiceField(label="Vem begär det?")
    received_at = forms.DateTimeField(
        label="När kom begäran in?",
        input_formats=[MINUTE],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MINUTE),
    )


class DemandAnswerForm(PlainForm):
    """The answer to a demand."""

    answer = forms.ChoiceField(
        label="Svar",
        choices=[
            (DelayAnswer.DECIDED.value, "Ärendet är avgjort"),
            (DelayAnswer.REFUSED.value, "Avslå begäran"),
        ],
    )
    reasons = forms.CharField(label="Skäl", max_length=4000, widget=text_area(3), required=False)


GLASS_WHY = (
    (GlassReason.DANGER.value, "Någon kan vara i fara"),
    (GlassReason.COVER.value, "Den som har ärendet är inte här"),
    (GlassReason.CALL.value, "Någon ringer eller står här nu"),
)


class GlassForm(PlainForm):
    """An emergency opening."""

    number = forms.CharField(
        label="Ärendets nummer", help_text="Hela numret, till exempel B-2026-0418.", max_length=20
    )
    reason = forms.ChoiceField(
        label="Varför är det bråttom?",
        choices=GLASS_WHY,
        widget=forms.RadioSelect,
    )
    sentence = forms.CharField(
        label="Skriv vad som har hänt, i en mening", max_length=500, widget=text_area(2)
    )


class TemplateForm(PlainForm):
    """A template in a file."""

    file = forms.FileField(label="Mallen som JSON-fil", help_text="Högst 200 kB.")


class AssessmentForm(PlainForm):
    """An assessment, drawn from its template. Every question is a field; nothing is required
    until it is signed."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, template: TemplateView, **kwargs: Any) -> None:
        self.template = template
        self.saved_version = 0
        made = {
            f"{part.key}.{question.key}": field_of(question)
            for part in template.parts
            for question in part.questions
        }
        # Before the base form begins, so that it dresses these fields as all others.
        self.base_fields = {**type(self).base_fields, **made}  # type: ignore[misc]  # for this form alone
        super().__init__(*args, **kwargs)

    @property
    def answers(self) -> dict[str, str]:
        """The answers by part and question."""
        return {name: text for name, text in self.cleaned_data.items() if name != "version"}

    def parts(self) -> list[tuple[Any, list[Any]]]:
        """Each part with its fields, for the page."""
        return [
            (part, [self[f"{part.key}.{question.key}"] for question in part.questions])
            for part in self.template.parts
        ]


def field_of(question: TemplateQuestion) -> forms.Field:
    """One question as a field. Choices are shown as answers to pick among."""
    hint = question.hint or ("" if question.required else "Om det behövs.")
    if question.kind == "text":
        return forms.CharField(
            label=question.label, help_text=hint, max_length=20_000, required=False,
            widget=text_area(4),
        )  # fmt: skip
    return forms.ChoiceField(
        label=question.label, help_text=hint, choices=question.choices, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
