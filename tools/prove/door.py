"""The programs of `./tillit prove`, by name."""

from __future__ import annotations

import importlib

from tools.base import fail

PROGRAMS = {"kill": "tools.prove.kill"}


def main(arguments: list[str]) -> int:
    """Run the program that is named; what comes after its name is its own."""
    if not arguments or arguments[0] not in PROGRAMS:
        return fail(f"Usage: ./tillit prove {' | '.join(PROGRAMS)} [--rounds N]")
    return int(importlib.import_module(PROGRAMS[arguments[0]]).main(arguments[1:]))
