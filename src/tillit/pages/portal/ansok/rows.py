"""Rows that somebody adds one by one: incomes, other costs, what is owned."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict

from tillit.law.assistance.kinds import ASSETS, COSTS, INCOMES
from tillit.ui.fields import DayField
from tillit.ui.forms import PlainForm

from .asking import Asking, Raw, given
from .money import KronorField

MOST = 20
COUNT = "rows"
OWN_BOX = {"rent", "electricity", "home_insurance"}
YEARS = 2
CHOOSE = ("", "Välj")


class RowForm(PlainForm):
    """One row. `who` is only asked where there is more than one to choose among."""

    optional = "om du vet"
    called: ClassVar[dict[str, str]] = {"kronor": "Beloppet", "paid": "Dagen"}
    remedies: ClassVar[dict[str, str]] = {"kind": "välj vad det är", "who": "välj vems det är"}

    kind = forms.ChoiceField(label="Vad är det?")
    who = forms.ChoiceField(label="Vems?")
    kronor = KronorField(label="Hur många kronor?", required=False)
    paid = DayField(label="Vilken dag kom pengarna?", required=False)
    told = forms.CharField(label="Något mer om den här raden?", max_length=500, required=False)

    number = 0

    def __init__(
        self,
        data: Any,  # Any: a post, or what was kept of one
        *,
        kinds: Iterable[tuple[str, str]],
        people: list[tuple[str, str]],
        dated: date | None,
        prefix: str,
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.month = dated
        self._choices("kind", [CHOOSE, *kinds])
        self._choices("who", [CHOOSE, *people])
        if len(people) < 2:
            del self.fields["who"]
        if dated is None:
            del self.fields["paid"]
        self.only = people[0][0] if len(people) == 1 else ""

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_paid(self) -> date | None:
        """A day within two years of the month; a year that is wrong is seen at once."""
        day: date | None = self.cleaned_data["paid"]
        if day and self.month and abs((day - self.month).days) > YEARS * 366:
            raise forms.ValidationError("dagen ligger mer än två år bort. Kontrollera året")
        return day

    def said(self) -> dict[str, Any]:
        """The row as an application holds it. After is_valid()."""
        data = self.cleaned_data
        found = {"who": data.get("who", self.only), "kind": data["kind"]}
        found["kronor"] = data["kronor"] or None
        if data.get("paid"):
            found["paid"] = data["paid"].isoformat()
        if data["told"]:
            found["told"] = data["told"]
        return found


class Rows:
    """As many rows as somebody has added; none is needed."""

    def __init__(self, raw: Raw, asking: Asking, *, name: str) -> None:
        kinds, self.what, dated = KINDS[name]
        self.name = name
        number = given(raw, COUNT)
        count = min(int(number) if number.isdecimal() and len(number) < 4 else 0, MOST)
        people = asking.people if name != "costs" else []
        self.forms = [
            RowForm(
                as_data(raw), kinds=kinds, people=people, prefix=f"rad{each}",
                dated=asking.month if dated else None,
            )
            for each in range(1, count + 1)
        ]  # fmt: skip
        for each, form in enumerate(self.forms, start=1):
            form.number = each

    @property
    def may_add(self) -> bool:
        """Whether there is room for one more."""
        return len(self.forms) < MOST

    def is_valid(self) -> bool:
        """Whether all rows are right, and none stands twice."""
        wrong = [form for form in self.forms if not form.is_valid()]  # ask all of them
        if wrong:
            return False
        seen: list[dict[str, Any]] = []
        for form in self.forms:
            if form.said() in seen:
                form.add_error("kind", f"samma {self.what} står två gånger. Ta bort den ena, eller "
                               "skriv på raden vad som skiljer dem")  # fmt: skip
                return False
            seen.append(form.said())
        return True

    def said(self) -> list[dict[str, Any]]:
        """The rows. After is_valid()."""
        return [form.said() for form in self.forms]


def _named(kinds: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(code, words[:1].upper() + words[1:]) for code, words in kinds]


KINDS = {
    "incomes": (_named((code, kind.name_sv) for code, kind in INCOMES.items()), "inkomst", True),
    "costs": (
        _named((code, kind.name_sv) for code, kind in COSTS.items() if code not in OWN_BOX),
        "kostnad",
        False,
    ),
    "assets": (_named(ASSETS.items()), "tillgång", False),
}


def as_data(raw: Raw) -> Any:  # Any: what Django's forms read
    """What was kept, as a form reads a post."""
    return MultiValueDict(raw)


def raw_of(rows: list[dict[str, Any]]) -> Raw:
    """Rows of an application as they would have been typed."""
    raw: Raw = {COUNT: [str(len(rows))]}
    for number, row in enumerate(rows, start=1):
        for name in ("who", "kind", "kronor", "told"):
            if row.get(name):
                raw[f"rad{number}-{name}"] = [str(row[name])]
        if row.get("paid"):
            day = date.fromisoformat(row["paid"])
            for place, part in enumerate((day.day, day.month, day.year)):
                raw[f"rad{number}-paid_{place}"] = [str(part)]
    return raw


def with_one_more(raw: Raw) -> Raw:
    """Room for another row."""
    return {**raw, COUNT: [str(min(_count(raw) + 1, MOST))]}


def without(raw: Raw, number: int) -> Raw:
    """The same without this row; those after it move up."""
    kept: Raw = {}
    for name, values in raw.items():
        found = re.fullmatch(r"rad(\d+)-(.+)", name)
        if not found:
            kept[name] = values
        elif (place := int(found[1])) != number:
            kept[f"rad{place - (place > number)}-{found[2]}"] = values
    return {**kept, COUNT: [str(max(_count(raw) - 1, 0))]}


def _count(raw: Raw) -> int:
    number = given(raw, COUNT)
    return int(number) if number.isdecimal() and len(number) < 4 else 0
