"""`./tillit prove snoops`: are curious colleagues found, without drowning whoever reviews the log?

    ./tillit prove snoops [--towns 4] [--staff 1000] [--seed 6001] [--long]

Simulated. A generator that does not know the explanations (tools/prove/snooping) lets a town work
for eight weeks; in the last seven somebody of each of thirty kinds snoops. The program sorts each
week. Recall is the share of the snoops that are among the rows that somebody is to look
at; every such row is counted, right or wrong, emergency openings too. Controls that must be worse:
a random sample as large as the list, and the same weeks with the explanations taken away.

The numbers of the review were chosen on the towns with seed 1 to 8; 5001 to 5008 and 6001 to 6008
have been looked at since. What is kept comes from towns that nobody had looked at: after a change
of the review, from 7001 and on. The thirty kinds are the same in all: a kind that nobody has
thought of is not measured.
"""

from __future__ import annotations

import argparse
import math
import random
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tools import environment
from tools.base import ROOT
from tools.prove.figures import Figure, keep

if TYPE_CHECKING:
    from uuid import UUID

    from tillit.overview.review.material import Material
    from tillit.overview.review.sorting import Row

    from .snooping.kinds import Planted
    from .snooping.town import Town

    Earlier = dict[tuple[UUID, UUID | None], int]

WEEKS, SNOOPED = 8, 7  # weeks of a town, and in how many of them, the last, somebody snoops
HELD_OUT = 6001  # the first seed of the towns that the numbers were not chosen on
LOOKED_BACK = 3  # weeks before, as the program does (BACK in parameters.py, this one too)
WEEK = timedelta(days=7)
SLOW = "en om dagen"  # takes all the weeks, so it is looked for in the last
GOAL_FOUND, GOAL_ROWS, GOAL_EXPLAINED = 0.95, 20.0, 0.95
CHANCE_AT_MOST = 0.5  # the control finds less than this


@dataclass
class Tally:
    """What became of the rows and the snoops of all towns."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    by_chance: int = 0
    staff_weeks: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    reads: int = 0
    explained: int = 0
    bare_staff_weeks: int = 0
    bare_rows: int = 0

    @property
    def recall(self) -> float:
        """The share of the snoops that came up."""
        return self.found.total() / max(1, self.planted.total())

    @property
    def per_thousand(self) -> float:
        """Rows to look at, for each thousand staff and week."""
        return 1000 * self.rows.total() / max(1, self.staff_weeks)

    @property
    def bare_per_thousand(self) -> float:
        """The same without the explanations."""
        return 1000 * self.bare_rows / max(1, self.bare_staff_weeks)


def run_town(seed: int, staff: int, tally: Tally, *, control: bool = True) -> None:
    """One town, eight weeks, one snoop of each kind."""
    from .snooping.town import FIRST, Town

    town = Town(seed, staff)
    planted = _live(town, seed)
    dice = random.Random(seed)
    before: list[Earlier] = []
    for number in range(WEEKS):
        material = material_of(town, FIRST + number * WEEK, before[-LOOKED_BACK:])
        rows = _count(material, len(town.staff), tally, control=control and number == WEEKS - 1)
        shown = [row for row in rows if _is_looked_at(row)]
        drawn = dice.sample(rows, min(len(rows), len(shown)))
        for each in planted[number]:
            tally.planted[each.kind] += 1
            tally.found[each.kind] += _is_among(town, each, shown)
            tally.by_chance += _is_among(town, each, drawn)
        before.append(
            {
                (row.reader, row.about): row.days_left
                for row in rows
                if row.left and row.about and row.lane.value != "glass"
            }
        )


def _live(town: Town, seed: int) -> list[list[Planted]]:
    """Let everybody work, and thirty snoop. Gives the snoops of each week."""
    from .snooping.kinds import KINDS, Scene
    from .snooping.life import Life
    from .snooping.town import FIRST

    life, kinds = Life(town), list(KINDS)
    used: set[UUID] = set()
    random.Random(seed).shuffle(kinds)
    kinds.sort(key=lambda name: name == SLOW)
    planted: list[list[Planted]] = [[] for _ in range(WEEKS)]
    for week in range(WEEKS):
        monday = FIRST + week * WEEK
        life.week(monday)
        for place, name in enumerate(kinds):
            if WEEKS - SNOOPED + place % SNOOPED == week:
                planted[week].append(KINDS[name](Scene(life, monday, used, name)))
    return planted


def _count(material: Material, staff: int, tally: Tally, *, control: bool) -> list[Row]:
    from tillit.overview.review.sorting import sort_out

    rows = sort_out(material)
    tally.staff_weeks += staff
    tally.reads += sum(row.left for row in rows if row.about) + _explained(rows)
    tally.explained += _explained(rows)
    tally.rows.update(row.why[0] if row.why else "glass" for row in rows if _is_looked_at(row))
    if control:
        tally.bare_staff_weeks += staff
        tally.bare_rows += sum(_is_looked_at(row) for row in sort_out(material, explain=False))
    return rows


def _explained(rows: Sequence[Row]) -> int:
    return sum(count for row in rows for _, count in row.explained)


def _is_looked_at(row: Row) -> bool:
    return row.lane.value in {"glass", "look"}


def _is_among(town: Town, planted: Planted, rows: Sequence[Row]) -> bool:
    """Whether a row is about the reader and the person, the family, or all that the reader did."""
    kin = (town.people[each].kin for each in planted.about if each in town.people)
    near = planted.about.union(*kin)
    return any(
        row.reader == planted.reader
        and (
            row.about is None
            or not planted.about
            or row.about in (near if row.persons > 1 else planted.about)
        )
        for row in rows
    )


def material_of(town: Town, monday: datetime, before: Sequence[Earlier]) -> Material:
    """A week of the town, as the program gathers it from its tables."""
    from tillit.overview.review.material import Material

    end, earlier = monday + WEEK, Counter[tuple["UUID", "UUID | None"]]()
    for week in before:
        earlier.update(week)
    reads = [read for read in town.reads if monday <= read.at < end]
    return Material(
        reads=reads,
        held=town.held,
        sat=town.sat,
        things=[matter.thing() for matter in town.matters],
        done=[each for each in town.done if monday - WEEK <= each.at < end + WEEK],
        close=town.close(reads),
        kin={each.id: frozenset(each.kin) for each in town.people.values()},
        employees=frozenset(each.person.id for each in town.staff if each.person),
        protected=frozenset(each.id for each in town.people.values() if each.protected),
        last_day={worker.id: worker.last for worker in town.staff if worker.last},
        earlier=earlier,
    )


def figures(tally: Tally) -> list[Figure]:
    """The three promises with their controls."""
    count = tally.planted.total()
    chance = tally.by_chance / max(1, count)
    return [
        Figure(
            "Planterade snokar som kommer upp (simulerat)",
            f"{_percent(tally.recall)} av {count} "
            f"({_interval(tally.found.total(), count)} med 95 procents säkerhet)",
            "minst 95 procent",
            tally.recall >= GOAL_FOUND,
            f"ett lika stort stickprov hittade {_percent(chance)}",
            chance < CHANCE_AT_MOST,
        ),
        Figure(
            "Rader att titta på, per 1 000 anställda och vecka (simulerat)",
            f"{tally.per_thousand:.1f}".replace(".", ","),
            "högst 20",
            tally.per_thousand <= GOAL_ROWS,
            f"utan förklaringarna {tally.bare_per_thousand:.0f}",
            tally.bare_per_thousand > GOAL_ROWS,
        ),
        Figure(
            "Läsningar som har en förklaring (simulerat)",
            _percent(tally.explained / max(1, tally.reads)),
            "minst 95 procent",
            tally.explained >= GOAL_EXPLAINED * tally.reads,
            "utan förklaringarna 0 procent",
            True,
        ),
    ]


def _interval(found: int, count: int) -> str:
    """Wilson's interval for a share: what the true one may well be."""
    z, share = 1.96, found / max(1, count)
    around = z * z / max(1, count)
    middle = (share + around / 2) / (1 + around)
    half = z * math.sqrt(share * (1 - share) / max(1, count) + around / (4 * max(1, count)))
    low, high = (middle - half / (1 + around), middle + half / (1 + around))
    return f"{100 * low:.1f}–{100 * high:.1f}".replace(".", ",")


def _percent(share: float) -> str:
    return f"{100 * share:.1f} procent".replace(".", ",")


def main(arguments: list[str]) -> int:
    """Run in the program's own environment; exit code 1 when a promise was broken."""
    python = environment.ensure("dev")
    command = [str(python), "-m", "tools.prove.snoops", *arguments]
    env = environment.for_tests(
        DJANGO_SETTINGS_MODULE="tillit.config.settings", PYTHONPATH=str(ROOT / "src")
    )
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def inside(arguments: Sequence[str] | None = None) -> int:
    """In the program's environment: run the towns and keep the figures. No database is touched."""
    import django

    parser = argparse.ArgumentParser(prog="./tillit prove snoops")
    parser.add_argument("--towns", type=int, default=4)
    parser.add_argument("--staff", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=HELD_OUT)
    parser.add_argument("--long", action="store_true", help="100 towns: thirty kinds × 100")
    chosen = parser.parse_args(arguments)
    django.setup()
    towns, tally, began = (100 if chosen.long else chosen.towns), Tally(), time.monotonic()
    for number in range(towns):
        run_town(chosen.seed + number, chosen.staff, tally, control=number == 0)
        print(f"  {number + 1} towns: {tally.recall:.3f} at {tally.per_thousand:.1f}", flush=True)
    for kind in sorted(tally.planted):
        if missed := tally.planted[kind] - tally.found[kind]:
            print(f"  missed {missed} of {tally.planted[kind]}: {kind}")
    for code, count in tally.rows.most_common():
        print(f"  {1000 * count / tally.staff_weeks:5.1f} rows begin with {code}")
    print(f"  {tally.reads} readings in {time.monotonic() - began:.0f} s")
    which = "som talen inte är valda på" if chosen.seed >= HELD_OUT else "som talen är valda på"
    size = f"{towns} städer {which}, {tally.reads} läsningar, {tally.planted.total()} snokar"
    return keep("snoops", figures(tally), size=size)


if __name__ == "__main__":
    raise SystemExit(inside())
