"""What a backup needs of the log (where it ends), what the review of the log reads, and what one
account has done, for when it may have been stolen."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import QuerySet

from tillit.kernel.actor import Actor, System

from .models import Payload
from .types import AccountLeaf, Kind, StaffLeaf

# Asked of a snapshot of the database, which is not Django's own connection.
LAST_LEAF = "SELECT id, hash FROM audit_leaf ORDER BY id DESC LIMIT 1"
UTC_ENDS = "+00:00"  # how a moment ends that is written in UTC


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


def leaves_of(
    actor: Actor, staff_id: UUID, since: datetime, until: datetime, *, most: int, verb: str = ""
) -> tuple[list[AccountLeaf], datetime]:
    """What one account did and read, the oldest first: about so many, and the moment from which
    the next ones begin (`until` when there are no more). Everything of one moment comes at once.

    By the index over account and time, so that neither the rest of the log nor what comes later
    costs anything. Nothing is parsed: an account may have millions. Only the program itself asks.
    """

    def between(until: datetime) -> "QuerySet[Payload]":
        rows = _account(actor, staff_id, since, until)  # one bound each way: SQLite uses one
        return rows.filter(verb=verb) if verb else rows

    moments = between(until).order_by("at").values_list("at", flat=True)
    end = next(iter(moments[most : most + 1]), until)
    if end != until and not between(end).exists():
        end = next(iter(moments.filter(at__gt=end)[:1]), until)
    bodies = between(end).order_by("at", "pk").values_list("body", flat=True)
    return [_parted(body) for body in bodies], end


def _parted(body: str) -> AccountLeaf:
    """A leaf from its text: its keys are sorted, so the moment comes next after who."""
    _, _, rest = body.partition('"at":"')
    when, _, said = rest.partition('",')
    if not when.endswith(UTC_ENDS):
        when = datetime.fromisoformat(when).astimezone(UTC).isoformat()
    return AccountLeaf(when, "{" + said)


def how_many_leaves(actor: Actor, staff_id: UUID, since: datetime, until: datetime) -> int:
    """How many leaves `leaves_of` gives."""
    return _account(actor, staff_id, since, until).count()


def _account(actor: Actor, staff_id: UUID, since: datetime, until: datetime) -> "QuerySet[Payload]":
    if not isinstance(actor, System):
        return Payload.objects.none()
    return Payload.objects.filter(actor_ref=str(staff_id), at__gte=since, at__lt=until)
