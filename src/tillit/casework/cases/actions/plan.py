"""The plan of an investigation: questions, and what they led to."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from tillit.casework.cases import policies
from tillit.casework.cases.events import QuestionAdded, QuestionAnswered, QuestionRemoved
from tillit.casework.cases.models import PlanQuestion
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.actions import record

MOST = 40  # own limit: a plan that nobody can read is no plan
CHANGED = "Någon annan har just ändrat planen. Läs den igen."


@transaction.atomic
def add_question(
    case_id: UUID,
    *,
    question: str,
    how: str = "",
    question_id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Add a question last. The same form posted twice (`question_id`) adds one."""
    case = policies.case_to_change(by, case_id, at=at)
    if not question.strip():
        raise Refusal("Skriv frågan som utredningen ska svara på.")
    there = PlanQuestion.objects.filter(case_id=case_id)
    if question_id and there.filter(pk=question_id).exists():
        return question_id
    if there.filter(removed_at=None).count() >= MOST:
        raise Refusal(f"Planen har redan {MOST} frågor. Ta bort någon först.")
    last = there.aggregate(last=Max("order"))["last"] or 0
    own = {"pk": question_id} if question_id else {}
    row = PlanQuestion.objects.create(
        case_id=case_id, order=last + 1, question=question.strip(), how=how.strip(), at=at, **own
    )
    event = QuestionAdded(case=case_id, person=case.person_id, question=row.pk)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def answer_question(question_id: UUID, *, answer: str, by: Staff, at: datetime) -> None:
    """Write what the investigation found. An empty answer opens the question again."""
    row = _open(question_id, by, at)
    text = answer.strip()
    policies.check_note_length(text)
    PlanQuestion.objects.filter(pk=row.pk).update(
        answer=text, answered_at=at if text else None, answered_by=by.name if text else ""
    )
    event = QuestionAnswered(case=row.case_id, person=row.case.person_id, question=row.pk)
    record(event, by=by, at=at)


@transaction.atomic
def remove_question(question_id: UUID, *, by: Staff, at: datetime) -> None:
    """Take a question out of the plan. The row stays, with the day."""
    row = _open(question_id, by, at)
    if not PlanQuestion.objects.filter(pk=row.pk, removed_at=None).update(removed_at=at):
        raise Moved(CHANGED)
    event = QuestionRemoved(case=row.case_id, person=row.case.person_id, question=row.pk)
    record(event, by=by, at=at)


@transaction.atomic
def raise_question(question_id: UUID, *, by: Staff, at: datetime) -> None:
    """Move a question one step up. The first stays where it is."""
    row = _open(question_id, by, at)
    above = PlanQuestion.objects.filter(
        case_id=row.case_id, removed_at=None, order__lt=row.order
    ).order_by("-order")
    other = above.first()
    if other is None:
        return
    step = row.order - other.order
    PlanQuestion.objects.filter(pk=other.pk).update(order=F("order") + step)
    PlanQuestion.objects.filter(pk=row.pk).update(order=F("order") - step)


def _open(question_id: UUID, by: Staff, at: datetime) -> PlanQuestion:
    row = PlanQuestion.objects.select_related("case").filter(pk=question_id).first()
    if row is None:
        raise NotThere
    policies.case_to_change(by, row.case_id, at=at)
    if row.removed_at:
        raise Moved(CHANGED)
    return row
