"""What a party may be told of services on their own pages: the day when the first one began."""

from datetime import datetime
from uuid import UUID

from django.db.models import Min, Q

from tillit.casework.cases.types import PartyNews
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of

from .models import Service
from .types import ConsentAnswer


def told_to_party(actor: Actor, case_id: UUID, ids: frozenset[UUID], at: datetime) -> PartyNews:
    """The day of the first service in the case. One query.

    A service that a youth has without the guardian's consent (SoL 21:1) is not told to a guardian
    who has not said yes to it.
    """
    rows = Service.objects.filter(case_id=case_id)
    told = Q(person_id__in=ids) | Q(suitable_because="")
    agreed = Q(consents__person_id__in=ids, consents__answer=ConsentAnswer.GIVEN)
    begun = rows.filter(told | agreed).aggregate(first=Min("started_at"))["first"]
    return PartyNews(begun_on=day_of(begun)) if begun else PartyNews()
