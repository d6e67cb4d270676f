"""`./tillit check`: everything that can be judged without running the program.

All steps are run, each with its seconds, so that one sitting mends all faults.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools import assets, environment, lock
from tools.base import ROOT, say

BIN = environment.ENV / "bin"


@dataclass(frozen=True)
class Step:
    """One thing to check: a command, or a function that returns faults."""

    name: str
    command: tuple[str | Path, ...] = ()
    faults: Callable[[], list[str]] | None = None


def templates() -> list[str]:
    """All our templates, relative to the root."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "src").rglob("*.html"))


def steps() -> list[Step]:
    """What is checked, quickest first. Steps for what is not built yet are left out."""
    manage = (environment.PYTHON, ROOT / "manage.py")
    found = [
        Step("locks carry no addresses", faults=lock.main_check),
        Step("ruff check", (BIN / "ruff", "check", "--quiet", ".")),
        Step("ruff format", (BIN / "ruff", "format", "--check", "--quiet", ".")),
        Step("import contracts", (BIN / "lint-imports", "--no-cache", "--no-logo")),
        Step("types: src", (environment.PYTHON, "-m", "mypy", "-p", "tillit")),
        Step("types: tools", (environment.PYTHON, "-m", "mypy", "-p", "tools")),
        Step("migrations complete", (*manage, "makemigrations", "--check", "--dry-run")),
    ]
    if pages := templates():
        found.insert(3, Step("templates", (BIN / "djade", "--check", *pages)))
    if has_command("docs"):
        found.append(Step("generated docs", (*manage, "docs", "--check")))
    return found


def has_command(name: str) -> bool:
    """Whether one of our apps brings the management command `name`."""
    return any((ROOT / "src").rglob(f"management/commands/{name}.py"))


def perform(step: Step) -> list[str]:
    """Run one step; what it complains of, or nothing."""
    if step.faults:
        return step.faults()
    done = subprocess.run(
        [str(part) for part in step.command],
        cwd=ROOT,
        env=environment.for_tests(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return [done.stdout.strip() or f"exit {done.returncode}"] if done.returncode else []


def main(arguments: list[str]) -> int:
    """Run all steps; the exit code is 1 if any found a fault."""
    environment.ensure("dev")
    assets.ensure()
    failed = []
    for step in steps():
        start = time.monotonic()
        found = perform(step)
        mark = "fail" if found else "ok"
        say(f"{mark:>4}  {time.monotonic() - start:5.1f} s  {step.name}")
        for text in found:
            say("\n".join(f"      {line}" for line in text.splitlines()[-60:]))
        if found:
            failed.append(step.name)
    say(f"{len(failed)} of the steps failed: {', '.join(failed)}" if failed else "All is well.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
