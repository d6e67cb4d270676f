"""`./tillit docs [--check]`: the pages of docs/reference that are made from the program."""

from __future__ import annotations

import subprocess

from tools import environment
from tools.base import ROOT, say
from tools.rules import PARTS, written

REFERENCE = ROOT / "docs" / "reference"
PAGES = dict(zip(("law.md", "assistance.md", "assistance-statistics.md"), PARTS, strict=True))


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` tell which are out of date."""
    python = environment.ensure("dev")
    manage = [str(python), str(ROOT / "manage.py"), "docs", *arguments]
    env = environment.for_tests()
    failed = subprocess.run(manage, cwd=ROOT, env=env, check=False).returncode
    for name, module in PAGES.items():
        path, made = REFERENCE / name, written(module)
        if path.exists() and path.read_text() == made:
            continue
        if "--check" in arguments:
            say(f"Out of date: {name}. Run: ./tillit docs")
            failed = 1
            continue
        path.write_text(made)
        say(f"docs/reference/{name}")
    return failed
