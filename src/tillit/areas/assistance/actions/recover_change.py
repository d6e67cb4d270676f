"""Change a proposed claim before anybody has decided on it: its sum, its ground, its reasons."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.events_of_recovery import RecoveryProposed
from tillit.areas.assistance.household import has_children
from tillit.areas.assistance.models import RecoveryClaim, RecoveryPlan, Worksheet
from tillit.areas.assistance.recovering import Money, money_of
from tillit.areas.assistance.steps import MOVED, sheet_to_change, sheet_to_read
from tillit.areas.assistance.types.recovery import ProposedClaim, RecoveryIn
from tillit.casework.decisions.actions import change_proposal
from tillit.casework.decisions.queries import decision_version, decisions_of, is_shown
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, Refusal
from tillit.law.assistance.recovery import Ground
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .recover import (
    A_PERSON,
    NOTHING,
    ON_ITS_WAY,
    check_said,
    sum_of,
    words_of,
    write_plan,
)

HOW = "change_claim"  # what the reaction to a change knows this one by
NO_PROPOSAL = "Det finns inget förslag om återkrav att ändra. Läs månaden igen."
SHOWN_LESS = (
    "Hushållet har fått läsa ett lägre belopp. Ta tillbaka förslaget och gör ett nytt, så att de "
    "får läsa och svara på det högre."
)


@transaction.atomic
def open_proposed_claim(sheet_id: UUID, *, by: Staff, at: datetime) -> ProposedClaim | None:
    """The claim that is proposed in a month and that nobody has decided on, or nothing."""
    sheet = sheet_to_read(by, sheet_id, at=at)
    note_read(
        "open_proposed_claim", by=by, at=at, object_id=sheet.case_id,
        person_id=sheet.case.person_id, shows=(Shows.CONTENT,),
    )  # fmt: skip
    claim = _waiting(sheet)
    if claim is None:
        return None
    plan = claim.plans.order_by("at", "pk").last()
    lines = decisions_of(by, sheet.case_id, at=at)
    words = next(line for line in lines if line.id == claim.decision_id)
    return ProposedClaim(
        sheet_id=sheet.pk,
        decision_id=claim.decision_id,
        version=decision_version(by, claim.decision_id),
        kronor=claim.kronor,
        most=_most(claim, money_of(sheet, by)),
        ground=Ground(claim.ground),
        why=claim.why,
        weighed=claim.weighed,
        plan_kronor=plan.kronor if plan else None,
        plan_from=plan.first_on if plan else None,
        best_interest=words.best_interest,
        childs_view=words.childs_view,
        children=has_children(by, sheet.case_id, at),
    )


@transaction.atomic
def change_recovery(
    sheet_id: UUID, said: RecoveryIn, *, reason: str, version: int, by: Actor, at: datetime
) -> None:
    """Change a proposed claim, with a reason that stays in the decision's history. Its words, its
    sum and its plan are written anew together. `version`: the proposal's, as it was read. Never
    more than was paid too much; nor more than the household has been sent to read."""
    if not isinstance(by, Staff):
        raise Refusal(A_PERSON)
    sheet = sheet_to_change(by, sheet_id, at=at)
    claim = _waiting(sheet)
    if claim is None:
        raise Refusal(NO_PROPOSAL)
    if not reason.strip():
        raise Refusal("Skriv varför förslaget ändras.")
    money = money_of(sheet, by)
    if money.under_way:
        raise Refusal(ON_ITS_WAY)
    kronor = sum_of(said, _most(claim, money))
    check_said(said)
    if kronor > claim.kronor and is_shown(by, sheet.case_id):
        raise Refusal(SHOWN_LESS)
    words = words_of(sheet, said, money, claim.calculation, kronor, claim.before)
    change_proposal(
        claim.decision_id, words, version=version, why=reason.strip(), how=HOW, by=by, at=at
    )  # the second of two stops here
    mine = RecoveryClaim.objects.filter(pk=claim.pk, decided_at=None, dropped_at=None)
    if not mine.update(
        kronor=kronor, paid=money.paid, ground=said.ground.value, why=said.why.strip(),
        weighed=said.weighed.strip(),
    ):  # fmt: skip
        raise Moved(MOVED)
    RecoveryPlan.objects.filter(claim=claim).delete()  # proposed with it, and agreed by nobody
    write_plan(claim, said, kronor, by=by, at=at)
    event = RecoveryProposed(
        case=sheet.case_id, claim=claim.pk, decision=claim.decision_id,
        ground=Code(said.ground.name), changed=True,
    )  # fmt: skip
    record(event, by=by, at=at)


def _waiting(sheet: Worksheet) -> RecoveryClaim | None:
    rows = RecoveryClaim.objects.filter(sheet=sheet, dropped_at=None, decided_at=None)
    return rows.select_related("before", "calculation").first()


def _most(claim: RecoveryClaim, money: Money) -> Decimal:
    return money.too_much(claim.calculation.kronor or NOTHING)
