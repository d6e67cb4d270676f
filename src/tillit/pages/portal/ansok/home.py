"""Who lives in the home: the children, also those with two homes, and how many there are."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms

from tillit.ui.forms import PlainForm

from .asking import Asking, Raw
from .base import Answers, Step
from .rows import as_data

ALL, PART, NO = "all", "part", "no"


class ChildForm(PlainForm):
    """Where a child lives in the month."""

    optional = ""
    called: ClassVar[dict[str, str]] = {"days": "Antal dagar"}

    lives = forms.ChoiceField(
        choices=[(ALL, "Hela månaden"), (PART, "En del av månaden"), (NO, "Inte alls")],
        widget=forms.RadioSelect,
    )
    days = forms.IntegerField(
        label="Hur många dagar i månaden?",
        help_text="Bara om barnet bor hos dig en del av månaden. Ungefär går bra.",
        min_value=1, max_value=31, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    lunch_days = forms.IntegerField(
        label="Hur många dagar i veckan äter barnet lunch i skolan eller förskolan?",
        min_value=0, max_value=5, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, data: Any, *, name: str, prefix: str) -> None:  # Any: what was typed
        super().__init__(data, prefix=prefix)
        self.name = name
        self.fields["lives"].label = f"Bor {name} hos dig?"

    def clean(self) -> dict[str, Any]:
        """Days belong to a part of the month."""
        data = super().clean() or self.cleaned_data
        if data.get("lives") == PART and data.get("days") is None and "days" not in self.errors:
            self.add_error("days", "skriv hur många dagar, till exempel 15")
        return data

    def _called(self, bound: Any) -> str:  # Any: a field on the page
        return f"{self.name}, {super()._called(bound).lower()}"


class HomeForm(PlainForm):
    """How many live there."""

    home_size = forms.IntegerField(
        label="Hur många bor i bostaden, med dig själv och barnen?",
        help_text="Räkna med alla, även den som inte söker med dig.",
        min_value=1, max_value=50,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    called: ClassVar[dict[str, str]] = {"home_size": "Hur många som bor i bostaden"}


class HomeStep(Step):
    """The children, also those with two homes, and how many live there."""

    names = ("children", "home_size")

    def __init__(self, raw: Raw, asking: Asking) -> None:
        super().__init__(raw, asking)
        data = as_data(raw)
        self.forms = [
            ChildForm(data, name=each.name, prefix=f"barn{each.person.hex}")
            for each in asking.children
        ]
        self.forms.append(HomeForm(data))

    def said(self) -> dict[str, Any]:
        """Those who live there, with their days."""
        children = []
        for child, form in zip(self.asking.children, self.forms[:-1], strict=True):
            data = form.cleaned_data
            if data["lives"] == NO:
                continue
            row: dict[str, Any] = {"person": str(child.person)}
            row["lunch_days"] = data["lunch_days"] or 0
            if data["lives"] == PART:
                row["days"] = data["days"]
            children.append(row)
        return {"children": children, "home_size": self.forms[-1].cleaned_data["home_size"]}

    @staticmethod
    def raw_of(answers: Answers, asking: Asking) -> Raw:
        """The children as they stood; nothing is chosen for whoever was not asked about."""
        raw: Raw = {}
        if answers.get("home_size"):
            raw["home_size"] = [str(answers["home_size"])]
        if "children" not in answers:
            return raw
        known = {UUID(row["person"]): row for row in answers["children"]}
        for child in asking.children:
            row, at = known.get(child.person), f"barn{child.person.hex}"
            raw[f"{at}-lives"] = [NO if row is None else PART if row.get("days") else ALL]
            for name in ("days", "lunch_days"):
                if row and row.get(name):
                    raw[f"{at}-{name}"] = [str(row[name])]
        return raw
