"""The questions. The same ones for everybody, in the words of whoever answers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

from tillit.casework.intake.types import ReporterKind, Safety
from tillit.kernel.swedish import day_of
from tillit.law.reporting import reporters
from tillit.ui.forms import PlainForm, text_area

from .words import WORDS, Words

LONGEST_STORY = 5000
LONGEST_LINE, LONGEST_NAME = 300, 100

KINDS = (
    (ReporterKind.ANONYMOUS, "Jag vill vara anonym"),
    (ReporterKind.PRIVATE, "Jag är privatperson och säger vem jag är"),
    (ReporterKind.MANDATED, "Jag anmäler i mitt arbete"),
    (ReporterKind.CHILD, "Jag är under 18 år och det gäller mig"),
)
WHEN = (
    ("today", "I dag"),
    ("days", "De senaste dagarna"),
    ("long", "Det har pågått länge"),
    ("unknown", "Jag vet inte"),
)
YES_NO = (("yes", "Ja"), ("no", "Nej"))
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,.txt,application/pdf,image/jpeg,image/png,image/webp"


class ReportForm(PlainForm):
    """A step. `kind` chooses the words; a quiet form shows what was typed and says nothing."""

    def __init__(
        self, data: MultiValueDict[str, str], *, kind: ReporterKind, at: datetime, prefix: str = ""
    ) -> None:
        self.words = WORDS[kind]
        self.reporter = kind
        self.at = at
        super().__init__(data, prefix=prefix or None)

    @classmethod
    def names(cls, post: Iterable[str]) -> tuple[str, ...]:
        """The names that a post may use for this step."""
        return tuple(cls.base_fields)

    def quiet(self) -> "ReportForm":
        """The same form without its errors: nobody has pressed Fortsätt yet."""
        self._errors = ErrorDict()
        return self

    def say(self, **labels: str) -> None:
        """Put the words of this kind of reporter on the fields."""
        for name, label in labels.items():
            self.fields[name].label = label


class WhoForm(ReportForm):
    """Who reports."""

    remedies = {"kind": "välj det som stämmer bäst"}

    kind = forms.ChoiceField(label="Vem är du?", choices=KINDS, widget=forms.RadioSelect)


class MeForm(ReportForm):
    """The child itself: so that we can find them, if they want to say."""

    name = forms.CharField(label="Vad heter du?", max_length=LONGEST_NAME, required=False)
    age = forms.CharField(label="Hur gammal är du?", max_length=20, required=False)
    where = forms.CharField(
        label="Vilken skola går du i, eller var bor du?", max_length=LONGEST_LINE, required=False
    )
    family = forms.CharField(
        label="Vilka bor du med?", max_length=LONGEST_LINE, required=False, widget=text_area(2)
    )


class HappenedForm(ReportForm):
    """What happened, whether the child is safe, and when."""

    remedies = {"safe": "välj ett svar. Vet du inte, välj ”Jag vet inte”"}

    worry = forms.CharField(max_length=LONGEST_STORY, widget=text_area(7))
    safe = forms.ChoiceField(
        choices=((Safety.YES, ""), (Safety.UNKNOWN, ""), (Safety.NO, "")), widget=forms.RadioSelect
    )
    when = forms.ChoiceField(choices=WHEN, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as the form above
        super().__init__(*args, **kwargs)
        words: Words = self.words
        self.say(worry=words.worry, safe=words.safe, when=words.when)
        self.fields["worry"].help_text = words.worry_hint
        self.fields["worry"].error_messages["required"] = words.worry_remedy
        self.fields["safe"].choices = tuple(  # type: ignore[attr-defined]
            zip((Safety.YES, Safety.UNKNOWN, Safety.NO), words.safe_answers, strict=True)
        )

    def _called(self, bound: BoundField) -> str:
        return self.words.worry_called if bound.name == "worry" else super()._called(bound)


class YouForm(ReportForm):
    """About who reports. Only asked of those who are not anonymous."""

    remedies: ClassVar[dict[str, str]] = {
        "name": "skriv vad du heter",
        "organisation": "skriv var du arbetar",
        "role": "skriv vad du arbetar som",
        "category": "välj det som stämmer bäst",
        "contact": "skriv telefon eller e-post",
        "feedback": "välj Ja eller Nej",
    }

    name = forms.CharField(label="Vad heter du?", max_length=LONGEST_NAME)
    category = forms.ChoiceField(label="Vilken sorts verksamhet arbetar du i?")
    organisation = forms.CharField(
        label="Var arbetar du?",
        help_text="Till exempel skolans eller vårdcentralens namn.",
        max_length=LONGEST_NAME,
    )
    role = forms.CharField(label="Vad arbetar du som?", max_length=LONGEST_NAME)
    contact = forms.CharField(max_length=LONGEST_LINE)
    careful = forms.CharField(max_length=LONGEST_LINE, required=False)
    feedback = forms.ChoiceField(
        label="Vill du få veta om vi inleder en utredning?",
        help_text="Du får svar inom en vecka efter vårt beslut, om det inte är olämpligt.",
        choices=YES_NO,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as the form above
        super().__init__(*args, **kwargs)
        words: Words = self.words
        self.say(contact=words.contact, careful=words.careful)
        self.fields["contact"].help_text = words.contact_hint
        self.fields["careful"].help_text = words.careful_hint
        categories = [
            (row.value.code, row.value.name_sv)
            for row in reporters(day_of(self.at))
            if row.value.mandated
        ]
        self.fields["category"].choices = [("", "Välj"), *categories]  # type: ignore[attr-defined]
        away = {"category", "organisation", "role", "feedback"}
        if self.reporter is ReporterKind.MANDATED:
            away = {"careful"} | (set() if categories else {"category"})
        if self.reporter is ReporterKind.CHILD:
            away = away | {"name"}
        for name in away:
            del self.fields[name]
        self.fields["contact"].required = self.reporter is ReporterKind.MANDATED


class FilesInput(forms.FileInput):
    """A box for several files."""

    allow_multiple_selected = True


class FilesForm(ReportForm):
    """Attachments. What is chosen is sent with the same press; none is needed."""

    attachment = forms.FileField(
        label="Välj bilder eller papper",
        required=False,
        widget=FilesInput(attrs={"multiple": True, "accept": ACCEPTED}),
    )

    @classmethod
    def names(cls, post: Iterable[str]) -> tuple[str, ...]:
        """Files are not kept as answers."""
        return ()


class CodeForm(PlainForm):
    """Twelve digits, with or without spaces."""

    remedies = {"code": "skriv koden med 12 siffror"}

    code = forms.CharField(
        label="Din kod",
        help_text="12 siffror. Mellanslag spelar ingen roll.",
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        """The digits alone."""
        digits = "".join(sign for sign in self.cleaned_data["code"] if sign.isdigit())
        if len(digits) != 12:
            raise forms.ValidationError("skriv alla 12 siffror i koden")
        return digits
