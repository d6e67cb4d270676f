"""The questions, in plain words, and the household that the answers make."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from tillit.law.assistance.kinds import INCOMES as KINDS
from tillit.law.assistance.kronor import NONE, kronor
from tillit.law.calendar import add_months
from tillit.law.dated import month_sv
from tillit.ui.forms import PlainForm

CHILDREN, INCOMES = 12, 20  # the most rows of each
ME, PARTNER = "du", "din partner"
UNKNOWN = frozenset({"vet inte", "vet ej", "?"})
YES, NO, NOT_KNOWN = "yes", "no", "unknown"
COSTS = {
    "rent": "Hyra eller boendekostnad i månaden",
    "electricity": "Hushållsel",
    "home_insurance": "Hemförsäkring",
    "unemployment_fund": "Avgift till a-kassa",
    "union_fee": "Fackavgift",
    "work_travel": "Resor till och från arbetet",
}
SCHOOL = [("", "Välj"), (YES, "Ja"), (NO, "Nej"), (NOT_KNOWN, "Vet inte")]


class Kronor(forms.CharField):
    """Kronor as people write them. An empty box is None; "vet inte" is the word `UNKNOWN` knows."""

    def __init__(self, **kwargs: Any) -> None:  # Any: Django's own arguments
        widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "size": "12"})
        super().__init__(required=False, max_length=40, widget=widget, **kwargs)

    def clean(self, value: object) -> Decimal | str | None:
        """The amount, a word that says that nobody knows, or nothing."""
        text = str(super().clean(value)).lower().strip()
        if not text:
            return None
        if text in UNKNOWN:
            return "?"
        try:
            found = kronor(text.removesuffix("kr").removesuffix(":-").strip())
        except ValueError:
            raise forms.ValidationError("skriv kronor med siffror, eller skriv vet inte")
        if found < 0:
            raise forms.ValidationError("skriv ett belopp som inte är mindre än noll")
        return found


class Trial(PlainForm):
    """Household, children, home and incomes. Rows of children and incomes are as many as asked."""

    optional = ""
    called: ClassVar[dict[str, str]] = {"adults": "Vem du söker för", "month": "Månaden"}

    adults = forms.ChoiceField(
        label="Vem gäller det?",
        choices=[("1", "Bara mig, och barnen om jag har några"), ("2", "Mig och min partner")],
        initial="1",
        widget=forms.RadioSelect,
    )
    month = forms.CharField(label="Vilken månad?", max_length=10, widget=forms.Select)
    others = forms.IntegerField(
        label="Hur många andra bor i bostaden?",
        help_text="Till exempel syskon eller en kompis. Räkna inte barnen och din partner.",
        required=False, min_value=0, max_value=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "4"}),
    )  # fmt: skip
    bank = Kronor(label="Pengar på banken", help_text="Allt som ni har sparat, tillsammans.")
    children = forms.CharField(required=False, max_length=3, widget=forms.HiddenInput)
    incomes = forms.CharField(required=False, max_length=3, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = self.fields["month"]
        months.widget.choices = [
            (f"{day:%Y-%m}", month_sv(day))
            for day in (add_months(today.replace(day=1), back) for back in (1, 0, -1, -2))
        ]
        months.initial = f"{today:%Y-%m}"
        self.child_rows = self._number("children", 0, CHILDREN)
        self.income_rows = self._number("incomes", 1, INCOMES)
        fields: dict[str, forms.Field] = {
            name: Kronor(label=label) for name, label in COSTS.items()
        }
        for number in range(1, self.child_rows + 1):
            fields |= _child_fields(number)
        people = [("", "Välj"), (ME, "Du"), (PARTNER, "Din partner")]
        people += [(f"barn {n}", f"Barn {n}") for n in range(1, self.child_rows + 1)]
        for number in range(1, self.income_rows + 1):
            fields |= _income_fields(number, people)
        self.fields.update(_spoken(fields))

    def _number(self, name: str, least: int, most: int) -> int:
        """How many rows there are: what the page carries, within bounds."""
        said = self.data.get(name) if self.is_bound else self.initial.get(name)
        text = str(said or least)
        number = int(text) if text.isdecimal() and len(text) < 3 else least
        number = max(least, min(number, most))
        self.initial[name] = number
        return number

    def each_child(self) -> Iterator[tuple[int, list[BoundField]]]:
        """The boxes of each child."""
        for n in range(1, self.child_rows + 1):
            yield n, [self[f"{name}_{n}"] for name in ("age", "school", "days", "lunch")]

    def each_income(self) -> Iterator[tuple[int, list[BoundField]]]:
        """The boxes of each income."""
        for n in range(1, self.income_rows + 1):
            yield n, [self[f"{name}_{n}"] for name in ("kind", "whose", "amount")]

    def each_cost(self) -> Iterator[BoundField]:
        """The boxes of costs."""
        return (self[name] for name in COSTS)

    @property
    def may_add_child(self) -> bool:
        """Whether there is room for one more."""
        return self.child_rows < CHILDREN

    @property
    def may_add_income(self) -> bool:
        """Whether there is room for one more."""
        return self.income_rows < INCOMES

    def clean(self) -> dict[str, Any]:
        """A row that is begun is a whole row."""
        data = super().clean() or {}
        for n in range(1, self.child_rows + 1):
            given = any(data.get(f"{name}_{n}") for name in ("school", "lunch")) or (
                data.get(f"days_{n}") is not None
            )
            if given and f"age_{n}" not in self.errors and data.get(f"age_{n}") is None:
                self.add_error(f"age_{n}", "skriv hur gammalt barnet är")
        for n in range(1, self.income_rows + 1):
            kind, whose, amount = (data.get(f"{name}_{n}") for name in ("kind", "whose", "amount"))
            if amount is None and not kind and not whose:
                continue
            if not whose and f"whose_{n}" not in self.errors:
                self.add_error(f"whose_{n}", "välj vem som får pengarna")
            if not kind and f"kind_{n}" not in self.errors:
                self.add_error(f"kind_{n}", "välj vad det är för pengar")
            if amount is None and f"amount_{n}" not in self.errors:
                self.add_error(f"amount_{n}", "skriv hur mycket, eller skriv vet inte")
        return data

    def household(self) -> dict[str, object]:
        """The answers as the form that the law reads. An empty row is no row."""
        data = self.cleaned_data
        adults = [{"id": ME}] + ([{"id": PARTNER}] if data["adults"] == "2" else [])
        children = [
            _child(n, data) for n in range(1, self.child_rows + 1)
            if data.get(f"age_{n}") is not None
        ]  # fmt: skip
        incomes = [
            {"person": data[f"whose_{n}"], "kind": data[f"kind_{n}"],
             "amount": _plain(data[f"amount_{n}"])}
            for n in range(1, self.income_rows + 1) if data.get(f"amount_{n}") is not None
        ]  # fmt: skip
        costs = [
            {"kind": name, "amount": _plain(data[name])}
            for name in COSTS if data.get(name) not in (None, NONE)
        ]  # fmt: skip
        found: dict[str, object] = {
            "adults": adults, "children": children, "incomes": incomes, "costs": costs,
        }  # fmt: skip
        if data["bank"] not in (None, NONE):
            found["assets"] = [{"kind": "bank", "amount": _plain(data["bank"])}]
        if data["others"]:
            found["home_size"] = len(adults) + len(children) + data["others"]
        return found


def _spoken(fields: dict[str, forms.Field]) -> dict[str, forms.Field]:
    """The fields with our words and classes, as those that are declared have them."""

    rows: PlainForm = type("Rows", (PlainForm,), dict(fields))()
    return rows.fields


def _plain(amount: Decimal | str | None) -> str | None:
    return None if amount is None or isinstance(amount, str) else str(amount)


def _child(n: int, data: dict[str, Any]) -> dict[str, object]:
    found: dict[str, object] = {"id": f"barn {n}", "age": data[f"age_{n}"]}
    if data.get(f"days_{n}") is not None:
        found["days"] = data[f"days_{n}"]
    if data.get(f"lunch_{n}"):
        found["lunch_days"] = 5
    if school := data.get(f"school_{n}"):
        found["school"] = {YES: True, NO: False, NOT_KNOWN: None}[school]
    return found


def _few_digits() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "4"})


def _child_fields(n: int) -> dict[str, forms.Field]:
    age = forms.IntegerField(
        label="Ålder", required=False, min_value=0, max_value=120, widget=_few_digits()
    )
    school = forms.ChoiceField(
        label="Går i gymnasiet?", help_text="Svara om barnet är 18 år eller mer.",
        required=False, choices=SCHOOL,
    )  # fmt: skip
    days = forms.IntegerField(
        label="Dagar hos dig den månaden",
        help_text="Bara om barnet också bor någon annanstans. Lämna tomt annars.",
        required=False, min_value=0, max_value=31, widget=_few_digits(),
    )  # fmt: skip
    lunch = forms.BooleanField(label="Äter lunch i förskolan på vardagarna", required=False)
    return {f"age_{n}": age, f"school_{n}": school, f"days_{n}": days, f"lunch_{n}": lunch}


def _income_fields(n: int, people: list[tuple[str, str]]) -> dict[str, forms.Field]:
    kinds = [("", "Välj"), *((name, kind.name_sv.capitalize()) for name, kind in KINDS.items())]
    return {
        f"kind_{n}": forms.ChoiceField(label="Vad är det?", required=False, choices=kinds),
        f"whose_{n}": forms.ChoiceField(label="Vem får pengarna?", required=False, choices=people),
        f"amount_{n}": Kronor(label="Kronor i månaden, efter skatt"),
    }
