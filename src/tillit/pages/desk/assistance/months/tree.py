"""The calculation as it is read: every line with its kronor, facts, rule and weight, beside the
month before, and why it is different. Made from the stored text: the very same the household has.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from tillit.kernel.swedish import short_day
from tillit.law.assistance.difference import Difference
from tillit.law.assistance.kronor import shown
from tillit.law.citation import Status
from tillit.law.dated import month_sv

Key = tuple[str, str]
Stored = dict[str, Any]  # Any: plain JSON, as law.assistance.stored writes it
TITLES = {
    "norm": "Riksnormen",
    "cost": "Utanför normen",
    "income": "Inkomster och tillgångar",
    "other": "Levnadskostnader i övrigt",
}
UNKNOWN = "vet inte"
ANSWER = "income.answer"  # an agency's answer as a line of the calculation
ANSWERS = {"answered": "uppgifter", "empty": "inget", "failed": "inget svar"}


@dataclass(frozen=True)
class Fact:
    """One fact under a line: what, from whom, and when it was read."""

    words: str
    source: str


@dataclass(frozen=True)
class Row:
    """One line. `effect`: what the change since last month did to the assistance, in words."""

    text: str
    kronor: str
    before: str
    effect: str
    facts: tuple[Fact, ...]
    rule: str
    mark: str
    question: str
    note: str
    part: bool


@dataclass(frozen=True)
class Group:
    """Lines with their sum."""

    title: str
    kronor: str
    before: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class RuleLine:
    """A rule that lines follow: its source, what it says, and how sure we are of it."""

    source: str
    name: str
    weight: str
    mark: str
    note: str


@dataclass(frozen=True)
class Ledger:
    """A time-line of months for somebody."""

    name: str
    now: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Tree:
    """The whole calculation. `to_pay` is empty while something is not known."""

    to_pay: str
    before: str
    difference: str
    month: str
    month_before: str
    heading: str
    changes: tuple[str, ...]
    groups: tuple[Group, ...]
    labels: tuple[str, ...]
    questions: tuple[str, ...]
    rules: tuple[RuleLine, ...]
    ledgers: tuple[Ledger, ...]


def tree(text: str, before_text: str, found: Difference | None) -> Tree:
    """The stored calculation, beside that of the month before where there was one, and why it is
    different."""
    now: Stored = json.loads(text)
    before: Stored = json.loads(before_text) if before_text else {}
    return Tree(
        to_pay=_kronor(now["result"]["to_pay"]),
        before=_kronor(before["result"]["to_pay"]) if before else "",
        difference=_signed(found.kronor) if found and found.kronor else "",
        month=_month(now),
        month_before=_month(before) if before else "",
        heading=found.heading_sv if found else "",
        changes=tuple(change.text_sv for change in found.changes) if found else (),
        groups=tuple(_groups(now, before, found)),
        labels=tuple(now["labels"]),
        questions=tuple(each["question"] for each in now["questions"]),
        rules=tuple(_rules(now["lines"])),
        ledgers=tuple(_ledger(name, rows) for name, rows in now["ledgers"].items() if rows),
    )


def _groups(now: Stored, before: Stored, found: Difference | None) -> Iterator[Group]:
    was = {line["key"]: line["kronor"] for line in _tops(before)} if before else {}
    old = _gathered(before) if before else {}
    effects = {
        (each.key, each.about): each.effect
        for each in (found.changes if found else ())
        if each.effect is not None
    }
    for top in _tops(now):
        if not top["lines"] and top["kronor"] in ("0", None):
            continue
        minus = top["key"] == "income"
        yield Group(
            TITLES.get(str(top["key"]), str(top["text"])),
            _kronor(top["kronor"], minus=minus),
            _kronor(was[top["key"]], minus=minus) if top["key"] in was else "",
            tuple(_rows(top["lines"], old, effects, minus=minus)),
        )


def _tops(stored: Stored) -> list[Stored]:
    need, income, other = stored["lines"]
    return [*need["lines"], income, other]


def _rows(
    lines: list[Stored],
    old: dict[Key, Decimal | None],
    effects: dict[Key, Decimal],
    *,
    minus: bool,
    part: bool = False,
) -> Iterator[Row]:
    """A line with a single one under it is that one, under the name that says whose it is."""
    for line in lines:
        below = line["lines"]
        if line["key"] == ANSWER and line["kronor"] == "0":
            continue  # that an agency has answered stands beside; a silence is unknown, and stays
        if len(below) == 1 and not below[0]["lines"]:
            yield _row(below[0], line["text"], old, effects, minus=minus, part=part)
            continue
        yield _row(line, line["text"], old, effects, minus=minus, part=part)
        yield from _rows(below, old, effects, minus=minus, part=True)


def _row(
    line: Stored,
    text: str,
    old: dict[Key, Decimal | None],
    effects: dict[Key, Decimal],
    *,
    minus: bool,
    part: bool,
) -> Row:
    key = (line["key"], line["about"])
    rule = line["rule"]
    mark = _worst(rule["mark"], line["mark"])
    effect = effects.pop(key, None)
    before = old.pop(key, "")
    source = str(rule["source"]).strip()
    return Row(
        text=text,
        kronor=_kronor(line["kronor"], minus=minus),
        before="" if before == "" else _kronor(before, minus=minus),
        effect="" if not effect else _signed(effect),
        facts=tuple(_fact(each) for each in line["inputs"]),
        rule=source if source.lower() == rule["weight"] else f"{source} ({rule['weight']})",
        mark="" if mark is Status.CONFIRMED else mark.swedish,
        question=line["question"],
        note=line["note"],
        part=part,
    )


def _fact(each: dict[str, str]) -> Fact:
    source = each["source"].partition(":")[0]
    if each["read"]:
        source = f"{source}, {short_day(datetime.fromisoformat(each['read']).date())}"
    value = ANSWERS.get(each["value"], each["value"]) if each["name"] == "svar" else each["value"]
    return Fact(f"{each['name']}: {_as_written(value)}", source)


def _as_written(value: str) -> str:
    """Kronor as people write them; other facts as they are."""
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return value
    if amount == amount.to_integral_value():
        return shown(amount)
    return f"{amount:,.2f}".replace(",", " ").replace(".", ",")


def _rules(lines: list[Stored]) -> Iterator[RuleLine]:
    """Each rule of the lines once, in their order."""
    seen: set[str] = set()
    for line in _walk(lines):
        rule = line["rule"]
        if rule["code"] not in seen:
            seen.add(rule["code"])
            mark = Status(rule["mark"])
            sure = "" if mark is Status.CONFIRMED else mark.swedish
            source = str(rule["source"]).strip()
            yield RuleLine(source, rule["name"], rule["weight"], sure, rule["note"])


def _walk(lines: list[Stored]) -> Iterator[Stored]:
    for line in lines:
        yield line
        yield from _walk(line["lines"])


def _gathered(stored: Stored) -> dict[Key, Any]:
    found: dict[Key, Any] = {}
    for line in _leaves(stored["lines"]):
        key = (line["key"], line["about"])
        amount = None if line["kronor"] is None else Decimal(line["kronor"])
        known = found.get(key, Decimal(0))
        found[key] = None if amount is None or known is None else known + amount
    return found


def _leaves(lines: list[Stored]) -> Iterator[Stored]:
    for line in lines:
        if line["lines"]:
            yield from _leaves(line["lines"])
        else:
            yield line


def _worst(*marks: str) -> Status:
    found = [Status(mark) for mark in marks]
    return next((mark for mark in found if mark is not Status.CONFIRMED), Status.CONFIRMED)


def _ledger(name: str, rows: list[dict[str, str]]) -> Ledger:
    told = tuple((_named(row["month"]), row["text"]) for row in rows)
    return Ledger(name, told[-1][1], told[:-1])


def _named(month: str) -> str:
    return month_sv(date.fromisoformat(f"{month}-01"))


def _month(stored: Stored) -> str:
    return _named(str(stored["month"])[:7])


def _kronor(amount: str | Decimal | None, *, minus: bool = False) -> str:
    if amount is None:
        return UNKNOWN
    found = Decimal(amount)
    return shown(-found if minus and found else found)


def _signed(amount: Decimal) -> str:
    return f"+ {shown(amount)}" if amount > 0 else f"− {shown(-amount)}"
