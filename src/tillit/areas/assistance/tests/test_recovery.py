"""A mistake in a paid month: too little is paid, too much is claimed back, and only by people."""

from datetime import date
from decimal import Decimal

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.gate import gate_of
from tillit.areas.assistance.models import (
    MonthDecision,
    PaymentOrder,
    RecoveryClaim,
    RecoveryEntry,
    SheetRow,
    SheetWarning,
    Worksheet,
)
from tillit.areas.assistance.recovering import granted_before
from tillit.areas.assistance.types import GateCode, PaymentStage, Section
from tillit.areas.assistance.workflow import MonthStage
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.types import Outcome
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.law.assistance.recovery import Ground

from .conftest import AT, DAY, sent
from .deciding import PROGRAM, decide, propose
from .recovering_now import SUM, WAGE, claimed, corrected, paid_month, proposed, said


def stage(sheet):
    return Worksheet.objects.get(pk=sheet).stage


def test_too_much_is_seen_beside_what_was_paid_and_claimed_back_by_a_leader(world):
    """Red when: the recount is of another calculation, the claim is of another sum, a colleague
    without delegation may decide, or the decision opens no ledger."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    seen = actions.open_recount(sheet, by=world.wanja, at=AT)
    assert (seen.paid, seen.right, seen.too_much, seen.too_little) == (SUM, SUM - WAGE, WAGE, 0)
    assert (seen.open, seen.stopped, seen.why) == (True, "", "Lön som inte var känd.")
    assert seen.before != seen.now
    decision = proposed(world, sheet)
    assert stage(sheet) == MonthStage.PROPOSED
    with pytest.raises(Refusal, match="gruppledaren"):
        decide(world, decision)
    decide(world, decision, by=world.lova)
    claim = RecoveryClaim.objects.get(decision_id=decision)
    assert (claim.left, claim.kronor, stage(sheet)) == (WAGE, WAGE, MonthStage.PAID)
    row = Decision.objects.get(pk=decision)
    assert (row.outcome, row.favourable, row.law) == (Outcome.RECLAIMED, False, "SoL 33:1")
    assert "Du har fått 11 380 kronor för december 2025. Det rätta är 8 380" in row.circumstances
    assert "Det ger 3 000 kr mindre" in row.circumstances
    assert "Vi drar inget av det här" in row.circumstances


def test_the_program_neither_proposes_nor_decides(world):
    """Red when: `propose_recovery` lets a System through, or the law lets the program decide."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    with pytest.raises(Refusal, match="En människa"):
        proposed(world, sheet, by=PROGRAM)
    decision = proposed(world, sheet)
    assert gate_of(PROGRAM, decision, AT) == (GateCode.RECOVERY.words,)
    version = Decision.objects.get(pk=decision).version
    with pytest.raises(Refusal, match="en människa beslutar"):
        decisions.decide_by_program(decision, version=version, by=PROGRAM, at=AT)
    assert RecoveryEntry.objects.count() == 0
    assert SheetWarning.objects.filter(sheet=sheet, kind="recovery_claim").exists()


def test_too_little_is_an_additional_decision_of_what_is_more(world):
    """Red when: `granted_before` is not taken off, or nothing can be corrected in a paid month."""
    sheet, _ = paid_month(world)
    corrected(world, sheet, section=Section.COST, kind="medicine", kronor=Decimal(400))
    seen = actions.open_recount(sheet, by=world.wanja, at=AT)
    assert (seen.too_much, seen.too_little) == (0, 400)
    assert "inget att kräva" in seen.stopped
    with pytest.raises(Refusal, match="inget att kräva"):
        proposed(world, sheet)
    second = propose(world, sheet)
    decide(world, second)
    assert MonthDecision.objects.get(decision_id=second).kronor == 400


def test_a_correction_that_takes_away_is_no_refusal_of_assistance(world):
    """Red when: `is_corrected` is not asked before a month is proposed."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    with pytest.raises(Refusal, match="Pröva återkrav"):
        propose(world, sheet)
    actions.end_correction(sheet, why="Krävs inte tillbaka.", by=world.wanja, at=AT)
    assert stage(sheet) == MonthStage.PAID
    with pytest.raises(Refusal, match="rättas inte"):
        actions.end_correction(sheet, why="Igen.", by=world.wanja, at=AT)


def test_an_application_that_comes_meanwhile_is_decided_on(world):
    """Red when: `end_correction` lets a month go that something is applied for in."""
    sheet, _ = paid_month(world)
    actions.begin_correction(sheet, why="Fel.", by=world.wanja, at=AT)
    sent(world, at=AT + DAY, costs=[{"who": "", "kind": "medicine", "kronor": "400"}])
    with pytest.raises(Refusal, match="rättas inte"):
        actions.end_correction(sheet, why="Klart.", by=world.wanja, at=AT + DAY)


def test_what_is_claimed_once_is_not_claimed_again(world):
    """Corrected anew with another thousand: the second claim is of that alone. Red when: `claimed`
    is not taken off."""
    claim = claimed(world)
    corrected(world, claim.sheet_id, kronor=Decimal(1_000))
    second = proposed(world, claim.sheet_id)
    assert RecoveryClaim.objects.get(decision_id=second).kronor == 1_000


def test_two_who_propose_at_once_make_one_claim(world):
    """A double click and two colleagues. Red when: the version, or the id, is not looked at."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    version = Worksheet.objects.get(pk=sheet).version
    first = proposed(world, sheet)
    assert proposed(world, sheet, id=first) == first
    with pytest.raises((Moved, Refusal)):
        actions.propose_recovery(sheet, said(), version=version, by=world.lova, at=AT)
    assert RecoveryClaim.objects.count() == 1


def test_less_may_be_claimed_and_never_more(world):
    """Red when: the sum is not held to what was paid too much."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    for wrong in (Decimal(0), WAGE + 1, Decimal("-5")):
        with pytest.raises(Refusal, match="över noll och högst"):
            proposed(world, sheet, kronor=wrong)
    with pytest.raises(Refusal, match="vägt hushållets"):
        proposed(world, sheet, weighed=" ")
    with pytest.raises(Refusal, match="varför grunden"):
        proposed(world, sheet, why="")
    with pytest.raises(Refusal, match="både ett belopp"):
        proposed(world, sheet, plan_kronor=Decimal(500))
    decision = proposed(world, sheet, kronor=Decimal(1_000), plan_kronor=Decimal(500),
                        plan_from=date(2026, 1, 25))  # fmt: skip
    assert "500 kronor i månaden från den 25 januari 2026" in (
        Decision.objects.get(pk=decision).circumstances
    )


def test_nothing_is_claimed_over_money_on_its_way(world):
    """Red when: a payment that is not booked is not looked for."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    PaymentOrder.objects.update(stage=PaymentStage.SENT)
    with pytest.raises(Refusal, match="på väg"):
        proposed(world, sheet)


def test_a_proposal_on_a_month_that_changed_is_not_decided_on(world):
    """Red when: `check_current` does not know of claims, or lets another calculation through."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    decision = proposed(world, sheet)
    Worksheet.objects.filter(pk=sheet).update(version=99)
    with pytest.raises(Refusal, match="har ändrats sedan förslaget"):
        decide(world, decision, by=world.lova)


def test_a_proposal_is_taken_back_and_made_anew_after_another_count(world):
    """Red when: the month stays proposed, or the first claim stands in the way of the second."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    first = proposed(world, sheet)
    actions.take_back_proposal(sheet, reason="Fel grund.", by=world.wanja, at=AT)
    assert stage(sheet) == MonthStage.WORKED
    second = proposed(world, sheet, ground=Ground.ON_CONDITION)
    assert Decision.objects.get(pk=second).law == "SoL 33:3"
    assert Decision.objects.get(pk=first).stage == "withdrawn"


def test_a_proposal_taken_back_on_the_page_of_decisions_opens_the_month(world):
    """Red when: nothing reacts to it: the month would stay proposed for ever."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    decision = proposed(world, sheet)
    decisions.withdraw_proposal(decision, reason="Fel grund.", by=world.wanja, at=AT)
    assert RecoveryClaim.objects.get(decision_id=decision).dropped_at is not None
    assert stage(sheet) == MonthStage.WORKED


def test_an_application_takes_a_proposed_claim_back(world):
    """Red when: `drop_proposals` does not know of claims: the month would be decided unseen."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    decision = proposed(world, sheet)
    sent(world, at=AT + DAY, costs=[{"who": "", "kind": "medicine", "kronor": "400"}])
    assert RecoveryClaim.objects.get(decision_id=decision).dropped_at is not None
    assert Decision.objects.get(pk=decision).stage == "withdrawn"
    assert stage(sheet) == MonthStage.WORKED


def test_what_was_paid_on_a_replaced_decision_is_not_granted_once_more(world):
    """After an appeal another decision stands in its place. Red when: only decisions in force are
    asked: the whole month would be granted a second time."""
    sheet, decision = paid_month(world)
    row = Worksheet.objects.get(pk=sheet)
    assert granted_before(row, world.wanja) == SUM
    Decision.objects.filter(pk=decision).update(stage="replaced")
    assert granted_before(row, world.wanja) == SUM
    PaymentOrder.objects.update(stage=PaymentStage.REJECTED)  # nobody got it
    assert granted_before(row, world.wanja) == 0


def test_somebody_elsewhere_finds_nothing(world):
    """Red when: a way in is not asked for."""
    claim = claimed(world)
    case = claim.sheet.case_id
    for call in (
        lambda: actions.open_recount(claim.sheet_id, by=world.olle, at=AT),
        lambda: actions.begin_correction(claim.sheet_id, why="x", by=world.olle, at=AT),
        lambda: actions.open_household_claims(case, by=world.olle, at=AT),
        lambda: actions.note_repayment(
            claim.pk, kronor=Decimal(1), on=AT.date(), reference="a", by=world.olle, at=AT
        ),
        lambda: proposed(world, claim.sheet_id, by=world.olle),
    ):
        with pytest.raises(NotThere):
            call()
    assert actions.open_claims(by=world.olle, at=AT) == []
    assert actions.open_my_claims(by=world.me(world.asta), at=AT) == ()


def test_nothing_is_set_off_against_the_next_month(world):
    """Red when: an open claim lowers what the month after gives."""
    claimed(world)
    january = sent(world, month=date(2026, 1, 1))
    actions.count_month(january, by=world.wanja, at=AT)
    rows = SheetRow.objects.filter(sheet=january)
    assert not rows.filter(section=Section.INCOME).exists()
    assert not rows.filter(kronor__lt=0).exists()


def test_the_one_who_is_to_pay_reads_why_how_much_and_what_is_left(world):
    """Red when: a claim that nobody has decided is shown, or the household's own is not."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    decision = proposed(world, sheet)
    me = world.me(world.sven)
    assert actions.open_my_claims(by=me, at=AT) == ()
    decide(world, decision, by=world.lova)
    (mine,) = actions.open_my_claims(by=me, at=AT)
    assert (mine.paid, mine.kronor, mine.left, mine.source) == (SUM, WAGE, WAGE, "SoL 33:1")
    assert mine.number == Decision.objects.get(pk=decision).number
    assert [each.kind.value for each in mine.entries] == ["claim"]
