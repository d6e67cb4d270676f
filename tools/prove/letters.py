"""`./tillit prove letters`: made families' letters; nothing protected reaches who may not know it.

    ./tillit prove letters [--letters 2000] [--seed 1] [--long]

Each family has protected members, addresses, schools, workplaces and towns that no Swedish text
holds. Every kind of letter that the program makes is written to every party, with those values
strewn into it as tired writers spell them. What goes out is read by a third piece of code that
knows nothing of the two walls (masking, and the check at sending). `--long`: 50,000 letters.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass

from tools import environment
from tools.base import ROOT
from tools.prove.figures import Figure, keep

LETTERS, LONG = 2_000, 50_000


def main(arguments: list[str]) -> int:
    """Run in the program's own environment; exit code 1 when a promise was broken."""
    python = environment.ensure("dev")
    command = [str(python), "-m", "tools.prove.letters", *arguments]
    return subprocess.run(command, cwd=ROOT, env=_env(), check=False).returncode


def _env() -> dict[str, str]:
    return environment.for_tests(
        TILLIT_MUNICIPALITY="Solby kommun",
        DJANGO_SETTINGS_MODULE="tillit.config.settings",
        PYTHONPATH=str(ROOT / "src"),
    )


@dataclass
class Count:
    """What became of the letters under one setting of the walls."""

    letters: int = 0
    stopped: int = 0
    leaked: int = 0
    needlessly: int = 0  # stopped though it told nothing


def run(letters: int, seed: int, *, masked: bool, checked: bool) -> Count:
    """Write so many letters with the walls that are up, and read what goes out."""
    from tillit.casework.decisions.letters.building import for_receiver
    from tillit.casework.decisions.letters.checking import leaks
    from tools.prove.letter_families import HANDLER, SENDER, UNIT, Maker, bare

    maker, count = Maker(seed), Count()
    while count.letters < letters:
        family = maker.family()
        for receiver, _, raw in maker.letters(family):
            letter = for_receiver(raw, family.circle, receiver) if masked else raw
            parts = letter.parts() | {"avsändaren": f"{SENDER}, {UNIT}", "handläggaren": HANDLER}
            shown = bare(" ".join(parts.values()))
            told = any(value.bare in shown for value in family.barred(receiver))
            tellings = family.circle.tellings(receiver)
            stopped = checked and bool(leaks(parts, tellings, sender=SENDER))
            count.letters += 1
            count.stopped += stopped
            count.leaked += told and not stopped
            count.needlessly += stopped and not told
    return count


def known_cases(*, checked: bool) -> int:
    """How many of the four known letters are stopped, written as they once were, nothing masked."""
    from tillit.casework.decisions.letters.checking import leaks
    from tools.prove.known_letters import CASES, SENDER

    stopped = 0
    for case in CASES:
        stopped += checked and bool(leaks(case.parts, case.tellings, sender=SENDER))
    return stopped


def figures(letters: int, seed: int) -> list[Figure]:
    """Everything measured once."""
    both = run(letters, seed, masked=True, checked=True)
    check = run(letters // 2, seed + 1, masked=False, checked=True)
    mask = run(letters // 2, seed + 2, masked=True, checked=False)
    neither = run(letters // 4, seed + 3, masked=False, checked=False)
    known, unchecked = known_cases(checked=True), known_cases(checked=False)
    open_ = f"utan båda spärrarna läckte {neither.leaked} av {neither.letters}"
    return [
        Figure(
            "brev som röjer något för fel mottagare",
            f"{both.leaked} av {both.letters} ({both.stopped} stoppade)",
            "0", both.leaked == 0, open_, neither.leaked > 0,
        ),
        Figure(
            "samma, när bara kontrollen vid sändning finns",
            f"{check.leaked} av {check.letters} ({check.stopped} stoppade)",
            "0", check.leaked == 0, open_, neither.leaked > 0,
        ),
        Figure(
            "samma, när bara maskeringen finns",
            f"{mask.leaked} av {mask.letters}",
            "0", mask.leaked == 0, open_, neither.leaked > 0,
        ),
        Figure(
            "brev som stoppas fast de inget röjer",
            f"{both.needlessly} av {both.letters}",
            "högst 1 av 100", both.needlessly * 100 <= both.letters,
            f"omaskerade brev stoppas: {check.stopped} av {check.letters}", check.stopped > 0,
        ),
        Figure(
            "de fyra kända breven stoppas",
            f"{known} av 4", "4 av 4", known == 4,
            f"utan kontrollen: {unchecked} av 4", unchecked < 4,
        ),
    ]  # fmt: skip


def inside(arguments: Iterable[str] | None = None) -> int:
    """In the program's environment: measure, print, keep."""
    import django

    parser = argparse.ArgumentParser(prog="./tillit prove letters")
    parser.add_argument("--letters", type=int, default=LETTERS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true")
    chosen = parser.parse_args(None if arguments is None else list(arguments))
    django.setup()
    many = LONG if chosen.long else chosen.letters
    size = f"{many} brev till påhittade familjer".replace("000 ", " 000 ", 1)
    return keep("letters", figures(many, chosen.seed), size=size)


if __name__ == "__main__":
    raise SystemExit(inside())
