"""The children of a report: one form each on one page, and the family they share."""

import re
from collections.abc import Iterable
from datetime import datetime

from django import forms
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict

from tillit.casework.intake.types import ReporterKind
from tillit.ui.fields import DayField
from tillit.ui.forms import SummaryLine, text_area

from .forms import LONGEST_LINE, LONGEST_NAME, ReportForm

MOST = 12
COUNT = "children"
_NAMES = re.compile(r"(child(1[0-2]|[1-9])-(name|age|born_[0-2]|where|unborn)|family|children)")


class ChildForm(ReportForm):
    """One child, as far as it is known."""

    name = forms.CharField(
        label="Namn",
        help_text="Förnamn räcker om du inte vet mer.",
        max_length=LONGEST_NAME,
        required=False,
    )
    age = forms.CharField(label="Ungefär hur gammalt är barnet?", max_length=40, required=False)
    born = DayField(label="När är barnet fött?", help_text="Om du vet det.", required=False)
    where = forms.CharField(
        label="Var bor barnet, och vilken skola eller förskola går barnet i?",
        max_length=LONGEST_LINE,
        required=False,
        widget=text_area(2),
    )
    unborn = forms.BooleanField(label="Barnet är inte fött än", required=False)

    number, alone = 1, True

    def clean(self) -> dict[str, object]:
        """Something must help us to find the child."""
        given = super().clean() or {}
        known = any(given.get(name) for name in ("name", "age", "born", "where", "unborn"))
        if not known and not self.errors:
            self.add_error("name", "skriv namn, ålder, skola eller adress. En sak räcker")
        return given

    def _called(self, bound: BoundField) -> str:
        label = super()._called(bound)
        return label if self.alone else f"Barn {self.number}, {label[:1].lower()}{label[1:]}"


class FamilyForm(ReportForm):
    """What the children share."""

    family = forms.CharField(
        label="Vilka finns i familjen?",
        help_text="Till exempel föräldrar, syskon och andra som bor där.",
        max_length=LONGEST_LINE,
        required=False,
        widget=text_area(2),
    )


class Children:
    """Looks like one form: several children and their family."""

    prefix = "children"

    def __init__(self, data: MultiValueDict[str, str], *, kind: ReporterKind, at: datetime) -> None:
        given = data.get(COUNT) or "1"
        self.count = min(max(int(given) if given.isdecimal() else 1, 1), MOST)
        self.forms = [
            ChildForm(data, kind=kind, at=at, prefix=f"child{number}")
            for number in range(1, self.count + 1)
        ]
        for number, form in enumerate(self.forms, start=1):
            form.number, form.alone = number, self.count == 1
        self.family = FamilyForm(data, kind=kind, at=at)

    @classmethod
    def names(cls, post: Iterable[str]) -> tuple[str, ...]:
        """The names in a post that belong to the children."""
        return tuple(name for name in post if _NAMES.fullmatch(name))

    @property
    def parts(self) -> list[ReportForm]:
        """All forms, in the order of the page."""
        return [*self.forms, self.family]

    def is_valid(self) -> bool:
        """Whether every child and the family are right."""
        wrong = [form for form in self.parts if not form.is_valid()]  # ask all of them
        return not wrong

    def quiet(self) -> "Children":
        """Without errors."""
        for form in self.parts:
            form.quiet()
        return self

    @property
    def errors(self) -> bool:
        """Whether anything must be mended."""
        return any(form.errors for form in self.parts)

    @property
    def summary(self) -> list[SummaryLine]:
        """All that must be mended, naming the child where there are several."""
        return [line for form in self.parts for line in form.summary]

    @property
    def may_add(self) -> bool:
        """Whether there is room for one more."""
        return self.count < MOST


def with_one_more(raw: dict[str, list[str]]) -> dict[str, list[str]]:
    """The same answers with room for another child."""
    return {**raw, COUNT: [str(min(_count(raw) + 1, MOST))]}


def without(raw: dict[str, list[str]], number: int) -> dict[str, list[str]]:
    """The same answers without this child; those after it move up."""
    kept: dict[str, list[str]] = {}
    for name, values in raw.items():
        found = re.fullmatch(r"child(\d+)-(.+)", name)
        if not found:
            kept[name] = values
            continue
        place = int(found[1])
        if place != number:
            kept[f"child{place - (place > number)}-{found[2]}"] = values
    return {**kept, COUNT: [str(max(_count(raw) - 1, 1))]}


def _count(raw: dict[str, list[str]]) -> int:
    given = raw.get(COUNT, ["1"])[0]
    return int(given) if given.isdecimal() else 1
