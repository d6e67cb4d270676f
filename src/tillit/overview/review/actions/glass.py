"""An emergency opening is on the list from the moment it is made, with the days that are left."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import System
from tillit.kernel.swedish import day_of
from tillit.law.calendar import is_day_of_rest
from tillit.overview.review.models import ReviewRow
from tillit.overview.review.parameters import GLASS_DAYS, MOST_COUNTED
from tillit.overview.review.types import Lane
from tillit.trust.access.extracts import glass_between, guarded_around, seats_ever
from tillit.trust.access.queries import glass_in_shift
from tillit.trust.access.types import GlassView, GuardedView, GuardKind

PROGRAM = System("review")


def glass_due(opened_on: date) -> date:
    """The last day to look at an emergency opening: the third working day after it."""
    day, left = opened_on, GLASS_DAYS
    while left:
        day += timedelta(days=1)
        left -= not is_day_of_rest(day)
    return day


@transaction.atomic
def take_in_glass(*, since: datetime, by: System, at: datetime) -> None:
    """Put every emergency opening since a moment on the list. Nothing is doubled."""
    found = glass_between(by, since, at + timedelta(seconds=1))
    known = set(
        ReviewRow.objects.filter(glass_id__in=[glass.id for _, glass in found]).values_list(
            "glass_id", flat=True
        )
    )
    new = [(object_id, glass) for object_id, glass in found if glass.id not in known]
    if not new:
        return
    guarded = guarded_around(by, [object_id for object_id, _ in new], ())
    units = {seat.staff_id: seat.unit_id for seat in seats_ever(by, {g.staff_id for _, g in new})}
    ReviewRow.objects.bulk_create(
        [
            _row(
                object_id,
                glass,
                guarded.get(object_id),
                units,
                glass_in_shift(by, glass.staff_id, at=glass.opened_at).total,
            )
            for object_id, glass in new
        ]
    )


def nth_in_shift(number: int) -> list[str]:
    """The code that says which one of the shift it was, from the second."""
    return [f"glass_nth_{min(number, MOST_COUNTED)}"] if number > 1 else []


def _row(
    object_id: UUID,
    glass: GlassView,
    thing: GuardedView | None,
    units: dict[UUID, UUID],
    number: int,
) -> ReviewRow:
    case = thing.id if thing and thing.kind is GuardKind.CASE else thing.root_id if thing else None
    return ReviewRow(
        reader_id=glass.staff_id,
        unit_id=units.get(glass.staff_id),
        about_id=(thing.person_id if thing else None) or object_id,
        person_id=thing.person_id if thing else None,
        case_id=case,
        about_unit_id=thing.unit_id if thing else None,
        about_kind=thing.kind if thing else "",
        lane=Lane.GLASS,
        why=[f"glass_{glass.reason.value}", *nth_in_shift(number)],
        left=0,
        first_at=glass.opened_at,
        last_at=glass.opened_at,
        glass_id=glass.id,
        due_on=glass_due(day_of(glass.opened_at)),
    )
