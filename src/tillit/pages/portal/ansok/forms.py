"""How an application begins, the papers, and the signature."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from tillit.areas.assistance.queries import LastTime
from tillit.kernel.person_number import NotAPersonNumber, PersonNumber
from tillit.law.calendar import add_months
from tillit.law.dated import month_sv
from tillit.ui.forms import PlainForm

ALONE, AS_LAST, WITH = "alone", "as_last", "with"
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,application/pdf,image/jpeg,image/png,image/webp"


class BeginForm(PlainForm):
    """Which month, with whom, and whether it is acute. The rest we find out."""

    optional = ""
    called: ClassVar[dict[str, str]] = {"number": "Personnummer"}

    month = forms.ChoiceField(label="Vilken månad gäller det?", widget=forms.RadioSelect)
    together = forms.ChoiceField(
        label="Söker du själv?",
        help_text="Bor du ihop med make, maka, sambo eller partner söker ni tillsammans. Båda "
        "skriver under, var för sig.",
        choices=[
            (ALONE, "Ja, jag söker själv"),
            (AS_LAST, "Nej, med samma person som sist"),
            (WITH, "Nej, tillsammans med någon"),
        ],
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label="Den andras personnummer",
        help_text="Bara om ni söker tillsammans. Tolv siffror.",
        max_length=20, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    urgent = forms.BooleanField(
        label="Det är akut: vi har inte mat, riskerar att bli vräkta eller får elen avstängd",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        last: LastTime,
        **kwargs: Any,  # Any: Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        this = today.replace(day=1)
        months = [this, add_months(this, 1)]
        self._choices("month", [(each.isoformat(), month_sv(each).capitalize()) for each in months])
        if not last.together:
            kept = [each for each in self._of("together") if each[0] != AS_LAST]
            self._choices("together", kept)
        if last.month is not None:  # what they most likely want; it is theirs to change
            self.initial["together"] = AS_LAST if last.together else ALONE
            follows = max(this, add_months(last.month, 1))
            self.initial["month"] = follows.isoformat() if follows in months else None

    def _of(self, name: str) -> list[tuple[str, str]]:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return list(field.choices)  # type: ignore[arg-type]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_month(self) -> date:
        """The first day of the month."""
        return date.fromisoformat(self.cleaned_data["month"])

    def clean(self) -> dict[str, Any]:
        """The number belongs to an application by two."""
        data = super().clean() or self.cleaned_data
        data["co_number"] = None
        if data.get("together") != WITH:
            return data
        try:
            data["co_number"] = PersonNumber.parse(data.get("number") or "", today=self.today)
        except NotAPersonNumber as problem:
            self.add_error("number", str(problem)[:1].lower() + str(problem)[1:].rstrip("."))
        return data


class FilesInput(forms.FileInput):
    """A box for several files."""

    allow_multiple_selected = True


class PapersForm(PlainForm):
    """Photos and files. What is chosen is sent with the same press; none is needed."""

    optional = ""
    photo = forms.FileField(
        label="Ta en bild",
        help_text="På telefonen öppnas kameran.",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    attachment = forms.FileField(
        label="Välj filer eller bilder som du redan har",
        required=False,
        widget=FilesInput(attrs={"multiple": True, "accept": ACCEPTED}),
    )


class SignForm(PlainForm):
    """What somebody stands for when they sign."""

    attested = forms.BooleanField(
        label="Uppgifterna är riktiga och fullständiga. Jag säger till om något ändras."
    )
