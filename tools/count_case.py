"""Counts cases of financial assistance from a file: `./tillit rules count CASE [--json]`.

The file is JSON or YAML: one case (month, household, parameters), a list of them, or a sheet like
those of tests/law/examples/assistance, whose `then` is compared. Nothing is stored.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tillit.law.assistance.calculation import Calculation, calculate_case
from tillit.law.assistance.page import told_sv
from tillit.law.assistance.plain import BadCase
from tillit.law.assistance.stored import as_plain
from tools.assistance_examples import answer


def cases_of(plain: object) -> Iterator[tuple[str, object, Mapping[str, Any]]]:
    """Each case of the file: its name, its form, and what is expected of it."""
    if isinstance(plain, Mapping) and "examples" in plain:
        plain = plain["examples"]
    rows = plain if isinstance(plain, list) else [plain]
    for number, row in enumerate(rows, 1):
        name = f"Fall {number}"
        if isinstance(row, Mapping) and "case" in row:
            yield str(row.get("id", name)), row["case"], row.get("then") or {}
        else:
            yield name, row, {}


def unlike(found: Calculation, then: Mapping[str, Any]) -> Iterator[str]:
    """What was expected and did not come."""
    for name, expected in then.items():
        try:
            got = answer(found, name)
        except LookupError as problem:
            yield f"{name}: {problem}"
            continue
        if isinstance(expected, int | float):
            expected = Decimal(str(expected))
        if got != expected:
            yield f"{name}: väntat {expected}, räknat {got}"


def counted(text: str, *, as_json: bool) -> tuple[str, bool]:
    """What to print, and whether every case could be counted and was as expected."""
    printed, plain, well = list[str](), list[object](), True
    for name, case, then in cases_of(yaml.safe_load(text)):
        printed += [f"## {name}", ""]
        try:
            found = calculate_case(case)  # type: ignore[arg-type]  # a form that is none is told of
        except BadCase as problem:
            well = False
            plain.append({"name": name, "faults": problem.faults})
            printed += [*(f"- Fel: {fault}" for fault in problem.faults), ""]
            continue
        differs = list(unlike(found, then))
        well = well and not differs
        plain.append({"name": name, **as_plain(found), "unlike": differs})
        printed += [*told_sv(found), *(f"- Varning: {each.text_sv}" for each in found.warnings)]
        printed += [*(f"- **Inte som väntat.** {each}" for each in differs), ""]
    if as_json:
        return json.dumps(plain, ensure_ascii=False, indent=1) + "\n", well
    return "\n".join(printed) + "\n", well


def main(arguments: list[str]) -> int:
    """Print them; 1 when a case could not be counted or was not as expected."""
    path = next(each for each in arguments if each != "--json")
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
        printed, well = counted(text, as_json="--json" in arguments)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        sys.stderr.write(f"{path}: går inte att läsa som JSON eller YAML. {problem}\n")
        return 1
    sys.stdout.write(printed)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
