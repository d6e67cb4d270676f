"""`python -m tillit.demo.bank --folder F`: answer every payment file in F/in, once, into F/out.

Which files it has had is remembered in F/seen.txt: the same file again is refused.
"""

import argparse
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from .bank import Bank


def main() -> int:
    """Read what has come, write reports and a statement, say how many files there were."""
    if os.environ.get("TILLIT_DEMO", "").lower() not in {"1", "true", "yes"}:
        print("The simulator exists only when TILLIT_DEMO is set", file=sys.stderr)  # noqa: T201
        return 1
    parser = argparse.ArgumentParser(prog="python -m tillit.demo.bank")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--closed", action="append", default=[], help="an account that refuses")
    parser.add_argument("--returning", action="append", default=[], help="one that sends back")
    chosen = parser.parse_args()
    into, out, seen = (chosen.folder / name for name in ("in", "out", "seen.txt"))
    for each in (into, out):
        each.mkdir(parents=True, exist_ok=True)
    had = set(seen.read_text().split()) if seen.exists() else set()
    bank, at = Bank(chosen.closed, chosen.returning, had), datetime.fromtimestamp(time.time(), UTC)
    files = sorted(into.glob("*.xml"))
    for path in files:
        (out / f"{path.stem}.pain002.xml").write_text(bank.take(path.read_bytes(), at=at))
        path.rename(path.with_suffix(".taken"))
    if bank.booked:
        (out / f"{at:%Y%m%d%H%M%S%f}.camt053.xml").write_text(bank.statement(at=at))
        (out / f"{at:%Y%m%d%H%M%S%f}.camt054.xml").write_text(bank.advice(at=at))
    seen.write_text("\n".join(sorted(bank.seen)))
    print(len(files))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
