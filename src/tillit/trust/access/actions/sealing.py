"""Sealed objects (försegling): only those who are assigned open them, and who did it is kept."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.access.events import ObjectSealed, SealLifted
from tillit.trust.access.models import Assignment, Guarded, Sealing
from tillit.trust.access.periods import running
from tillit.trust.access.policies import check_may_lift_seal, check_may_seal, check_why
from tillit.trust.access.queries import can_open_sealed
from tillit.trust.access.types import AssignedAs
from tillit.trust.audit.actions import record

from .guards import change_guard


@transaction.atomic
def seal(object_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Seal an object and what lies under it. Who may: its unit's leader, and who is responsible.
    The leader who is not assigned no longer opens it. Refuses when nobody else would either."""
    guarded = _guarded(object_id)
    check_may_seal(by, guarded.unit_id, responsible=_is_responsible(by, object_id, at))
    check_why(why)
    if guarded.sealed:
        raise Moved("Ärendet är redan förseglat. Läs sidan igen.")
    if not can_open_sealed(by, object_id, at=at):
        raise Refusal("Ge ärendet till någon först. Annars kan ingen öppna det.")
    Sealing.objects.create(guarded=guarded, why=why.strip(), sealed_by=by.id, since=at)
    change_guard(object_id, sealed=True, by=by, at=at)
    record(ObjectSealed(object_id=object_id), by=by, at=at)


@transaction.atomic
def lift_seal(object_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Let an object, and what was sealed with it, be opened as before. Who may: those who open it
    now; and the unit's leader when nobody can. So no leader lets themself in."""
    guarded = _guarded(object_id)
    openers = can_open_sealed(by, object_id, at=at)
    check_may_lift_seal(by, guarded.unit_id, openers)
    check_why(why)
    said = {"until": at, "lifted_by": by.id, "lifted_because": why.strip()}
    if not Guarded.objects.filter(pk=object_id, sealed=True).update(sealed=False):
        raise Moved("Förseglingen är redan hävd. Läs sidan igen.")
    Sealing.objects.filter(guarded=guarded, until=None).update(**said)
    of_their_own = Sealing.objects.filter(until=None).values("guarded_id")
    under = Guarded.objects.filter(root_id=object_id).exclude(pk__in=of_their_own)
    under.update(sealed=False)
    record(SealLifted(object_id=object_id), by=by, at=at)


def _guarded(object_id: UUID) -> Guarded:
    guarded = the_one(Guarded.objects.filter(pk=object_id))
    if guarded is None:
        raise NotThere
    return guarded


def _is_responsible(by: Staff, object_id: UUID, at: datetime) -> bool:
    mine = Assignment.objects.filter(running(at), object_id=object_id, staff_id=by.id)
    return mine.filter(assigned_as=AssignedAs.RESPONSIBLE).exists()
