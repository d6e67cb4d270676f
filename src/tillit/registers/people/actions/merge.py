"""Two entries that are one person: made one, and made two again. No row is moved or lost."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people import policies
from tillit.registers.people.events import MergeUndone, PersonsMerged
from tillit.registers.people.models import Merge, Person
from tillit.registers.people.search.index import reindex
from tillit.registers.people.types import Protection
from tillit.trust.audit.actions import record

from .common import person_to_change, who


def _stronger(one: str, other: str) -> Protection:
    return max(Protection(one), Protection(other), key=list(Protection).index)


@transaction.atomic
def merge_persons(keep: UUID, drop: UUID, *, reason: str, by: Actor, at: datetime) -> UUID:
    """Say that `drop` is the same person as `keep`. Returns the id of the merge, for undoing.

    The stronger protection of the two holds for the one that is kept.
    """
    policies.check_may_merge(by)
    policies.check_reason(reason)
    kept = person_to_change(keep, by=by, at=at)
    dropped = person_to_change(drop, by=by, at=at)
    if kept == dropped:
        raise Refusal("Det är redan samma person. Det finns inget att slå ihop.")
    row = _begin(kept, dropped, reason, by, at)
    stronger = _stronger(kept.protection, dropped.protection)
    Person.objects.filter(pk=kept.pk).update(protection=stronger)
    _settle({kept.pk, dropped.pk})
    record(PersonsMerged(merge=row.pk, keep=kept.pk, drop=dropped.pk), by=by, at=at)
    return row.pk


def _begin(kept: Person, dropped: Person, reason: str, by: Actor, at: datetime) -> Merge:
    try:
        with transaction.atomic():
            return Merge.objects.create(
                keep=kept,
                drop=dropped,
                reason=reason.strip(),
                keep_protection=kept.protection,
                merged_by=who(by),
                merged_at=at,
            )
    except IntegrityError:
        raise Moved("Någon annan har just slagit ihop personerna. Läs sidan igen.")


@transaction.atomic
def undo_merge(merge_id: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """Make two persons of one again. What was written while they were one stays with `keep`."""
    policies.check_may_merge(by)
    policies.check_reason(reason)
    row = Merge.objects.select_related("keep", "drop").filter(pk=merge_id).first()
    if row is None:
        raise NotThere
    person_to_change(row.keep_id, by=by, at=at)
    if not Merge.objects.filter(pk=row.pk, undone_at=None).update(
        undone_at=at, undone_by=who(by), undone_reason=reason.strip()
    ):
        raise Moved("Sammanslagningen är redan ångrad. Läs sidan igen.")
    stronger = _stronger(row.keep_protection, row.drop.protection)
    Person.objects.filter(pk=row.keep_id, protection=stronger).update(
        protection=row.keep_protection
    )
    _settle({row.keep_id, row.drop_id})
    record(MergeUndone(merge=row.pk, keep=row.keep_id, drop=row.drop_id), by=by, at=at)


def _settle(ids: set[UUID]) -> None:
    """Point everybody touched at the person that now holds, and renew their search rows."""
    rows = Person.objects.filter(Q(pk__in=ids) | Q(merged_into__in=ids))
    touched = set(rows.values_list("pk", flat=True))
    into = _merged(touched)
    while wanted := set(into.values()) - touched:
        touched |= wanted
        into |= _merged(wanted)
    for each in touched:
        root = each
        while root in into:
            root = into[root]
        Person.objects.filter(pk=each).update(merged_into=None if root == each else root)
    reindex(touched)


def _merged(ids: set[UUID]) -> dict[UUID, UUID]:
    rows = Merge.objects.filter(undone_at=None, drop__in=ids)
    return dict(rows.values_list("drop", "keep"))
