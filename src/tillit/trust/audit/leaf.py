"""What is hashed: the one text of an entry, and the leaf over it."""

import hashlib
import json
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, Resident, kind_of, reference_of
from tillit.kernel.events import JSON

from .types import Kind

VERSION = 1


def canonical(
    kind: Kind,
    verb: str,
    object_id: UUID | None,
    person_id: UUID | None,
    facts: dict[str, JSON],
    by: Actor,
    at: datetime,
) -> str:
    """The one text that is hashed: JSON with sorted keys and no spaces."""
    body: dict[str, JSON] = {
        "v": VERSION,
        "kind": kind.value,
        "verb": verb,
        "at": at.isoformat(),
        "actor": [kind_of(by), reference_of(by)],
        "object": str(object_id) if object_id else None,
        "person": str(person_id) if person_id else None,
        "facts": facts,
    }
    if isinstance(by, Resident) and by.acts_for:
        body["for"] = [by.acts_as.value, str(by.acts_for)]
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def leaf_hash(salt: bytes, body: str) -> bytes:
    """The leaf of RFC 6962: a zero byte, the salt, what is said."""
    return hashlib.sha256(b"\x00" + salt + body.encode()).digest()
