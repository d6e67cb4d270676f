"""The ledger of a claim: each payment once, the balance the sum of its lines, never below zero."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tillit.areas.assistance import actions
from tillit.areas.assistance import ledger as written
from tillit.areas.assistance.models import RecoveryClaim, RecoveryEntry
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.law.assistance.recovery import EntryKind, Plan, balance_of, behind

from .conftest import AT, DAY
from .recovering_now import WAGE, claimed, corrected, paid_month, proposed

ON = AT.date()


def repay(world, claim, kronor=500, reference="OCR 1", *, on=ON, by=None, at=AT):
    return actions.note_repayment(
        claim.pk, kronor=_sum(kronor), on=on, reference=reference, by=by or world.wanja, at=at
    )


def _sum(kronor):
    return kronor if isinstance(kronor, Decimal) else Decimal(kronor)


def left(claim):
    return RecoveryClaim.objects.get(pk=claim.pk).left


def summed(claim):
    rows = RecoveryEntry.objects.filter(claim=claim).values_list("kind", "kronor")
    return balance_of([(EntryKind(kind), kronor) for kind, kronor in rows])


def test_a_payment_lowers_the_balance_and_is_noted_once(world):
    """A double click. Red when: the reference is not looked for."""
    claim = claimed(world)
    assert repay(world, claim) == repay(world, claim)
    assert (left(claim), summed(claim), claim.entries.count()) == (2_500, 2_500, 2)
    with pytest.raises(Refusal, match="redan noterad"):
        repay(world, claim, 600)
    with pytest.raises(Refusal, match="referens"):
        repay(world, claim, 500, "  ")
    with pytest.raises(Refusal, match="inte varit"):
        repay(world, claim, 500, "OCR 2", on=ON + DAY)


def test_the_database_refuses_the_same_payment_twice_and_a_balance_below_zero(world):
    """For who comes past the action too. Red when: a constraint of models/recovery is taken out."""
    claim = claimed(world)
    repay(world, claim)
    first = claim.entries.get(kind="paid_back")
    for wrong in (
        lambda: RecoveryEntry.objects.create(
            claim=claim, kind="paid_back", kronor=1, on=ON, reference=first.reference, at=AT
        ),
        lambda: RecoveryEntry.objects.create(claim=claim, kind="claim", kronor=1, on=ON, at=AT),
        lambda: RecoveryClaim.objects.update(left=-1),
        lambda: RecoveryClaim.objects.update(left=WAGE + 1),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_never_more_than_is_left(world):
    """Red when: the balance may fall below zero."""
    claim = claimed(world)
    with pytest.raises(Refusal, match="mer än de 3 000 kronor som är kvar"):
        repay(world, claim, 3_001)
    with pytest.raises(Refusal, match="Skriv högst det beloppet"):
        actions.remit_claim(claim.pk, kronor=WAGE + 1, left=WAGE, why="Sjuk.", by=world.lova, at=AT)
    repay(world, claim, 3_000)
    assert left(claim) == 0
    assert actions.open_claims(by=world.wanja, at=AT) == []
    assert [each.id for each in actions.open_claims(settled=True, by=world.wanja, at=AT)] == [
        claim.pk
    ]


def test_a_payment_that_did_not_belong_here_is_undone_once_by_a_line_of_its_own(world):
    """Red when: the same payment is undone twice, or the first line is touched."""
    claim = claimed(world)
    entry = repay(world, claim)
    undo = actions.undo_repayment(entry, why="Fel hushåll.", by=world.wanja, at=AT)
    assert actions.undo_repayment(entry, why="Igen.", by=world.wanja, at=AT) == undo
    assert (left(claim), summed(claim)) == (WAGE, WAGE)
    assert RecoveryEntry.objects.get(pk=entry).kronor == 500
    with pytest.raises(NotThere):
        actions.undo_repayment(undo, why="x", by=world.wanja, at=AT)


def test_only_a_leader_lets_a_claim_be_or_lowers_it(world):
    """Red when: the role is not asked for, or what was read is not compared."""
    claim = claimed(world)
    given = {"kronor": Decimal(1_000), "left": WAGE, "why": "Sjuk, kan inte betala.", "at": AT}
    for action in (actions.remit_claim, actions.correct_claim):
        with pytest.raises(Refusal, match="leder enheten"):
            action(claim.pk, **given, by=world.wanja)
    actions.remit_claim(claim.pk, **given, by=world.lova)
    with pytest.raises(Refusal, match="har ändrats"):  # the second of two, or a double click
        actions.remit_claim(claim.pk, **given, by=world.lova)
    assert (left(claim), summed(claim)) == (2_000, 2_000)
    actions.correct_claim(claim.pk, **(given | {"left": Decimal(2_000)}), by=world.lova)
    assert (left(claim), summed(claim)) == (1_000, 1_000)


def test_a_claim_that_nobody_has_decided_takes_no_payment(world):
    """Red when: the day of the decision is not asked for."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    decision = proposed(world, sheet)
    claim = RecoveryClaim.objects.get(decision_id=decision)
    with pytest.raises(Refusal, match="inte beslutat"):
        repay(world, claim)
    assert actions.open_household_claims(claim.sheet.case_id, by=world.wanja, at=AT) == ()


def test_who_is_behind_the_plan_comes_first(world):
    """Red when: a part is late on its own day, or a new plan does not take the place of the old."""
    claim = claimed(world)
    first = ON + DAY
    plan = {"kronor": Decimal(500), "first_on": first, "by": world.wanja, "at": AT}
    assert actions.plan_repayment(claim.pk, **plan) == actions.plan_repayment(claim.pk, **plan)

    def late(days):
        return actions.open_claims(by=world.wanja, at=AT + timedelta(days=days))[0].behind

    assert (late(1), late(2), late(40)) == (0, 500, 1_000)
    repay(world, claim, 500, at=AT + 3 * DAY)
    assert (late(3), late(40)) == (0, 500)
    slower = {"kronor": Decimal(100), "first_on": date(2026, 1, 25)}
    actions.plan_repayment(claim.pk, **slower, by=world.wanja, at=AT + 40 * DAY)
    assert late(41) == 0
    view = actions.open_household_claims(claim.sheet.case_id, by=world.wanja, at=AT + 41 * DAY)[0]
    assert view.plan is not None
    assert view.plan.kronor == 100
    assert view.sue_by == date(2028, 11, 26)  # three years from the payment (D33)


STEPS = st.lists(
    st.tuples(st.sampled_from(EntryKind), st.integers(1, 200_000).map(lambda o: Decimal(o) / 100)),
    max_size=30,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None,
          max_examples=30)  # fmt: skip
@given(STEPS)
def test_the_balance_is_the_sum_of_the_lines_and_never_below_zero(world, steps):
    """In any order, with any sums in öre. Red when: a refused line is written all the same, the
    balance is counted in floats, or a sign is turned."""
    with transaction.atomic():
        claim = claimed_once(world)
        for number, (kind, kronor) in enumerate(steps):
            with suppress(Refusal, Moved, IntegrityError), transaction.atomic():
                written.write(claim, kind, kronor, on=ON, reference=f"r{number}",
                              by=world.wanja, at=AT)  # fmt: skip
            assert left(claim) == summed(claim)
            assert 0 <= left(claim) <= claim.kronor
        transaction.set_rollback(True)


def claimed_once(world):
    return RecoveryClaim.objects.first() or claimed(world)


@given(
    st.decimals(1, 5_000, places=2), st.decimals(1, 5_000, places=2), st.integers(0, 400),
    st.decimals(0, 5_000, places=2),
)  # fmt: skip
def test_nobody_is_behind_by_more_than_is_left(part, whole, days, paid):
    """Nor before the first day, nor without a plan. Red when: what should be left
    by then may fall below zero."""
    balance = max(Decimal(0), whole - paid)
    plan = Plan(part, date(2026, 1, 25), whole)
    late = behind(plan, balance, plan.first_on + timedelta(days=days))
    assert 0 <= late <= balance
    assert behind(plan, balance, plan.first_on) == 0
    assert behind(None, balance, date(2030, 1, 1)) == 0
    assert behind(plan, Decimal(0), date(2030, 1, 1)) == 0


class Between(Decimal):
    """A sum that lets a colleague in between when the balance was read and when it is written."""

    def __rmul__(self, sign):
        repay(WORLD["world"], WORLD["claim"], 500, WORLD["reference"], by=WORLD["world"].lova)
        return sign * Decimal(self)


WORLD = {}


def test_two_at_once_note_the_same_payment_and_it_is_there_once(world):
    """Both have looked for the reference and found none. Red when: the balance is written without
    comparing what was read, and the key of the reference is gone."""
    claim = claimed(world)
    WORLD.update(world=world, claim=claim, reference="OCR 1")
    with pytest.raises(Moved, match="kanske är det redan noterat"), transaction.atomic():
        repay(world, claim, Between(500))
    assert (left(claim), summed(claim)) == (WAGE, WAGE)  # that colleague's line went with ours
    repay(world, claim, by=world.lova)
    assert (left(claim), claim.entries.filter(kind="paid_back").count()) == (2_500, 1)
    repay(world, claim)
    assert (left(claim), claim.entries.filter(kind="paid_back").count()) == (2_500, 1)


def test_two_at_once_note_a_payment_each_and_no_balance_is_lost(world):
    """Red when: the balance is written without comparing what was read: a line would count for
    nothing."""
    claim = claimed(world)
    WORLD.update(world=world, claim=claim, reference="OCR 9")
    with pytest.raises(Moved), transaction.atomic():
        repay(world, claim, Between(500))
    assert left(claim) == summed(claim)
