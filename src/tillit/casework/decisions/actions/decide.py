"""Make a decision: by the delegate that the order names, or by the elected at a meeting."""

from datetime import datetime, time
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import extend_clock, move_case, start_clock, stop_clock
from tillit.casework.cases.types import CaseKind, CaseStage
from tillit.casework.decisions import legal, policies
from tillit.casework.decisions.around import circle_of_decision, heard_by_party, waiting_hearings
from tillit.casework.decisions.by_program import NOT_ALONE, check_program_may
from tillit.casework.decisions.events import DecisionMade
from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.ports import known_of
from tillit.casework.decisions.types import Body, Outcome
from tillit.kernel.actor import Actor, Staff, System
from tillit.kernel.events import Code
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.law.delegation import PROGRAM, may_automate
from tillit.trust.access import actions as access
from tillit.trust.access.queries import holders_of
from tillit.trust.access.types import AssignedAs
from tillit.trust.audit.actions import record

from .proposal import PROGRAM_NAME
from .steps import take_step


@transaction.atomic
def decide(decision_id: UUID, *, version: int, by: Staff, at: datetime) -> None:
    """Decide as the proposal stands. `version` is the one that was read: nobody decides on words
    that changed meanwhile."""
    row = policies.decision_to_change(by, decision_id, "decide", at=at)
    role = policies.check_may_decide(by, row, at=at)
    check_ready(row, by=by, at=at)
    answer = policies.who_may_decide(row.type_code, day_of(at))
    changes: dict[str, object] = {
        "decided_by": by.id,
        "decided_by_name": by.name,
        "decided_as": role,
        "delegation_number": policies.point_for(row.type_code, role, day_of(at)),
        "delegation_law": str(answer.source),
        "decided_at": at,
    }
    expects: dict[str, object] = {"version": version}
    take_step(row, "decide", expects=expects, changes=changes, by=by, at=at)
    take_effect(row.pk, by=by, at=at)


@transaction.atomic
def decide_by_program(decision_id: UUID, *, version: int, by: System, at: datetime) -> None:
    """The program decides, where the board has said so and nothing asks for a person (FL 28,
    KL 6:37). Refuses with every reason why a person must."""
    row = policies.decision_to_change(by, decision_id, "decide", at=at)
    known = known_of(CaseKind(row.case.kind))
    if known is None:
        raise Refusal(NOT_ALONE)
    point = check_program_may(row, lambda: known.gate(by, decision_id, at), at=at)
    check_ready(row, by=by, at=at)
    changes: dict[str, object] = {
        "decided_by_name": PROGRAM_NAME,
        "decided_as": PROGRAM,
        "delegation_number": point,
        "delegation_law": str(may_automate(row.type_code, day_of(at)).source),
        "decided_at": at,
    }
    expects: dict[str, object] = {"version": version}
    take_step(row, "decide", expects=expects, changes=changes, by=by, at=at)
    take_effect(row.pk, by=by, at=at)


@transaction.atomic
def decide_in_committee(
    decision_id: UUID,
    *,
    version: int,
    paragraph: str,
    dissent: str = "",
    meeting_id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> None:
    """Write in what the elected decided at the meeting on whose agenda the proposal stands.
    `meeting_id`: where the page says that it stands; at another meeting it is not there."""
    row = policies.decision_to_change(by, decision_id, "decide_in_committee", at=at)
    if meeting_id not in (None, row.meeting_id):
        raise NotThere  # before who may: else the answer tells that the meeting is there
    policies.check_may_register(by, row.unit_id)
    meeting = row.meeting
    if meeting is None:
        raise Refusal("Sätt upp förslaget på ett möte först.")
    if meeting.held_on > day_of(at):
        raise Refusal("Mötet har inte varit än. Skriv in beslutet efter mötet.")
    body = Body(meeting.body)
    answer = policies.check_body_may(body, row, on=meeting.held_on)
    check_ready(row, by=by, at=at)
    held = datetime.combine(meeting.held_on, time(12), STOCKHOLM)
    changes: dict[str, object] = {
        "decided_by_name": meeting.name,
        "decided_as": body.value,
        "delegation_law": str(answer.source),
        "decided_at": at if meeting.held_on == day_of(at) else held,
        "paragraph": policies.check_text(paragraph, "Skriv paragrafen i protokollet."),
        "dissent": dissent.strip(),
    }
    expects: dict[str, object] = {"version": version}
    take_step(row, "decide_in_committee", expects=expects, changes=changes, by=by, at=at)
    take_effect(row.pk, by=by, at=at)
    _let_go(row.case_id, meeting.secretary_id, by=by, at=at)


def check_ready(row: Decision, *, by: Actor, at: datetime) -> None:
    """Refuses with what is missing: a party that was not heard, reasons, the child's part."""
    if known := known_of(CaseKind(row.case.kind)):
        known.check(by, row.pk, at)
    circle = circle_of_decision(by, row, letters=False, at=at)
    more_time = row.outcome == Outcome.EXTENSION
    hearings = heard_by_party(row.case_id, more_time=more_time)
    policies.check_complete(
        row, circle.parties, hearings, circle.names, children=circle.children, on=day_of(at)
    )
    policies.check_period(Outcome(row.outcome), row.period_from, row.period_to)


def take_effect(decision_id: UUID, *, by: Actor, at: datetime) -> None:
    """What follows by itself: the hearings are used, the case moves, clocks stop and start."""
    row = Decision.objects.select_related("case").get(pk=decision_id)
    assert row.decided_at is not None  # the database holds that what is decided has a time
    outcome = Outcome(row.outcome)
    more_time = outcome is Outcome.EXTENSION
    waiting_hearings(row.case_id, more_time=more_time).update(decision=row)
    if more_time:
        assert row.period_to is not None  # check_period
        reason = row.circumstances
        extend_clock("D04", row.case_id, until=row.period_to, reason=reason, by=by, at=at)
    else:
        _move(row, by=by, at=at)
    if outcome.gives_service and row.type_code in legal.MUST_BEGIN:
        start_clock(
            "D31",
            row.pk,
            unit_id=row.unit_id,
            person_id=row.person_id,
            from_=row.decided_at,
            by=by,
            at=at,
        )
    event = DecisionMade(
        decision=row.pk,
        case=row.case_id,
        person=row.person_id,
        type_code=Code(row.type_code),
        outcome=outcome,
        decided_as=Code(row.decided_as),
        delegation_number=Code("".join(row.delegation_number.split())),
    )
    record(event, by=by, at=at)


def _move(row: Decision, *, by: Actor, at: datetime) -> None:
    """The first decision ends the investigation; later ones come to a case that runs."""
    stage = CaseStage(row.case.stage)
    if stage in {CaseStage.INVESTIGATING, CaseStage.WITH_PARTIES}:
        move_case(row.case_id, "decide", text=row.number, by=by, at=at)
        stop_clock("D04", row.case_id, why="decided", by=by, at=at)
    elif stage is CaseStage.FOLLOWING:
        move_case(row.case_id, "decide_again", text=row.number, by=by, at=at)


def _let_go(case_id: UUID, secretary: UUID, *, by: Actor, at: datetime) -> None:
    """The secretary had the case for the meeting, while another proposal does not wait."""
    waits = Decision.objects.filter(case_id=case_id, stage="proposed", meeting__isnull=False)
    if waits.exists():
        return
    mine = [h for h in holders_of(by, case_id, at=at) if h.staff_id == secretary]
    if mine and all(h.as_ is AssignedAs.CO_WORKER for h in mine):
        access.end_assignment(case_id, secretary, by=by, at=at)
