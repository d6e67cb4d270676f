"""Reads our own tables: tables/*.toml, once each. The only file of the law that opens a file."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from tillit.law.citation import Citation, LocalGuideline, NationalAdvice, Status, Statute
from tillit.law.dated import Dated, NoRuleInForce, Since

T = TypeVar("T")

WEIGHTS = {"statute": Statute, "advice": NationalAdvice, "local": LocalGuideline}


class BadTable(ValueError):
    """A table is missing a field or holds one of the wrong kind: the file must be mended."""


@dataclass(frozen=True)
class Act:
    """A statute or regulation we cite, and the last day its text has been read for."""

    short: str
    title: str
    number: str
    checked_until: date
    url: str = ""
    weight: str = "statute"

    def cite(self, section: str) -> Citation:
        """A place in this act."""
        return WEIGHTS[self.weight](self.short, section, self.url)


@dataclass(frozen=True)
class Row:
    """One `[[row]]` of a table, read with its types checked."""

    table: str
    fields: Mapping[str, object]

    def text(self, name: str, default: str | None = None) -> str:
        """A text field; missing is an error unless a default is given."""
        value = self.fields.get(name, default)
        if not isinstance(value, str):
            raise BadTable(f"{self.table}: {name} must be text in {dict(self.fields)}")
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        value = self.fields.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadTable(f"{self.table}: {name} must be a number in {dict(self.fields)}")
        return value

    def maybe_number(self, name: str) -> int | None:
        """A whole number, or nothing where the row has none."""
        return self.number(name) if name in self.fields else None

    def flag(self, name: str) -> bool:
        """True or false; missing is false."""
        value = self.fields.get(name, False)
        if not isinstance(value, bool):
            raise BadTable(f"{self.table}: {name} must be true or false in {dict(self.fields)}")
        return value

    def day(self, name: str) -> date | None:
        """A date, or nothing."""
        value = self.fields.get(name)
        if value is None or type(value) is date:
            return value
        raise BadTable(f"{self.table}: {name} must be a date in {dict(self.fields)}")

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; missing is an empty one."""
        value = self.fields.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise BadTable(f"{self.table}: {name} must be a list of texts")
        return tuple(value)

    @property
    def status(self) -> Status:
        """How sure we are of this row."""
        return Status(self.text("status"))

    @property
    def source(self) -> Citation:
        """The act and section of this row."""
        return act(self.text("act")).cite(self.text("section"))

    def since(self, value: T) -> Since[T]:
        """The row as a dated value. The table's valid_to is the last day, inclusive."""
        first, last = self.day("valid_from"), self.day("valid_to")
        if first is None:
            raise BadTable(f"{self.table}: no valid_from in {dict(self.fields)}")
        end = None if last is None else last + timedelta(days=1)
        return Since(first, value, self.source, self.status, end, self.text("note", ""))


def rows(table: str) -> tuple[Row, ...]:
    """All rows of a table, in the order of the file."""
    return tuple(Row(table, fields) for fields in toml(table)["row"])


def dated(name: str, group: list[tuple[Row, T]]) -> Dated[T]:
    """Rows of one code as one dated rule, known as far as its least read act.

    An act that has ended, and was read to its end, says nothing of how far the next was read.
    """
    periods = sorted((row.since(value) for row, value in group), key=lambda p: p.day)
    ends = [(act(row.text("act")).checked_until, row.day("valid_to")) for row, _ in group]
    going_on = [checked for checked, last in ends if last is None or last > checked]
    known = min(going_on or [checked for checked, _ in ends])
    return Dated(name, tuple(periods), known)


def book(table: str, build: Callable[[Row], T]) -> Mapping[str, Dated[T]]:
    """A whole table: every code with its dated rule, in the order of the file."""
    return {
        code: dated(code, [(row, build(row)) for row in group]) for code, group in by_code(table)
    }


def find(book_: Mapping[str, Dated[T]], code: str, on: date) -> Since[T]:
    """The rule of that code in force that day. Raises `NoRuleInForce` for an unknown code too."""
    if code not in book_:
        raise NoRuleInForce(f"no rule {code}")
    return book_[code].on(on)


def in_force(book_: Mapping[str, Dated[T]], on: date) -> tuple[Since[T], ...]:
    """Every rule of the table that is in force that day."""
    return tuple(rule.on(on) for rule in book_.values() if any(p.covers(on) for p in rule.periods))


def by_code(table: str) -> Iterator[tuple[str, list[Row]]]:
    """The rows of a table gathered by their code, in the order of the file."""
    grouped: dict[str, list[Row]] = {}
    for row in rows(table):
        grouped.setdefault(row.text("code"), []).append(row)
    yield from grouped.items()


def act(short: str) -> Act:
    """The act of that short name; an unknown one is an error in the table."""
    try:
        return acts()[short]
    except KeyError:
        raise BadTable(f"acts: {short} is not listed")


@cache
def acts() -> Mapping[str, Act]:
    """Every act we cite, by its short name."""
    return {row.text("short"): _act(row) for row in rows("acts")}


def _act(row: Row) -> Act:
    checked = row.day("checked_until")
    if checked is None:
        raise BadTable(f"acts: no checked_until in {dict(row.fields)}")
    return Act(
        row.text("short"),
        row.text("title"),
        row.text("number"),
        checked,
        row.text("url", ""),
        row.text("weight", "statute"),
    )


@cache
def toml(table: str) -> dict[str, Any]:  # Any: what a file of ours holds, typed by whoever reads it
    """A whole file of tables/, as it stands."""
    path = files("tillit.law").joinpath("tables", f"{table}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
