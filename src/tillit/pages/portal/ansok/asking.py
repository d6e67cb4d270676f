"""Whom and what a step is about: the month, the children, whether two people apply."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tillit.areas.assistance.types import ApplicationKind, ChildLine, Who

Raw = dict[str, list[str]]


@dataclass(frozen=True)
class Asking:
    """What the questions of an application depend on."""

    kind: ApplicationKind
    month: date
    together: bool
    children: tuple[ChildLine, ...]

    @property
    def people(self) -> list[tuple[str, str]]:
        """Whose an income can be."""
        adults = [(str(Who.APPLICANT), "Min")]
        if self.together:
            adults.append((str(Who.CO_APPLICANT), "Den jag söker med"))
        return [*adults, *((str(each.person), each.name) for each in self.children)]


def given(raw: Mapping[str, list[str]], name: str) -> str:
    """What was typed in a box; nothing when there is none."""
    values = raw.get(name) or [""]
    return values[0] if isinstance(values[0], str) else ""
