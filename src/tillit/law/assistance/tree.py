"""A calculation is a tree of lines: what, kronor, from which facts, by which rule.

A line without kronor is a question: the sum above it is then unknown too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tillit.law.assistance.kronor import exact, shown, total
from tillit.law.assistance.riksnorm import Cell, least
from tillit.law.assistance.rules import Rule
from tillit.law.citation import Status


@dataclass(frozen=True, slots=True)
class Input:
    """One fact that a line rests on, who said it, and when it was read (ISO, or empty)."""

    name_sv: str
    value: str
    source_sv: str
    read: str = ""
    status: Status = Status.CONFIRMED


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `kronor` is exact; `status` marks the amount, `rule.status` the rule."""

    key: str
    text_sv: str
    kronor: Decimal | None
    rule: Rule
    inputs: tuple[Input, ...] = ()
    lines: tuple["Line", ...] = ()
    about: str = ""
    status: Status = Status.CONFIRMED
    question_sv: str = ""
    note_sv: str = ""

    @property
    def shown_sv(self) -> str:
        """Whole kronor as people read them, or "vet inte"."""
        return "vet inte" if self.kronor is None else f"{shown(self.kronor)} kr"

    def walk(self) -> Iterator["Line"]:
        """The line and all below it."""
        yield self
        for line in self.lines:
            yield from line.walk()

    def leaves(self) -> Iterator["Line"]:
        """The lines that have nothing below them: where the kronor come from."""
        if not self.lines:
            yield self
        for line in self.lines:
            yield from line.leaves()


@dataclass(frozen=True, slots=True)
class Warning:
    """Something for a person to look at; it changes no sum. `about` is a person or a cost."""

    code: str
    text_sv: str
    rule: Rule
    about: str = ""


def summed(key: str, text_sv: str, rule: Rule, lines: Sequence[Line], note_sv: str = "") -> Line:
    """A line that is the sum of others; unknown as soon as one of them is."""
    return Line(
        key,
        text_sv,
        total(line.kronor for line in lines),
        rule,
        lines=tuple(lines),
        status=least([line.status for line in lines]),
        note_sv=note_sv,
    )


def asked(key: str, question_sv: str, rule: Rule, inputs: tuple[Input, ...], about: str) -> Line:
    """A line that nobody can count yet, with what has to be found out."""
    text = question_sv.split(":", 1)[0] if ":" in question_sv else "Öppen fråga"
    return Line(
        key, text, None, rule, inputs, about=about, status=Status.NOT_FOUND, question_sv=question_sv
    )


def from_table(table_sv: str, name_sv: str, cell: Cell) -> Input:
    """A cell of a table as a fact."""
    value = "okänt" if cell.kronor is None else exact(cell.kronor)
    return Input(name_sv, value, f"{table_sv}: {cell.source_sv}", status=cell.status)
