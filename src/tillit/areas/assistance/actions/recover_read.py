"""Claims as they are read: a unit's list, a household's own ledger, and the household itself."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from tillit.areas.assistance.matching import PROGRAM
from tillit.areas.assistance.models import PaymentOrder, RecoveryClaim, RecoveryEntry, RecoveryPlan
from tillit.areas.assistance.recovering import PAID, sue_by
from tillit.areas.assistance.types.recovery import (
    ClaimEntry,
    ClaimLine,
    ClaimView,
    MyClaim,
    PaybackPlan,
)
from tillit.casework.cases.policies import check_may_read
from tillit.casework.cases.queries import visible_cases
from tillit.casework.decisions.queries import DecisionBrief, briefs, own_letters
from tillit.contact.documents.actions import open_shared
from tillit.contact.documents.types import Opened
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.asking import asking
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.law.assistance.recovery import EntryKind, Ground, Plan, behind
from tillit.law.assistance.rules import in_force
from tillit.registers.people.queries import followed_merges, ids_of, lines_of
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

from .mine import months_of

NOTHING = Decimal(0)


@transaction.atomic
def open_claims(*, settled: bool = False, by: Staff, at: datetime) -> list[ClaimLine]:
    """The claims that the actor may read and that something is left of; those with money to hand
    back first, then those behind their plan, then the largest. `settled`: those that nothing is
    left of, the latest first."""
    rows = _decided().filter(sheet__case__in=visible_cases(by, at=at))
    over = RecoveryEntry.objects.filter(claim=OuterRef("pk"), kind="over", answer=None)
    goes_on = Q(left__gt=0) | Exists(over)
    rows = rows.exclude(goes_on) if settled else rows.filter(goes_on)
    lines = _lines(by, rows.order_by("-decided_at", "pk"), on=day_of(at))
    if not settled:
        lines.sort(key=lambda line: (-line.over, -line.behind, -line.left))
    note_read("list_claims", by=by, at=at, shown=[line.id for line in lines], count=len(lines))
    return lines


@transaction.atomic
def open_household_claims(case_id: UUID, *, by: Staff, at: datetime) -> tuple[ClaimView, ...]:
    """All claims of a household with their ledgers, the latest first. NotThere where the case is
    not the actor's to read."""
    check_may_read(by, case_id, at=at)
    rows = list(_decided().filter(sheet__case=case_id).order_by("-decided_at", "pk"))
    note_read(
        "open_household_claims", by=by, at=at, object_id=case_id,
        person_id=rows[0].sheet.case.person_id if rows else None,
        shows=(Shows.IDENTITY, Shows.CONTENT),
    )  # fmt: skip
    lines = {line.id: line for line in _lines(by, rows, on=day_of(at))}
    return tuple(_view(row, lines[row.pk]) for row in rows)


@transaction.atomic
def open_my_claims(*, by: Resident, at: datetime) -> tuple[MyClaim, ...]:
    """What somebody who applied is to pay back, the latest first. Another who once applied with
    them and does no more sees nothing; nor whoever acts for somebody else."""
    if by.acts_for is not None:
        return ()
    me = ids_of(by, by.id)
    with asking(PROGRAM):
        rows = list(_decided().filter(sheet__in=months_of(me)).order_by("-decided_at", "pk"))
        numbers = {key: each.number for key, each in _briefs(rows).items()}
        letters = _letters(by, {row.sheet.case_id for row in rows})
    note_read(
        "open_my_claims", by=by, at=at, person_id=by.id, shows=(Shows.CONTENT,), count=len(rows)
    )
    return tuple(_mine(row, numbers[row.decision_id], letters.get(row.decision_id)) for row in rows)


def open_my_claim_letter(document_id: UUID, *, by: Resident, at: datetime) -> Opened:
    """The reader's own letter with a decision to claim back. NotThere for another's."""
    mine = open_my_claims(by=by, at=at)
    if document_id not in {each.document_id for each in mine}:
        raise NotThere
    return open_shared(document_id, ground="own", by=by, at=at)


def _letters(by: Resident, cases: Iterable[UUID]) -> dict[UUID, UUID]:
    """The reader's own letters by decision. In the name of the program."""
    party = followed_merges(PROGRAM, by.id)
    found = [each for case in cases for each in own_letters(PROGRAM, party, case)]
    return {each.decision_id: each.document_id for each in found if each.document_id}


def _decided() -> "QuerySet[RecoveryClaim]":
    rows = RecoveryClaim.objects.filter(dropped_at=None).exclude(decided_at=None)
    return rows.select_related("sheet__case", "before", "calculation").prefetch_related(
        "entries", "plans"
    )


def _briefs(rows: Iterable[RecoveryClaim]) -> dict[UUID, DecisionBrief]:
    return briefs(PROGRAM, [row.decision_id for row in rows])


def _lines(actor: Actor, rows: Iterable[RecoveryClaim], *, on: date) -> list[ClaimLine]:
    found = list(rows)
    people = lines_of(actor, [row.sheet.case.person_id for row in found])
    return [
        ClaimLine(
            id=row.pk,
            sheet_id=row.sheet_id,
            case_id=row.sheet.case_id,
            number=row.sheet.case.number,
            person=people[row.sheet.case.person_id],
            month=row.sheet.month,
            kronor=row.kronor,
            left=row.left,
            behind=behind(_plan(row), row.left, on),
            decided_at=row.decided_at,
            last=next(reversed(_entries(row)), None),
            over=_over(row),
        )
        for row in found
    ]


def _view(row: RecoveryClaim, line: ClaimLine) -> ClaimView:
    ground = Ground(row.ground)
    rule = in_force(row.sheet.month)[row.ground]
    paid = PaymentOrder.objects.filter(decided__sheet=row.sheet_id, stage__in=PAID)
    return ClaimView(
        line=line,
        decision_id=row.decision_id,
        ground=ground,
        source=str(rule.source),
        mark=rule.status.swedish,
        paid=row.paid,
        right=row.calculation.kronor or NOTHING,
        why=row.why,
        weighed=row.weighed,
        entries=_entries(row),
        plan=_plan_line(row),
        sue_by=sue_by(paid.values_list("pay_on", flat=True)),
    )


def _mine(row: RecoveryClaim, number: str, document_id: UUID | None) -> MyClaim:
    assert row.decided_at is not None  # _decided
    return MyClaim(
        id=row.pk,
        sheet_id=row.sheet_id,
        month=row.sheet.month,
        number=number,
        paid=row.paid,
        right=row.calculation.kronor or NOTHING,
        kronor=row.kronor,
        left=row.left,
        over=_over(row),
        ground=Ground(row.ground),
        source=str(in_force(row.sheet.month)[row.ground].source),
        why=row.why,
        weighed=row.weighed,
        decided_at=row.decided_at,
        entries=_entries(row),
        plan=_plan_line(row),
        before=row.before.text,
        now=row.calculation.text,
        document_id=document_id,
    )


def _over(row: RecoveryClaim) -> Decimal:
    """What was paid beyond the claim and has not been handed back."""
    waits = (each for each in _entries(row) if each.kind is EntryKind.OVER and not each.undone)
    return sum((each.kronor for each in waits), NOTHING)


def _entries(row: RecoveryClaim) -> tuple[ClaimEntry, ...]:
    found = sorted(row.entries.all(), key=lambda each: (each.at, str(each.pk)))
    undone = {each.undoes_id for each in found}
    return tuple(_entry(each, undone=each.pk in undone) for each in found)


def _entry(row: RecoveryEntry, *, undone: bool) -> ClaimEntry:
    return ClaimEntry(
        row.pk, EntryKind(row.kind), row.kronor, row.on, row.reference, row.why, row.by_name,
        row.at, undone,
    )  # fmt: skip


def _latest(row: RecoveryClaim) -> RecoveryPlan | None:
    found = sorted(row.plans.all(), key=lambda each: (each.at, str(each.pk)))
    return found[-1] if found else None


def _plan(row: RecoveryClaim) -> Plan | None:
    plan = _latest(row)
    return Plan(plan.kronor, plan.first_on, plan.left) if plan else None


def _plan_line(row: RecoveryClaim) -> PaybackPlan | None:
    plan = _latest(row)
    return (
        PaybackPlan(plan.kronor, plan.first_on, plan.why, plan.by_name, plan.at) if plan else None
    )
