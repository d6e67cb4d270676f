"""Everything about a person, from every module, and what would go with a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Max, Q, UUIDField

from tillit.kernel.actor import Actor, System
from tillit.kernel.asking import asking

from . import letting_go
from .ports import holdings, mark_sources
from .rows import matching, own_rows, record
from .types import Goes, Going, Mark, Record

LENGTH_OF_ID = 36  # a whole id, not a number

# Whole files, whoever may read what in them: the caller has asked the policy.
whole = asking(System("holdings"))

STEPS = 3  # a paper lies under a decision, which lies under a case


@whole
def records_of(actor: Actor, persons: Iterable[UUID]) -> list[Record]:
    """Every row in the person's own file, and every row elsewhere that names them.

    `persons` are all ids that the person has had. The caller has decided that the actor may, and
    has left a leaf: sealed values come in the clear. Two queries a table.
    """
    asked = frozenset(persons)
    own = own_rows(asked)
    objects = frozenset(row.pk for rows in own.values() for row in rows if isinstance(row.pk, UUID))
    found: list[Record] = []
    for holding in holdings():
        mine = {row.pk for row in own.get(holding, ())}
        rows = {row.pk: row for row in own.get(holding, ())}
        for row in matching(holding, holding.under, objects):
            rows.setdefault(row.pk, row)
            mine.add(row.pk)
        for row in matching(holding, holding.named, asked):
            rows.setdefault(row.pk, row)
        found += [record(holding, row, own=row.pk in mine) for row in rows.values()]
    return sorted(_marked(found), key=lambda each: (each.table, each.id))


@whole
def records_again(actor: Actor, wanted: Mapping[str, Iterable[str]]) -> list[Record]:
    """Those of the rows that are still there, by table. As `records_of` the caller has decided and
    left a leaf; whose file a row stands in is not asked again. One query a table that is asked."""
    found: list[Record] = []
    for holding in holdings():
        ids = list(wanted.get(holding.table, ()))
        if ids:
            rows = holding.model._base_manager.filter(pk__in=ids)
            found += [record(holding, row, own=True) for row in rows]
    return _marked(found)


def _marked(records: list[Record]) -> list[Record]:
    """The records, each with what somebody has said is wrong in it."""
    ids = {UUID(each.id): each for each in records if len(each.id) == LENGTH_OF_ID}
    found: dict[str, tuple[Mark, ...]] = {}
    for source in mark_sources():
        for id, marks in source(ids).items():
            found[str(id)] = (*found.get(str(id), ()), *marks)
    return [replace(each, marks=found[each.id]) if each.id in found else each for each in records]


@whole
def owners(actor: Actor, persons: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the persons who have something in a file of their own, apart from the register."""
    asked, found = frozenset(persons), set[UUID]()
    for holding in holdings():
        if holding.goes is Goes.FILE:
            for path in holding.own:
                rows = holding.model._base_manager.filter(**{f"{path}__in": asked})
                found |= set(rows.values_list(path, flat=True))
    return frozenset(found)


@whole
def named_by(actor: Actor, persons: Iterable[UUID]) -> frozenset[UUID]:
    """Everybody else whom rows of these persons' files name."""
    asked = frozenset(persons)
    rows = own_rows(asked)
    objects = frozenset(row.pk for each in rows.values() for row in each)
    found: set[UUID] = set()
    for holding in holdings():
        for path in holding.named:
            for by, ids in ((holding.own, asked), (holding.under, objects)):
                if by:
                    wanted = reduce(or_, (Q(**{f"{each}__in": ids}) for each in by))
                    of = holding.model._base_manager.filter(wanted)
                    found |= set(of.values_list(path, flat=True))
    return frozenset(id for id in found if id and id not in asked)


@whole
def persons_behind(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Whom rows tell of, by the ids of the rows, whatever table they are in: whose file they stand
    in, whom they name, and those of the row that they lie under. For the program itself, when it
    must be known whom an unknown id was about. One query a table and step; ids that no table has
    are left out."""
    found: dict[UUID, set[UUID]] = {}
    lies: dict[UUID, set[UUID]] = {each: {each} for each in ids}  # row → what led to it
    for _ in range(STEPS):
        above: dict[UUID, set[UUID]] = {}
        for holding in holdings():
            staff = holding.goes is Goes.STAYS  # what staff did, not whom it was about
            if staff or not lies or not isinstance(holding.model._meta.pk, UUIDField):
                continue
            told, under = (*holding.own, *holding.named), holding.under
            rows = holding.model._base_manager.filter(pk__in=list(lies))
            for pk, *values in rows.values_list("pk", *told, *under):
                for first in lies[pk]:
                    found.setdefault(first, set()).update(v for v in values[: len(told)] if v)
                    for each in values[len(told) :]:
                        above.setdefault(each, set()).add(first)
        above.pop(None, None)  # type: ignore[call-overload]  # a column may be empty
        lies = above
    return {each: frozenset(persons) for each, persons in found.items()}


@whole
def last_entries(actor: Actor, persons: Iterable[UUID] | None = None) -> dict[UUID, datetime]:
    """When something was last written in each person's file, of all or of these. One query a
    table; the register is no file."""
    found: dict[UUID, datetime] = {}
    asked = None if persons is None else frozenset(persons)
    for holding in holdings():
        if holding.goes is not Goes.FILE or not holding.entry:
            continue
        for path in holding.own:
            rows = holding.model._base_manager.exclude(**{path: None})
            if asked is not None:
                rows = rows.filter(**{f"{path}__in": asked})
            latest = rows.values(path).annotate(last=Max(holding.entry))
            for person, last in latest.values_list(path, "last"):
                if last is not None:
                    found[person] = max(last, found.get(person, last))
    return found


@whole
def going(actor: Actor, file_of: frozenset[UUID], groups: Sequence[frozenset[UUID]]) -> Going:
    """What goes with the file of these ids. `groups` are the ids of each person who may leave the
    register with it, the file's own person first; who somebody else's file names stays."""
    return letting_go.going(file_of, groups)
