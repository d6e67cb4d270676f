"""A decision in the place of a month's decision: the difference is paid, once, by the usual way."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import (
    MonthDecision,
    PaymentOrder,
    RecoveryClaim,
    Worksheet,
)
from tillit.areas.assistance.months import month_follows
from tillit.areas.assistance.orders import move, tell
from tillit.areas.assistance.recovering import granted_before, money_of
from tillit.areas.assistance.types import PaidFor, PaymentStage, WayToPay
from tillit.casework.cases.models import Clock
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import Appeal, Decision, DelegationEntry
from tillit.casework.decisions.queries import waiting_for_list
from tillit.casework.decisions.types import Reconsidered
from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of

from .conftest import AT
from .deciding import LATER, granted
from .paying import payee
from .recovering_now import SUM, paid_month
from .replacing_now import appealed, handed_over, reconsidered, ruled, words

MORE = SUM + 620


def _seat(world, role):
    return replace(next(iter(world.lova.seats)), role=role)


def plan(world, row, kronor, *, by=None, at=LATER, **changes):
    to = PaymentOrder.objects.first()
    given = {
        "payee_id": to.payee_id if to else payee(world, row.sheet.case_id),
        "purpose": PaidFor.SUPPORT, "pay_on": day_of(at),
    } | changes  # fmt: skip
    return actions.plan_payment(
        row.decision_id, kronor=Decimal(kronor), by=by or world.wanja, at=at, **given
    )


def left(row):
    row.refresh_from_db()
    return row.kronor - row.ordered


def stage(row):
    return Worksheet.objects.get(pk=row.sheet_id).stage


def clock(row):
    return Clock.objects.get(code="D31", object_id=row.decision_id).stop_code


def test_what_was_paid_is_taken_off_and_the_difference_is_planned_once(world):
    """Red when: what was paid on the old one is not taken off, or the month does not wait for the
    difference."""
    _, decision = paid_month(world)
    row = reconsidered(world, appealed(world, decision), MORE)
    assert (row.kronor, left(row), stage(row)) == (MORE, 620, "decided")
    (line,) = actions.open_payments(by=world.wanja, at=LATER).to_plan
    assert (line.decision_id, line.kronor) == (row.decision_id, 620)
    with pytest.raises(Refusal, match="mer än beslutet ger"):
        plan(world, row, 621)
    order = plan(world, row, 620)
    assert plan(world, row, 620) == order  # a double click
    with pytest.raises(Refusal, match="redan en sådan"):
        plan(world, row, 100)
    assert left(row) == 0
    waiting = actions.open_payments(by=world.wanja, at=LATER).to_plan
    assert row.decision_id not in {each.decision_id for each in waiting}


def test_it_is_granted_once(world):
    """A later addition is counted from the new sum alone. Red when: what was paid on the replaced
    one is counted beside what the new one grants."""
    sheet, decision = paid_month(world)
    reconsidered(world, appealed(world, decision), MORE)
    row = Worksheet.objects.get(pk=sheet)
    assert granted_before(row, world.wanja) == MORE
    assert money_of(row, world.wanja).paid == SUM


def test_by_hand_takes_two(world):
    """The difference handed over in cash. Red when: who planned it may approve or hand it over."""
    _, decision = paid_month(world)
    row = reconsidered(world, appealed(world, decision), MORE)
    case = row.sheet.case_id
    actions.end_payee(PaymentOrder.objects.get().payee_id, by=world.wanja, at=AT)
    cash = payee(world, case, way=WayToPay.BY_HAND, account="")
    order = plan(world, row, 620, payee_id=cash)
    with pytest.raises(Refusal, match="En annan kollega"):
        actions.approve_payment(order, by=world.wanja, at=LATER)
    actions.approve_payment(order, by=world.lova, at=LATER)
    with pytest.raises(Refusal, match="En annan kollega"):
        actions.hand_over(order, receipt="K 1", witness=world.kim.id, by=world.wanja, at=LATER)
    actions.hand_over(order, receipt="K 1", witness=world.wanja.id, by=world.lova, at=LATER)
    assert (stage(row), clock(row)) == ("paid", "service_paid")


def test_what_waited_to_be_paid_is_taken_away_and_planned_anew(world):
    """Red when: an order on the replaced decision stays, is taken off, or may be taken up again."""
    sheet, decision = granted(world)
    old = MonthDecision.objects.get(sheet=sheet)
    first = plan(world, old, SUM)
    row = reconsidered(world, appealed(world, decision), MORE)
    assert PaymentOrder.objects.get(pk=first).stage == PaymentStage.CANCELLED
    old.refresh_from_db()
    assert (old.ordered, left(row)) == (0, MORE)
    with pytest.raises(Refusal, match="inget att betala"):
        plan(world, old, SUM)
    plan(world, row, MORE)


@pytest.mark.parametrize("way", ["reject", "come_back"])
def test_money_on_its_way_is_taken_off_until_it_comes_back(world, way):
    """The bank refuses, or sends back, what was paid on the old decision: nobody has it, and the
    new one pays it; the old order never. Red when: it is not counted anew, or is paid again."""
    _, decision = paid_month(world)
    PaymentOrder.objects.update(stage=PaymentStage.ACCEPTED)
    row = reconsidered(world, appealed(world, decision), MORE)
    assert left(row) == 620
    order = PaymentOrder.objects.get()
    _bank(order, way, world)
    assert left(row) == MORE
    with pytest.raises(Refusal, match="nytt beslut gäller"):
        actions.pay_again(order.pk, why="Nekad.", by=world.wanja, at=LATER)
    plan(world, row, MORE, purpose=PaidFor.SUPPORT)
    assert left(row) == 0


def _bank(order, verb, world):
    move(order, verb, {}, by=world.wanja, at=LATER)
    tell(order, verb, order.decided.sheet.case_id, by=world.wanja, at=LATER)


def test_the_month_is_paid_when_the_new_decision_is(world):
    """What the bank refused on the old decision is never paid there, and what it granted is no
    longer asked for. Red when: `month_follows` still waits for either."""
    _, decision = paid_month(world)
    PaymentOrder.objects.update(stage=PaymentStage.ACCEPTED)
    row = reconsidered(world, appealed(world, decision), MORE)
    _bank(PaymentOrder.objects.get(), "reject", world)
    order = plan(world, row, MORE)
    PaymentOrder.objects.filter(pk=order).update(stage=PaymentStage.BOOKED)
    month_follows(Worksheet.objects.get(pk=row.sheet_id), by=world.wanja, at=LATER)
    assert stage(row) == "paid"


def test_a_part_that_was_taken_away_does_not_keep_the_month_open(world):
    """Half was paid on the old decision, and the rest waited. Red when: `month_follows` asks for
    what the replaced one granted."""
    sheet, decision = granted(world)
    old = MonthDecision.objects.get(sheet=sheet)
    half = plan(world, old, 5_000)
    PaymentOrder.objects.filter(pk=half).update(stage=PaymentStage.BOOKED)
    plan(world, old, SUM - 5_000, purpose=PaidFor.RENT)
    row = reconsidered(world, appealed(world, decision), MORE)
    assert left(row) == MORE - 5_000
    rest = plan(world, row, MORE - 5_000)
    PaymentOrder.objects.filter(pk=rest).update(stage=PaymentStage.BOOKED)
    month_follows(Worksheet.objects.get(pk=sheet), by=world.wanja, at=LATER)
    assert stage(row) == "paid"


def test_money_that_comes_back_after_the_difference_was_planned_is_planned_too(world):
    """Red when: own orders and what was paid before are not both in the sum."""
    _, decision = paid_month(world)
    row = reconsidered(world, appealed(world, decision), MORE)
    plan(world, row, 620)
    _bank(PaymentOrder.objects.get(kronor=SUM), "come_back", world)
    assert left(row) == SUM


def test_a_refusal_that_is_changed_is_paid_whole(world):
    """Red when: a decision that granted nothing has nothing in its place."""
    _, decision = granted(world)
    MonthDecision.objects.update(kronor=0)
    row = reconsidered(world, appealed(world, decision), 4_000)
    assert left(row) == 4_000
    assert clock(row) == ""


def test_our_own_change_is_never_to_their_disadvantage(world):
    """FL 37. Red when: a lower sum is let through, or none."""
    _, decision = paid_month(world)
    appeal = appealed(world, decision)
    for wrong in (SUM - 1, None, -1):
        with pytest.raises(Refusal, match=r"minst det beloppet|Skriv vad det nya"):
            reconsidered(world, appeal, wrong)
    assert Decision.objects.get(pk=decision).stage == "appealed"
    assert MonthDecision.objects.count() == 1


def test_the_same_sum_has_nothing_to_pay_and_is_carried_out(world):
    """Red when: the time of SoL 34:1 runs although all is paid, or the old one's goes on."""
    _, decision = paid_month(world)
    old = MonthDecision.objects.get()
    row = reconsidered(world, appealed(world, decision), SUM)
    assert (left(row), stage(row), clock(row)) == (0, "paid", "service_paid")
    assert clock(old) == "replaced"


def test_a_court_that_gives_more_has_its_difference_paid(world):
    """Red when: the court's decision has no month of its own, or is
    told of to the board as a delegate's."""
    _, decision = paid_month(world)
    row = ruled(world, handed_over(world, appealed(world, decision)), MORE)
    made = Decision.objects.get(pk=row.decision_id)
    assert (left(row), stage(row)) == (620, "decided")
    assert (made.decided_as, made.decided_by_name) == ("court", "Förvaltningsrätten")
    assert (made.decided_by, made.stage, made.delegation_number) == (None, "notified", "")
    assert Decision.objects.get(pk=decision).stage == "replaced"
    secretary = replace(world.lova, seats=frozenset({_seat(world, Role.BOARD_SECRETARY)}))
    listed = waiting_for_list(secretary, at=LATER + timedelta(days=9))
    assert listed == 1  # the one that a delegate made: the court is not one


def test_a_court_that_gives_less_than_was_paid_claims_nothing_back(world):
    """Red when: a claim is made by itself, or something more can be ordered."""
    _, decision = paid_month(world)
    row = ruled(world, handed_over(world, appealed(world, decision)), SUM - 1_000)
    assert (left(row), stage(row)) == (0, "paid")
    assert not RecoveryClaim.objects.exists()
    with pytest.raises(Refusal, match="mer än beslutet ger"):
        plan(world, row, 1)
    _bank(PaymentOrder.objects.get(), "come_back", world)
    assert left(row) == SUM - 1_000


def test_a_court_after_our_own_change_takes_the_place_of_that(world):
    """Two in a row: all that was paid is taken off. Red when: only the nearest is looked at, or the
    court's is put in the place of the first."""
    _, decision = paid_month(world)
    appeal = appealed(world, decision)
    second = reconsidered(world, appeal, MORE)
    order = plan(world, second, 620)
    PaymentOrder.objects.filter(pk=order).update(stage=PaymentStage.BOOKED)
    third = ruled(world, handed_over(world, appeal), MORE + 300)
    assert third.replaces == second
    assert left(third) == 300


def test_a_ruling_is_written_in_once_by_who_may_decide(world):
    """A double click. Red when: the stage of the appeal, or the delegation, is not asked for."""
    _, decision = paid_month(world)
    appeal = appealed(world, decision)
    with pytest.raises(Refusal, match="Ompröva beslutet"):
        ruled(world, appeal, MORE)
    handed_over(world, appeal)
    with pytest.raises(NotThere):
        ruled(world, appeal, MORE, by=world.olle)
    DelegationEntry.objects.filter(role="social_worker").update(role="leader")
    with pytest.raises(Refusal, match="Bara gruppledaren"):
        ruled(world, appeal, MORE)
    DelegationEntry.objects.filter(number="7.1").update(role="social_worker")
    with pytest.raises(Refusal, match="Domen kom efter"):
        ruled(world, appeal, MORE, on=AT.date() - timedelta(days=2))
    ruled(world, appeal, MORE)
    with pytest.raises(Refusal, match="har avgjort"):
        ruled(world, appeal, MORE)
    assert MonthDecision.objects.count() == 2


def test_a_ruling_that_changes_nothing_leaves_the_decision(world):
    """Red when: a decision is made where the court made none."""
    _, decision = paid_month(world)
    appeal = handed_over(world, appealed(world, decision))
    assert decisions.record_ruling(
        appeal, court_case="1234-25", on=AT.date(), text="Avslag.", by=world.wanja, at=AT
    ) is None  # fmt: skip
    assert Appeal.objects.get(pk=appeal).stage == "ruled"
    assert Decision.objects.get(pk=decision).stage == "appealed"


def test_two_who_reconsider_at_once_make_one(world):
    """Red when: the second is let through."""
    _, decision = paid_month(world)
    appeal = appealed(world, decision)
    reconsidered(world, appeal, MORE)
    with pytest.raises((Moved, Refusal)):
        decisions.reconsider(
            appeal, Reconsidered.CHANGED, text="Igen.", new=words(MORE), kronor=MORE,
            by=world.lova, at=AT,
        )  # fmt: skip
    assert MonthDecision.objects.filter(replaces__isnull=False).count() == 1
