"""What it costs to ask and to write among a million cases. Run in a process of its own:

    python -m tools.bench.measure

with the environment of one database; prints one JSON object. To measure one more thing, add one
entry to `questions()`. Pages are measured by tools.bench.web.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from tools.bench.fill import AT, uid

ROUNDS = 60


@dataclass(frozen=True)
class Town:
    """Who asks, among what."""

    workers: list[Any]
    leaders: list[Any]
    duty: Any
    cases: list[UUID]


def town() -> Town:
    """An ordinary worker, leaders, the duty officer; nobody sees all."""
    from tillit.casework.cases.models import Case
    from tillit.kernel.actor import Role, Seat, Staff, System
    from tillit.trust.access.models import Membership
    from tillit.trust.identity.queries import staff_actor

    by = System("bench")
    draw = random.Random(3)
    seats = Membership.objects.order_by("staff_id").values_list("staff_id", "role")
    workers = [staff_actor(by, id_, at=AT) for id_, role in seats if role == Role.SOCIAL_WORKER]
    leaders = [staff_actor(by, id_, at=AT) for id_, role in seats if role == Role.LEADER]
    duty = Staff(uuid4(), "Duty", frozenset({Seat(uuid4(), Role.DUTY, "ifo")}))
    count = Case.objects.count()
    cases = [UUID(uid(2, draw.randint(1, count))) for _ in range(ROUNDS)]
    return Town(workers, leaders, duty, cases)


def questions(known: Town) -> dict[str, Callable[[int], object]]:
    """Each thing measured: a name and what is asked in round n."""
    from tillit.casework.cases.actions import open_case_page
    from tillit.casework.cases.models import Case
    from tillit.casework.cases.queries import my_cases, unit_cases
    from tillit.kernel.actor import System
    from tillit.trust.access.queries import verdict_on, visible_ids
    from tillit.trust.access.types import GuardKind

    def worker(n: int) -> Any:
        return known.workers[n % len(known.workers)]

    def leader(n: int) -> Any:
        return known.leaders[n % len(known.leaders)]

    def case(n: int) -> UUID:
        return known.cases[n % len(known.cases)]

    def visible(actor: Any, kind: GuardKind) -> object:
        return list(visible_ids(actor, at=AT, kind=kind)[:50])

    rows = Case.objects.select_related("person").order_by("-pk")
    program = System("bench")
    return {
        "yardstick: a bare list of 50": lambda n: [(c.number, c.person.pk) for c in rows[:50]],
        "yardstick: one row by key": lambda n: Case.objects.get(pk=case(n)),
        "one verdict": lambda n: verdict_on(worker(n), case(n), at=AT),
        "visible ids, worker": lambda n: visible(worker(n), GuardKind.CASE),
        "visible ids, leader": lambda n: visible(leader(n), GuardKind.CASE),
        "visible reports, duty": lambda n: visible(known.duty, GuardKind.REPORT),
        "worklist of a worker": lambda n: my_cases(worker(n), at=AT),
        "open cases of a unit, leader": lambda n: unit_cases(
            leader(n), next(iter(leader(n).units())), at=AT
        ),
        "open a case, with its leaf": lambda n: open_case_page(case(n), by=program, at=AT),
    }


def timed(ask: Callable[[int], object], rounds: int = ROUNDS) -> dict[str, float]:
    """Milliseconds and queries; the first rounds warm up and are not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    took: list[float] = []
    cpu = time.process_time()
    for n in range(rounds + 3):
        start = time.perf_counter()
        ask(n)
        took.append((time.perf_counter() - start) * 1000)
        if sum(took) > 30_000:  # too slow to be asked more often; the figure says so
            break
    own = round((time.process_time() - cpu) * 1000 / len(took), 2)  # without PostgreSQL's share
    with CaptureQueriesContext(connection) as seen:
        ask(1)
    return {**summary(took[3:] or took), "own cpu": own, "queries": len(seen)}


def summary(took: list[float]) -> dict[str, float]:
    """Median, 95th centile and worst, in milliseconds."""
    p95 = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
    found = {"median": statistics.median(took), "p95": p95, "most": max(took), "rounds": len(took)}
    return {name: round(value, 2) for name, value in found.items()}


def the_log(rounds: int = 300) -> dict[str, dict[str, float]]:
    """A leaf for a read, committed, beside one plain row of the same size, committed."""
    from django.db import connection, transaction

    from tillit.kernel.actor import System
    from tillit.trust.audit.actions import note_read

    by = System("bench")
    body = "x" * 330

    def leaf(n: int) -> None:
        with transaction.atomic():
            note_read("bench", by=by, at=AT, object_id=uuid4(), person_id=uuid4(), ground="leader")

    def plain(n: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} (body) VALUES (%s)", [body])

    with scratch("bench_row", f"id {serial()}, body text") as table:
        return {"yardstick: a plain row": timed(plain, rounds), "a leaf": timed(leaf, rounds)}


def the_keys(rows: int = 200_000) -> dict[str, dict[str, float]]:
    """The kinds of keys: seconds to insert, milliseconds to find a thousand, bytes on disk."""
    from tillit.kernel.ids import new_id

    small = os.environ.get("TILLIT_DATABASE", "").startswith("postgres")
    kinds: dict[str, tuple[str, Callable[[int], int | str]]] = {
        "bigint": ("bigint", lambda n: n),
        "uuid7": ("uuid" if small else "char(32)", lambda n: new_id().hex),
        "uuid4": ("uuid" if small else "char(32)", lambda n: uuid4().hex),
    }
    return {name: _key(*kind, rows) for name, kind in kinds.items()}


def _key(column: str, make: Callable[[int], int | str], rows: int) -> dict[str, float]:
    from django.db import connection, transaction

    keys = [make(n) for n in range(rows)]
    with scratch("bench_key", f"id {column} PRIMARY KEY, body text") as table:
        start = time.perf_counter()
        with connection.cursor() as cursor:
            for begin in range(0, rows, 5_000):
                values = [(key, "x" * 40) for key in keys[begin : begin + 5_000]]
                with transaction.atomic():
                    cursor.executemany(f"INSERT INTO {table} (id, body) VALUES (%s, %s)", values)
            inserted = time.perf_counter() - start
            start = time.perf_counter()
            for key in random.Random(1).sample(keys, 1_000):
                cursor.execute(f"SELECT body FROM {table} WHERE id = %s", [key])
                cursor.fetchone()
            found = (time.perf_counter() - start) * 1000
    return {"insert s": round(inserted, 2), "1000 look-ups ms": round(found, 1)}


class scratch:  # noqa: N801 – used as a context
    """A table for a moment."""

    def __init__(self, name: str, columns: str) -> None:
        from django.db import connection

        # The application may make nothing in `public`; the bench gave it a schema of its own.
        self.name = f"bench.{name}" if connection.vendor == "postgresql" else name
        self.columns = columns

    def __enter__(self) -> str:
        self._run(f"DROP TABLE IF EXISTS {self.name}")
        self._run(f"CREATE TABLE {self.name} ({self.columns})")
        return self.name

    def __exit__(self, *_: object) -> None:
        self._run(f"DROP TABLE {self.name}")

    @staticmethod
    def _run(statement: str) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(statement)


def serial() -> str:
    """A key that counts."""
    from django.db import connection

    return "bigserial PRIMARY KEY" if connection.vendor == "postgresql" else "integer PRIMARY KEY"


def plans(known: Town) -> dict[str, str]:
    """How the database means to find what a worker and a leader see."""
    from tillit.trust.access.queries import visible_ids
    from tillit.trust.access.types import GuardKind

    def plan(actor: Any) -> str:
        return str(visible_ids(actor, at=AT + timedelta(0), kind=GuardKind.CASE)[:50].explain())

    return {"worker": plan(known.workers[0]), "leader": plan(known.leaders[0])}


def main(wanted: Iterable[str]) -> None:
    """Measure all, or what is named."""
    import django

    django.setup()
    from django.db import connection

    known = town()
    names = set(wanted)
    found: dict[str, Any] = {"database": connection.vendor}
    asked = questions(known)
    found["questions"] = {
        name: timed(ask) for name, ask in asked.items() if not names or name in names
    }
    if not names:
        found["log"] = the_log()
        found["keys"] = the_keys()
    found["plans"] = plans(known)
    print(json.dumps(found, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    from tillit.kernel.actor import System
    from tillit.kernel.asking import asking

    with asking(System("bench")):
        main(sys.argv[1:])
