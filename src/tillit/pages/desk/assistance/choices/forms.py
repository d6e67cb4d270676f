"""What is written about a year's norm and about a choice."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from tillit.areas.assistance.types import GUIDED, ChoiceKind
from tillit.law.assistance.riksnorm import SECTIONS
from tillit.law.assistance.table_file import UNKNOWN
from tillit.law.assistance.tables_page import NAMES_SV
from tillit.law.calendar import add_months
from tillit.law.dated import month_sv
from tillit.ui.forms import PlainForm, text_area

MONTHS_AHEAD = 15
LARGEST_FILE = 20_000  # bytes: a year is two thousand
MARKS = [
    ("unverified", "Nej, beloppen kommer ur en annan källa"),
    ("confirmed", "Ja, jag har läst dem i förordningen"),
]


def _number() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "8"})


class Norm(PlainForm):
    """A year's norm: a file in the tables' own form, or each amount in a box of its own."""

    optional = ""
    called: ClassVar[dict[str, str]] = {"mark": "Om beloppen är lästa", "file": "Filen"}

    file = forms.FileField(
        label="Har du normen som en fil?",
        help_text="En fil i samma form som våra egna tabeller (TOML). Då behöver du inte fylla i "
        "något mer.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".toml,text/plain"}),
    )
    year = forms.IntegerField(label="Vilket år?", required=False, widget=_number())
    source = forms.CharField(
        label="Var har du läst beloppen?",
        help_text="Till exempel förordningens nummer, och vilken dag du läste den.",
        required=False,
        max_length=400,
    )
    mark = forms.ChoiceField(
        label="Har du läst beloppen i förordningen?",
        choices=MARKS,
        required=False,
        initial="unverified",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kwargs)
        cells = {
            f"{section}_{name}": forms.IntegerField(
                label=NAMES_SV[f"{section}_{name}"].capitalize(), required=False, widget=_number()
            )
            for section, names in SECTIONS.items()
            for name in names
        }
        rows: PlainForm = type("Cells", (PlainForm,), dict(cells))()
        self.fields.update(rows.fields)

    def cells(self) -> Iterator[BoundField]:
        """The boxes of the amounts."""
        return (self[f"{section}_{name}"] for section, names in SECTIONS.items() for name in names)

    def clean(self) -> dict[str, Any]:
        """With a file nothing else is needed; without one the year and the source are."""
        data = super().clean() or {}
        if data.get("file") or "file" in self.errors:
            return data
        for name, remedy in (("year", "skriv året"), ("source", "skriv var du har läst beloppen")):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, remedy)
        return data

    def text(self) -> str:
        """The table as a file."""
        data = self.cleaned_data
        if data.get("file"):
            return bytes(data["file"].read(LARGEST_FILE)).decode(errors="replace")
        source = str(data["source"]).replace("\\", "/").replace('"', "”")
        lines = [f"year = {data['year']}", f'status = "{data["mark"] or "unverified"}"']
        lines.append(f'source = "{" ".join(source.split())}"')
        for section, names in SECTIONS.items():
            lines.append(f"[{section}]")
            for name in names:
                value = data.get(f"{section}_{name}")
                lines.append(f"{name} = " + (f'"{UNKNOWN}"' if value is None else str(value)))
        return "\n".join(lines)


class FromWhen(PlainForm):
    """From which month something holds, and where it was decided."""

    valid_from = forms.ChoiceField(label="Från och med vilken månad?")
    source = forms.CharField(
        label="Var är det beslutat?",
        help_text="Till exempel nämndens paragraf och dag. Alla som räknar kan läsa det.",
        max_length=400,
        widget=text_area(2),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = today.replace(day=1)
        field = self.fields["valid_from"]
        assert isinstance(field, forms.ChoiceField)
        ahead = [add_months(first, number) for number in range(MONTHS_AHEAD)]
        field.choices = [(day.isoformat(), month_sv(day)) for day in ahead]

    @property
    def since(self) -> date:
        """The first day."""
        return date.fromisoformat(self.cleaned_data["valid_from"])


class OneChoice(FromWhen):
    """The value of one choice."""

    field_order = ("value", "valid_from", "source")
    value = forms.CharField(required=False, max_length=20)

    def __init__(self, *args: Any, kind: ChoiceKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words: dict[str, Any] = {"help_text": kind.help, "required": False}  # Any: Django's own
        words["label"] = "Vad väljer ni?"
        field: forms.Field
        if kind.options:
            field = forms.ChoiceField(
                choices=list(kind.options.items()), widget=forms.RadioSelect, **words
            )
        else:
            field = forms.CharField(max_length=20, widget=_number(), **words)
            field.label = f"Hur mycket, i {kind.unit}?" if kind.unit != "i månaden" else "Dag"
        rows: PlainForm = type("Value", (PlainForm,), {"optional": "", "value": field})()
        self.fields["value"] = rows.fields["value"]


class Guide(FromWhen):
    """A guide for a cost."""

    field_order = ("kind", "ceiling", "persons", "valid_from", "source")
    called: ClassVar[dict[str, str]] = {"persons": "Antal personer"}
    kind = forms.ChoiceField(label="Vilken kostnad?", choices=list(GUIDED.items()))
    ceiling = forms.CharField(
        label="Riktvärde i kronor i månaden",
        help_text="Lämna tomt om det inte ska finnas något riktvärde längre.",
        required=False, max_length=20, widget=_number(),
    )  # fmt: skip
    persons = forms.IntegerField(
        label="Gäller hushåll från och med hur många personer?",
        help_text="0 betyder alla hushåll.",
        min_value=0, max_value=20, initial=0, widget=_number(),
    )  # fmt: skip


class Why(PlainForm):
    """Why something is taken away."""

    why = forms.CharField(label="Varför?", max_length=300)
