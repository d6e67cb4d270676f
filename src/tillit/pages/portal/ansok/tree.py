"""A stored calculation as a resident reads it: the same lines, rules and marks as the worker's."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tillit.kernel.swedish import written_day
from tillit.law.assistance.kronor import shown
from tillit.law.citation import Status

Plain = dict[str, Any]  # Any: JSON as it was stored
ANSWERS = {"answered": "uppgifter", "empty": "inget", "failed": "inget svar", "late": "inte än"}


@dataclass(frozen=True)
class LineView:
    """One line: what, kronor or "vet inte", from what, by which rule, and the lines under it."""

    text: str
    kronor: str
    facts: tuple[str, ...]
    source: str
    mark: str
    note: str
    question: str
    lines: tuple["LineView", ...]


@dataclass(frozen=True)
class Tree:
    """All of it. `to_pay` is empty while something is not known."""

    to_pay: str
    labels: tuple[str, ...]
    questions: tuple[str, ...]
    tops: tuple[LineView, ...]


def tree_of(text: str) -> Tree | None:
    """The calculation; nothing when none is shown yet."""
    if not text:
        return None
    stored: Plain = json.loads(text)
    return Tree(
        to_pay=_shown(stored["result"]["to_pay"]),
        labels=tuple(stored["labels"]),
        questions=tuple(each["question"] for each in stored["questions"]),
        tops=tuple(_line(each) for each in stored["lines"] if each["lines"] or each["question"]),
    )


def _line(line: Plain) -> LineView:
    rule = line["rule"]
    source, weight = str(rule["source"]).strip(), str(rule["weight"])
    marks = {mark for mark in (line["mark"], rule["mark"]) if mark != Status.CONFIRMED.value}
    return LineView(
        text=line["text"],
        kronor="vet inte" if line["kronor"] is None else f"{line['shown']} kr",
        facts=tuple(_fact(each) for each in line["inputs"]),
        source=source if source.lower() == weight else f"{source} ({weight})".strip(),
        mark=", ".join(sorted(Status(each).swedish for each in marks)),
        note=line["note"],
        question=line["question"],
        lines=tuple(_line(each) for each in line["lines"]),
    )


def _fact(each: Plain) -> str:
    said = [each["source"]] if each["source"] else []
    if each["read"]:
        said.append(written_day(datetime.fromisoformat(each["read"]).date()))
    where = f" ({', '.join(said)})" if said else ""
    return f"{each['name']}: {ANSWERS.get(each['value'], each['value'])}{where}"


def _shown(amount: str | None) -> str:
    return "" if amount is None else shown(Decimal(amount))


def kronor(amounts: Iterable[Decimal]) -> str:
    """Their sum, as people read it."""
    return shown(sum(amounts, Decimal(0)))
