"""`./tillit docs [--check]`: the pages of docs/reference that are made from the program."""

from __future__ import annotations

import subprocess

from tools import environment
from tools.base import ROOT, say

LAW = ROOT / "docs" / "reference" / "law.md"


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` tell which are out of date."""
    python = environment.ensure("dev")
    manage = [str(python), str(ROOT / "manage.py"), "docs", *arguments]
    env = environment.for_tests()
    failed = subprocess.run(manage, cwd=ROOT, env=env, check=False).returncode
    command = [str(python), "-m", "tools.law_reference"]
    made = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    if LAW.exists() and LAW.read_text() == made.stdout:
        return failed
    if "--check" in arguments:
        say("Out of date: law.md. Run: ./tillit docs")
        return 1
    LAW.write_text(made.stdout)
    say("docs/reference/law.md")
    return failed
