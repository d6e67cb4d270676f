"""Notices: told in the same transaction as what they tell of."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.models import Case, Notice
from tillit.casework.cases.types import NoticeKind
from tillit.kernel.actor import Actor, Role, Staff
from tillit.trust.access.queries import holders_of, staff_in


def tell(
    kind: NoticeKind,
    object_id: UUID,
    staff: Iterable[UUID],
    *,
    about: UUID | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Tell some colleagues, once each; nobody is told of what they did themself. `object_id` is a
    case, or what a module above has of its own (a child's line in a report)."""
    to = {each for each in staff if each != getattr(by, "id", None)}
    Notice.objects.bulk_create(
        Notice(staff_id=each, kind=kind, object_id=object_id, about_id=about, at=at) for each in to
    )


def tell_leaders(
    kind: NoticeKind, case: Case, *, about: UUID | None, by: Actor, at: datetime
) -> None:
    """Tell the leaders of the case's unit."""
    tell(kind, case.pk, _leaders_of(case, by, at), about=about, by=by, at=at)


def tell_owners(
    kind: NoticeKind, case: Case, *, about: UUID | None, by: Actor, at: datetime
) -> None:
    """Tell those who have the case, and the leaders of its unit."""
    holders = [holder.staff_id for holder in holders_of(by, case.pk, at=at)]
    tell(kind, case.pk, [*holders, *_leaders_of(case, by, at)], about=about, by=by, at=at)


def _leaders_of(case: Case, by: Actor, at: datetime) -> list[UUID]:
    """Who leads the unit of a case."""
    return [staff for staff, role in staff_in(by, [case.unit_id], at=at) if role == Role.LEADER]


def tell_holders(kind: NoticeKind, case_id: UUID, *, by: Actor, at: datetime) -> None:
    """Tell those who have the case, once each."""
    tell(kind, case_id, [each.staff_id for each in holders_of(by, case_id, at=at)], by=by, at=at)


@transaction.atomic
def read_notice(notice_id: UUID, *, by: Staff, at: datetime) -> None:
    """Mark one of the actor's own notices as read. Somebody else's is left as it is."""
    Notice.objects.filter(pk=notice_id, staff_id=by.id, read_at=None).update(read_at=at)
