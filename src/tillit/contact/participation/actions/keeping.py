"""Keep earlier visits among one's own things, by a code that only oneself holds."""

from datetime import datetime

from django.db import transaction

from tillit.contact.participation.events import VisitsKept, VisitsLetGo
from tillit.contact.participation.finding import visits_of
from tillit.contact.participation.models import KeptVisit
from tillit.kernel.actor import ActsAs, Resident
from tillit.kernel.refusal import Refusal
from tillit.trust.audit.actions import record


@transaction.atomic
def keep_visits(code: str, *, by: Resident, at: datetime) -> int:
    """Copies of the visits that the code finds, as the resident's own. The visits themselves still
    lead to nobody. Once more is no more. Gives how many there are."""
    if by.acts_as is not ActsAs.SELF:
        raise Refusal("Koden är din egen. Byt till dig själv, och försök igen.")
    found = visits_of(code)
    if not found:
        raise Refusal("Vi hittar inga besök med den koden. Se efter att alla bokstäver är rätt.")
    new = [
        KeptVisit.objects.get_or_create(
            person_id=by.id, offer_name=each.offer_name, place_name=each.place, on=each.on,
            defaults={"at": at},
        )[1]
        for each in found
    ]  # fmt: skip
    if any(new):
        record(VisitsKept(person=by.id, number=sum(new)), by=by, at=at)
    return len(found)


@transaction.atomic
def let_go_of_visits(*, by: Resident, at: datetime) -> None:
    """They are not kept any more."""
    number, _ = KeptVisit.objects.filter(person_id=by.id).delete()
    if number:
        record(VisitsLetGo(person=by.id, number=number), by=by, at=at)
