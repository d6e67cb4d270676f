"""Try something on behalf of somebody: done, or the sentence that they got."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from tillit.kernel.refusal import NotThere, Refusal

WRITES = ("INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class Tried:
    """What came of it. `wrote`: something was written on the way, but for the log."""

    refusal: str
    wrote: bool


def tried(act: Callable[[Any], object], by: object) -> Tried:
    """An empty `refusal` when it was done. What is no refusal is let through: it is a crash."""
    written: list[str] = []

    def see(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith(WRITES) and "audit_" not in sql:
            written.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(see):
        try:
            act(by)
        except NotThere:
            return Tried("Finns inte.", bool(written))
        except Refusal as refusal:
            return Tried(str(refusal) or "Ingen mening", bool(written))
    return Tried("", bool(written))
