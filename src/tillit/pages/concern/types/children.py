"""The children of a report: one form each on one page, and the family they share."""

import re
from collections.abc import Iterable
from datetime import datetime

from tillit.casework.intake.types import ReporterKind
from tillit.ui.forms import SummaryLine

from .asked import Asked
from .form import ConcernForm, Given
from .questions import ChildForm, FamilyForm

MOST = 12
COUNT = "children"
_NAMES = re.compile(r"(child(1[0-2]|[1-9])-(name|age|born_[0-2]|where|unborn)|family|children)")


class Children:
    """Looks like one form: several children and their family."""

    prefix = "children"

    def __init__(
        self,
        data: Given,
        *,
        kind: ReporterKind,
        at: datetime,
        asked: Asked = Asked.REPORTER,
    ) -> None:
        given = data.get(COUNT) or "1"
        self.count = min(max(int(given) if given.isdecimal() else 1, 1), MOST)
        self.forms = [
            ChildForm(data, kind=kind, at=at, prefix=f"child{number}", asked=asked)
            for number in range(1, self.count + 1)
        ]
        for number, form in enumerate(self.forms, start=1):
            form.number, form.alone = number, self.count == 1
        self.family = FamilyForm(data, kind=kind, at=at, asked=asked)

    @classmethod
    def names(cls, post: Iterable[str]) -> tuple[str, ...]:
        """The names in a post that belong to the children."""
        return tuple(name for name in post if _NAMES.fullmatch(name))

    @property
    def parts(self) -> list[ConcernForm]:
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
