"""`./tillit rules export`: the whole rule book as one document for anyone who asks for it.

The rules with their sources and marks, the tables, and the worked examples; no personal data.
"""

from __future__ import annotations

import subprocess
import sys

from tools import environment
from tools.base import ROOT, SetupError

PARTS = ("tools.law_reference", "tools.assistance_reference", "tools.statistics_reference")


def main(arguments: list[str]) -> int:
    """Print the document."""
    if arguments != ["export"]:
        raise SetupError("Write: ./tillit rules export")
    sys.stdout.write("\n".join(written(part) for part in PARTS))
    return 0


def written(module: str) -> str:
    """A page as its module writes it."""
    command = [str(environment.ensure("dev")), "-m", module]
    done = subprocess.run(
        command, cwd=ROOT, env=environment.for_tests(), check=True, capture_output=True, text=True
    )
    return done.stdout
