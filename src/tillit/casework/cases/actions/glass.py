"""Open a case in an emergency by its exact number: eight hours, and the owners are told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.models import Case
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere
from tillit.trust.access import actions as access
from tillit.trust.access.policies import check_sentence
from tillit.trust.access.queries import is_full, verdict_on
from tillit.trust.access.types import GlassReason
from tillit.trust.audit.actions import note_read


@transaction.atomic
def break_glass_by_number(
    number: str, *, reason: GlassReason, sentence: str, by: Staff, at: datetime
) -> UUID | None:
    """The id of the case, now open to the actor. None when it does not exist or a wall stands
    before it: the two look the same, and the attempt leaves a leaf. What is already open to the
    actor is opened without breaking anything, unless the day's stop would close the door."""
    check_sentence(sentence)
    case_id = Case.objects.filter(number=number.strip().upper()).values_list("pk", flat=True)
    found = case_id.first()
    if found and verdict_on(by, found, at=at).allowed and not is_full(by, at=at):
        return found
    try:
        if found is None:
            raise NotThere
        with transaction.atomic():
            access.break_glass(found, reason=reason, sentence=sentence, by=by, at=at)
    except NotThere:
        note_read("break_glass", by=by, at=at, ground="glass", count=0)
        return None
    return found
