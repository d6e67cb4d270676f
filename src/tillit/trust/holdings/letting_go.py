"""What goes when a file is disposed of, and what stands in the way.

Nothing is guessed: a row that hangs on the file from outside it, by a key of the database or by an
id that a holding declares, holds the whole file back. In the register, and for what several files
share (a report about two children, a home), such a row only keeps that one row.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import ForeignKey, Model, Q

from .ports import holdings
from .rows import loose
from .types import Goes, Going, Held, Holding

Rows = dict[type[Model], set[object]]


def going(file_of: frozenset[UUID], groups: Sequence[frozenset[UUID]]) -> Going:
    """What goes with the file of these ids. `groups` are the ids of each person who may leave the
    register with it, the file's own person first; who somebody else's file names stays."""
    plan = _Plan(file_of, list(groups))
    while plan.someone_stays():
        pass
    return plan.done()


@dataclass
class _Plan:
    file_of: frozenset[UUID]
    groups: list[frozenset[UUID]]
    staying: set[UUID] = field(default_factory=set)
    shared: Rows = field(default_factory=lambda: defaultdict(set))
    rows: Rows = field(default_factory=dict)

    def someone_stays(self) -> bool:
        """Lay out the rows; True when a person or a shared row had to be left out."""
        self.rows = self._laid_out()
        for holding in holdings():
            ids = self.rows.get(holding.model, set())
            if holding.goes is not Goes.FREE or not ids:
                continue
            kept = {id for each in hanging(holding.model, self.rows) for id in each.ids}
            if not kept:
                continue
            self.shared[holding.model] |= kept
            gone = [group for group in self.groups if any(id in kept for id in group)]
            self.staying |= {id for group in gone for id in group}
            self.groups = [group for group in self.groups if group not in gone]
            return True
        return False

    def _laid_out(self) -> Rows:
        rows: Rows = {}
        register = frozenset(id for group in self.groups for id in group)
        for holding in holdings():
            ids = self.file_of if holding.goes is Goes.FILE else register
            if holding.goes is Goes.FREE:
                ids = self.file_of | register
            if holding.goes is not Goes.STAYS:
                rows[holding.model] = _ids(holding, holding.own, ids)
        for holding in holdings():
            if holding.goes is Goes.FREE:
                rows[holding.model] -= self.shared[holding.model]
                if holding.own == ("id",):
                    rows[holding.model] &= register
        self._add_what_lies_under(rows)
        return rows

    def _add_what_lies_under(self, rows: Rows) -> None:
        """Documents of a case, steps of a clock: until nothing more is found."""
        grows = True
        while grows:
            grows = False
            objects = frozenset(id for ids in rows.values() for id in ids)
            for holding in holdings():
                if holding.goes is Goes.STAYS or not holding.under:
                    continue
                found = _ids(holding, holding.under, objects) - rows[holding.model]
                if found:
                    rows[holding.model] |= found
                    grows = True

    def done(self) -> Going:
        held = tuple(
            Held(holding.table, each.by)
            for holding in holdings()
            if holding.goes is not Goes.FREE
            for each in hanging(holding.model, self.rows)
        )
        return Going(
            rows={model._meta.db_table: frozenset(ids) for model, ids in self.rows.items()},
            held=held,
            persons=frozenset(id for group in self.groups for id in group),
            staying=frozenset(self.staying),
        )


@dataclass(frozen=True)
class Hanging:
    """Rows of a table `by` hang on these ids from outside."""

    by: str
    ids: frozenset[object]


def hanging(model: type[Model], rows: Rows) -> list[Hanging]:
    """What hangs on the rows of a table that are to go, and does not go itself."""
    ids = rows.get(model, set())
    if not ids:
        return []
    found = []
    for other, column in _pointing_at(model):
        outside = other._base_manager.filter(**{f"{column}__in": ids})
        outside = outside.exclude(pk__in=rows.get(other, set()))
        held = frozenset(outside.values_list(column, flat=True))
        if held:
            found.append(Hanging(other._meta.db_table, held))
    return found


def _pointing_at(model: type[Model]) -> Iterable[tuple[type[Model], str]]:
    """Every column that leads to a table: keys of the database, and ids of persons that are only
    declared. What a table that stays will empty does not count."""
    emptied = {each.model: each.emptied for each in holdings()}
    for relation in model._meta.get_fields(include_hidden=True):
        column = getattr(relation, "field", None)  # of keys that point here, also nameless ones
        if not isinstance(column, ForeignKey):
            continue
        if relation.concrete or column.name in emptied.get(column.model, ()):
            continue
        yield column.model, column.attname
    if any(each.model is model and each.own == ("id",) for each in holdings()):
        for holding in holdings():
            for column_name in loose(holding):
                yield holding.model, column_name


def _ids(holding: Holding, paths: tuple[str, ...], ids: frozenset[object]) -> set[object]:
    if not paths or not ids:
        return set()
    wanted = reduce(or_, (Q(**{f"{path}__in": _fitting(holding, path, ids)}) for path in paths))
    return set(holding.model._base_manager.filter(wanted).values_list("pk", flat=True))


def _fitting(holding: Holding, path: str, ids: frozenset[object]) -> list[object]:
    """Only ids: a table with numbers for keys is never asked for by a number of another."""
    return [id for id in ids if isinstance(id, UUID)]
