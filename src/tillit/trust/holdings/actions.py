"""Let a file go."""

from datetime import datetime

from django.db import connection, transaction

from tillit.kernel.actor import Actor

from .ports import holdings
from .queries import whole
from .types import Going


@whole
@transaction.atomic
def let_go(plan: Going, *, by: Actor, at: datetime) -> dict[str, int]:
    """Delete what goes, in the caller's transaction, and empty what only points at it; returns how
    many rows of each table. The caller has decided that it may, and records it. The keys of the
    database are compared at the end, so the order does not matter (ADR 12)."""
    deleted: dict[str, int] = {}
    gone = {each.model: plan.rows.get(each.table, frozenset()) for each in holdings()}
    for holding in holdings():
        for column in holding.emptied:
            target = holding.model._meta.get_field(column).related_model
            if isinstance(target, type) and gone.get(target):
                rows = holding.model._base_manager.filter(**{f"{column}__in": gone[target]})
                rows.update(**{column: None})
    for holding in holdings():
        if ids := gone[holding.model]:
            rows = holding.model._base_manager.filter(pk__in=ids)
            deleted[holding.table] = rows._raw_delete(rows.db)
    connection.check_constraints([each.table for each in holdings()])
    return deleted
