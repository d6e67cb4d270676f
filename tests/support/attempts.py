"""Try something on behalf of somebody: done, or the sentence that they got."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Max, Model

from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.audit.models import Payload

WRITES = ("INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class Tried:
    """What came of it. `wrote`: something was written on the way, but for the log. `logged`: the
    verbs that the log got when it was done."""

    refusal: str
    wrote: bool
    logged: frozenset[str] = frozenset()


def snapshot(tables: Iterable[type[Model]]) -> dict[tuple[str, object], str]:
    """Every row of these tables in words, by table and key."""
    return {
        (table.__name__, row[0]): repr(row)
        for table in tables
        for row in table._default_manager.values_list("pk", *_columns(table))
    }


def _columns(table: type[Model]) -> list[str]:
    return [field.attname for field in table._meta.concrete_fields]


def tried(act: Callable[[Any], object], by: object) -> Tried:
    """An empty `refusal` when it was done. What is no refusal is let through: it is a crash."""
    written: list[str] = []

    def see(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith(WRITES) and "audit_" not in sql:
            written.append(sql)
        return execute(sql, *rest)

    last = Payload.objects.aggregate(last=Max("pk"))["last"] or 0
    with connection.execute_wrapper(see):
        try:
            act(by)
        except NotThere:
            return Tried("Finns inte.", bool(written))
        except Refusal as refusal:
            return Tried(str(refusal) or "Ingen mening", bool(written))
    new = Payload.objects.filter(pk__gt=last)
    return Tried("", bool(written), frozenset(new.values_list("verb", flat=True)))
