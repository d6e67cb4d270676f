"""What the modules above tell about a decision."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.decisions.events import DecisionOrdered
from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.workflow import IN_FORCE
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved, NotThere
from tillit.trust.audit.actions import record

ORDERED = "Någon har just beställt insatsen. Läs ärendet igen innan du går vidare."


@transaction.atomic
def mark_ordered(decision_id: UUID, *, by: Actor, at: datetime) -> None:
    """A provider has been asked to give what the decision gives; `granted` lists it no more.
    The caller has let the actor in."""
    _flip(decision_id, ordered=True, by=by, at=at)


@transaction.atomic
def unmark_ordered(decision_id: UUID, *, by: Actor, at: datetime) -> None:
    """The provider said no or the order was taken back: somebody else must be asked."""
    _flip(decision_id, ordered=False, by=by, at=at)


def _flip(decision_id: UUID, *, ordered: bool, by: Actor, at: datetime) -> None:
    row = Decision.objects.filter(pk=decision_id, favourable=True, stage__in=IN_FORCE).first()
    if row is None:
        raise NotThere
    same = Decision.objects.filter(pk=decision_id, ordered_at__isnull=ordered, stage=row.stage)
    if not same.update(ordered_at=at if ordered else None):
        raise Moved(ORDERED)
    event = DecisionOrdered(
        decision=row.pk, case=row.case_id, person=row.person_id, ordered=ordered
    )
    record(event, by=by, at=at)
