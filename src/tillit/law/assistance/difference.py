"""Why is it different from last month: the difference between any two calculations, line by line.

Each row says what changed and what it did to the assistance. The rows add up to the difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tillit.law.assistance.calculation import Calculation
from tillit.law.assistance.kronor import NONE, shown
from tillit.law.assistance.tree import Line
from tillit.law.dated import month_sv

RULE_CHANGED = (
    "En regel eller en tabell i räkningen har ändrats sedan dess. Varje månad gäller så som den "
    "räknades då."
)
Key = tuple[str, str]  # the line's key and whom it is about


@dataclass(frozen=True, slots=True)
class Change:
    """One line that differs. `effect` is what it did to the money; nothing while unknown."""

    key: str
    about: str
    before: Decimal | None
    after: Decimal | None
    effect: Decimal | None
    text_sv: str


@dataclass(frozen=True)
class Difference:
    """All changes, and the difference of what is to be paid; nothing while either is unknown."""

    kronor: Decimal | None
    heading_sv: str
    changes: tuple[Change, ...]


def difference(before: Calculation, after: Calculation) -> Difference:
    """What changed from one calculation to another, in the order of the lines."""
    changes = [
        *_changes(before.need, after.need, Decimal(1)),
        *_changes(before.income, after.income, Decimal(-1)),
        *_changes(before.other_costs, after.other_costs, Decimal(1)),
    ]
    if before.to_pay is None or after.to_pay is None:
        return Difference(None, _open_heading(before, after), tuple(changes))
    kronor = after.to_pay - before.to_pay
    changes += _surplus(before, after)
    explained = sum((change.effect or NONE for change in changes), NONE)
    if kronor != explained:
        rest = kronor - explained
        text = "Avrundning till hela kronor."
        changes.append(Change("rounding", "", None, None, rest, text))
    return Difference(kronor, _heading(kronor, before, after), tuple(changes))


def not_compared(before: date, after: date) -> Difference:
    """Two months that cannot be laid beside each other, since a rule or a table has changed after
    one of them was counted. Each stands as it was counted, and nothing is said of the lines."""
    months = f"{month_sv(before)} till {month_sv(after)}"
    heading = f"Skillnaden från {months} går inte att visa rad för rad."
    return Difference(None, heading, (Change("rule", "", None, None, None, RULE_CHANGED),))


def _heading(kronor: Decimal, before: Calculation, after: Calculation) -> str:
    months = f"{month_sv(before.month)} till {month_sv(after.month)}"
    if not kronor:
        return f"Det är samma belopp från {months}."
    word = "mer" if kronor > 0 else "mindre"
    return f"Varför blev det {shown(abs(kronor))} kr {word} från {months}?"


def _open_heading(before: Calculation, after: Calculation) -> str:
    which = " och ".join(month_sv(each.month) for each in (before, after) if each.to_pay is None)
    return f"Skillnaden går inte att säga än: räkningen för {which} har öppna frågor."


def _changes(before: Line, after: Line, sign: Decimal) -> Iterable[Change]:
    was, is_ = _gathered(before), _gathered(after)
    for key in dict.fromkeys((*was, *is_)):
        old, new = was.get(key), is_.get(key)
        if old and new and old[0] == new[0]:
            continue
        yield _change(key, old, new, sign)


def _gathered(top: Line) -> dict[Key, tuple[Decimal | None, str]]:
    """The leaves by key and person; rows of one kind together, unknown if one of them is."""
    found: dict[Key, tuple[Decimal | None, str]] = {}
    for leaf in top.leaves():
        if leaf is top or (leaf.kronor == NONE and leaf.key == "cost"):
            continue
        key = (leaf.key, leaf.about)
        sum_, text = found.get(key, (NONE, _name(leaf)))
        unknown = sum_ is None or leaf.kronor is None
        found[key] = (None if unknown else sum_ + leaf.kronor, text)  # type: ignore[operator]
    return found


def _name(leaf: Line) -> str:
    """What the line is called, without its day."""
    words = [word for word in leaf.text_sv.split(" ") if not word[:4].isdigit() or "-" not in word]
    name = " ".join(words)
    return name if not leaf.about or leaf.about in name else f"{name}, {leaf.about}"


def _change(
    key: Key, old: tuple[Decimal | None, str] | None, new: tuple[Decimal | None, str] | None,
    sign: Decimal,
) -> Change:  # fmt: skip
    text = (new or old or (None, ""))[1]
    before, after = (old[0] if old else NONE), (new[0] if new else NONE)
    if before is None or after is None:
        when = "förra" if before is None else "den här"
        return Change(*key, before, after, None, f"{text}: beloppet i {when} räkningen är okänt.")
    effect = (after - before) * sign
    return Change(*key, before, after, effect, _sentence(text, before, after, old, new, effect))


def _sentence(
    text: str, before: Decimal, after: Decimal, old: object, new: object, effect: Decimal
) -> str:
    if old is None:
        what = f"{text} är ny: {shown(after)} kr"
    elif new is None:
        what = f"{text} finns inte längre ({shown(before)} kr förut)"
    else:
        what = f"{text}: {shown(after)} kr mot {shown(before)} kr förut"
    if not effect:
        return f"{what}. Det ändrar inte stödet."
    word = "mer" if effect > 0 else "mindre"
    return f"{what}. Det ger {shown(abs(effect))} kr {word}."


def _surplus(before: Calculation, after: Calculation) -> list[Change]:
    """Assistance is never below zero: what a surplus takes up changes nothing for the person."""
    was, is_ = _unused(before), _unused(after)
    if was == is_:
        return []
    text = (
        f"Inkomsterna är {shown(is_)} kr mer än vad som räcker, mot {shown(was)} kr förut. "
        "Överskottet dras inte från något."
    )
    return [Change("surplus", "", was, is_, is_ - was, text)]


def _unused(found: Calculation) -> Decimal:
    """What is left of a surplus when other costs are covered too."""
    assert found.balance is not None
    assert found.other_costs.kronor is not None
    return max(NONE, found.balance - found.other_costs.kronor)
