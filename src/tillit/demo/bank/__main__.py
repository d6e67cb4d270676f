"""`python -m tillit.demo.bank --folder F`: answer every payment file in F/in, once, into F/out.

Which files it has had is remembered in F/seen.txt: the same file again is refused. With `--watch`
it looks again and again, until it is told to stop.
"""

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from .bank import Bank

SECONDS_BETWEEN = 1.0
UNREADABLE = (ValueError, TypeError, AttributeError, ArithmeticError, StopIteration, SyntaxError)


def main() -> int:
    """Read what has come, write reports and statements, say how many files there were."""
    if os.environ.get("TILLIT_DEMO", "").lower() not in {"1", "true", "yes"}:
        print("The simulator exists only when TILLIT_DEMO is set", file=sys.stderr)  # noqa: T201
        return 1
    parser = argparse.ArgumentParser(prog="python -m tillit.demo.bank")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--closed", action="append", default=[], help="an account that refuses")
    parser.add_argument("--returning", action="append", default=[], help="one that sends back")
    parser.add_argument("--watch", action="store_true", help="look again until told to stop")
    chosen = parser.parse_args()
    count = look(chosen.folder, chosen.closed, chosen.returning)
    print(count, flush=True)  # noqa: T201
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    while chosen.watch and not stopping.wait(SECONDS_BETWEEN):
        look(chosen.folder, chosen.closed, chosen.returning)
    return 0


def look(folder: Path, closed: Sequence[str], returning: Sequence[str]) -> int:
    """Answer what has come since the last time. Returns how many files there were."""
    into, out, seen = (folder / name for name in ("in", "out", "seen.txt"))
    for each in (into, out):
        each.mkdir(parents=True, exist_ok=True)
    files = sorted(into.glob("*.xml"))
    if not files:
        return 0
    had = set(seen.read_text().split()) if seen.exists() else set()
    bank, at = Bank(closed, returning, had), datetime.fromtimestamp(time.time(), UTC)
    for path in files:
        try:
            (out / f"{path.stem}.pain002.xml").write_text(bank.take(path.read_bytes(), at=at))
        except UNREADABLE:  # no file of payments: put aside, and the next one is read
            path.rename(path.with_suffix(".unread"))
        else:
            path.rename(path.with_suffix(".taken"))
    if bank.booked:
        (out / f"{at:%Y%m%d%H%M%S%f}.camt053.xml").write_text(bank.statement(at=at))
        (out / f"{at:%Y%m%d%H%M%S%f}.camt054.xml").write_text(bank.advice(at=at))
    seen.write_text("\n".join(sorted(bank.seen)))
    return len(files)


if __name__ == "__main__":
    sys.exit(main())
