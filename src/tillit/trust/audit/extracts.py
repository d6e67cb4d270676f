"""What a backup needs of the log (where it ends), and what the review of the log reads."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, System

from .models import Payload
from .types import Kind, StaffLeaf

# Asked of a snapshot of the database, which is not Django's own connection.
LAST_LEAF = "SELECT id, hash FROM audit_leaf ORDER BY id DESC LIMIT 1"


def by_staff(
    actor: Actor, staff_ids: Iterable[UUID], since: datetime, until: datetime
) -> Iterator[StaffLeaf]:
    """What staff did and read from one moment until before another, in order (SoLPuL 10 §).
    Only the program itself asks; for anybody else nothing is here."""
    if not isinstance(actor, System):
        return
    refs = [str(each) for each in staff_ids]
    rows = Payload.objects.filter(actor_ref__in=refs, at__gte=since, at__lt=until)
    rows = rows.filter(actor_kind="staff").order_by("pk")
    columns = ("kind", "actor_ref", "verb", "at", "object_id", "person_id", "body")
    for kind, ref, verb, at, object_id, person_id, body in rows.values_list(*columns).iterator():
        facts = json.loads(body)["facts"]
        shown = tuple(UUID(each) for each in facts.get("shown", ()) if isinstance(each, str))
        ground = str(facts.get("ground", ""))
        yield StaffLeaf(Kind(kind), UUID(ref), verb, at, object_id, person_id, ground, shown)
