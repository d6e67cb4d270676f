"""Read what pytest reported and say it in one line."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Tally:
    """How many tests went which way, and why some were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: dict[str, int] = field(default_factory=dict)


def read(report: Path, name: str, code: int) -> Tally:
    """Count a JUnit report. A run that broke counts as one failure even without a report."""
    if not report.exists():
        return Tally(failed=1, reasons={f"{name}: pytest ended with code {code}, no report": 1})
    tally = count(report.read_text())
    if code and not tally.failed:
        return add([tally, Tally(failed=1, reasons={f"{name}: pytest ended with code {code}": 1})])
    return tally


def count(xml: str) -> Tally:
    """Count the test cases of a JUnit report, by outcome."""
    passed = failed = skipped = 0
    reasons: Counter[str] = Counter()
    for case in ET.fromstring(xml).iter("testcase"):
        skip = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif skip is not None:
            skipped += 1
            reasons[skip.get("message") or "no reason given"] += 1
        else:
            passed += 1
    return Tally(passed, failed, skipped, dict(reasons))


def add(tallies: Iterable[Tally]) -> Tally:
    """The sum of several tallies."""
    reasons: Counter[str] = Counter()
    passed = failed = skipped = 0
    for tally in tallies:
        passed, failed = passed + tally.passed, failed + tally.failed
        skipped += tally.skipped
        reasons.update(tally.reasons)
    return Tally(passed, failed, skipped, dict(reasons))


def closing(total: Tally) -> str:
    """Each reason with its count, and last the one line that says how it went."""
    reasons = sorted(total.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    lines = [f"  {number} × {reason}" for reason, number in reasons]
    if lines:
        lines.insert(0, "Not run, or broken off:")
    lines.append(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    return "\n".join(lines)
