"""Fill a bench town set-wise: a register of persons, a million cases, and who holds them.

Past the actions and the log on purpose: the bench wants full tables, not their history. Everything
is drawn from one seed. Nothing here is anybody: birth years are 1700–1799.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

BEGUN = datetime(2016, 1, 1, tzinfo=UTC)
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # when the bench takes place
STAFF, UNITS, BIG, BIG_ROWS = 300, 40, 1_000, 200
OPEN_EVERY = 100  # one case in a hundred is open: 10,000, about 33 for each of the staff
OLD_OPEN_EVERY = 199  # shares no factor with UNITS: old open cases lie in every unit
REPORTS = 2_000  # guarded reports beside the cases, one in ten open
CHUNK = 50_000
Row = tuple[Any, ...]


def uid(kind: int, number: int) -> str:
    """An id that sorts as it is made, as the program's own do; `kind` keeps tables apart."""
    return f"{1_451_606_400_000 + number * 315:012x}7{kind:03x}8{number:015x}"


def moment(number: int, cases: int) -> datetime:
    """Cases are spread evenly over ten years."""
    return BEGUN + (AT - BEGUN) * (number / cases)


def text(when: datetime) -> str:
    """As both databases read it."""
    return f"{when:%Y-%m-%d %H:%M:%S}"


def is_open(number: int, cases: int) -> bool:
    """The newest are open most often: all of the last half percent, and some before."""
    return number > cases - cases // (2 * OPEN_EVERY) or number % OLD_OPEN_EVERY == 0


def holder(number: int) -> int:
    """Who is assigned: each unit's cases go to its own seven or eight."""
    unit = number % UNITS
    return unit + UNITS * (number // UNITS % (STAFF // UNITS))  # the last twenty have none


def tables(cases: int, persons: list[str]) -> Iterator[tuple[str, list[str], Iterator[Row]]]:
    """Every table with its columns and its rows, in an order that keys allow."""
    draw = random.Random(1)
    who = [persons[draw.randrange(len(persons))] for _ in range(cases)]
    files = {person: uid(1, place) for place, person in enumerate(sorted(set(who)))}
    begun, numbers = text(BEGUN), range(1, cases + 1)
    yield (
        "access_unit", ["id", "name", "kind", "area"],
        ((uid(9, u), f"Enhet {u}", "investigation", "ifo") for u in range(UNITS)),
    )  # fmt: skip
    yield (
        "identity_staffaccount",
        ["id", "subject", "name", "title", "phone", "qualified_since", "created_at"],
        ((uid(8, s), f"bench{s}", f"Bench {s}", "", "", "2010-01-01", begun) for s in range(STAFF)),
    )
    yield (
        "access_membership", ["staff_id", "unit_id", "role", "since"],
        ((uid(8, s), uid(9, s % UNITS), _role(s), begun) for s in range(STAFF)),
    )  # fmt: skip
    yield (
        "cases_casefile", ["id", "person_id", "area", "opened_at"],
        ((key, person, "ifo", begun) for person, key in files.items()),
    )  # fmt: skip
    yield (
        "access_guarded",
        ["object_id", "kind", "unit_id", "area", "person_id", "root_id", "sealed", "open"],
        _guarded(cases, who),
    )
    yield "access_concerned", ["guarded_id", "person_id"], _concerned(cases, who)
    yield (
        "access_assignment",
        ["object_id", "staff_id", "assigned_as", "ground", "since", "until"],
        (
            (
                uid(2, n), uid(8, holder(n)), "responsible", "allocation",
                text(moment(n, cases)), _ended(n, cases),
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
                "investigating" if is_open(n, cases) else "closed", "", uid(9, n % UNITS), 2,
                text(moment(n, cases)), _ended(n, cases),
                "" if is_open(n, cases) else "no_service", "",
            )
            for n in numbers
        ),
    )  # fmt: skip
    yield (
        "cases_casestep", ["case_id", "verb", "source", "target", "by_name", "at", "text"],
        (
            (uid(2, n), verb, "", "investigating", "Bench", text(moment(n, cases)), "")
            for n in numbers
            for verb in ("open", "start")
        ),
    )  # fmt: skip
    yield (
        "cases_note",
        ["id", "case_id", "kind", "stage", "happened_at", "heading", "text", "version",
         "author_id", "author_name", "saved_at", "signed_at", "signature"],
        _notes(cases),
    )  # fmt: skip
    yield (
        "cases_clock",
        ["id", "object_id", "person_id", "unit_id", "code", "started_at", "due_on", "due_at",
         "extended", "extension_text", "stop_code"],
        (
            (
                uid(5, n), uid(2, n), who[n - 1], uid(9, n % UNITS), "D04", text(AT),
                f"{AT + timedelta(days=n % 120):%Y-%m-%d}", text(AT + timedelta(days=n % 120)),
                0, "", "",
            )
            for n in numbers if is_open(n, cases)
        ),
    )  # fmt: skip


def _role(staff: int) -> str:
    if staff < UNITS:
        return "leader"
    return "intake" if staff % UNITS < 4 else "social_worker"


def _ended(number: int, cases: int) -> str | None:
    if is_open(number, cases):
        return None
    return text(moment(number, cases) + timedelta(minutes=30))


def _guarded(cases: int, who: list[str]) -> Iterator[Row]:
    for n in range(1, cases + 1):
        running = int(is_open(n, cases))
        yield uid(2, n), "case", uid(9, n % UNITS), "ifo", who[n - 1], None, 0, running
        if n % 50 == 0:  # a service under the case
            yield uid(3, n), "service", uid(9, n % UNITS), "ifo", who[n - 1], uid(2, n), 0, running
    for n in range(REPORTS):
        yield uid(4, n), "report", uid(9, n % 4), "ifo", who[n], None, 0, int(n % 10 == 0)


def _concerned(cases: int, who: list[str]) -> Iterator[Row]:
    for n in range(1, cases + 1):
        yield uid(2, n), who[n - 1]
        other = who[n * 7919 % cases]
        if n % 2 and other != who[n - 1]:  # a parent or a sibling
            yield uid(2, n), other
        if n % 50 == 0:
            yield uid(3, n), who[n - 1]


def _notes(cases: int) -> Iterator[Row]:
    every = max(1, cases // BIG)
    number = 0
    for n in range(1, cases + 1):
        for _ in range(BIG_ROWS - 2 if n % every == 0 else 1):
            number += 1
            when = text(moment(n, cases))
            yield (
                uid(6, number), uid(2, n), "phone", "signed", when, "Samtal", WORDS, 1,
                uid(8, holder(n)), "Bench", when, when, "0" * 64,
            )  # fmt: skip


WORDS = "Samtal om hur veckan har varit hemma och i skolan. Nytt samtal om fjorton dagar. " * 2


def fill(cases: int, persons: int) -> dict[str, float]:
    """Fill the connected database; seconds by table."""
    from django.db import connection

    from tillit.registers.people.models import Person
    from tools.bench_people import fill_persons

    seconds: dict[str, float] = {}
    start = time.monotonic()
    if not Person.objects.exists():
        fill_persons(persons)
    seconds["persons"] = round(time.monotonic() - start, 1)
    ids = [each.hex for each in Person.objects.values_list("pk", flat=True)]
    write = _copy if connection.vendor == "postgresql" else _insert
    for table, columns, rows in tables(cases, ids):
        start = time.monotonic()
        write(table, *_complete(table, columns, rows))
        seconds[table] = round(time.monotonic() - start, 1)
    start = time.monotonic()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CREATE SCHEMA bench AUTHORIZATION tillit_app")  # for scratch tables
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")
    seconds["analyze"] = round(time.monotonic() - start, 1)
    return seconds


def _complete(
    table: str, columns: list[str], rows: Iterator[Row]
) -> tuple[list[str], Iterator[Row]]:
    """Columns that the program has got since: filled with the model's own defaults."""
    from django.apps import apps

    model = next(each for each in apps.get_models() if each._meta.db_table == table)
    lacking = [
        field
        for field in model._meta.concrete_fields
        if not (field.null or field.column in columns or field.auto_created)
        if not (field.primary_key and "id" not in columns)
    ]
    values = tuple(
        int(value) if isinstance(value := field.get_default(), bool) else value for field in lacking
    )
    return [*columns, *(field.column for field in lacking)], (row + values for row in rows)


def _copy(table: str, columns: list[str], rows: Iterable[Row]) -> None:
    """PostgreSQL: one stream. The superuser's session skips the checks of foreign keys."""
    from django.db import connection

    with connection.cursor() as cursor:
        indexes = _drop_indexes(cursor, table)
        with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as stream:
            for row in rows:
                stream.write_row(row)
        for statement in indexes:
            cursor.execute(statement)


def _drop_indexes(cursor: Any, table: str) -> list[str]:
    """Take away the plain indexes while the table is filled; gives how to make them again."""
    cursor.execute(
        "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.tablename = %s "
        "AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)",
        [table],
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [statement for _, statement in found]


def _insert(table: str, columns: list[str], rows: Iterable[Row]) -> None:
    """SQLite: many rows a statement, no journal to speak of (TILLIT_FILLING)."""
    from django.db import connection

    connection.ensure_connection()
    raw = connection.connection
    raw.execute("PRAGMA foreign_keys = OFF")
    indexes = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql <> ''",
        [table],
    ).fetchall()
    for name, _ in indexes:
        raw.execute(f'DROP INDEX "{name}"')
    places = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
    while chunk := list(islice(rows, CHUNK)):
        raw.execute("BEGIN")
        raw.executemany(statement, chunk)
        raw.execute("COMMIT")
    for _, sql in indexes:
        raw.execute(sql)
