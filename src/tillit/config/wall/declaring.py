"""Tell PostgreSQL who asks, in each transaction and together with its first word.

`SET LOCAL` dies with the transaction, so that a connection that somebody else gets next carries
nobody. It is sent in the same message as BEGIN: no page waits for one more answer.
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import ExecStatus, TransactionStatus

from tillit.kernel.asking import who_asks

from .tables import WALLED

_NAMES = re.compile("|".join(walled.table for walled in WALLED))
Execute = Callable[..., Any]  # Any: Django's own shape of a wrapper


def listen(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """On each new connection: stand before every statement that it will be given."""
    if connection.vendor == "postgresql" and declare not in connection.execute_wrappers:
        connection.execute_wrappers.append(declare)


def declare(execute: Execute, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Carry one statement out in a transaction that knows who asks.

    A statement by itself gets a transaction of its own, but only when it names a table behind the
    wall: what was missed here sees nothing.
    """
    connection = context["connection"]
    status = connection.connection.pgconn.transaction_status
    if connection.autocommit and status == TransactionStatus.IDLE:
        if not _NAMES.search(str(sql)):
            return execute(sql, params, many, context)
        with transaction.atomic(using=connection.alias):
            _say(connection, TransactionStatus.IDLE)
            return execute(sql, params, many, context)
    _say(connection, status)
    try:
        return execute(sql, params, many, context)
    finally:
        if str(sql).startswith("ROLLBACK TO"):
            connection.said = None  # what was said since the savepoint is gone with it


def _say(connection: Any, status: TransactionStatus) -> None:
    """Begin with who asks, or say it anew when it is another than before."""
    asks = who_asks()
    if asks is None:
        asks = settings.ASKED_BY_NOBODY
    begins = status == TransactionStatus.IDLE
    same = getattr(connection, "said", None) == asks
    if not begins and (same or status != TransactionStatus.INTRANS):
        return
    text = asks.replace("'", "''")
    words = f"{'BEGIN; ' if begins else ''}SET LOCAL tillit.asks = '{text}'"
    answer = connection.connection.pgconn.exec_(words.encode())
    if answer.status != ExecStatus.COMMAND_OK:
        raise RuntimeError("PostgreSQL was not told who asks.")
    connection.said = asks
