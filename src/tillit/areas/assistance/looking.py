"""What somebody should look at in a month, and what becomes of it. Plain Python.

A warning is a kind and a source. What a person has closed never returns; what is solved closes by
itself; while an agency is silent, what was read from it stays as it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tillit.law.assistance.kinds import COSTS, INCOMES
from tillit.law.assistance.kronor import shown

from .types.words import WarningKind, WarningState

# Kinds that a person alone closes: no fetching and no counting takes them away.
BY_PERSON = frozenset(
    {WarningKind.EVICTION, WarningKind.COMMENT, WarningKind.RECOVERY_CLAIM, WarningKind.OTHER}
)
BY_ENGINE = {
    "ABOVE_GUIDE": WarningKind.EXPENSE_CAPPED,
    "NEW_INCOME": WarningKind.NEW_INCOME,
    "INCOME_CHANGE": WarningKind.INCOME_CHANGE,
    "INCOME_DROPPED": WarningKind.INCOME_DROPPED,
    "SCHOOL_LUNCH": WarningKind.SCHOOL_LUNCH,
    "SHARED_CHILD_ALLOWANCE": WarningKind.SHARED_CHILD_ALLOWANCE,
    "EMERGENCY_TEST": WarningKind.EMERGENCY_TEST,
}


@dataclass(frozen=True)
class Seen:
    """Something to look at. `agency`: whose answer it was read from, where it was one."""

    kind: WarningKind
    source: str
    text: str = ""
    agency: str = ""

    @property
    def key(self) -> str:
        """What it is known by in its month."""
        return f"{self.kind}:{self.source}"[:120]


@dataclass(frozen=True)
class Standing:
    """A warning as it stands: enough to say what becomes of it."""

    kind: WarningKind
    state: WarningState
    agency: str = ""


@dataclass(frozen=True)
class Fact:
    """A row as the comparison needs it."""

    section: str
    kind: str
    who: str
    kronor: Decimal | None
    origin: str
    agency: str = ""
    machine: bool = False


def settled(
    now: Iterable[Seen], standing: Mapping[str, Standing], silent: frozenset[str]
) -> dict[str, WarningState]:
    """What every key becomes: the new ones open, the gone ones solved, and the rest as they are.
    Only the keys that change are in the answer."""
    found = {each.key for each in now}
    changes = {key: WarningState.OPEN for key in found if key not in standing}
    for key, each in standing.items():
        if key in found:
            if each.state is WarningState.SOLVED:
                changes[key] = WarningState.OPEN
        elif each.state.waits and each.kind not in BY_PERSON and each.agency not in silent:
            changes[key] = WarningState.SOLVED
    return changes


def compared(now: Iterable[Fact], before: Iterable[Fact] | None) -> list[Seen]:
    """What differs from the month before, and what nobody can read. Without a month before, only
    the latter: everything is new then."""
    now = list(now)
    seen = [
        Seen(WarningKind.UNHANDLED_INCOME, each.origin, agency=each.agency)
        for each in now
        if each.kind in ("unknown", "gross_wage")
    ]
    if before is None:
        return seen
    before = list(before)
    seen += [*_costs(now, before), *_first_incomes(now, before)]
    people, earlier = _people(now), _people(before)
    seen += [Seen(WarningKind.NEW_PERSON, each) for each in sorted(people - earlier)]
    if people != earlier:
        seen.append(Seen(WarningKind.HOUSEHOLD_CHANGE, "people"))
    return seen


def _costs(now: list[Fact], before: list[Fact]) -> list[Seen]:
    was = {(each.kind, each.who): each.kronor for each in before if each.section == "cost"}
    found = []
    for each in now:
        if each.section != "cost":
            continue
        key = (each.kind, each.who)
        if key not in was:
            words = _words(each.kind, each.kronor)
            found.append(Seen(WarningKind.NEW_EXPENSE, f"{each.kind}:{each.who}", words))
        elif each.kind == "rent" and was[key] != each.kronor:
            words = f"{_words(each.kind, each.kronor)} Förra månaden: {_kr(was[key])}."
            found.append(Seen(WarningKind.HOUSING_COST_CHANGE, "rent", words))
    return found


def _first_incomes(now: list[Fact], before: list[Fact]) -> list[Seen]:
    """An income where there was none at all the month before. Where there was one the sum compares
    by itself; without any it has nothing to compare with, and would say nothing."""
    if any(each.section == "income" for each in before):
        return []
    new = (each for each in now if each.section == "income" and each.kronor)
    return [
        Seen(
            WarningKind.NEW_INCOME, f"first:{each.kind}:{each.who}",
            f"{_income(each.kind)}: {_kr(each.kronor)}. Inget månaden före.", agency=each.agency,
        )
        for each in new
    ]  # fmt: skip


def _income(kind: str) -> str:
    name = INCOMES[kind].name_sv if kind in INCOMES else kind
    return f"{name[:1].upper()}{name[1:]}"


def _words(kind: str, kronor: Decimal | None) -> str:
    name = COSTS[kind].name_sv if kind in COSTS else kind
    return f"{name[:1].upper()}{name[1:]}: {_kr(kronor)}."


def _kr(kronor: Decimal | None) -> str:
    return "okänt belopp" if kronor is None else f"{shown(kronor)} kr"


def _people(rows: Iterable[Fact]) -> set[str]:
    return {f"{each.kind}:{each.who}" for each in rows if each.section == "household"}
