"""Say that a colleague is a person in the register: two type the same number, and nobody is shown
anything. What it leads to is in the policy alone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Refusal
from tillit.trust.access.events import OwnEntryAsked, OwnEntryLinked
from tillit.trust.access.models import Membership, OwnEntry
from tillit.trust.access.periods import running
from tillit.trust.access.policies import check_may_say_who
from tillit.trust.access.types import SaidWho
from tillit.trust.audit.actions import record


@transaction.atomic
def say_own_entry(staff_id: UUID, mark: str, *, by: Staff, at: datetime) -> SaidWho:
    """Keep the fingerprint of a number that one colleague typed, or compare it with what another
    typed before. Who may: whoever may give the colleague a role; never oneself."""
    seats = Membership.objects.filter(running(at), staff_id=staff_id)
    check_may_say_who(by, staff_id, set(seats.values_list("unit_id", flat=True)))
    row, _ = OwnEntry.objects.get_or_create(staff_id=staff_id)
    if not row.asked:
        OwnEntry.objects.filter(pk=staff_id).update(asked=mark, asked_by=by.id, asked_at=at)
        record(OwnEntryAsked(staff=staff_id), by=by, at=at)
        return SaidWho.ASKED
    if row.asked_by == by.id:
        raise Refusal("Du har själv skrivit numret. En kollega till skriver samma nummer här.")
    OwnEntry.objects.filter(pk=staff_id).update(asked="", asked_by=None, asked_at=None)
    return SaidWho.SAME if row.asked == mark else SaidWho.DIFFERS


@transaction.atomic
def link_own_entry(staff_id: UUID, person_id: UUID, *, by: Actor, at: datetime) -> None:
    """From now the policy knows who a colleague is. The leaf names the colleague and no person."""
    said = {
        "person_id": person_id,
        "since": at,
        "linked_by": by.id if isinstance(by, Staff) else None,
    }
    OwnEntry.objects.update_or_create(staff_id=staff_id, defaults=said)
    record(OwnEntryLinked(staff=staff_id), by=by, at=at)
