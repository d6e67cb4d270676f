"""Find persons by the words of their names: prefixes first, then what sounds or looks alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from rapidfuzz.distance import OSA

from tillit.registers.people.models import SearchName

from .vocabulary import alike

MOST = 1000  # more than this is not an answer: the searcher writes more letters
SHOWN = 25


@dataclass(frozen=True)
class Hit:
    """A found row: how far it is from what was typed, then Swedish order."""

    distance: int
    sort_key: str
    person: UUID


@dataclass(frozen=True)
class Found:
    """The nearest persons, or the knowledge that there are too many."""

    persons: tuple[UUID, ...] = ()
    too_many: bool = False


def by_prefix(words: Sequence[str], scope: "QuerySet[SearchName]") -> Found:
    """Persons who have, for every typed word, a name word that begins with it."""
    return _nearest(words, [[word] for word in words], scope, prefix=True)


def by_likeness(words: Sequence[str], scope: "QuerySet[SearchName]") -> Found:
    """Persons who have, for every typed word, a name word like it: one or two slips, or the
    same sound. A wide net that catches too many is drawn in once."""
    groups = [alike(word) for word in words]
    if not all(groups):
        return Found()
    found = _nearest(words, groups, scope, prefix=False)
    if found.too_many:
        groups = [alike(word, slips=1) or [word] for word in words]
        found = _nearest(words, groups, scope, prefix=False)
    return found


def _nearest(
    typed: Sequence[str],
    groups: Sequence[Sequence[str]],
    scope: "QuerySet[SearchName]",
    *,
    prefix: bool,
) -> Found:
    matching = _matching(groups, scope, prefix=prefix)
    rows = list(matching.values_list("root_id", "words", "sort_key")[: MOST + 1])
    if len(rows) > MOST:
        return Found(too_many=True)
    hits = sorted(
        (Hit(_distance(typed, words.split()), key, root) for root, words, key in rows),
        key=lambda hit: (hit.distance, hit.sort_key, str(hit.person)),
    )
    return Found(tuple(dict.fromkeys(hit.person for hit in hits))[:SHOWN])


def _distance(typed: Sequence[str], words: Sequence[str]) -> int:
    return sum(min((OSA.distance(each, word) for word in words), default=99) for each in typed)


def _matching(
    groups: Sequence[Sequence[str]], scope: "QuerySet[SearchName]", *, prefix: bool
) -> "QuerySet[SearchName]":
    """Words are a–z and digits (naming.folded), so that they can stand in a query as they are."""
    if connection.vendor == "sqlite":
        star = " *" if prefix else ""
        match = " AND ".join(
            "(" + " OR ".join(f'"{word}"{star}' for word in group) + ")" for group in groups
        )
        sql = (
            "people_searchname.id IN "
            "(SELECT rowid FROM people_search_fts WHERE people_search_fts MATCH %s)"
        )
    else:
        star = ":*" if prefix else ""
        match = " & ".join(
            "(" + " | ".join(f"'{word}'{star}" for word in group) + ")" for group in groups
        )
        sql = "array_to_tsvector(string_to_array(people_searchname.words, ' ')) @@ %s::tsquery"
    return scope.extra(where=[sql], params=[match])  # noqa: S610 – the SQL is constant
