"""The answer as it is read: the same lines, paragraphs and marks as in a real calculation."""

from collections.abc import Iterator
from dataclasses import dataclass

from tillit.law.assistance.calculation import Calculation
from tillit.law.assistance.kronor import kronor, shown
from tillit.law.assistance.riksnorm import least
from tillit.law.assistance.tree import Line
from tillit.law.citation import Status


@dataclass(frozen=True)
class Row:
    """One line: what, kronor or "vet inte", from what, and by which rule. `part` is under a sum."""

    text: str
    kronor: str
    why: str
    source: str
    mark: str
    question: str
    note: str
    part: bool


@dataclass(frozen=True)
class Group:
    """Lines with their sum."""

    title: str
    sum: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Answer:
    """What the page says. `to_pay` is empty while something is not known."""

    to_pay: str
    nothing: bool
    month: str
    labels: tuple[str, ...]
    groups: tuple[Group, ...]
    questions: tuple[str, ...]
    warnings: tuple[str, ...]


def answered(found: Calculation) -> Answer:
    """The calculation in words."""
    tops = [("Riksnormen", found.norm), ("Kostnader utanför normen", found.costs)]
    tops += [("Inkomster och pengar", found.income)]
    return Answer(
        to_pay="" if found.to_pay is None else shown(found.to_pay),
        nothing=found.to_pay is not None and not found.to_pay,
        month=f"{found.month:%Y-%m}",
        labels=found.labels,
        groups=tuple(
            Group(title, top.shown_sv, tuple(_rows(top.lines))) for title, top in tops if top.lines
        ),
        questions=tuple(line.question_sv for line in found.questions),
        warnings=tuple(each.text_sv for each in found.warnings),
    )


def _rows(lines: tuple[Line, ...], *, part: bool = False) -> Iterator[Row]:
    """A line with a single one under it is that one, under the name that says whose it is."""
    for line in lines:
        if len(line.lines) == 1 and not line.lines[0].lines:
            yield _row(line.lines[0], line.text_sv, part)
        else:
            yield _row(line, line.text_sv, part)
            yield from _rows(line.lines, part=True)


def _read(value: str) -> str:
    """A fact that is an amount as people read it; other facts as they stand."""
    try:
        return f"{shown(kronor(value))} kr"
    except ValueError:
        return value


def _row(line: Line, text: str, part: bool) -> Row:
    facts = "; ".join(f"{each.name_sv}: {_read(each.value)}" for each in line.inputs)
    source, weight = str(line.rule.source).strip(), line.rule.weight_sv
    mark = least([line.rule.status, line.status])
    return Row(
        text=text,
        kronor=line.shown_sv,
        why=facts,
        source=source if source.lower() == weight else f"{source} ({weight})",
        mark="" if mark is Status.CONFIRMED else mark.swedish,
        question=line.question_sv,
        note=line.note_sv,
        part=part,
    )
