"""Rows of a table as records: what a column is called, its class, its value in plain words."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Field, Model, Q, UUIDField

from tillit.kernel.events import JSON
from tillit.kernel.protected import Protected

from .ports import holdings
from .types import Cell, Codes, Holding, Record
from .words import COMMON, NAMES_STAFF


def own_rows(persons: frozenset[UUID]) -> dict[Holding, list[Model]]:
    """The rows that stand in these persons' files by their own word, table by table."""
    return {each: list(matching(each, each.own, persons)) for each in holdings() if each.own}


def matching(
    holding: Holding, paths: tuple[str, ...], ids: frozenset[Any]
) -> Iterable[Model]:  # Any: a key is an id or a number
    if not paths or not ids:
        return ()
    wanted = reduce(or_, (Q(**{f"{path}__in": ids}) for path in paths))
    return holding.model._base_manager.filter(wanted).distinct()


def record(holding: Holding, row: Model, *, own: bool) -> Record:
    """A row as a record, with every column named."""
    cells = tuple(_cells(holding, row))
    persons = {_step(row, path) for path in (*holding.own, *holding.named) if "__" not in path}
    paper = getattr(row, holding.paper) if holding.paper else None
    written = getattr(row, holding.entry) if holding.entry else None
    return Record(
        table=holding.table,
        words=holding.words,
        id=str(row.pk),
        own=own,
        written=written if isinstance(written, datetime) else None,
        cells=cells,
        persons=frozenset(each for each in persons if isinstance(each, UUID)),
        paper=paper,
        rows=frozenset(_hangs_on(holding, row)),
    )


def _hangs_on(holding: Holding, row: Model) -> Iterator[tuple[str, str]]:
    """The rows that this one leads to, by keys of the database."""
    for column in holding.model._meta.concrete_fields:
        value, target = getattr(row, column.attname), column.related_model
        if value is not None and isinstance(target, type) and issubclass(target, Model):
            yield target._meta.db_table, str(value)


def _step(row: Model, path: str) -> object:
    return getattr(row, row._meta.get_field(path).attname)  # type: ignore[union-attr]


def _cells(holding: Holding, row: Model) -> Iterator[Cell]:
    said = getattr(holding.model, "Privacy", None)
    places, prose = getattr(said, "location", ()), getattr(said, "prose", ())
    for column in holding.model._meta.concrete_fields:
        value = _plain(getattr(row, column.attname))
        yield Cell(
            name=column.name,
            words=label_of(holding, column),
            shows=holding.classes.get(column.name, holding.shows),
            value=value,
            plain=_read(holding, column.name, value),
            names_staff=column.name in NAMES_STAFF,
            prose=column.name in prose,
            place=column.name in places,
        )


def label_of(holding: Holding, column: "Field[Any, Any]") -> str:
    """What a column is called on paper. Raises KeyError where nobody has said."""
    return holding.labels.get(column.name) or COMMON[column.name]


def _plain(value: Any) -> JSON:  # Any: whatever a column may hold
    if isinstance(value, Protected):
        return _plain(value.reveal())
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _read(holding: Holding, name: str, value: JSON) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, str) and name in holding.codes:
        return word_of(holding.codes[name], value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        codes = holding.codes.get(name, {})
        return ", ".join(word_of(codes, str(each)) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {each}" for key, each in value.items())
    return str(value)


def word_of(codes: Codes, code: str) -> str:
    """A stored code in words; one that nobody has words for as it stands."""
    if isinstance(codes, Mapping):
        return str(codes.get(code, code))
    return str(getattr(codes(code), "words", code))


def loose(holding: Holding) -> tuple[str, ...]:
    """The columns that hold the id of a person without a key of the database."""
    paths = [path for path in (*holding.own, *holding.named) if "__" not in path]
    fields = {path: holding.model._meta.get_field(path) for path in paths}
    return tuple(path for path, column in fields.items() if isinstance(column, UUIDField))
