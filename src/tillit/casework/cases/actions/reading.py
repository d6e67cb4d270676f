"""Open the pages of an investigation's steps. Each checks the policy and leaves one leaf."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies, steps, timeline
from tillit.casework.cases.models import Case, WordsDecision
from tillit.casework.cases.types import (
    AssessmentView,
    BarredLine,
    CaseHead,
    DemandLine,
    NoteView,
    PlanLine,
    RegisterLine,
    SecrecyLine,
    ShownTo,
    TemplateView,
    ToInform,
    TransferView,
)
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows


@transaction.atomic
def open_plan(case_id: UUID, *, by: Staff, at: datetime) -> tuple[CaseHead, tuple[PlanLine, ...]]:
    """The plan of an investigation."""
    return _open("open_plan", case_id, by, at), steps.plan_of(case_id)


@transaction.atomic
def open_informing(
    case_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, tuple[ToInform, ...]]:
    """Who shall know that the investigation has begun, and who does."""
    head = _open("open_informing", case_id, by, at)
    return head, steps.to_inform(by, Case.objects.get(pk=case_id), at=at)


@transaction.atomic
def open_assessment(
    case_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, AssessmentView | None, tuple[TemplateView, ...]]:
    """The draft that is being written, and the templates to begin one with."""
    head = _open("open_assessment", case_id, by, at)
    return head, steps.assessment_draft(case_id), steps.templates_in_force()


@transaction.atomic
def open_signed_assessment(
    case_id: UUID, assessment_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, AssessmentView]:
    """A signed assessment. NotThere when the case has none with that id."""
    head = _open("open_signed_assessment", case_id, by, at)
    found = steps.signed_assessment(case_id, assessment_id)
    if found is None:
        raise NotThere
    return head, found


@transaction.atomic
def open_note(
    case_id: UUID, note_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, NoteView]:
    """One signed note whole, with the decisions on the child's own words."""
    head = _open("open_note", case_id, by, at)
    people = {line.id: line for line in head.people}
    found = timeline.note_items(case_id, head.ground, people, only=note_id)
    if not found:
        raise NotThere
    [item] = found
    made = WordsDecision.objects.filter(words__note_id=note_id).order_by("-at", "-pk")
    told = () if item.words_withheld else made
    return head, NoteView(
        item, tuple((d.at, ShownTo(d.shown_to), d.reason, d.by_name) for d in told)
    )


@transaction.atomic
def open_disqualifications(
    case_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, tuple[BarredLine, ...]]:
    """Who may not handle the case."""
    return _open("open_disqualifications", case_id, by, at), steps.barred_from(case_id)


@transaction.atomic
def open_register(
    case_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, tuple[RegisterLine, ...], tuple[SecrecyLine, ...]]:
    """What is registered on the case, and the notes of secrecy."""
    head = _open("open_register", case_id, by, at)
    return head, steps.register_of(case_id, hidden=head.hidden), steps.secrecy_of(case_id)


@transaction.atomic
def open_transfers(
    case_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, tuple[TransferView, ...]]:
    """The requests to move the case."""
    head = _open("open_transfers", case_id, by, at)
    return head, steps.transfers_of(case_id, hidden=head.hidden)


@transaction.atomic
def open_demands(
    case_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, tuple[DemandLine, ...]]:
    """The parties' demands for a decision after a long wait."""
    return _open("open_demands", case_id, by, at), steps.demands_of(by, case_id)


def _open(verb: str, case_id: UUID, by: Staff, at: datetime) -> CaseHead:
    verdict = policies.check_may_read(by, case_id, at=at)
    head = steps.head(by, case_id, rule=verdict.rule, at=at)
    note_read(
        verb,
        by=by,
        at=at,
        object_id=case_id,
        person_id=head.line.person.id,
        shows=(Shows.IDENTITY, Shows.CONTENT, Shows.THIRD_PARTY),
        ground=verdict.rule,
        shown=[line.id for line in head.people],
    )
    return head
