"""Seven kinds of attack on the log, by whoever owns the database and has taken its triggers away.

An attack is a change of what the log says (`tamper`), written back at one of three depths: the rows
alone; the rows and the whole tree; or the rows, the tree and checkpoints signed anew with the log's
own key. The attacker may go on afterwards as if nothing had happened.
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from tillit.trust.audit.keys import signing_keys
from tillit.trust.audit.models import Checkpoint, Leaf, Payload, Place, Tile
from tillit.trust.audit.notes import checkpoint_text, sign
from tillit.trust.audit.tree import Growing

KINDS = ("edit", "delete", "reorder", "insert", "truncate", "fork", "back-date")
DEPTHS = ("rows", "tree", "signed")
TABLES = ("cosignature", "checkpoint", "tile", "place", "payload", "leaf")


@dataclass
class Entry:
    """A leaf with its words; `columns` are the payload's other columns."""

    hash: bytes
    salt: bytes
    body: str
    columns: dict[str, object]

    def said(self, body: str) -> Entry:
        """The same leaf with other words and a hash that fits them."""
        digest = hashlib.sha256(b"\x00" + self.salt + body.encode()).digest()
        return Entry(digest, self.salt, body, self.columns)


COLUMNS = ("kind", "verb", "at", "actor_kind", "actor_ref", "object_id", "person_id")


def read_log() -> list[Entry]:
    """Everything, in the order of the tree."""
    rows = Place.objects.order_by("index").select_related("leaf__payload")
    return [
        Entry(
            bytes(row.leaf.hash),
            bytes(row.leaf.payload.salt),
            row.leaf.payload.body,
            {name: getattr(row.leaf.payload, name) for name in COLUMNS},
        )
        for row in rows
    ]


def tamper(kind: str, log: list[Entry], covered: int, draw: random.Random) -> list[Entry]:
    """The log after the attack; only what a witness has covered is touched."""
    at = draw.randrange(covered - 1)
    return _WAYS[kind](list(log), at, draw)


def _edit(log: list[Entry], at: int, draw: random.Random) -> list[Entry]:
    log[at] = log[at].said(log[at].body.replace('"staff"', '"guest"').replace("1", "2"))
    if draw.random() < 0.3:  # the careless kind: the hash stays
        log[at].hash = hashlib.sha256(os.urandom(8)).digest()
    return log


def _delete(log: list[Entry], at: int, draw: random.Random) -> list[Entry]:
    return log[:at] + log[at + draw.randint(1, 3) :]


def _reorder(log: list[Entry], at: int, draw: random.Random) -> list[Entry]:
    other = draw.choice([n for n in range(len(log)) if n != at])
    log[at], log[other] = log[other], log[at]
    return log


def _insert(log: list[Entry], at: int, draw: random.Random) -> list[Entry]:
    made = Entry(b"", os.urandom(16), "", draw.choice(log).columns)
    return [*log[:at], made.said(draw.choice(log).body), *log[at:]]


def _truncate(log: list[Entry], at: int, draw: random.Random) -> list[Entry]:
    return log[: at + 1]


def _fork(log: list[Entry], at: int, draw: random.Random) -> list[Entry]:
    """Another history from here on, as long as the true one or longer."""
    rest = [each.said(each.body.replace("0", "1")) for each in log[at:]]
    return log[:at] + rest + rest[: draw.randint(0, 20)]


def _back_date(log: list[Entry], at: int, draw: random.Random) -> list[Entry]:
    year = log[at].body.partition('"at":"')[2][:4]
    earlier = f'"at":"{int(year) - draw.randint(1, 3)}'
    log[at] = log[at].said(log[at].body.replace(f'"at":"{year}', earlier))
    return log


_WAYS: dict[str, Callable[[list[Entry], int, random.Random], list[Entry]]] = {
    "edit": _edit,
    "delete": _delete,
    "reorder": _reorder,
    "insert": _insert,
    "truncate": _truncate,
    "fork": _fork,
    "back-date": _back_date,
}


def take_triggers_away() -> None:
    """The first thing that the owner does."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in TABLES:
                cursor.execute(f"ALTER TABLE audit_{table} DISABLE TRIGGER USER")
            return
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def write_log(log: list[Entry], depth: str, *, at: datetime) -> None:
    """Write the log back; what the depth does not reach stays as it was."""
    kept = list(Checkpoint.objects.order_by("pk").values("id", "size", "root", "note", "at"))
    tiles = list(Tile.objects.order_by("pk").values("id", "height", "number", "hashes", "root"))
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM audit_{table}")
    edge, leaves, said, places = Growing(0), [], [], []
    for index, entry in enumerate(log):
        leaves.append(Leaf(pk=index + 1, hash=entry.hash))
        said.append(Payload(leaf_id=index + 1, salt=entry.salt, body=entry.body, **entry.columns))
        places.append(Place(index=index, leaf_id=index + 1))
        edge.add(entry.hash)
    Leaf.objects.bulk_create(leaves, batch_size=90)
    Payload.objects.bulk_create(said, batch_size=90)
    Place.objects.bulk_create(places, batch_size=90)
    Tile.objects.bulk_create(
        [Tile(**row) for row in tiles] if depth == "rows" else edge.whole, batch_size=50
    )
    if depth != "signed":
        Checkpoint.objects.bulk_create([Checkpoint(**row) for row in kept])
        return
    keys, root = signing_keys(), edge.root()
    note = sign(checkpoint_text(keys[0].name, edge.size, root), keys, at=at)
    Checkpoint.objects.create(size=edge.size, root=root, note=note, at=at)
