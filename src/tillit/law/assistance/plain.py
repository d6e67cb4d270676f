"""Reads a plain form (what JSON or YAML holds) and gathers every fault as a Swedish sentence."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tillit.law.assistance.kronor import exact, kronor

PLAIN = frozenset({str, int, bool})


class BadCase(ValueError):
    """What was handed in cannot be counted; `faults` says all of it, and nothing was counted."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__("\n".join(self.faults))


class Form:
    """One part of a plain form. Reading a field ticks it off; `finish` tells what is left."""

    def __init__(self, fields: object, what_sv: str, faults: list[str]) -> None:
        self.what = what_sv
        self.faults = faults
        self.fields: Mapping[str, Any] = {}  # Any: whatever somebody wrote; each getter checks
        self.read: set[str] = set()
        if isinstance(fields, Mapping):
            self.fields = fields
        else:
            self.fault("ska vara fält med namn och värde")

    def fault(self, sentence: str) -> None:
        """Note a fault of this part."""
        self.faults.append(f"{self.what}: {sentence}.")

    def has(self, name: str) -> bool:
        """Whether the field is there, even if it says that nobody knows."""
        return name in self.fields

    def raw(self, name: str) -> Any:
        """The field as it stands."""
        self.read.add(name)
        return self.fields.get(name)

    def text(self, name: str, default: str = "") -> str:
        """A short text."""
        value = self.raw(name)
        if value is None:
            return default
        if isinstance(value, str) and len(value) <= 500:
            return value.strip()
        self.fault(f"{name} ska vara en kort text")
        return default

    def choice(self, name: str, among: Iterable[str], default: str = "") -> str:
        """One of some words."""
        value = self.text(name, default)
        allowed = tuple(among)
        if value in allowed:
            return value
        wrong = f"”{value}” känns inte igen" if value else "saknas"
        self.fault(f"{name} {wrong}. Välj bland: {', '.join(allowed)}")
        return default or allowed[0]

    def number(self, name: str, lowest: int, highest: int) -> int | None:
        """A whole number within bounds, or nothing where it is not said."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest:
            return value
        self.fault(f"{name} ska vara ett heltal från {lowest} till {highest}, inte {value}")
        return None

    def amount(self, name: str) -> Decimal | None:
        """Kronor, not below zero; nothing where it is not said or not known."""
        value = self.raw(name)
        if value is None:
            return None
        try:
            found = kronor(value)
        except ValueError:
            self.fault(f"{name} ska vara kronor med högst två decimaler, inte {value}")
            return None
        if found < 0:
            self.fault(f"{name} kan inte vara mindre än noll, men är {exact(found)}")
            return None
        return found

    def flag(self, name: str) -> bool | None:
        """True, false, or nothing where it is not said or not known."""
        value = self.raw(name)
        if value is None or isinstance(value, bool):
            return value
        self.fault(f"{name} ska vara true, false eller null, inte {value}")
        return None

    def day(self, name: str) -> date | None:
        """A date."""
        value = self.raw(name)
        if value is None or type(value) is date:
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            self.fault(f"{name} ska vara ett datum som 2025-11-30, inte {value}")
            return None

    def rows(self, name: str, row_sv: str) -> Iterator["Form"]:
        """The rows of a list, each as a form of its own."""
        value = self.raw(name)
        if value is None:
            return
        if not isinstance(value, list | tuple):
            self.fault(f"{name} ska vara en lista")
            return
        for row in value:
            yield Form(row, row_sv, self.faults)

    def finish(self) -> None:
        """Tell of fields that nobody asked for: a misspelt word must not become silence."""
        for name in sorted(str(name) for name in self.fields if name not in self.read):
            self.fault(f"fältet {name} finns inte. Är det felstavat?")


def month_of(value: object, faults: list[str]) -> date | None:
    """The first day of a month written "2025-11", or of a date in it."""
    if isinstance(value, date):
        return date(value.year, value.month, 1)
    try:
        year, month = str(value).split("-")[:2]
        if len(str(value)) in (7, 10):
            return date(int(year), int(month), 1)
    except ValueError:
        pass
    faults.append(f"Månaden ska skrivas som 2025-11, inte {value}.")
    return None


def dumped(value: object) -> str:
    """The same text for the same plain value, whatever order it was written in."""
    return json.dumps(ordered(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def ordered(value: object) -> object:
    """The value with its rows in one order and its numbers and days as plain text or integers."""
    if value is None or type(value) in PLAIN:
        return value
    if isinstance(value, Mapping):
        return {str(name): ordered(each) for name, each in sorted(value.items(), key=_name)}
    if isinstance(value, list | tuple):
        rows = [ordered(each) for each in value]
        return sorted(rows, key=_text) if len(rows) > 1 else rows
    if isinstance(value, float | Decimal):
        return _number(Decimal(str(value)))
    return value.isoformat() if isinstance(value, date) else value


def _number(value: Decimal) -> int | str:
    if not value.is_finite():
        return str(value)
    return int(value) if value == value.to_integral_value() else exact(value)


def _name(pair: tuple[object, object]) -> str:
    return str(pair[0])


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
