"""Sealed addresses as their readers see them. Nothing here opens one."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from tillit.kernel.actor import Actor, Staff
from tillit.registers.people.models import AddressOpening, AddressReader, SealedAddress
from tillit.registers.people.types import OpeningLine, SealedChange, SealedLine
from tillit.trust.access.queries import walled_person_ids


def sealed_for(actor: Staff, *, at: datetime) -> list[SealedLine]:
    """The sealed addresses that the actor is a named reader of, by their marks; none where a wall
    stands before the person (`_check_reader`). Four queries."""
    mine = SealedAddress.objects.filter(
        Exists(_counting().filter(address=OuterRef("pk"), staff_id=actor.id)), ended_at=None
    ).exclude(person_id__in=walled_person_ids(actor, at=at))
    return _lines(actor, mine.order_by("mark", "pk"), at)


def has_sealed(actor: Actor, person_id: UUID) -> bool:
    """Whether an address of a person is sealed now. The caller has let the actor in. One query."""
    whose = Q(person=person_id) | Q(person__merged_into=person_id)
    return SealedAddress.objects.filter(whose, ended_at=None).exists()


def sealed_about(actor: Staff, ids: Iterable[UUID], *, at: datetime) -> SealedChange | None:
    """The address that holds of a person, for whoever has been let in to the person or reads it.
    Two queries."""
    found = SealedAddress.objects.filter(person_id__in=list(ids), ended_at=None)
    row = found.prefetch_related("readers").order_by("sealed_at").last()
    if row is None:
        return None
    now = [each for each in row.readers.all() if each.ended_at is None]
    waiting = [each for each in now if each.counts_from is None]
    return SealedChange(
        row.pk, row.mark, row.sealed_at,
        tuple(each.staff_id for each in now if each.counts_from is not None),
        tuple(each.staff_id for each in waiting),
        waiting[0].named_by if waiting else None,
        row.end_asked_by, row.end_asked_at,
    )  # fmt: skip


def _counting() -> "QuerySet[AddressReader]":
    return AddressReader.objects.filter(ended_at=None).exclude(counts_from=None)


def _counts(row: AddressReader) -> bool:
    return row.ended_at is None and row.counts_from is not None


def _lines(actor: Actor, rows: "QuerySet[SealedAddress]", at: datetime) -> list[SealedLine]:
    found = rows.prefetch_related("readers", "openings")
    return [
        SealedLine(
            row.pk,
            row.mark,
            row.person_id,
            tuple(each.staff_id for each in row.readers.all() if _counts(each)),
            tuple(
                line
                for each in row.openings.all()
                if (line := _opening(each)) and at <= line.until and not each.closed_at
            ),
        )
        for row in found
    ]


def _opening(row: AddressOpening) -> OpeningLine | None:
    """What is asked for and not yet shown."""
    if row.shown_at is not None:
        return None
    step, since = ("approve", row.asked_at)
    if row.approved_at is not None:
        step, since = ("show", row.approved_at)
    until = since + timedelta(minutes=settings.SEALED_ADDRESS[f"{step}_minutes"])
    return OpeningLine(
        row.pk, row.reason.reveal(), row.asked_by, row.asked_at, row.approved_by, until
    )
