"""The worked examples of financial assistance, for the tests and for docs/reference."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tillit.law.assistance.calculation import Calculation
from tillit.law.assistance.kronor import shown

EXAMPLES = Path(__file__).parent.parent / "tests" / "law" / "examples" / "assistance"


@dataclass(frozen=True)
class Example:
    """A case and what comes of it."""

    id: str
    kind: str
    story: str
    case: dict[str, Any]
    then: dict[str, Any]


def sheet() -> dict[str, list[dict[str, Any]]]:
    """All sheets of the folder as one."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(EXAMPLES.glob("*.yaml")):
        for name, rows in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            found.setdefault(name, []).extend(rows)
    return found


def examples() -> list[Example]:
    """The calculations."""
    return [
        Example(row["id"], row["class"], row["story"], row["case"], row["then"])
        for row in sheet()["examples"]
    ]


def answer(found: Calculation, name: str) -> Decimal | str | None:
    """What a calculation says of one name of `then`."""
    results = {
        "norm": found.norm.kronor,
        "costs": found.costs.kronor,
        "need": found.need.kronor,
        "income": found.income.kronor,
        "balance": found.balance,
        "assistance": found.assistance,
        "other": found.other,
        "to_pay": found.to_pay,
    }
    if name in results:
        return results[name]
    key, _, about = name.removesuffix(" shown").partition(" ")
    lines = [
        line for line in found.walk() if line.key == key and (not about or line.about == about)
    ]
    if len(lines) != 1:
        raise LookupError(f"{len(lines)} lines are called {name}")
    amount = lines[0].kronor
    return shown(amount) if name.endswith(" shown") and amount is not None else amount
