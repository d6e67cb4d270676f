"""The programs of `./tillit prove`, by name; `all` runs them one after another."""

from __future__ import annotations

import importlib

from tools.base import SetupError, fail, say

PROGRAMS = {
    "canaries": "tools.prove.canaries",
    "kill": "tools.prove.kill",
    "letters": "tools.prove.letters",
    "rights": "tools.prove.rights",
    "log": "tools.prove.log",
    "routes": "tools.prove.routes",
    "trace": "tools.prove.trace",
    "same": "tools.prove.same",
    "retention": "tools.prove.retained",
    "policy": "tools.prove.policy",
    "snoops": "tools.prove.snoops",
    "keys": "tools.prove.keys",
    "accounts": "tools.prove.accounts",
    "incident": "tools.prove.incident",
    "booking": "tools.prove.booking",
    "frauds": "tools.prove.frauds",
    "wall": "tools.prove.wall",
}


def main(arguments: list[str]) -> int:
    """Run the program that is named; what comes after its name is its own."""
    name, rest = arguments[:1], arguments[1:]
    if name == ["all"] and rest in ([], ["--long"]):
        return _all(rest)
    if not name or name[0] not in PROGRAMS:
        return fail(f"Usage: ./tillit prove {' | '.join(PROGRAMS)} | all [--long]")
    return _run(name[0], rest)


def _all(rest: list[str]) -> int:
    """Every program, also after one whose promise did not hold; 1 if any did not."""
    fallen = []
    for name in PROGRAMS:
        say(f"\n== {name}")
        try:
            code = _run(name, rest)
        except SetupError as problem:
            code = fail(str(problem))
        fallen += [name] if code else []
    say(f"\nFell or could not be run: {', '.join(fallen) or 'none'}")
    return 1 if fallen else 0


def _run(name: str, rest: list[str]) -> int:
    return int(importlib.import_module(PROGRAMS[name]).main(rest))
