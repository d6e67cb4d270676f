"""What a month's run of assistance costs: `python -m tools.bench.month 40 2` prints JSON.

40 renewals and 2 workers, on an empty database of its own (the environment says which). The
households are made by the actions themselves; the agencies answer in the worker's own process, and
their time is told apart. Each worker is a process of its own, as `manage work` is.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import django

from tools.bench.measure import summary

FORK: Any = multiprocessing.get_context("fork")
AHEAD = 0.3  # seconds for all workers to come to the line


def main(number: int, workers: int) -> None:
    """Make the households, run the month, print."""
    django.setup()
    from django.conf import settings
    from django.db import connection

    from tillit.areas.assistance import actions, ports, queries
    from tillit.areas.assistance.tests.conftest import DECEMBER, make_world
    from tillit.areas.assistance.tests.deciding import LATER
    from tillit.areas.assistance.tests.running import Answering, turned_on
    from tillit.kernel.actor import System
    from tillit.kernel.asking import asking

    settings.ORGANISATION_NUMBER = "162120000001"
    source: Any = Answering  # Any: a helper of the tests, without types
    ports.plug(source())
    load = os.getloadavg()[0]
    with asking(System("month-run")):
        world = make_world()
        filled = time.perf_counter()
        side_by_side(workers, lambda n: made(world, range(n, number, workers)))
        filled = time.perf_counter() - filled
        turned_on(world)
        actions.begin_run(world.unit, DECEMBER, by=world.lova, at=LATER)
        seen = queries_of_one()
        each = side_by_side(workers, lambda _: carried())
        yardstick = rows(max(min(number, 200), 20))
        view = queries.latest_run(world.lova, world.unit)
    assert view is not None  # it was begun
    took = [each_took for one in each for each_took in one["took"]]
    spent = max(one["end"] for one in each) - min(one["begun"] for one in each)
    own = sum(one["answering"] for one in each) / workers  # they ask at the same time
    found: dict[str, Any] = {
        "database": connection.vendor,
        "workers": workers,
        "renewals": number,
        "decided": view.decided,
        "left or failed": view.left + view.failed,
        "load before": load,
        "fill s": round(filled, 1),
        "fetched to decided": summary(took),
        "queries of one": seen,
        "run s": round(spent, 1),
        "renewals per second": round(len(took) / (spent - own), 1),
        "each worker did": [len(one["took"]) for one in each],
        "processor ms of one": round(sum(one["cpu"] for one in each) * 1000 / len(took), 1),
        "agencies' own s": round(sum(one["answering"] for one in each), 2),
        "yardstick: one row, committed": summary(yardstick),
        "peak memory MB of each worker": [one["memory"] for one in each],
    }
    ratio = found["fetched to decided"]["median"] / found["yardstick: one row, committed"]["median"]
    found["goals"] = {
        "p95 150 ms": found["fetched to decided"]["p95"] <= 150,
        "100 a second": found["renewals per second"] >= 100,
    }
    print(json.dumps(found | {"ratio": round(ratio, 1)}))


def side_by_side(workers: int, work: Callable[[int], Any]) -> list[Any]:
    """What each of some processes comes to; they begin at the same moment."""
    from django.db import connections

    connections.close_all()  # a connection is one process's
    start, found = time.time() + AHEAD, FORK.SimpleQueue()

    def run(n: int) -> None:
        time.sleep(max(0.0, start - time.time()))
        try:
            found.put((n, work(n)))
        except BaseException as failure:
            found.put((n, failure))
            raise

    processes = [FORK.Process(target=run, args=(n,)) for n in range(workers)]
    for each in processes:
        each.start()
    came = dict(found.get() for _ in processes)
    for each in processes:
        each.join()
    if broken := [each for each in came.values() if isinstance(each, BaseException)]:
        raise broken[0]
    return [came[n] for n in range(workers)]


def made(world: Any, numbers: range) -> None:
    """Households by the actions; not waiting for the disk, which is not what is measured."""
    from django.db import connection

    from tillit.areas.assistance.tests.running import renewal

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")
    for n in numbers:
        renewal(world, n)


def queries_of_one() -> int:
    """How many queries the first one takes; its time is not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tillit.areas.assistance import actions
    from tillit.areas.assistance.tests.deciding import LATER
    from tillit.kernel.actor import System

    with CaptureQueriesContext(connection) as seen:
        actions.carry_on(by=System("month-run"), at=LATER, count=1)
    return len(seen)


def carried() -> dict[str, Any]:
    """A worker: some households at a time, until nothing is due."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.actions import run as running
    from tillit.areas.assistance.tests.deciding import LATER
    from tillit.kernel.actor import System

    took, answering = timed(running, "_finish"), timed(running, "_answers")
    begun, cpu = time.time(), time.process_time()
    while actions.carry_on(by=System("month-run"), at=LATER):
        pass
    return {
        "begun": begun,
        "end": time.time(),
        "cpu": time.process_time() - cpu,
        "took": took,
        "answering": sum(answering) / 1000,
        "memory": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def timed(module: Any, name: str) -> list[float]:
    """Milliseconds of every call of a function from now on."""
    real, took = getattr(module, name), []

    def call(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        found = real(*args, **kwargs)
        took.append((time.perf_counter() - start) * 1000)
        return found

    setattr(module, name, call)
    return took


def rows(number: int) -> list[float]:
    """A bare row, saved and committed, beside it in the same run."""
    from django.utils import timezone

    from tillit.areas.assistance.models import AutomationSwitch
    from tillit.kernel.ids import new_id

    took = []
    for _ in range(number):
        start = time.perf_counter()
        AutomationSwitch.objects.create(
            on=False, why="x", by_id=new_id(), by_name="x", at=timezone.now()
        )
        took.append((time.perf_counter() - start) * 1000)
    return took


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
