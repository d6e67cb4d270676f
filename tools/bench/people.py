"""Invented persons for the bench, many at a time.

Birth years are 1700–1799: nobody here can be taken for somebody. The published test numbers give
two numbers a day and two more as coordination numbers, so that about half of 300,000 persons have
one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

FRONT = "Berg Lind Ek Björk Sjö Ström Häll Lund Dal Ny Sand Åker Ås Öst Väst Norr Sund Gran Hed Alm"
BACK = "ström gren qvist lund berg mark blad dahl man stedt vall holm fors fält in ell ing ander"
GIVEN = "Anna Erik Maria Karl Elsa Nils Åsa Björn Karin Göran Ida Olle Siv Örjan Märta Per Ebba Ali"
STARTS = "b br d f fr g gr h j k kl kr l m n p r s sk st sv t tr v z am ar el iv om al ib as ur"
MIDDLES = "a e i o u y å ä ö ai ou ie aa"
ENDS = "l n r s t m d k v b ck ll nn rt sk ng x f th"
BATCH = 5000
FIRST_DAY = date(1700, 1, 1)
DAYS = (date(1800, 1, 1) - FIRST_DAY).days


def invented_names(seed: int = 1) -> Iterator[tuple[str, str]]:
    """Endless given and family names: a few common, many rare, some double."""
    draw = random.Random(seed)
    families = [front + back for front in FRONT.split() for back in BACK.split()]
    families += [f"{name}sson" for name in GIVEN.split()]
    rare = [_syllables(draw, 2) for _ in range(20_000)]
    rare_given = [_syllables(draw, 2) for _ in range(6_000)]
    while True:
        given = draw.choice(GIVEN.split() if draw.random() < 0.4 else rare_given)
        if draw.random() < 0.1:
            given = f"{given}-{draw.choice(GIVEN.split())}"
        family = draw.choice(families if draw.random() < 0.5 else rare)
        if draw.random() < 0.1:
            family = f"{family} {draw.choice(rare)}"
        yield given, family


def _syllables(draw: random.Random, count: int) -> str:
    parts = (
        draw.choice(STARTS.split()) + draw.choice(MIDDLES.split()) + draw.choice(ENDS.split())
        for _ in range(count)
    )
    return "".join(parts).capitalize()


def invented_numbers() -> Iterator[str | None]:
    """Every published kind of test number of the years 1700–1799, then None for ever."""
    from tillit.kernel.person_number import check_digit

    for series in ("238", "239"):
        for plus in (0, 60):
            for step in range(DAYS):
                day = FIRST_DAY + timedelta(days=step)
                nine = f"{day:%y%m}{day.day + plus:02}{series}"
                yield f"{day:%Y}"[:2] + nine + str(check_digit(nine))
    while True:
        yield None


def fill_persons(count: int, *, seed: int = 1) -> list[UUID]:
    """Insert persons with their search rows, many at a time; gives their ids in order.

    Past the actions and the log on purpose: the bench wants a full register, not its history.
    """
    from django.db import transaction

    from tillit.registers.people.models import Person, SearchName
    from tillit.registers.people.search.index import learn, name_row

    names, numbers = invented_names(seed), invented_numbers()
    ids: list[UUID] = []
    words: set[str] = set()
    while len(ids) < count:
        size = min(BATCH, count - len(ids))
        rows = [_person(*name, next(numbers), n) for n, name in enumerate(islice(names, size))]
        searched = [name_row(row) for row in rows]
        with transaction.atomic():
            Person.objects.bulk_create(rows)
            SearchName.objects.bulk_create(searched)
        ids += [row.pk for row in rows]
        words.update(word for row in searched for word in row.words.split())
    for batch in _batches(sorted(words)):
        learn(batch)
    return ids


def _person(given: str, family: str, number: str | None, n: int) -> Any:
    from tillit.kernel.person_number import PersonNumber
    from tillit.registers.people.models import Person
    from tillit.registers.people.naming import sort_key

    born = PersonNumber(number).born if number else FIRST_DAY + timedelta(days=n * 7 % DAYS)
    return Person(
        given_name=given,
        family_name=family,
        number=number,
        born=born,
        sex="fm"[n % 2],
        sort_key=sort_key(given, family),
        source="register",
        registered_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _batches(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(words), BATCH):
        yield words[start : start + BATCH]


def slip(draw: random.Random, name: str) -> str:
    """The first word with one letter lost, doubled, swapped or wrong: typed in a hurry."""
    word = name.split()[0].split("-")[0]
    at = draw.randrange(1, len(word))
    kinds = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        word[:at] + draw.choice("aeiklnrst") + word[at + 1 :],
    )
    slipped = draw.choice(kinds)
    return slipped if len(slipped) > 1 else word
