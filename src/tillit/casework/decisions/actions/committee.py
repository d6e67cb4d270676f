"""Meetings of the elected, and what stands on their agenda."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.decisions import policies
from tillit.casework.decisions.events import MeetingRegistered, ProposalChanged
from tillit.casework.decisions.models import Decision, Meeting, MeetingMember
from tillit.casework.decisions.types import Body
from tillit.casework.decisions.workflow import Stage
from tillit.kernel.actor import Staff, System
from tillit.kernel.asking import asking
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access import actions as access
from tillit.trust.access.types import AssignedAs
from tillit.trust.audit.actions import record

from .steps import MOVED, take_step


@transaction.atomic
def register_meeting(
    body: Body,
    name: str,
    *,
    held_on: date,
    chair: str,
    members: Iterable[str] = (),
    urgent_because: str = "",
    by: Staff,
    at: datetime,
) -> UUID:
    """Write in a meeting: which body, when, who led it and who was there.

    The chair alone decides only what cannot wait, and says why (KL 6:39 and the acts' own rules).
    """
    policies.check_may_hold_meetings(by)
    present = [each.strip() for each in members if each.strip()]
    if body is Body.CHAIR:
        policies.check_text(urgent_because, "Skriv varför beslutet inte kan vänta.")
    elif not present:
        raise Refusal("Skriv vilka ledamöter som var med.")
    row = Meeting.objects.create(
        body=body,
        name=policies.check_text(name, "Ge mötet ett namn, till exempel Individutskottet."),
        held_on=held_on,
        chair=policies.check_text(chair, "Skriv vem som var ordförande."),
        urgent_because=urgent_because.strip(),
        secretary_id=by.id,
        secretary_name=by.name,
        registered_at=at,
    )
    MeetingMember.objects.bulk_create(
        MeetingMember(meeting=row, name=each, order=order)
        for order, each in enumerate(present, start=1)
    )
    record(MeetingRegistered(meeting=row.pk, body=body, held_on=held_on), by=by, at=at)
    return row.pk


@transaction.atomic
def put_on_agenda(decision_id: UUID, meeting_id: UUID, *, by: Staff, at: datetime) -> None:
    """Let the elected decide on a proposal at a meeting. Its secretary gets to read the case
    until the decision is written in; a barrier stops that as it stops any assignment."""
    row = policies.decision_to_change(by, decision_id, "put_on_agenda", at=at)
    meeting = Meeting.objects.filter(pk=meeting_id).first()
    if meeting is None:
        raise NotThere
    if meeting.closed_at is not None:
        raise Refusal("Mötet är avslutat. Välj ett annat möte.")
    policies.check_body_may(Body(meeting.body), row, on=meeting.held_on)
    take_step(row, "put_on_agenda", text=meeting.name, changes={"meeting": meeting}, by=by, at=at)
    as_ = AssignedAs.CO_WORKER
    access.assign(
        row.case_id, meeting.secretary_id, assigned_as=as_, ground="committee", by=by, at=at
    )
    event = ProposalChanged(
        decision=row.pk, case=row.case_id, person=row.person_id, how=Code("put_on_agenda")
    )
    record(event, by=by, at=at)


@asking(System("board"))  # also what stands on the agenda in cases of others
@transaction.atomic
def close_meeting(meeting_id: UUID, *, by: Staff, at: datetime) -> None:
    """Everything on the agenda is dealt with."""
    policies.check_may_hold_meetings(by)
    if Decision.objects.filter(meeting_id=meeting_id, stage=Stage.PROPOSED).exists():
        raise Refusal("Något på dagordningen är inte beslutat. Skriv in det först.")
    if not Meeting.objects.filter(pk=meeting_id, closed_at=None).update(closed_at=at):
        raise Moved(MOVED)
