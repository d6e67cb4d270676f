"""Two entries that are one person: made one, and made two again. No row is moved or lost."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people import policies
from tillit.registers.people.events import MergeAsked, MergeUndone, PersonsMerged
from tillit.registers.people.models import Merge, MergeAsk, Person
from tillit.registers.people.search.index import reindex
from tillit.registers.people.types import Protection
from tillit.trust.audit.actions import record

from .common import person_to_change, who


def _stronger(one: str, other: str) -> Protection:
    return max(Protection(one), Protection(other), key=list(Protection).index)


@transaction.atomic
def merge_persons(
    keep: UUID, drop: UUID, *, reason: str, by: Actor, at: datetime
) -> UUID | None:  # fmt: skip
    """Say that `drop` is the same person as `keep`. Returns the id of the merge, for undoing.

    The stronger protection of the two holds for the one that is kept. Where either is protected it
    waits for a second colleague, and nothing is returned: a merge ties a name to another, and that
    is never done by one alone.
    """
    policies.check_may_merge(by)
    policies.check_reason(reason)
    kept = person_to_change(keep, by=by, at=at)
    dropped = person_to_change(drop, by=by, at=at)
    if kept == dropped:
        raise Refusal("Det är redan samma person. Det finns inget att slå ihop.")
    hidden = any(Protection(each.protection).holds for each in (kept, dropped))
    if hidden and isinstance(by, Staff):
        _ask(kept, dropped, reason, by, at)
        return None
    return _merge(kept, dropped, reason, by, at)


@transaction.atomic
def confirm_merge(ask_id: UUID, *, by: Staff, at: datetime) -> UUID:
    """A second colleague, who may meet both, says that they are one. Then they are."""
    ask, kept, dropped = _asked(ask_id, by, at)
    if ask.asked_by == by.id:
        raise Refusal("Du har själv bett om det. Be en kollega att bekräfta.")
    _answer(ask, by, at)
    return _merge(kept, dropped, ask.reason.reveal(), by, at)


@transaction.atomic
def refuse_merge(ask_id: UUID, *, by: Staff, at: datetime) -> None:
    """Say no, or take it back: they stay two."""
    ask, kept, _ = _asked(ask_id, by, at)
    _answer(ask, by, at)
    record(MergeAsked(ask=ask.pk, person=kept.pk, refused=True), by=by, at=at)


def _ask(kept: Person, dropped: Person, reason: str, by: Staff, at: datetime) -> None:
    try:
        with transaction.atomic():
            row = MergeAsk.objects.create(
                keep=kept, drop=dropped, reason=reason.strip(), asked_by=by.id, asked_at=at
            )
    except IntegrityError:
        raise Moved("Någon har redan bett om att slå ihop dem. Bekräfta det, eller säg nej.")
    record(MergeAsked(ask=row.pk, person=kept.pk), by=by, at=at)


def _asked(ask_id: UUID, by: Staff, at: datetime) -> tuple[MergeAsk, Person, Person]:
    policies.check_may_merge(by)
    ask = MergeAsk.objects.filter(pk=ask_id).first()
    if ask is None:
        raise NotThere
    kept = person_to_change(ask.keep_id, by=by, at=at)
    return ask, kept, person_to_change(ask.drop_id, by=by, at=at)


def _answer(ask: MergeAsk, by: Staff, at: datetime) -> None:
    open_ = MergeAsk.objects.filter(pk=ask.pk, answered_at=None)
    if not open_.update(answered_by=by.id, answered_at=at):
        raise Moved("Någon annan har redan svarat. Läs sidan igen.")


def _merge(kept: Person, dropped: Person, reason: str, by: Actor, at: datetime) -> UUID:
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
    """Make two persons of one again. What was written while they were one stays with `keep`, and
    when staff undo, so does a protection: it is taken away by two, on the page of the person."""
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
    if not isinstance(by, Staff):
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
