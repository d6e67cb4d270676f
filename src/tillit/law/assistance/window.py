"""Which days' incomes count, what is only compared with, and changes worth a look."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tillit.law.assistance.given import Given
from tillit.law.assistance.household import Income
from tillit.law.assistance.kinds import INCOMES, STUDY
from tillit.law.assistance.kronor import NONE, shown
from tillit.law.assistance.tree import Warning

SUMMER = range(6, 10)  # study aid pauses: no change is odd then


@dataclass(frozen=True)
class Sorted:
    """Rows to count or to show, by `id` of the row those outside and those carried over."""

    rows: tuple[Income, ...]
    outside: frozenset[int] = frozenset()
    compared: frozenset[int] = frozenset()


def sorted_by_window(given: Given) -> Sorted:
    """The incomes of the window. Without a window, whatever is handed in counts."""
    incomes = given.household.incomes
    if given.parameters.window is None:
        return Sorted(incomes)
    inside = [income for income in incomes if _within(given, income, 0)]
    before = [income for income in incomes if income.paid and _within(given, income, 1)]
    counted = {(income.person, income.kind) for income in inside}
    carried = [
        income
        for income in before
        if given.parameters.use_comparison
        and INCOMES[income.kind].benefit
        and (income.person, income.kind) not in counted
        and not _summer(given, income.kind)
    ]
    kept = {id(income) for income in (*inside, *carried)}
    outside = frozenset(id(income) for income in incomes if id(income) not in kept)
    return Sorted(incomes, outside, frozenset(map(id, carried)))


def change_warnings(given: Given) -> Iterator[Warning]:
    """An income that differs much from the comparison month, is new, or is gone."""
    if given.parameters.window is None:
        return
    now, before = _sums(given, 0), _sums(given, 1)
    for person, kind in sorted(now.keys() | before.keys()):
        if not before or _summer(given, kind):
            continue
        is_, was = now.get((person, kind), NONE), before.get((person, kind), NONE)
        code, words = _change(is_, was, given.parameters.change_warning_percent)
        if code:
            text = f"{INCOMES[kind].name_sv.capitalize()}, {person}: {words}"
            yield Warning(code, text, given.rules["R19"], person)


def _change(now: Decimal, before: Decimal, percent: int) -> tuple[str, str]:
    if before and not now:
        return "INCOME_DROPPED", f"{shown(before)} kr i jämförelsemånaden, inget nu."
    if now and not before:
        return "NEW_INCOME", f"{shown(now)} kr nu, inget i jämförelsemånaden."
    if before and abs(now - before) * 100 > percent * before:
        return "INCOME_CHANGE", f"{shown(now)} kr nu mot {shown(before)} kr i jämförelsemånaden."
    return "", ""


def _sums(given: Given, further_back: int) -> dict[tuple[str, str], Decimal]:
    """By person and kind. Two sources of one payment are one: the largest per day is taken."""
    largest: dict[tuple[str, str, object], Decimal] = {}
    for income in given.household.incomes:
        if income.paid and income.amount and _within(given, income, further_back):
            key = (income.person, income.kind, income.paid)
            largest[key] = max(income.amount, largest.get(key, NONE))
    found: dict[tuple[str, str], Decimal] = {}
    for (person, kind, _), amount in largest.items():
        found[person, kind] = found.get((person, kind), NONE) + amount
    return found


def _within(given: Given, income: Income, further_back: int) -> bool:
    window = given.parameters.window
    assert window is not None
    if income.paid is None:
        return further_back == 0
    first, last = window.days(given.household.first.replace(day=1), further_back)
    return first <= income.paid <= last


def _summer(given: Given, kind: str) -> bool:
    return kind in STUDY and given.household.first.month in SUMMER
