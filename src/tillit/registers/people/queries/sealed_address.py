"""Sealed addresses as their readers see them. Nothing here opens one."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from tillit.kernel.actor import Actor, Staff
from tillit.registers.people.models import AddressOpening, SealedAddress
from tillit.registers.people.types import OpeningLine, SealedLine
from tillit.trust.access.queries import walled_person_ids


def sealed_for(actor: Staff, *, at: datetime) -> list[SealedLine]:
    """The sealed addresses that the actor is a named reader of, by their marks; none where a wall
    stands before the person (`_check_reader`). Four queries."""
    mine = SealedAddress.objects.filter(
        ended_at=None, readers__staff_id=actor.id, readers__ended_at=None
    ).exclude(person_id__in=walled_person_ids(actor, at=at))
    return _lines(actor, mine.order_by("mark", "pk"), at)


def _lines(actor: Actor, rows: "QuerySet[SealedAddress]", at: datetime) -> list[SealedLine]:
    found = rows.prefetch_related("readers", "openings")
    return [
        SealedLine(
            row.pk,
            row.mark,
            row.person_id,
            tuple(each.staff_id for each in row.readers.all() if each.ended_at is None),
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
