"""What a month's run of assistance costs: `python -m tools.bench.month 40` prints JSON.

On an empty database of its own (the environment says which). The households are made by the actions
themselves; the agencies answer in the same process, and their time is told apart.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any

import django

from tools.bench.measure import summary

WARM = 3  # households whose time is not counted


def main(number: int) -> None:
    """Make the households, run the month, print."""
    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tillit.areas.assistance import actions, ports, queries
    from tillit.areas.assistance.actions import run as running
    from tillit.areas.assistance.tests.conftest import DECEMBER, make_world
    from tillit.areas.assistance.tests.deciding import LATER
    from tillit.areas.assistance.tests.running import Answering, renewal, turned_on
    from tillit.kernel.actor import System
    from tillit.kernel.asking import asking

    settings.ORGANISATION_NUMBER = "162120000001"
    by = System("month-run")
    took, answering = _timed(running, "_finish"), _timed(running, "_answers")
    with asking(by):
        source: Any = Answering  # Any: a helper of the tests, without types
        ports.plug(source())
        world = make_world()
        begun = time.perf_counter()
        for n in range(number):
            renewal(world, n)
        turned_on(world)
        filled = time.perf_counter() - begun
        actions.begin_run(world.unit, DECEMBER, by=world.lova, at=LATER)
        with CaptureQueriesContext(connection) as seen:
            actions.carry_on(by=by, at=LATER, count=1)
        begun, cpu = time.perf_counter(), time.process_time()
        while actions.carry_on(by=by, at=LATER):
            pass
        spent, cpu = time.perf_counter() - begun, time.process_time() - cpu
        view = queries.latest_run(world.lova, world.unit)
        assert view is not None  # it was begun
        yardstick = _rows(number)
    own = sum(answering) / 1000
    found: dict[str, Any] = {
        "database": connection.vendor,
        "renewals": number,
        "decided": view.decided,
        "fill s": round(filled, 1),
        "fetched to decided": summary(took[WARM:] or took),
        "queries of one": len(seen),
        "renewals per second": round((number - 1) / (spent - own), 1),
        "processor ms of one": round(cpu * 1000 / (number - 1), 1),
        "agencies' own s": round(own, 2),
        "yardstick: one row, committed": summary(yardstick),
        "peak memory MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    ratio = found["fetched to decided"]["median"] / found["yardstick: one row, committed"]["median"]
    print(json.dumps(found | {"ratio": round(ratio, 1)}))


def _timed(module: Any, name: str) -> list[float]:
    """Milliseconds of every call of a function from now on."""
    real, took = getattr(module, name), []

    def timed(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        found = real(*args, **kwargs)
        took.append((time.perf_counter() - start) * 1000)
        return found

    setattr(module, name, timed)
    return took


def _rows(number: int) -> list[float]:
    """A bare row, saved and committed, beside it in the same run."""
    from django.utils import timezone

    from tillit.areas.assistance.models import AutomationSwitch
    from tillit.kernel.ids import new_id

    took = []
    for _ in range(max(number, 20)):
        start = time.perf_counter()
        AutomationSwitch.objects.create(
            on=False, why="x", by_id=new_id(), by_name="x", at=timezone.now()
        )
        took.append((time.perf_counter() - start) * 1000)
    return took


if __name__ == "__main__":
    main(int(sys.argv[1]))
