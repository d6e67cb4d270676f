"""What a calculation of the norm costs: `python -m tools.bench.assistance` prints JSON.

Each with its trace, as text to store, and the difference from the month before. Goal: 1 ms.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

ROUNDS = 500
HOUSEHOLD: dict[str, Any] = {
    "adults": [{"id": "a", "assistance_months": [f"2025-{n:02}" for n in range(1, 11)]}],
    "children": [{"id": "b", "age": 5, "lunch_days": 5}, {"id": "c", "age": 9, "days": 15}],
    "costs": [{"kind": "rent", "amount": 6200}, {"kind": "electricity", "amount": 400}],
    "incomes": [
        {"person": "a", "kind": "pay", "amount": 9000, "origin": "register", "source": "SKV"},
        {"person": "a", "kind": "child_allowance", "amount": 2650},
    ],
    "answers": [{"agency": "FK", "status": "empty"}],
}


def main() -> None:
    """Measure and print."""
    from tillit.law.assistance.calculation import calculate
    from tillit.law.assistance.difference import difference
    from tillit.law.assistance.stored import as_json

    before, after = calculate(HOUSEHOLD, "2025-10"), calculate(HOUSEHOLD, "2025-11")
    found = {
        "smallest household": timed(lambda: calculate({"adults": 1}, "2025-11")),
        "household of three": timed(lambda: calculate(HOUSEHOLD, "2025-11")),
        "as text to store": timed(lambda: as_json(after)),
        "difference": timed(lambda: difference(before, after)),
    }
    print(json.dumps(found))


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Milliseconds of the clock: the middle, and nineteen of twenty."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        rounds.append((time.perf_counter() - start) * 1000)
    cuts = statistics.quantiles(rounds, n=20)
    return {"p50_ms": round(cuts[9], 3), "p95_ms": round(cuts[18], 3)}


if __name__ == "__main__":
    main()
