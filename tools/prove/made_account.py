"""What an account that nobody has had did: leaves as the log writes them, by the million."""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

AT_ONCE = 20_000  # rows in one transaction


def fill(account: UUID, persons: list[UUID], leaves: int, begin: datetime) -> None:
    """Leaves of one account, one a millisecond, about these persons by turns, each beside another:
    as many in a row as persons times persons say something of their own."""
    from django.db import connection, transaction

    from tillit.trust.audit.leaf import leaf_hash

    first = _next_leaf()
    hashes: list[tuple[int, bytes]] = []
    rows: list[tuple[Any, ...]] = []

    def write() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany("INSERT INTO audit_leaf (id, hash) VALUES (%s, %s)", hashes)
            marks = ", ".join(["%s"] * 10)
            cursor.executemany(
                "INSERT INTO audit_payload (leaf_id, salt, body, kind, verb, at, actor_kind, "
                f"actor_ref, object_id, person_id) VALUES ({marks})",
                rows,
            )
        hashes.clear()
        rows.clear()

    ids = [str(each) for each in persons]
    for index in range(leaves):
        at = begin + timedelta(milliseconds=index)
        person, other = ids[index % len(ids)], ids[(index // len(ids) + index * 7) % len(ids)]
        told = {
            "v": 1, "kind": "read", "verb": "open_case", "at": at.isoformat(),
            "actor": ["staff", str(account)], "object": person, "person": person,
            "facts": {"ground": "assigned", "shown": [person, other], "shows": ["K1", "K3", "K5"]},
        }  # fmt: skip
        body, salt = json.dumps(told, sort_keys=True, separators=(",", ":")), os.urandom(16)
        hashes.append((first + index, leaf_hash(salt, body)))
        plain = person.replace("-", "")
        when = at.strftime("%Y-%m-%d %H:%M:%S.%f")
        rows.append((first + index, salt, body, "read", "open_case", when, "staff",
                     str(account), plain, plain))  # fmt: skip
        if len(rows) == AT_ONCE:
            write()
    if rows:
        write()


def _next_leaf() -> int:
    from tillit.trust.audit.models import Leaf

    last = Leaf.objects.order_by("-pk").first()
    return (last.pk if last else 0) + 1
