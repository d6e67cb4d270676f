"""`./tillit prove policy`: who may see what, over random worlds, against a twin and in lists.

    ./tillit prove policy [--worlds 30000] [--lists 1000] [--cedar 0] [--long]

A world is one colleague among a few things, with roles, assignments, invitations, barriers and
emergency openings at both sides of every edge. The properties hold in every world; the twin is the
policy written once more from its table; the lists are those that pages ask the database for; and a
right that is taken back is gone at the next request. `--long`: 1,000,000 worlds and 5,000 lists,
and Cedar is asked about 30,000 worlds (`policy_cedar.py`).
"""

from __future__ import annotations

import argparse
import importlib
import logging
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools import environment
from tools.base import ROOT, fail
from tools.prove import policy_cedar
from tools.prove.figures import Figure, keep

WORLDS, LONG_WORLDS = 30_000, 1_000_000
LISTS, LONG_LISTS = 1_000, 5_000
LONG_CEDAR = 30_000  # worlds that Cedar is asked about: a million decisions
FEW = 4_000  # worlds within which every break must be found


def main(arguments: list[str]) -> int:
    """Run in the program's own environment, on a database of its own."""
    python = environment.ensure("dev")
    command = [str(python), "-m", "tools.prove.policy", *arguments]
    with tempfile.TemporaryDirectory(prefix="tillit-policy-") as folder:
        env = environment.for_tests(
            TILLIT_MUNICIPALITY="Solby kommun",
            DJANGO_SETTINGS_MODULE="tillit.config.settings",
            PYTHONPATH=str(ROOT / "src"),
            TILLIT_DATABASE=f"sqlite:///{Path(folder) / 'policy.sqlite3'}",
        )
        return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _of_the_tests(name: str) -> Any:  # Any: the tests carry no types
    return importlib.import_module(f"tests.trust.{name}")


def decisions(seed: int) -> Iterator[tuple[bool, bool]]:
    """For each thing of a world: whether policy and twin agree, and every property holds."""
    from tillit.trust.access.policies.table import decide

    twin, worlds = _of_the_tests("twin"), _of_the_tests("worlds")
    made = worlds.world(seed)
    staff = worlds.staff_of(made)
    for thing in made.things:
        facts = worlds.facts_of(made, thing)
        verdict = decide(staff, facts)
        same = verdict.allowed == twin.may_read(made, thing)
        same = same and verdict.classes == twin.may_see(made, thing)
        yield same, _properties(staff, facts, verdict)


def _properties(staff: Any, facts: Any, verdict: Any) -> bool:
    """What must hold for everybody, whatever the world, asked past the table's own rows."""
    from tillit.trust.audit.types import Shows

    walled = (
        (staff.person_id is not None and staff.person_id in facts.concerned)
        or bool(facts.barred_from & facts.concerned)
        or facts.area not in {seat.area for seat in staff.seats}
        or (facts.sealed and (not facts.assigned or staff.is_guest))
    )
    keyless = not (facts.assigned or facts.glass or facts.invited)
    roles = {seat.role.value for seat in staff.seats}
    settings_only = not roles & {"intake", "leader", "duty", "provider"}
    return (
        not (walled and verdict.allowed)  # deny beats allow
        and not (keyless and settings_only and verdict.allowed)  # a role alone gives no object
        and Shows.LOCATION not in verdict.classes  # where somebody is takes two people
        and not (verdict.classes and not verdict.allowed)
        and not (verdict.rule == "glass" and Shows.REPORTER in verdict.classes)
        and not (staff.is_guest and verdict.allowed and not facts.invited)
        and not (bool(staff.seats) is False and verdict.allowed)
    )


def over(worlds: int) -> tuple[int, int, int]:
    """Decisions, differences from the twin and broken properties."""
    asked = different = broken = 0
    for seed in range(worlds):
        for same, held in decisions(seed):
            asked += 1
            different += not same
            broken += not held
    return asked, different, broken


def caught() -> int:
    """How many of the broken policies the twin or a property tells, each within a few worlds."""
    from tools.prove.policy_breaks import BREAKS
    from tools.prove.policy_breaks import broken as broken_policy

    found = 0
    for make in BREAKS:
        with broken_policy(make):
            found += any(not (s and h) for seed in range(FEW) for s, h in decisions(seed))
    return found


def lists(worlds: int) -> tuple[int, int, int]:
    """Lists and counts asked for; how many differ from the twin; how many would without the
    filter (the control)."""
    from tillit.trust.access.models import Guarded
    from tillit.trust.access.queries import visible_ids
    from tillit.trust.access.types import GuardKind

    twin, made_up = _of_the_tests("twin"), _of_the_tests("worlds")
    at, id_of = _of_the_tests("conftest").AT, made_up.id_of
    _of_the_tests("test_filter").fill(worlds)
    asked = different = unfiltered = 0
    for number in range(worlds):
        made = made_up.world(number)
        staff = made_up.staff_of(made, number)
        here = Guarded.objects.filter(unit_id__in=[id_of(number, f"u{n}") for n in range(3)])
        for kind in (None, *GuardKind):
            things = [t for t in made.things if kind is None or t.kind == kind.value]
            wanted = {id_of(number, t.name) for t in things if twin.may_read(made, t)}
            seen = set(visible_ids(staff, at=at, kind=kind))
            counted = visible_ids(staff, at=at, kind=kind).count()
            rows = here if kind is None else here.filter(kind=kind)
            asked += 3
            different += (seen != wanted) + (counted != len(wanted))
            different += (
                set(rows.filter(pk__in=visible_ids(staff, at=at)).values_list("pk", flat=True))
                != wanted
            )
            unfiltered += rows.count() != len(wanted)
    return asked, different, unfiltered


def _prepare() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    logging.getLogger("django.request").setLevel(logging.ERROR)  # refusals are what we look for
    setup_test_environment()  # the browser of the test client is let in
    call_command("migrate", verbosity=0, interactive=False)


def run(worlds: int, listed: int, *, cedar: int, size: str) -> int:
    """Measure, print and keep. `cedar`: how many worlds Cedar is asked about."""
    from django.db import transaction

    from tools.prove.policy_breaks import BREAKS
    from tools.prove.revoked import actors_kept, revoked, verdicts_kept

    asked, different, broken = over(worlds)
    found = caught()
    with transaction.atomic():
        lists_asked, lists_different, unfiltered = lists(listed)
        transaction.set_rollback(True)
    ends, late = revoked()
    with verdicts_kept(), actors_kept():
        _, stale = revoked()
    shown = f"{asked:,} beslut i {worlds:,} världar".replace(",", " ")
    breaks = f"{found} av {len(BREAKS)} trasiga regler hittade"
    whole = found == len(BREAKS)
    return keep(
        "policy",
        [
            Figure(
                "Regler som alltid gäller",
                f"{broken} brott på {shown}",
                "0",
                not broken,
                breaks,
                whole,
            ),
            Figure(
                "Tvilling", f"{different} skillnader på {shown}", "0", not different, breaks, whole
            ),
            Figure(
                "Listor och antal",
                f"{lists_different} skillnader på {lists_asked} frågor".replace(",", " "),
                "0",
                not lists_different,
                f"utan filter: {unfiltered} fel",
                unfiltered > 0,
            ),
            Figure(
                "En indragen rätt biter vid nästa sida",
                f"{len(late)} av {len(ends)} sätt att dra in gav sidan en gång till",
                "0",
                not late,
                f"med sparad rätt: {len(stale)} av {len(ends)}",
                stale == ends,
            ),
            *([policy_cedar.figure(cedar)] if cedar else []),
        ],
        size=size,
    )


def _run() -> int:
    parser = argparse.ArgumentParser(prog="./tillit prove policy")
    parser.add_argument("--worlds", type=int, default=0)
    parser.add_argument("--lists", type=int, default=0)
    parser.add_argument("--cedar", type=int, default=0)
    parser.add_argument("--long", action="store_true")
    chosen = parser.parse_args()
    cedar = chosen.cedar or (LONG_CEDAR if chosen.long else 0)
    if cedar and (why := policy_cedar.lacking()):
        return fail(why)
    worlds = chosen.worlds or (LONG_WORLDS if chosen.long else WORLDS)
    listed = chosen.lists or (LONG_LISTS if chosen.long else LISTS)
    _prepare()
    return run(worlds, listed, cedar=cedar, size=f"{worlds:,} världar".replace(",", " "))


if __name__ == "__main__":
    raise SystemExit(_run())
