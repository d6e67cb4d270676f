"""`./tillit prove keys`: a key is changed while it is broken off, lost, and fetched from the safe.

    ./tillit prove keys [--long]

In an invented town: everything sealed is moved to a new key, broken off in the middle and begun
again. Then the keys are lost, and every three of the five papers must open everything. Controls:
two papers give no key, and keys that are not ours open nothing. `--long`: ten sets of papers.
"""

from __future__ import annotations

import base64
import os
import sys
from datetime import UTC, datetime
from itertools import combinations

from tools.prove.figures import Figure, keep
from tools.prove.stage import arguments_of, elsewhere, here, number


class BrokenOff(Exception):
    """Somebody pulled the plug."""


def main(arguments: list[str]) -> int:
    """Prove, print the figures; exit code 1 when a promise was broken."""
    chosen = arguments_of("keys", arguments)
    if not chosen.here:
        return elsewhere(__name__, arguments, as_owner=True)  # as `./tillit manage reseal`
    here()
    from django.conf import settings

    settings.FIELD_KEYS = [_written("new"), *settings.FIELD_KEYS]
    sealed = _total()
    moved = _move_broken_off()
    rounds = 10 if chosen.long else 1
    figures = [_moved_figure(moved, sealed), _papers_figure(rounds)]
    size = f"{number(sealed)} förseglade värden och handlingar, {rounds} utskrifter av fem papper"
    return keep("keys", figures, size=size)


def _written(key_id: str) -> str:
    return f"{key_id}:{base64.b64encode(os.urandom(32)).decode()}"


def _total(key_id: str = "") -> int:
    """How many values and documents are sealed, under one key or any."""
    from tillit.kernel.actor import System
    from tillit.overview.custody.queries import in_use

    found = [each for each in in_use(System("prove")) if not each.short]
    return sum(each.count for each in found if key_id in ("", each.key_id))


def _move_broken_off() -> int:
    """Move until the third table is done, fall, and begin again; values left at the fall."""
    from tillit.kernel.actor import System
    from tillit.overview.custody.actions import reseal

    told: list[str] = []

    def fall(line: str) -> None:
        told.append(line)
        if len(told) == 3:
            raise BrokenOff

    by, at = System("prove"), datetime.now(UTC)
    try:
        reseal(by=by, at=at, tell=fall)
    except BrokenOff:
        left = _total() - _total("new")
    reseal(by=by, at=at)
    return left


def _moved_figure(left_at_the_fall: int, sealed: int) -> Figure:
    remain = sealed - _total("new")
    return Figure(
        "Värden som inte kom till den nya nyckeln, fast bytet avbröts",
        f"{number(remain)} av {number(sealed)}",
        "0",
        remain == 0 and sealed > 0,
        f"mitt i bytet, innan det togs om: {number(left_at_the_fall)} kvar under den gamla",
        left_at_the_fall > 0,
    )


def _papers_figure(rounds: int) -> Figure:
    """Every three papers of five, and every two."""
    from django.conf import settings

    from tillit.kernel.actor import System
    from tillit.overview.custody.actions import drill
    from tillit.overview.custody.types import WrongShares, joined, split
    from tillit.trust.sealing.types import keys

    by, at = System("prove"), datetime.now(UTC)
    kept = list(keys().values())
    settings.FIELD_KEYS = [_written("new")]  # lost: the drill may not lean on the settings
    good = tried = opened_by_two = opened_without = 0
    for _ in range(rounds):
        papers = [split(key) for key in kept]
        for chosen in combinations(range(5), 3):
            result = drill(joined(each[n] for each in papers for n in chosen), by=by, at=at)
            tried, good = tried + 1, good + result.held
            opened_without += result.opened_without
        for two in combinations(range(5), 2):
            try:
                joined(each[n] for each in papers for n in two)
            except WrongShares:
                continue
            opened_by_two += 1
    return Figure(
        "Tre papper av fem som öppnade allt, när nycklarna var borta",
        f"{good} av {tried} sätt att välja tre",
        "alla",
        good == tried,
        f"två papper gav en nyckel {opened_by_two} gånger; andra nycklar öppnade {opened_without}",
        opened_by_two == 0 and opened_without == 0,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
