"""Read the log: who has read, and how often."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.trust.audit.models import Payload
from tillit.trust.audit.types import DENIED, Kind, Reading, ReadLeaf

AT_ONCE = 500  # ids in one question


def readings_of(actor: Actor, object_id: UUID, *, limit: int = 20) -> list[Reading]:
    """The latest readings of one object, newest first, each reader once a day and verb.

    The caller has already been let in to the object: who has read follows who may see.
    """
    rows = (
        Payload.objects.filter(object_id=object_id, kind=Kind.READ)
        .exclude(verb=DENIED)
        .order_by("-at", "-pk")
        .values_list("actor_kind", "actor_ref", "verb", "at", "body")[: limit * 10]
    )
    found: dict[tuple[str, str, str, str], Reading] = {}
    for kind, ref, verb, at, body in rows:
        key = (kind, ref, verb, day_of(at).isoformat())
        found.setdefault(key, Reading(kind, ref, verb, at, _ground(body)))
    return list(found.values())[:limit]


def readings_about(
    actor: Actor, object_ids: Iterable[UUID], person_ids: Iterable[UUID], *, limit: int = 2_000
) -> list[ReadLeaf]:
    """What staff have read of these objects and about these persons, the newest first. The caller
    has found out what the actor may be told."""
    rows = Payload.objects.filter(
        kind=Kind.READ,
        actor_kind="staff",
        object_id__in=list(object_ids),
        person_id__in=list(person_ids),
    ).order_by("-at", "-pk")[:limit]
    return [
        ReadLeaf(
            row.pk, row.object_id, row.person_id, UUID(row.actor_ref), row.at, _ground(row.body)
        )
        for row in rows
        if row.object_id and row.person_id
    ]


def readers_between(
    actor: Actor, object_id: UUID, since: datetime, until: datetime
) -> list[tuple[UUID, datetime]]:
    """Every member of staff who read an object from one moment until before another, with the
    latest time, the latest first. The caller has already been let in to the object."""
    rows = Payload.objects.filter(
        object_id=object_id, kind=Kind.READ, actor_kind="staff", at__gte=since, at__lt=until
    )
    latest = (
        rows.exclude(verb=DENIED)
        .values("actor_ref")
        .annotate(last=Max("at"))
        .order_by("-last", "actor_ref")
    )
    return [(UUID(row["actor_ref"]), row["last"]) for row in latest]


def leaves_about(actor: Actor, ids: Iterable[UUID]) -> list[int]:
    """The numbers of the leaves whose words are about these persons and objects, for disposal.
    What a list showed stands in the leaf of that list, by ids that lead nowhere when all is gone.
    """
    asked, found = list(ids), set[int]()
    for begin in range(0, len(asked), AT_ONCE):
        some = asked[begin : begin + AT_ONCE]
        rows = Payload.objects.filter(Q(object_id__in=some) | Q(person_id__in=some))
        found |= set(rows.values_list("pk", flat=True))
    return sorted(found)


def _ground(body: str) -> str:
    facts = json.loads(body)["facts"]
    return str(facts.get("ground", ""))


def times_done(actor: Actor, staff_id: UUID, verbs: Iterable[str], *, since: datetime) -> int:
    """How many times this member of staff has done or read something since a moment."""
    mine = Payload.objects.filter(actor_ref=str(staff_id), at__gte=since, verb__in=list(verbs))
    return mine.count()


def has_met(
    actor: Actor, staff_id: UUID, ids: Iterable[UUID], verbs: Iterable[str], *, since: datetime
) -> bool:
    """Whether any of the ids stands in a leaf of these kinds by this member of staff."""
    mine = Payload.objects.filter(actor_ref=str(staff_id), at__gte=since, verb__in=list(verbs))
    wanted = Q(pk__in=[])
    for each in ids:
        wanted |= Q(body__contains=str(each))
    return mine.filter(wanted).exists()
