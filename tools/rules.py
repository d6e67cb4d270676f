"""`./tillit rules export`: the whole rule book as one document for anyone who asks for it.

The rules with their sources and marks, the tables, and the worked examples; no personal data.
`./tillit rules count CASE` counts a case of financial assistance from a file (tools/count_case.py).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools import environment
from tools.base import ROOT, SetupError

PARTS = ("tools.law_reference", "tools.assistance_reference", "tools.statistics_reference")


def main(arguments: list[str]) -> int:
    """Print the document, or what comes of a case."""
    if arguments[:1] == ["count"] and len([each for each in arguments if each != "--json"]) == 2:
        return counted(arguments[1:])
    if arguments != ["export"]:
        raise SetupError("Write: ./tillit rules export, or ./tillit rules count CASE.json [--json]")
    sys.stdout.write("\n".join(written(part) for part in PARTS))
    return 0


def counted(arguments: list[str]) -> int:
    """Count the cases of a file, from where one stands."""
    command = [str(environment.ensure("dev")), "-m", "tools.count_case"]
    command += [each if each.startswith("-") else str(Path(each).resolve()) for each in arguments]
    env = environment.for_tests()
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def written(module: str) -> str:
    """A page as its module writes it."""
    command = [str(environment.ensure("dev")), "-m", module]
    done = subprocess.run(
        command, cwd=ROOT, env=environment.for_tests(), check=True, capture_output=True, text=True
    )
    return done.stdout
