"""A decision's words from the lines of its calculation: what was counted, and why. Plain Python.

The same lines are shown to the worker, to the household and in the letter: nothing is said here
that is not a line.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from tillit.law.assistance.kronor import shown
from tillit.law.dated import month_sv

NOTHING = Decimal(0)
ANSWER = "income.answer"  # an agency's answer as a line of the calculation


def what_sv(month: date, kronor: Decimal) -> str:
    """What the decision is about, in one sentence."""
    when = month_sv(month)
    if not kronor:
        return f"Ekonomiskt bistånd för {when}"
    return f"Ekonomiskt bistånd för {when}: {shown(kronor)} kronor"


def provisions_sv(stored: dict[str, Any], law: str) -> str:
    """The rules that were used, each once, in the order of the lines."""
    found = dict.fromkeys(
        f"{line['rule']['source']} ({line['rule']['name']})"
        for line in _walk([top for top in stored["lines"] if top["lines"]])
        if line["rule"]["weight"] == "lag"
    )
    return "\n\n".join([law, *(each for each in found if each)])


def circumstances_sv(
    stored: dict[str, Any], kronor: Decimal, *, before: Decimal = NOTHING, why: str = ""
) -> str:
    """How it was counted, line by line, what is granted already, and what a person decided
    otherwise."""
    parts = ["Så här har vi räknat, i kronor för månaden.", *_lines_sv(stored)]
    if stored["labels"]:
        parts.append("Räkningen bygger på: " + ", ".join(stored["labels"]) + ".")
    if stored["questions"]:
        asked = " ".join(f"{each['question']}." for each in stored["questions"])
        parts.append(f"Detta är inte utrett: {asked}")
    if before:
        parts.append(f"För månaden är {shown(before)} kronor redan beviljade.")
    if why.strip():
        parts.append(why.strip())
    parts.append(f"Beslutet blir {shown(kronor)} kronor." if kronor else "Beslutet blir avslag.")
    return "\n\n".join(parts)


def _lines_sv(stored: dict[str, Any]) -> Iterator[str]:
    """One paragraph for each top line: its leaves, each on a line of its own with its sum, and the
    sum of them last. The letter draws such a paragraph as a table (documents/letters)."""
    for top in stored["lines"]:
        leaves = [each for each in _leaves(top) if each is not top and not _says_nothing(each)]
        if not leaves:
            continue
        told = [f"{each['text']}: {_kronor(each['kronor'])}" for each in leaves]
        yield "\n".join([*told, f"Summa {_small(top['text'])}: {_kronor(top['kronor'])}"])


def _says_nothing(line: dict[str, Any]) -> bool:
    """That an agency has answered is shown to who counts; it is no sum. A silence is unknown."""
    return bool(line["key"] == ANSWER and line["kronor"] == "0")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _kronor(amount: str | None) -> str:
    return "okänt" if amount is None else f"{shown(Decimal(amount))} kr"


def _walk(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield line
        yield from _walk(line["lines"])


def _leaves(line: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if not line["lines"]:
        yield line
    for each in line["lines"]:
        yield from _leaves(each)
