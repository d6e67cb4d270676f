"""What somebody writes in an application: read from a plain form, with every fault as a sentence.

The form is what the pages send and what is frozen when it is signed: text, whole numbers, true and
false, lists. An amount that nobody knows is null: unknown is never zero.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from tillit.law.assistance.kinds import ASSETS, COSTS, INCOMES

from .words import Who

TYPED = "typed"  # beside the answers of a draft: what the pages remember; never signed
LONGEST = 4_000  # characters of each text
MOST_ROWS = 60
LARGEST = Decimal(1_000_000)
ADULTS = {who.value for who in Who}
NUMBERS = {
    "home_size": "Antal personer i bostaden",
    "days": "Antal dagar som barnet är hos er",
    "lunch_days": "Dagar i veckan som barnet äter lunch borta",
}
URGENT = {"no_food": "mat", "eviction": "vräkning", "electricity": "avstängd el"}


class BadApplication(ValueError):
    """What was written cannot be sent; `faults` says all of it, in Swedish."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__(" ".join(self.faults))


@dataclass(frozen=True)
class AppliedChild:
    """A child in the home: whole months, or so many days."""

    person: UUID
    days: int | None = None
    lunch_days: int = 0
    school: bool | None = None


@dataclass(frozen=True)
class AppliedSum:
    """An income, a cost or something owned: whose, of what kind, how much and when."""

    who: str
    kind: str
    kronor: Decimal | None
    paid: date | None = None
    told: str = ""


@dataclass(frozen=True)
class Applied:
    """An application as it was written."""

    children: tuple[AppliedChild, ...] = ()
    home_size: int | None = None
    incomes: tuple[AppliedSum, ...] = ()
    costs: tuple[AppliedSum, ...] = ()
    assets: tuple[AppliedSum, ...] = ()
    pending: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    told: str = ""
    attested: bool = False
    plain: Mapping[str, Any] = field(default_factory=dict)  # Any: the form itself

    @property
    def text(self) -> str:
        """The form as it is signed: the same text for the same answers."""
        return canonical(self.plain)


def canonical(plain: Mapping[str, Any]) -> str:
    """One text for one form: names in order, no needless space."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checksum(text: str) -> str:
    """What is kept beside the text, to see that it is the same."""
    return hashlib.sha256(text.encode()).hexdigest()


def applied_from(plain: Mapping[str, Any]) -> Applied:
    """Read a form. Raises BadApplication with every fault at once."""
    reader = _Reader(plain)
    found = Applied(
        children=tuple(reader.children()),
        home_size=reader.number("home_size", 1, 50),
        incomes=tuple(reader.sums("incomes", "Inkomst", INCOMES)),
        costs=tuple(reader.sums("costs", "Kostnad", COSTS)),
        assets=tuple(reader.sums("assets", "Tillgång", ASSETS)),
        pending=tuple(reader.words("pending")),
        changed=tuple(reader.words("changed")),
        urgent=tuple(each for each in reader.words("urgent") if reader.known_urgent(each)),
        told=reader.text("told"),
        attested=plain.get("attested") is True,
        plain=dict(plain),
    )
    reader.strangers()
    if reader.faults:
        raise BadApplication(reader.faults)
    return found


class _Reader:
    def __init__(self, plain: Mapping[str, Any]) -> None:
        self.plain, self.faults = plain, list[str]()

    def strangers(self) -> None:
        """Fields that nobody asked for."""
        known = {
            "children", "home_size", "incomes", "costs", "assets", "pending", "changed", "urgent",
            "told", "attested",
        }  # fmt: skip
        self.faults += [f"{name} känns inte igen." for name in sorted(self.plain.keys() - known)]

    def rows(self, name: str, source: Mapping[str, Any] | None = None) -> list[Mapping[str, Any]]:
        """A list of rows, or none."""
        found = (source or self.plain).get(name) or []
        if not isinstance(found, list) or len(found) > MOST_ROWS:
            self.faults.append(f"{name} ska vara högst {MOST_ROWS} rader.")
            return []
        rows = [row for row in found if isinstance(row, Mapping)]
        if len(rows) < len(found):
            self.faults.append(f"{name}: en rad går inte att läsa.")
        return rows

    def words(self, name: str) -> Iterator[str]:
        """A list of short texts."""
        found = self.plain.get(name) or []
        if not isinstance(found, list) or len(found) > MOST_ROWS:
            self.faults.append(f"{name} ska vara en lista.")
            return
        for each in found:
            if isinstance(each, str) and len(each) <= 200:
                yield each.strip()
            else:
                self.faults.append(f"{name}: skriv högst 200 tecken.")

    def known_urgent(self, word: str) -> bool:
        """Whether it is one of the urgent needs that are asked about."""
        if word not in URGENT:
            self.faults.append("Välj vad som är akut bland svaren.")
        return word in URGENT

    def text(self, name: str, source: Mapping[str, Any] | None = None) -> str:
        """A text, not too long."""
        found = (source or self.plain).get(name, "")
        if not isinstance(found, str) or len(found) > LONGEST:
            self.faults.append(f"Korta texten till högst {LONGEST} tecken.")
            return ""
        return found.replace("\x00", "").strip()  # a sign that one of the databases cannot keep

    def number(
        self, name: str, least: int, most: int, source: Mapping[str, Any] | None = None
    ) -> int | None:
        """A whole number within bounds, or nothing."""
        found = (source or self.plain).get(name)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
            what = NUMBERS.get(name, name)
            self.faults.append(f"{what}: skriv ett heltal mellan {least} och {most}.")
            return None
        return int(found)

    def children(self) -> Iterator[AppliedChild]:
        """The children, each once."""
        seen = set[UUID]()
        for row in self.rows("children"):
            try:
                person = UUID(str(row.get("person")))
            except ValueError:
                self.faults.append("Välj vilket barn raden gäller.")
                continue
            if person in seen:
                self.faults.append("Samma barn står två gånger.")
            seen.add(person)
            school = row.get("school")
            yield AppliedChild(
                person,
                self.number("days", 0, 31, row),
                self.number("lunch_days", 0, 5, row) or 0,
                school if isinstance(school, bool) else None,
            )

    def sums(self, name: str, what: str, kinds: Mapping[str, Any]) -> Iterator[AppliedSum]:
        """The rows of one kind of sums."""
        for row in self.rows(name):
            kind, who = row.get("kind"), row.get("who", "")
            if not isinstance(kind, str) or not isinstance(who, str) or kind not in kinds:
                self.faults.append(f"{what}: välj vad det är.")
                continue
            if (
                who not in ADULTS
                and not self._is_child(who)
                and not (who == "" and name != "incomes")
            ):
                self.faults.append(f"{what}: välj vems det är.")
            yield AppliedSum(
                who, kind, self._kronor(what, row), self._day(what, row),
                self.text("told", row),
            )  # fmt: skip

    def _is_child(self, who: str) -> bool:
        return any(str(row.get("person")) == who for row in self.rows("children"))

    def _kronor(self, what: str, row: Mapping[str, Any]) -> Decimal | None:
        found = row.get("kronor")
        if found is None:
            return None
        try:
            amount = Decimal(str(found).replace(" ", "").replace(",", "."))
            fine = amount.is_finite() and 0 <= amount <= LARGEST and amount == round(amount, 2)
        except InvalidOperation:
            fine = False
        if isinstance(found, bool | float) or not fine:
            self.faults.append(
                f"{what}: skriv kronor med siffror, till exempel 4500 eller 4500,50."
            )
            return None
        return amount

    def _day(self, what: str, row: Mapping[str, Any]) -> date | None:
        found = row.get("paid")
        if found in (None, ""):
            return None
        try:
            return date.fromisoformat(str(found))
        except ValueError:
            self.faults.append(f"{what}: skriv dagen som år-månad-dag.")
            return None
