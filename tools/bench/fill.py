"""Fill a bench town set-wise: a register of persons, a million cases, and who holds them.

Past the actions and the log on purpose: the bench wants full tables, not their history. Everything
is drawn from one seed. Nothing here is anybody: birth years are 1700–1799.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tools.bench import store
from tools.bench.people import fill_persons

BEGUN = datetime(2016, 1, 1, tzinfo=UTC)
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # when the bench takes place
BIG_ROWS = 200
INTAKE_UNITS = 4
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Size:
    """How large the town is. As it stands: one case in a hundred is open, about 33 for each."""

    cases: int = 1_000_000
    persons: int = 300_000
    staff: int = 300
    units: int = 40
    reports: int = 2_000  # guarded reports beside the cases, one in ten open
    big: int = 1_000  # cases with BIG_ROWS rows on their timeline
    old_open_every: int = 199  # shares no factor with units: old open cases lie in every unit

    def moment(self, number: int) -> datetime:
        """Cases are spread evenly over ten years."""
        return BEGUN + (AT - BEGUN) * (number / self.cases)

    def is_open(self, number: int) -> bool:
        """The newest are open most often: all of the last half percent, and some before."""
        return number > self.cases - self.cases // 200 or number % self.old_open_every == 0

    def holder(self, number: int) -> int:
        """Who is assigned: each unit's cases go to its own; the last of the staff have none."""
        unit = number % self.units
        return unit + self.units * (number // self.units % (self.staff // self.units))

    def role(self, staff: int) -> str:
        """The first are leaders, one a unit; four units receive reports."""
        if staff < self.units:
            return "leader"
        return "intake" if staff % self.units < INTAKE_UNITS else "social_worker"


SIZES = {
    "full": Size(),
    # Enough to see that the bench runs, with lists as long as in the full one.
    "small": Size(10_000, 3_000, staff=20, units=5, reports=2_000, big=23, old_open_every=19),
}


def uid(kind: int, number: int) -> str:
    """An id that sorts as it is made, as the program's own do; `kind` keeps tables apart."""
    return f"{1_451_606_400_000 + number * 315:012x}7{kind:03x}8{number:015x}"


def text(when: datetime) -> str:
    """As both databases read it."""
    return f"{when:%Y-%m-%d %H:%M:%S}"


def tables(town: Size, persons: list[str]) -> Iterator[tuple[str, list[str], Iterator[Row]]]:
    """Every table with its columns and its rows, in an order that keys allow."""
    draw = random.Random(1)
    who = [persons[draw.randrange(len(persons))] for _ in range(town.cases)]
    files = {person: uid(1, place) for place, person in enumerate(sorted(set(who)))}
    begun, numbers = text(BEGUN), range(1, town.cases + 1)
    yield (
        "access_unit", ["id", "name", "kind", "area"],
        ((uid(9, u), f"Enhet {u}", "investigation", "ifo") for u in range(town.units)),
    )  # fmt: skip
    yield (
        "identity_staffaccount",
        ["id", "subject", "name", "title", "phone", "qualified_since", "created_at"],
        (
            (uid(8, s), f"bench{s}", f"Bench {s}", "", "", "2010-01-01", begun)
            for s in range(town.staff)
        ),
    )
    yield (
        "access_membership", ["staff_id", "unit_id", "role", "since"],
        ((uid(8, s), uid(9, s % town.units), town.role(s), begun) for s in range(town.staff)),
    )  # fmt: skip
    yield (
        "cases_casefile", ["id", "person_id", "area", "opened_at"],
        ((key, person, "ifo", begun) for person, key in files.items()),
    )  # fmt: skip
    yield (
        "access_guarded",
        ["object_id", "kind", "unit_id", "area", "person_id", "root_id", "sealed", "open"],
        _guarded(town, who),
    )
    yield "access_concerned", ["guarded_id", "person_id"], _concerned(town, who)
    yield (
        "access_assignment",
        ["object_id", "staff_id", "assigned_as", "ground", "since", "until"],
        (
            (
                uid(2, n), uid(8, town.holder(n)), "responsible", "allocation",
                text(town.moment(n)), _ended(town, n),
            )
            for n in numbers
        ),
    )  # fmt: skip
    yield (
        "cases_case",
        ["id", "number", "file_id", "person_id", "kind", "stage", "title", "unit_id", "weight",
         "opened_at", "closed_at", "closed_reason", "closing_text"],
        (
            (
                uid(2, n), f"B-{n}", files[who[n - 1]], who[n - 1], "child",
                "investigating" if town.is_open(n) else "closed", "", uid(9, n % town.units), 2,
                text(town.moment(n)), _ended(town, n),
                "" if town.is_open(n) else "no_service", "",
            )
            for n in numbers
        ),
    )  # fmt: skip
    yield (
        "cases_casestep", ["case_id", "verb", "source", "target", "by_name", "at", "text"],
        (
            (uid(2, n), verb, "", "investigating", "Bench", text(town.moment(n)), "")
            for n in numbers
            for verb in ("open", "start")
        ),
    )  # fmt: skip
    yield (
        "cases_note",
        ["id", "case_id", "kind", "stage", "happened_at", "heading", "text", "version",
         "author_id", "author_name", "saved_at", "signed_at", "signature"],
        _notes(town),
    )  # fmt: skip
    yield (
        "cases_clock",
        ["id", "object_id", "person_id", "unit_id", "code", "started_at", "due_on", "due_at",
         "extended", "extension_text", "stop_code"],
        (
            (
                uid(5, n), uid(2, n), who[n - 1], uid(9, n % town.units), "D04", text(AT),
                f"{AT + timedelta(days=n % 120):%Y-%m-%d}", text(AT + timedelta(days=n % 120)),
                0, "", "",
            )
            for n in numbers if town.is_open(n)
        ),
    )  # fmt: skip


def _ended(town: Size, number: int) -> str | None:
    if town.is_open(number):
        return None
    return text(town.moment(number) + timedelta(minutes=30))


def _guarded(town: Size, who: list[str]) -> Iterator[Row]:
    for n in range(1, town.cases + 1):
        running = int(town.is_open(n))
        yield uid(2, n), "case", uid(9, n % town.units), "ifo", who[n - 1], None, 0, running
        if n % 50 == 0:  # a service under the case
            unit = uid(9, n % town.units)
            yield uid(3, n), "service", unit, "ifo", who[n - 1], uid(2, n), 0, running
    for n in range(town.reports):
        yield (
            uid(4, n),
            "report",
            uid(9, n % INTAKE_UNITS),
            "ifo",
            who[n],
            None,
            0,
            int(n % 10 == 0),
        )


def _concerned(town: Size, who: list[str]) -> Iterator[Row]:
    for n in range(1, town.cases + 1):
        yield uid(2, n), who[n - 1]
        other = who[n * 7919 % town.cases]
        if n % 2 and other != who[n - 1]:  # a parent or a sibling
            yield uid(2, n), other
        if n % 50 == 0:
            yield uid(3, n), who[n - 1]


def _notes(town: Size) -> Iterator[Row]:
    every = max(1, town.cases // town.big)
    number = 0
    for n in range(1, town.cases + 1):
        for _ in range(BIG_ROWS - 2 if n % every == 0 else 1):
            number += 1
            when = text(town.moment(n))
            yield (
                uid(6, number), uid(2, n), "phone", "signed", when, "Samtal", WORDS, 1,
                uid(8, town.holder(n)), "Bench", when, when, "0" * 64,
            )  # fmt: skip


WORDS = "Samtal om hur veckan har varit hemma och i skolan. Nytt samtal om fjorton dagar. " * 2


def fill(town: Size, *, whole: bool = True) -> dict[str, float]:
    """Fill the connected database; seconds by table. `whole`: an empty database of the bench's own
    (see store.write)."""
    from tillit.registers.people.models import Person

    seconds: dict[str, float] = {}
    start = time.monotonic()
    if not Person.objects.exists():
        fill_persons(town.persons)
    seconds["persons"] = round(time.monotonic() - start, 1)
    ids = [each.hex for each in Person.objects.values_list("pk", flat=True)]
    for table, columns, rows in tables(town, ids):
        start = time.monotonic()
        store.write(table, columns, rows, whole=whole)
        seconds[table] = round(time.monotonic() - start, 1)
    return seconds
