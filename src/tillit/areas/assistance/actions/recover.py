"""A mistake in a decided month: work on it again, count it beside what was paid, and propose to
claim back what was too much. A person always proposes, and a person decides (SoL 33)."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import F

from tillit.areas.assistance.events_of_recovery import (
    CorrectionBegun,
    CorrectionEnded,
    RecoveryProposed,
)
from tillit.areas.assistance.household import has_children
from tillit.areas.assistance.models import (
    RecoveryClaim,
    RecoveryPlan,
    SheetWarning,
    StoredCalculation,
    Worksheet,
)
from tillit.areas.assistance.months import month_follows
from tillit.areas.assistance.recovering import (
    Money,
    circumstances_sv,
    is_corrected,
    is_reworked,
    money_of,
    paid_on,
    provisions_sv,
    why_corrected,
)
from tillit.areas.assistance.standing import standing_of
from tillit.areas.assistance.steps import sheet_to_change, sheet_to_read, take_step
from tillit.areas.assistance.types.recovery import RecountView, RecoveryIn
from tillit.areas.assistance.types.words import WarningKind, WarningState
from tillit.areas.assistance.workflow import MONTH, MonthStage
from tillit.casework.decisions.actions import propose
from tillit.casework.decisions.types import Outcome, ProposalIn
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import Refusal
from tillit.law.assistance.kronor import shown
from tillit.law.dated import month_sv
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .propose import COUNT_FIRST, check_looked_at
from .receive import warn

NOTHING = Decimal(0)
A_PERSON = "En människa föreslår och beslutar om återkrav. Programmet gör det aldrig."
NOT_BEGUN = "Månaden rättas inte just nu. Öppna rättelsen först."
ON_ITS_WAY = (
    "En utbetalning för månaden är planerad eller på väg. Ta bort den, eller vänta tills den är "
    "bokförd."
)
NOT_TOO_MUCH = "Det är inte betalt mer än det rätta. Då finns inget att kräva tillbaka."


@transaction.atomic
def begin_correction(sheet_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Work on a decided month again, because something in it was wrong. What was decided and paid
    stands until there is a new decision. Whoever begins says what was found."""
    sheet = sheet_to_change(by, sheet_id, at=at)
    if not why.strip():
        raise Refusal("Skriv vad som är fel, och hur ni fick veta det.")
    take_step(sheet, "correct", text=why.strip(), version=sheet.version, by=by, at=at)
    Worksheet.objects.filter(pk=sheet.pk).update(version=F("version") + 1)
    record(CorrectionBegun(case=sheet.case_id, sheet=sheet.pk), by=by, at=at)


@transaction.atomic
def end_correction(sheet_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Nothing needs to be decided anew: the month stands as it was decided. Its rows and its
    calculation stay as they were corrected."""
    sheet = sheet_to_change(by, sheet_id, at=at)
    if not why.strip():
        raise Refusal("Skriv varför inget nytt beslut behövs.")
    if not is_corrected(sheet):
        raise Refusal(NOT_BEGUN)
    take_step(sheet, "drop_addition", text=why.strip(), by=by, at=at)
    month_follows(sheet, by=by, at=at)
    record(CorrectionEnded(case=sheet.case_id, sheet=sheet.pk), by=by, at=at)


@transaction.atomic
def open_recount(sheet_id: UUID, *, by: Staff, at: datetime) -> RecountView:
    """A month as it was paid beside what it is now."""
    sheet = sheet_to_read(by, sheet_id, at=at)
    note_read(
        "open_recount", by=by, at=at, object_id=sheet.case_id, person_id=sheet.case.person_id,
        shows=(Shows.IDENTITY, Shows.CONTENT),
    )  # fmt: skip
    money, before, now = money_of(sheet, by), paid_on(sheet, by), sheet.calculation
    current = now is not None and now.version == sheet.version
    right = now.kronor if now and current else None
    open_ = is_reworked(sheet, by)
    return RecountView(
        sheet_id=sheet.pk,
        case_id=sheet.case_id,
        month=sheet.month,
        version=sheet.version,
        open=open_,
        may_end=is_corrected(sheet),
        may_begin="correct" in MONTH.verbs_at(MonthStage(sheet.stage)),
        why=why_corrected(sheet),
        paid=money.paid,
        granted=money.granted,
        right=right,
        claimed=money.claimed,
        too_much=None if right is None else money.too_much(right),
        too_little=None if right is None else max(NOTHING, right - money.granted),
        before=before.text if before else "",
        now=now.text if now and current else "",
        under_way=money.under_way,
        stopped=_stopped(sheet, money, by=by, at=at) if open_ else "",
        children=has_children(by, sheet.case_id, at),
    )


@transaction.atomic
def propose_recovery(
    sheet_id: UUID,
    said: RecoveryIn,
    *,
    version: int,
    id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> UUID:
    """Propose to claim back what a corrected month was paid too much, or less of it. The same `id`
    twice is one proposal. Returns the decision (casework.decisions): the parties are heard, a
    delegate decides, and letters go as for any other. The program proposes none."""
    if not isinstance(by, Staff):
        raise Refusal(A_PERSON)
    sheet = sheet_to_change(by, sheet_id, at=at)
    if id and RecoveryClaim.objects.filter(decision_id=id, sheet=sheet).exists():
        return id
    money = money_of(sheet, by)
    if stopped := _stopped(sheet, money, by=by, at=at):
        raise Refusal(stopped)
    now, before = sheet.calculation, paid_on(sheet, by)
    if now is None or now.kronor is None or before is None:  # _stopped has said so
        raise Refusal(COUNT_FIRST)
    kronor = sum_of(said, money.too_much(now.kronor))
    check_said(said)
    take_step(sheet, "propose", version=version, by=by, at=at)  # the second of two stops here
    decision = propose(
        sheet.case_id,
        words_of(sheet, said, money, now, kronor, before),
        id=id,
        by=by,
        at=at,
    )
    _write(sheet, said, decision, money, before, now, kronor, by=by, at=at)
    return decision


def words_of(
    sheet: Worksheet, said: RecoveryIn, money: Money, now: StoredCalculation, kronor: Decimal,
    before: StoredCalculation,
) -> ProposalIn:  # fmt: skip
    """The proposal in words: the program writes every sum in it."""
    return ProposalIn(
        type_code=said.ground.type_code,
        outcome=Outcome.RECLAIMED,
        what=f"Återkrav av ekonomiskt bistånd för {month_sv(sheet.month)}: {shown(kronor)} kronor",
        provisions=provisions_sv(sheet, said),
        circumstances=circumstances_sv(
            sheet, said, money, now.kronor or NOTHING, kronor, before.text, now.text
        ),
        best_interest=said.best_interest,
        childs_view=said.childs_view,
    )


def _write(
    sheet: Worksheet, said: RecoveryIn, decision: UUID, money: Money, before: StoredCalculation,
    now: StoredCalculation, kronor: Decimal, *, by: Staff, at: datetime,
) -> None:  # fmt: skip
    claim = RecoveryClaim.objects.create(
        sheet=sheet, decision_id=decision, before=before, calculation=now,
        ground=said.ground.value, paid=money.paid, kronor=kronor, why=said.why.strip(),
        weighed=said.weighed.strip(), proposed_by_name=by.name, proposed_at=at,
    )  # fmt: skip
    write_plan(claim, said, kronor, by=by, at=at)
    warn(sheet, WarningKind.RECOVERY_CLAIM, str(claim.pk), at=at)
    SheetWarning.objects.filter(sheet=sheet, key=f"recovery_claim:{claim.pk}").update(
        state=WarningState.ACKNOWLEDGED, acknowledged_at=at, by_name=by.name
    )  # who proposes has seen it; the program is stopped by it all the same
    event = RecoveryProposed(
        case=sheet.case_id, claim=claim.pk, decision=decision, ground=Code(said.ground.name)
    )
    record(event, by=by, at=at)


def write_plan(
    claim: RecoveryClaim, said: RecoveryIn, kronor: Decimal, *, by: Staff, at: datetime
) -> None:
    """The plan that a proposal holds, where it holds one."""
    if said.plan_kronor and said.plan_from:
        RecoveryPlan.objects.create(
            claim=claim, kronor=said.plan_kronor, first_on=said.plan_from, left=kronor,
            by_name=by.name, at=at,
        )  # fmt: skip


def _stopped(sheet: Worksheet, money: Money, *, by: Staff, at: datetime) -> str:
    """The sentence that says why nothing can be claimed back as the month stands, or nothing."""
    if not is_reworked(sheet, by):
        return NOT_BEGUN
    now = sheet.calculation
    if now is None or now.version != sheet.version:
        return COUNT_FIRST
    if now.kronor is None:
        return "Räkningen har öppna frågor. Ta reda på dem innan något krävs tillbaka."
    if money.under_way:
        return ON_ITS_WAY
    if not money.too_much(now.kronor):
        return NOT_TOO_MUCH
    try:
        check_looked_at(standing_of(by, sheet, at=at))
    except Refusal as refusal:
        return str(refusal)
    return ""


def sum_of(said: RecoveryIn, most: Decimal) -> Decimal:
    """What is claimed: all that was too much, or less of it."""
    if said.kronor is None:
        return most
    if not NOTHING < said.kronor <= most or said.kronor != round(said.kronor, 2):
        raise Refusal(f"Skriv ett belopp över noll och högst {shown(most)} kronor.")
    return said.kronor


def check_said(said: RecoveryIn) -> None:
    """Refuses a claim without its reasons, or with half a plan."""
    if not said.why.strip():
        raise Refusal("Skriv varför grunden stämmer: vad som var fel och vad som var känt.")
    if not said.weighed.strip():
        raise Refusal(
            "Skriv hur ni har vägt hushållets läge: om de kan betala, och vad det betyder för dem."
        )
    if (said.plan_kronor is None) != (said.plan_from is None):
        raise Refusal("En plan har både ett belopp och en första dag. Fyll i båda eller ingen.")
    if said.plan_kronor is not None and said.plan_kronor <= NOTHING:
        raise Refusal("Skriv ett belopp över noll i planen.")
