"""Where staff are signed in: begun, seen, ended; and a look at one's own."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import NotThere
from tillit.trust.audit.actions import record
from tillit.trust.identity.events import SignInsEnded
from tillit.trust.identity.models import SignIn
from tillit.trust.identity.types import EndedAs

KEPT = timedelta(days=30)


@transaction.atomic
def end_sign_ins(staff_id: UUID, how: EndedAs, *, by: Actor, at: datetime) -> None:
    """End every place where somebody is signed in: the next request from there is a stranger's.
    For those who close accounts; the caller has checked it."""
    _end(SignIn.objects.filter(staff_id=staff_id), staff_id, how, by, at)


@transaction.atomic
def end_my_sign_in(sign_in: UUID, *, by: Actor, at: datetime) -> None:
    """End one other place where one is signed in. NotThere for somebody else's."""
    mine = SignIn.objects.filter(pk=sign_in, staff_id=_me(by), ended_at=None)
    if not mine.exists():
        raise NotThere
    _end(mine, _me(by), EndedAs.ELSEWHERE, by, at)


@transaction.atomic
def end_my_other_sign_ins(here: UUID, *, by: Actor, at: datetime) -> None:
    """End every place where one is signed in but this one."""
    mine = SignIn.objects.filter(staff_id=_me(by)).exclude(pk=here)
    _end(mine, _me(by), EndedAs.ELSEWHERE, by, at)


@transaction.atomic
def erase_old_sign_ins(*, by: Actor, at: datetime) -> None:
    """Forget where somebody was signed in, 30 days after; the log keeps that they were."""
    old = Q(ended_at__lte=at - KEPT) | Q(seen_at__lte=at - KEPT)
    SignIn.objects.filter(old).delete()


def _end(rows: "QuerySet[SignIn]", staff_id: UUID, how: EndedAs, by: Actor, at: datetime) -> None:
    number = rows.filter(ended_at=None).update(ended_at=at, ended_as=how)
    if number:
        record(SignInsEnded(staff=staff_id, how=how, number=number), by=by, at=at)


def _me(by: Actor) -> UUID:
    if not isinstance(by, Staff):
        raise NotThere
    return by.id
