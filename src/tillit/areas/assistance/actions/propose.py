"""Propose a decision on a month, from its own lines; take the proposal back."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.events import MonthProposed
from tillit.areas.assistance.gate import RIGHT, all_accepted
from tillit.areas.assistance.models import (
    MonthDecision,
    RecoveryClaim,
    SheetWarning,
    StoredCalculation,
    Worksheet,
)
from tillit.areas.assistance.plain import EMERGENCY
from tillit.areas.assistance.reasons import circumstances_sv, provisions_sv, what_sv
from tillit.areas.assistance.recovering import granted_before, is_corrected
from tillit.areas.assistance.standing import Standing, approved_sections, standing_of
from tillit.areas.assistance.steps import sheet_to_change, take_step
from tillit.areas.assistance.types.beside import ProposalPreview
from tillit.areas.assistance.types.words import WarningKind, WarningState
from tillit.areas.assistance.workflow import MonthStage
from tillit.casework.decisions.actions import propose, withdraw_proposal
from tillit.casework.decisions.types import Outcome, ProposalIn
from tillit.kernel.actor import Staff, System
from tillit.kernel.refusal import Refusal
from tillit.law.calendar import add_months
from tillit.trust.audit.actions import record

from .receive import drop
from .weigh import LOWERED, check_weighed, facts_of_sheet

NOTHING = Decimal(0)
COUNT_FIRST = "Räkna månaden igen: något har ändrats sedan den räknades."
NO_MORE = "Rättelsen ger inget mer att bevilja. Pröva återkrav, eller avsluta rättelsen."
LAWS = {"SOL-12-1": "SoL 12:1", "SOL-12-2": "SoL 12:2", "SOL-12-5": "SoL 12:5"}


@dataclass(frozen=True)
class ProposedIn:
    """What a person adds to the calculation. `kronor`: another sum than the calculation's, and
    then `why` says why. `despite`: why one decides although something is not found out."""

    law: str = RIGHT
    kronor: Decimal | None = None
    why: str = ""
    despite: str = ""
    best_interest: str = ""
    childs_view: str = ""


@transaction.atomic
def propose_month(
    sheet_id: UUID,
    said: ProposedIn,
    *,
    version: int,
    id: UUID | None = None,
    by: Staff | System,
    at: datetime,
) -> UUID:
    """Propose a decision on what the month gives. `version` is the one that was read; the same
    `id` twice is one proposal. Returns the decision (casework.decisions), which is then heard,
    decided and told of as any other."""
    sheet = sheet_to_change(by, sheet_id, at=at)
    if id and MonthDecision.objects.filter(decision_id=id, sheet=sheet).exists():
        return id
    found = standing_of(by, sheet, at=at)
    return propose_standing(found, said, version=version, id=id, by=by, at=at)


def propose_standing(
    found: Standing,
    said: ProposedIn,
    *,
    version: int,
    id: UUID | None = None,
    by: Staff | System,
    at: datetime,
) -> UUID:
    """As `propose_month`, for who has let the actor in and read the month in this transaction. What
    has changed since it was read stops at the version."""
    sheet = found.sheet
    calculation = _current(sheet)
    stored = json.loads(calculation.text)
    if isinstance(by, Staff):
        check_looked_at(found)
    why = _why(said)
    if said.law == LOWERED:
        check_weighed(
            by, said.why, children=any(who.is_child for who in found.people.values()),
            best_interest=said.best_interest, childs_view=said.childs_view,
        )  # fmt: skip
        why = "\n\n".join([why, *facts_of_sheet(sheet, at=at)])
    before = granted_before(sheet, by)
    left = None if calculation.kronor is None else max(NOTHING, calculation.kronor - before)
    if left == NOTHING and is_corrected(sheet):
        raise Refusal(NO_MORE)
    kronor = _kronor(calculation, left, said)
    outcome = _outcome(kronor, left, said, found)
    if outcome is Outcome.REFUSED:
        _check_refusal(found)
    take_step(sheet, "propose", version=version, by=by, at=at)  # the second of two stops here
    decision = propose(
        sheet.case_id,
        ProposalIn(
            type_code=said.law,
            outcome=outcome,
            what=what_sv(sheet.month, kronor),
            period_from=sheet.month,
            period_to=_last_day(sheet),
            provisions=provisions_sv(stored, LAWS.get(said.law, said.law)),
            circumstances=circumstances_sv(stored, kronor, before=before, why=why),
            best_interest=said.best_interest,
            childs_view=said.childs_view,
        ),
        id=id,
        by=by,
        at=at,
    )
    MonthDecision.objects.create(
        sheet=sheet, decision_id=decision, calculation=calculation, kronor=kronor,
        changed=kronor != left, by_program=isinstance(by, System), proposed_at=at,
    )  # fmt: skip
    event = MonthProposed(
        case=sheet.case_id, sheet=sheet.pk, decision=decision, calculation=calculation.pk
    )
    record(event, by=by, at=at)
    return decision


def preview_proposal(sheet_id: UUID, *, by: Staff, at: datetime) -> ProposalPreview:
    """What would be proposed as the month stands: the same words as the proposal gets. Raises
    Refusal when the month is not counted."""
    sheet = sheet_to_change(by, sheet_id, at=at)
    calculation, before = _current(sheet), granted_before(sheet, by)
    stored = json.loads(calculation.text)
    whole = calculation.kronor
    left = None if whole is None else max(NOTHING, whole - before)
    return ProposalPreview(
        kronor=left,
        granted_before=before,
        what=what_sv(sheet.month, left or NOTHING),
        circumstances=circumstances_sv(stored, left or NOTHING, before=before),
        provisions=provisions_sv(stored, LAWS[RIGHT]),
        emergency=_is_tested(standing_of(by, sheet, at=at)),
    )


@transaction.atomic
def take_back_proposal(sheet_id: UUID, *, reason: str, by: Staff, at: datetime) -> None:
    """Take the proposal back, also one of recovery, with a reason; work on the month again."""
    sheet = sheet_to_change(by, sheet_id, at=at)
    if sheet.stage != MonthStage.PROPOSED:
        raise Refusal("Det finns inget förslag att ta tillbaka. Läs månaden igen.")
    claims = RecoveryClaim.objects.filter(sheet=sheet, dropped_at=None, decided_at=None)
    if claim := claims.first():  # the month follows by itself (reactions.py)
        withdraw_proposal(claim.decision_id, reason=reason, by=by, at=at)
        return
    row = MonthDecision.objects.filter(sheet=sheet, dropped_at=None).latest("proposed_at")
    withdraw_proposal(row.decision_id, reason=reason, by=by, at=at)
    drop(sheet, row, by=by, at=at)
    take_step(sheet, "take_back", text=reason.strip(), by=by, at=at)


def _current(sheet: Worksheet) -> StoredCalculation:
    row = sheet.calculation
    if row is None or row.version != sheet.version:
        raise Refusal(COUNT_FIRST)
    return row


def check_looked_at(found: Standing) -> None:
    """Before a person proposes, every part is approved as it stands, and no warning is unseen."""
    left = [each.words for each in found.sections if each not in approved_sections(found)]
    if left:
        raise Refusal(f"Godkänn först: {', '.join(left).lower()}.")
    unseen = SheetWarning.objects.filter(sheet=found.sheet, state=WarningState.OPEN)
    if unseen.exists():
        words = ", ".join(WarningKind(row.kind).words.lower() for row in unseen)
        raise Refusal(f"Se över först: {words}.")


def _kronor(calculation: StoredCalculation, left: Decimal | None, said: ProposedIn) -> Decimal:
    """The sum that is proposed: what is left of the calculation when what is granted before is
    taken off. What is not found out is never zero: then a person says both the sum and why."""
    if calculation.questions:
        if not said.despite.strip() or said.kronor is None:
            asked = json.loads(calculation.text)["questions"]
            words = " ".join(f"{each['question']}." for each in asked)
            raise Refusal(
                f"Räkningen är inte hel. {words} Ta reda på det, eller skriv beloppet och varför "
                "det ändå måste beslutas nu."
            )
        return said.kronor
    assert left is not None  # the database holds that what is whole has a sum
    if said.kronor is None or said.kronor == left:
        return left
    if not said.why.strip():
        raise Refusal("Skriv varför beloppet ska vara ett annat än det som räkningen ger.")
    if said.kronor < NOTHING or said.kronor != round(said.kronor, 2):
        raise Refusal("Skriv ett belopp i kronor, från noll och uppåt.")
    return said.kronor


def _outcome(kronor: Decimal, left: Decimal | None, said: ProposedIn, found: Standing) -> Outcome:
    """Nothing is a refusal; less than the calculation or than was applied for is a part."""
    if kronor == NOTHING:
        return Outcome.REFUSED
    less = left is None or kronor < left
    if less or said.law == LOWERED or not all_accepted(found):
        return Outcome.PARTLY
    return Outcome.GRANTED


def _check_refusal(found: Standing) -> None:
    """Before a no, the acute need is tested and written down (R22, our reading)."""
    if not _is_tested(found):
        raise Refusal(
            "Avslag föreslås först när den akuta nöden är prövad. Pröva den, och skriv vad ni kom "
            "fram till."
        )


def _is_tested(found: Standing) -> bool:
    return any(row.kind == EMERGENCY for row in found.rows)


def _why(said: ProposedIn) -> str:
    return "\n\n".join(filter(None, [said.why.strip(), said.despite.strip()]))


def _last_day(sheet: Worksheet) -> date:
    return add_months(sheet.month, 1) - timedelta(days=1)
