"""Whether the log still says what it said, and is what was signed."""

import json
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef

from tillit.kernel.actor import Actor
from tillit.trust.audit.events import TraceErased
from tillit.trust.audit.leaf import leaf_hash
from tillit.trust.audit.models import Leaf, Payload, Place
from tillit.trust.audit.tree_check import tree_faults


def size(actor: Actor) -> int:
    """How many leaves the log has."""
    return Leaf.objects.count()


def faults(actor: Actor, *, chunk: int = 2000) -> Iterator[str]:
    """Everything in the log that is not as it was written or signed.

    Finds a wrong hash, a missing payload, a changed column, a payload without its leaf, and what
    differs from any signed checkpoint: a leaf removed whole, put in, moved, or a false signature.
    What it cannot see is a log whose end was cut off together with its checkpoints, or that was
    signed anew with the log's own key: that is what witnesses and the printed line are for.
    """
    yield from _leaf_faults(chunk)
    yield from tree_faults(chunk)


def _leaf_faults(chunk: int) -> Iterator[str]:
    rows = Leaf.objects.order_by("id").select_related("payload", "erasure")
    told = _told_of()
    for leaf in rows.iterator(chunk_size=chunk):
        payload = getattr(leaf, "payload", None)
        if payload is None and hasattr(leaf, "erasure"):
            if leaf.pk not in told:
                yield f"{leaf.pk}: erased, and no leaf says so"
        elif payload is None:
            yield f"{leaf.pk}: the payload is missing"
        elif leaf_hash(bytes(payload.salt), payload.body) != bytes(leaf.hash):
            yield f"{leaf.pk}: the payload is not what was logged"
        elif not _agrees(payload):
            yield f"{leaf.pk}: a column differs from the payload"
    own = Leaf.objects.filter(pk=OuterRef("pk"))
    for number in Payload.objects.filter(~Exists(own)).values_list("pk", flat=True):
        yield f"{number}: the leaf is missing"


def _told_of() -> set[int]:
    """Every leaf that another leaf says has been erased."""
    found: set[int] = set()
    for body in Payload.objects.filter(verb=TraceErased.verb()).values_list("body", flat=True):
        places = json.loads(body)["facts"]["leaves"]
        found |= set(Place.objects.filter(index__in=places).values_list("leaf_id", flat=True))
    return found


def _agrees(payload: Payload) -> bool:
    body = json.loads(payload.body)
    return body["actor"] == [payload.actor_kind, payload.actor_ref] and (
        body["kind"],
        body["verb"],
        body["object"],
        body["person"],
        datetime.fromisoformat(body["at"]),
    ) == (
        payload.kind,
        payload.verb,
        str(payload.object_id) if payload.object_id else None,
        str(payload.person_id) if payload.person_id else None,
        payload.at,
    )
