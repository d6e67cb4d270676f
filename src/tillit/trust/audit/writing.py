"""The two statements that write a leaf, with their words ready.

Every page and every action leaves leaves. Django would make the same two statements anew each time,
which costs ten times as much as to write the rows.
"""

from django.db import DatabaseError, connection, transaction

from .models import Leaf, Payload
from .types import NotLogged

_HASH = Leaf._meta.get_field("hash")
_COLUMNS = Payload._meta.concrete_fields
_LEAF = "INSERT INTO audit_leaf (hash) VALUES (%s) RETURNING id"
_PAYLOAD = "INSERT INTO audit_payload ({}) VALUES ({})".format(  # noqa: S608 – names of our own
    ", ".join(field.column for field in _COLUMNS), ", ".join("%s" for _ in _COLUMNS)
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
    with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        cursor.execute(_LEAF, [_HASH.get_db_prep_save(hash, connection)])
        [(payload.leaf_id,)] = cursor.fetchall()
        values = [
            field.get_db_prep_save(getattr(payload, field.attname), connection)
            for field in _COLUMNS
        ]
        cursor.execute(_PAYLOAD, values)
    return payload.leaf_id
