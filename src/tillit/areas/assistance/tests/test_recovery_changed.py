"""A proposed claim is changed by a person before it is decided: words, sum, row and plan as one."""

from datetime import date
from decimal import Decimal

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import (
    PaymentOrder,
    RecoveryClaim,
    RecoveryEntry,
    RecoveryPlan,
    Worksheet,
)
from tillit.areas.assistance.types import PaymentStage
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import Decision, DecisionStep
from tillit.casework.decisions.types import Outcome, ProposalIn
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.law.assistance.recovery import Ground

from .conftest import AT
from .deciding import PROGRAM, decide
from .recovering_now import WAGE, corrected, paid_month, proposed, said

LESS = Decimal(1_200)


@pytest.fixture
def claim(world):
    """Three thousand kronor that are proposed to be claimed back."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    return RecoveryClaim.objects.get(decision_id=proposed(world, sheet))


def change(world, claim, *, version=None, reason="Hushållet klarar inte mer.", by=None, **changes):
    row = Decision.objects.get(pk=claim.decision_id)
    actions.change_recovery(
        claim.sheet_id, said(**changes), reason=reason, version=version or row.version,
        by=by or world.wanja, at=AT,
    )  # fmt: skip
    claim.refresh_from_db()


def test_the_sum_is_lowered_in_the_words_the_row_the_plan_and_the_ledger(world, claim):
    """Red when: one of the four keeps the old sum."""
    change(world, claim, kronor=LESS, plan_kronor=Decimal(300), plan_from=date(2026, 1, 25))
    row = Decision.objects.get(pk=claim.decision_id)
    assert row.what.replace("\xa0", " ").endswith("1 200 kronor")
    assert "ska betala tillbaka 1 200 kronor" in row.circumstances.replace("\xa0", " ")
    assert (claim.kronor, claim.left) == (LESS, 0)
    plan = RecoveryPlan.objects.get(claim=claim)
    assert (plan.kronor, plan.left) == (300, LESS)
    change(world, claim, kronor=LESS)
    assert not RecoveryPlan.objects.exists()
    step = DecisionStep.objects.filter(decision=row, verb="change_proposal").last()
    assert (step.text, step.by_name) == ("Hushållet klarar inte mer.", "Wanja")
    decide(world, row.pk, by=world.lova)
    claim.refresh_from_db()
    (entry,) = RecoveryEntry.objects.filter(claim=claim)
    assert (claim.left, entry.kind, entry.kronor) == (LESS, "claim", LESS)


def test_never_more_than_was_paid_too_much(world, claim):
    """Red when: the sum is not held to what was paid too much."""
    for wrong in (WAGE + 1, Decimal(0), Decimal(-1), Decimal("10.001")):
        with pytest.raises(Refusal, match="över noll och högst"):
            change(world, claim, kronor=wrong)
    claim.refresh_from_db()
    assert claim.kronor == WAGE
    change(world, claim, kronor=LESS)
    change(world, claim, kronor=None)
    assert claim.kronor == WAGE


def test_what_the_household_has_been_sent_is_not_raised(world, claim):
    """FL 25. Red when: `is_shown` is not asked."""
    change(world, claim, kronor=LESS)
    row = Decision.objects.get(pk=claim.decision_id)
    decisions.send_material(
        row.case_id, row.person_id, material="Kravet", answer_by=date(2025, 12, 10),
        how="post", by=world.wanja, at=AT,
    )  # fmt: skip
    with pytest.raises(Refusal, match="ett lägre belopp"):
        change(world, claim, kronor=LESS + 1)
    change(world, claim, kronor=LESS - 1)
    assert claim.kronor == LESS - 1


def test_a_person_says_why(world, claim):
    """Red when: the reason, or who does it, is not asked for."""
    with pytest.raises(Refusal, match="varför förslaget ändras"):
        change(world, claim, kronor=LESS, reason=" ")
    with pytest.raises(Refusal, match="En människa"):
        change(world, claim, kronor=LESS, by=PROGRAM)
    with pytest.raises(Refusal, match="vägt hushållets"):
        change(world, claim, kronor=LESS, weighed=" ")
    with pytest.raises(NotThere):
        change(world, claim, kronor=LESS, by=world.olle)
    assert Decision.objects.get(pk=claim.decision_id).version == 1


def test_the_second_of_two_loses(world, claim):
    """A double click, and two colleagues. Red when: the version is not looked at."""
    change(world, claim, version=1, kronor=LESS)
    with pytest.raises(Moved):
        change(world, claim, version=1, kronor=Decimal(2_000), by=world.lova)
    with pytest.raises(Moved):
        change(world, claim, version=1, kronor=LESS)
    claim.refresh_from_db()
    assert claim.kronor == LESS


def test_nobody_decides_on_a_sum_that_changed_meanwhile(world, claim):
    """Red when: the change leaves the version of the decision as it was."""
    change(world, claim, kronor=LESS)
    row = Decision.objects.get(pk=claim.decision_id)
    decisions.skip_hearing(
        row.case_id, row.person_id, exception="UNNECESSARY", reason="Sagt.", by=world.wanja, at=AT
    )
    with pytest.raises(Moved):
        decisions.decide(row.pk, version=1, by=world.lova, at=AT)


def test_a_decided_or_dropped_claim_is_not_changed(world, claim):
    """Red when: `decided_at` or `dropped_at` is not asked for."""
    decide(world, claim.decision_id, by=world.lova)
    with pytest.raises(Refusal, match="inget förslag"):
        change(world, claim, kronor=LESS)
    claim.refresh_from_db()
    assert (claim.kronor, claim.left) == (WAGE, WAGE)


def test_nothing_is_changed_over_money_on_its_way(world, claim):
    """Red when: a payment under way is not looked for."""
    PaymentOrder.objects.update(stage=PaymentStage.SENT)
    with pytest.raises(Refusal, match="på väg"):
        change(world, claim, kronor=LESS)


def test_the_words_are_not_rewritten_alone(world, claim):
    """On the page of decisions another sum could be written than the one that is claimed. Red
    when: the reaction to a changed proposal is taken away."""
    words = ProposalIn(
        type_code="SOL-33-1", outcome=Outcome.RECLAIMED, what="Återkrav: 9 000 kronor",
        provisions="SoL 33:1", circumstances="Så är det.",
    )  # fmt: skip
    with pytest.raises(Refusal, match="på sin egen sida"):
        decisions.change_proposal(claim.decision_id, words, version=1, by=world.wanja, at=AT)
    row = Decision.objects.get(pk=claim.decision_id)
    assert (row.version, "9 000" in row.what) == (1, False)


def test_the_ground_is_changed_with_the_law(world, claim):
    """Red when: the row and the decision rest on different paragraphs."""
    change(world, claim, ground=Ground.ON_CONDITION)
    assert Decision.objects.get(pk=claim.decision_id).law == "SoL 33:3"
    assert claim.ground == Ground.ON_CONDITION.value


def test_what_is_proposed_is_read_as_it_stands(world, claim):
    """Red when: the form begins with other values than those that are proposed."""
    change(world, claim, kronor=LESS, plan_kronor=Decimal(300), plan_from=date(2026, 1, 25))
    found = actions.open_proposed_claim(claim.sheet_id, by=world.wanja, at=AT)
    assert (found.kronor, found.most, found.version) == (LESS, WAGE, 2)
    assert (found.plan_kronor, found.plan_from) == (300, date(2026, 1, 25))
    with pytest.raises(NotThere):
        actions.open_proposed_claim(claim.sheet_id, by=world.olle, at=AT)
    actions.take_back_proposal(claim.sheet_id, reason="Fel.", by=world.wanja, at=AT)
    assert actions.open_proposed_claim(claim.sheet_id, by=world.wanja, at=AT) is None
    assert Worksheet.objects.get(pk=claim.sheet_id).stage == "worked"
