"""What writes a leaf, with its words ready: two statements, one on PostgreSQL.

Every page and every action leaves leaves. Django would make the same two statements anew each time,
which costs ten times as much as to write the rows.
"""

from typing import Any

from django.db import DatabaseError, connection, transaction

from .models import Leaf, Payload
from .types import NotLogged

_HASH = Leaf._meta.get_field("hash")
_COLUMNS = Payload._meta.concrete_fields
_LEAF = "INSERT INTO audit_leaf (hash) VALUES (%s) RETURNING id"
_PAYLOAD = "INSERT INTO audit_payload ({}) VALUES ({})".format(  # noqa: S608 – names of our own
    ", ".join(field.column for field in _COLUMNS), ", ".join("%s" for _ in _COLUMNS)
)
# Both at once, on PostgreSQL: a journey to the database costs more than what it does there.
_BOTH = "WITH leaf AS ({}) INSERT INTO audit_payload ({}) VALUES ({}) RETURNING leaf_id".format(  # noqa: S608 – names of our own
    _LEAF,
    ", ".join(field.column for field in _COLUMNS),
    ", ".join(
        "(SELECT id FROM leaf)" if field.attname == "leaf_id" else "%s" for field in _COLUMNS
    ),
)


def write(hash: bytes, payload: Payload) -> int:
    """Append a leaf and what it says; returns its number.

    Should it fail, the transaction around it can only be rolled back, as when Django saves. Raises
    NotLogged: no leaf, no page.
    """
    try:
        return _write(hash, payload)
    except DatabaseError as problem:
        raise NotLogged(*problem.args) from problem


def _write(hash: bytes, payload: Payload) -> int:
    leaf = _HASH.get_db_prep_save(hash, connection)
    with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_BOTH, [leaf, *_values(payload, but="leaf_id")])
            [(payload.leaf_id,)] = cursor.fetchall()
            return payload.leaf_id
        cursor.execute(_LEAF, [leaf])
        [(payload.leaf_id,)] = cursor.fetchall()
        cursor.execute(_PAYLOAD, _values(payload))
    return payload.leaf_id


def _values(payload: Payload, *, but: str = "") -> list[Any]:  # Any: what the database's own takes
    return [
        field.get_db_prep_save(getattr(payload, field.attname), connection)
        for field in _COLUMNS
        if field.attname != but
    ]
