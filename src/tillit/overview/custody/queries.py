"""Which keys are in use, and where."""

from collections import Counter

from tillit.casework.intake.queries import fingerprints_hold
from tillit.contact.documents import extracts as documents
from tillit.kernel.actor import Actor
from tillit.trust.sealing.types import key_id_of

from .places import LONGEST_KEY_ID, asked, quoted, tables
from .types import InUse


def in_use(actor: Actor) -> list[InUse]:
    """How many values lie under each key, for every sealed column and for documents."""
    found = []
    for table in tables():
        for column in table.columns:
            heads = asked(
                f"SELECT substr({quoted(column)}, 1, {LONGEST_KEY_ID + 1}) "  # noqa: S608
                f"FROM {quoted(table.name)} WHERE {quoted(column)} IS NOT NULL"
            )
            counted = Counter(key_id_of(bytes(head[0])) for head in heads)
            place = f"{table.name}.{column}"
            found += [InUse(place, key, n, table.short) for key, n in sorted(counted.items())]
    return found + [InUse("documents", key, n) for key, n in sorted(documents.key_ids().items())]


def last_key_is_right(actor: Actor) -> bool | None:
    """Whether the last key still makes the fingerprints that stand in the tables; None: too
    early to tell. With another last key no receipt code would be found again."""
    return fingerprints_hold(actor)
