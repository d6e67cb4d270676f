"""What the pages of an investigation's steps show, loaded from the tables."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.location import place_shown
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import (
    family_of,
    guardians_of,
    hidden_around,
    lines_of,
)
from tillit.registers.people.types import PersonLine

from . import policies, queries
from .models import (
    Assessment,
    AssessmentTemplate,
    Case,
    DelayDemand,
    Disqualification,
    InformedPerson,
    PlanQuestion,
    RegisterEntry,
    SecrecyNote,
    Transfer,
    TransferStep,
)
from .templating import view_of
from .transfer_flow import verbs_at
from .types import (
    AssessmentView,
    BarredLine,
    CaseHead,
    DemandLine,
    Direction,
    DisqualifiedGround,
    InformedHow,
    PlanLine,
    RegisterLine,
    SecrecyLine,
    TemplateView,
    ToInform,
    TransferStage,
    TransferView,
)
from .wording import GROUNDS, TRANSFER

# From 15 a child speaks for themself and is told. The age is confirmed for SoL; own reading here.
PARTY_AGE = 15


def head(actor: Staff, case_id: UUID, *, rule: str, at: datetime) -> CaseHead:
    """The case above a step, with the people a choice can be made among."""
    line = queries.case_line(actor, case_id, at=at)
    family = [member.line for member in family_of(actor, line.person.id, at=at)]
    why_not = policies.why_not_change(line.stage, rule)
    return CaseHead(
        line=line,
        ground=rule,
        may_write=not why_not,
        why_not=why_not,
        leads=line.unit_id in actor.units(Role.LEADER),
        qualified=actor.qualified,
        people=(line.person, *family),
        hidden=hidden_around(actor, line.person.id, at=at),
    )


def plan_of(case_id: UUID) -> tuple[PlanLine, ...]:
    """The questions of the plan, in their order."""
    rows = PlanQuestion.objects.filter(case_id=case_id, removed_at=None).order_by("order", "at")
    return tuple(
        PlanLine(r.pk, r.question, r.how, r.answer, r.answered_at, r.answered_by) for r in rows
    )


def to_inform(actor: Actor, case: Case, *, at: datetime) -> tuple[ToInform, ...]:
    """All guardians, and the child from 15. The latest word on each stands."""
    child = case.person_id
    guardians = guardians_of(actor, child, at=at)
    revealed = lines_of(actor, [child], reveal=frozenset([child]))
    age = revealed[child].age_on(day_of(at))
    lines = lines_of(actor, [child, *guardians])
    why = dict.fromkeys(guardians, "vårdnadshavare")
    if age is not None and age >= PARTY_AGE:
        why[child] = f"barnet är {age} år"
    rows = InformedPerson.objects.filter(case_id=case.pk).order_by("at", "pk")
    told = {row.person_id: row for row in rows}
    return tuple(_to_inform(lines[id_], words, told.get(id_)) for id_, words in why.items())


def _to_inform(line: PersonLine, why: str, row: InformedPerson | None) -> ToInform:
    if row is None:
        return ToInform(line, why)
    how = InformedHow(row.how)
    return ToInform(line, why, how, row.not_yet_because, row.by_name, row.at)


def templates_in_force() -> tuple[TemplateView, ...]:
    """The published versions that hold now."""
    rows = AssessmentTemplate.objects.filter(ended_at=None).order_by("title")
    return tuple(view_of(row) for row in rows)


def assessment_draft(case_id: UUID) -> AssessmentView | None:
    """The draft of a case, if one is being written. All who may write in the case share it."""
    row = _assessments(case_id).filter(signed_at=None).first()
    return assessment_view(row) if row else None


def signed_assessment(case_id: UUID, assessment_id: UUID) -> AssessmentView | None:
    """A signed assessment of the case."""
    row = _assessments(case_id).filter(pk=assessment_id, signed_at__isnull=False).first()
    return assessment_view(row) if row else None


def assessment_view(row: Assessment) -> AssessmentView:
    """A row as pages see it."""
    return AssessmentView(
        id=row.pk,
        template=view_of(row.template),
        answers=dict(row.answers),
        version=row.version,
        saved_at=row.saved_at,
        saved_by=row.saved_by,
        signed_at=row.signed_at,
        signed_by=row.signed_by,
    )


def _assessments(case_id: UUID) -> "QuerySet[Assessment]":
    return Assessment.objects.filter(case_id=case_id).select_related("template")


def register_of(case_id: UUID, *, hidden: bool) -> tuple[RegisterLine, ...]:
    """The registered records, the latest first. `hidden`: the places are masked."""
    rows = RegisterEntry.objects.filter(case_id=case_id).order_by("-number")
    return tuple(
        RegisterLine(
            r.number,
            Direction(r.direction),
            r.on,
            place_shown(r.party, hidden=hidden),
            r.about,
            r.document_id,
        )
        for r in rows
    )


def secrecy_of(case_id: UUID) -> tuple[SecrecyLine, ...]:
    """The notes of secrecy, the latest first."""
    rows = SecrecyNote.objects.filter(case_id=case_id).order_by("-at")
    return tuple(SecrecyLine(r.provision, r.authority, r.on, r.by_name) for r in rows)


def transfers_of(case_id: UUID, *, hidden: bool) -> tuple[TransferView, ...]:
    """The requests to move the case, the latest first, with their steps. Two queries. `hidden`:
    the places are masked."""
    rows = list(Transfer.objects.filter(case_id=case_id).order_by("-asked_at"))
    steps: dict[UUID, list[tuple[datetime, str, str, str]]] = {}
    for step in TransferStep.objects.filter(transfer__case_id=case_id).order_by("at", "pk"):
        line = (step.at, TRANSFER[step.verb], step.text, step.by_name)
        steps.setdefault(step.transfer_id, []).append(line)
    return tuple(
        TransferView(
            id=row.pk,
            direction=Direction(row.direction),
            stage=TransferStage(row.stage),
            municipality=place_shown(row.municipality, hidden=hidden),
            reasons=row.reasons,
            asked_at=row.asked_at,
            steps=tuple(steps.get(row.pk, ())),
            verbs=verbs_at(TransferStage(row.stage)),
        )
        for row in rows
    )


def demands_of(actor: Actor, case_id: UUID) -> tuple[DemandLine, ...]:
    """The parties' demands for a decision, the latest first."""
    rows = list(DelayDemand.objects.filter(case_id=case_id).order_by("-received_at"))
    people = lines_of(actor, [row.person_id for row in rows])
    return tuple(
        DemandLine(r.pk, people[r.person_id], r.received_at, r.answer, r.reasons, r.answered_at)
        for r in rows
    )


def barred_from(case_id: UUID) -> tuple[BarredLine, ...]:
    """Who may not handle the case, and why."""
    rows = Disqualification.objects.filter(case_id=case_id).order_by("-at")
    return tuple(
        BarredLine(
            r.pk,
            r.staff_name,
            GROUNDS[DisqualifiedGround(r.ground)],
            r.reason,
            r.by_name,
            r.at,
            r.lifted_at,
            r.lifted_by_name,
            r.lifted_because,
        )
        for r in rows
    )
