"""The program plans the payments of its own decisions, on the day the municipality chose, and a
person lets the money go."""

from datetime import date

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import own
from tillit.areas.assistance.models import (
    MonthDecision,
    Payee,
    PaymentOrder,
    PaymentStep,
    SheetWarning,
)
from tillit.areas.assistance.paydays import pay_day
from tillit.areas.assistance.types import PaidFor
from tillit.kernel.actor import System
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people.actions import set_protection
from tillit.registers.people.types import Protection

from .conftest import DAY, DECEMBER
from .deciding import LATER, PROGRAM, clean
from .test_choosing import choose

RUNNER = System("month-run")
WHY = "Folkbokföringen har aviserat en sekretessmarkering."


def decided(world):
    """A renewal for December that the program has decided: its row."""
    sheet = clean(world)
    assert actions.decide_clean(sheet, by=PROGRAM, at=LATER) == ()
    _paid_in_november(world)
    return MonthDecision.objects.get(sheet=sheet)


def _paid_in_november(world):
    """Money has gone to the account before, all the way."""
    november = MonthDecision.objects.get(by_program=False)
    order = actions.plan_payment(
        november.decision_id, payee_id=Payee.objects.get().pk, purpose=PaidFor.SUPPORT,
        kronor=november.kronor, pay_on=day_of(LATER), by=world.wanja, at=LATER,
    )  # fmt: skip
    PaymentOrder.objects.filter(pk=order).update(stage="reconciled")


def of(row):
    """The orders of a decision."""
    return PaymentOrder.objects.filter(decided=row)


def chosen(world, day="27"):
    choose(world, code="payment_day", value=day, first=date(2025, 11, 1))


@pytest.mark.parametrize(
    ("month", "today", "day"),
    [
        (DECEMBER, date(2025, 11, 20), date(2025, 11, 27)),
        (date(2026, 1, 1), date(2025, 12, 1), date(2025, 12, 23)),  # the 27th is a Saturday,
        # and before it stand Christmas and its eve
        (DECEMBER, date(2025, 11, 27), date(2025, 11, 27)),
        (DECEMBER, date(2025, 11, 28), date(2025, 11, 28)),  # it has been: at once
        (DECEMBER, date(2025, 11, 29), date(2025, 12, 1)),  # a Saturday
    ],
)
def test_the_day_is_the_chosen_one_or_the_working_day_before_it(world, month, today, day):
    """Worked examples. Red when: a day of rest is paid on, or a day that has been."""
    assert pay_day(month, today=today) is None
    chosen(world)
    assert pay_day(month, today=today) == day


def test_what_the_program_decided_it_plans_once_and_a_person_lets_it_go(world):
    """Red when: it plans nothing, plans twice, approves by itself, or does it before anybody has
    chosen a day."""
    row = decided(world)
    assert actions.plan_own(by=RUNNER, at=LATER) == 0
    chosen(world)
    assert actions.plan_own(by=RUNNER, at=LATER) == 1
    order = of(row).get()
    assert (order.kronor, order.stage, order.planned_by) == (row.kronor, "planned", None)
    assert (order.pay_on, order.planned_by_name) == (date(2025, 11, 27), "programmet")
    assert actions.plan_own(by=RUNNER, at=LATER) == 0
    actions.approve_payment(order.pk, by=world.wanja, at=LATER)
    assert MonthDecision.objects.get(pk=row.pk).ordered == row.kronor


def test_turned_off_it_plans_nothing(world):
    """Red when: the switch is not asked."""
    row = decided(world)
    chosen(world)
    actions.turn_off(why="Något ser fel ut.", by=world.wanja, at=LATER)
    assert actions.plan_own(by=RUNNER, at=LATER + DAY) == 0
    assert not of(row).exists()


@pytest.mark.parametrize(
    "changes",
    [{"approved_at": None, "approved_by": None}, {"held_until": LATER + DAY},
     {"stopped_at": LATER}, {"ended_at": LATER}, {"way": "by_hand"}],
    ids=["not approved", "cooling", "stopped by the household", "ended", "by hand"],
)  # fmt: skip
def test_what_needs_an_eye_is_left_to_a_person_and_tried_once(world, changes):
    """Red when: `why_not_clean` is not asked, or the same one is tried for ever."""
    row = decided(world)
    chosen(world)
    Payee.objects.update(**changes)
    assert actions.plan_own(by=RUNNER, at=LATER) == 1
    assert actions.plan_own(by=RUNNER, at=LATER) == 0
    assert not of(row).exists()
    page = actions.open_payments(by=world.wanja, at=LATER)
    (line,) = [each for each in page.to_plan if each.decision_id == row.decision_id]
    assert line.why_not


def test_a_person_who_planned_first_is_not_planned_over(world):
    """Red when: the program plans beside what a colleague has planned; also in the moment between
    its reading and its writing."""
    row = decided(world)
    chosen(world)
    to = Payee.objects.get()

    def by_a_person():
        return actions.plan_payment(
            row.decision_id, payee_id=to.pk, purpose=PaidFor.SUPPORT, kronor=row.kronor,
            pay_on=day_of(LATER), by=world.wanja, at=LATER,
        )  # fmt: skip

    stale = MonthDecision.objects.select_related("sheet__case").get(pk=row.pk)
    order = by_a_person()
    own._try(stale, to, day_of(LATER), by=RUNNER, at=LATER)
    assert of(row).get().pk == order
    assert of(row).get().planned_by == world.wanja.id
    assert actions.plan_own(by=RUNNER, at=LATER) == 0


def test_two_workers_at_once_plan_it_once_and_a_crash_leaves_nothing(world, monkeypatch):
    """Red when: `plan_tried_at` is no compare-and-set, or is kept when the rest is not."""
    row = decided(world)
    chosen(world)
    stale = MonthDecision.objects.select_related("sheet__case").get(pk=row.pk)
    to = Payee.objects.get()

    def dies(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(own, "plan_payment", dies)
        with pytest.raises(KeyboardInterrupt):
            own._try(stale, to, day_of(LATER), by=RUNNER, at=LATER)
    assert MonthDecision.objects.get(pk=row.pk).plan_tried_at is None
    for _ in range(2):
        own._try(stale, to, day_of(LATER), by=RUNNER, at=LATER)
    assert of(row).count() == 1

    def fails(*_, **__):
        raise RuntimeError

    PaymentStep.objects.filter(order__decided=row).delete()
    of(row).delete()
    MonthDecision.objects.filter(pk=row.pk).update(plan_tried_at=None, ordered=0)
    monkeypatch.setattr(own, "plan_payment", fails)
    own._try(stale, to, day_of(LATER), by=RUNNER, at=LATER)
    assert MonthDecision.objects.get(pk=row.pk).plan_tried_at == LATER


def test_what_a_person_cancelled_stays_cancelled(world):
    """Red when: a decision with an order of a person's is planned again by the program."""
    row = decided(world)
    order = actions.plan_payment(
        row.decision_id, payee_id=Payee.objects.get().pk, purpose=PaidFor.SUPPORT,
        kronor=row.kronor, pay_on=day_of(LATER), by=world.wanja, at=LATER,
    )  # fmt: skip
    actions.cancel_payment(order, why="Ring först.", by=world.wanja, at=LATER)
    chosen(world)
    assert actions.plan_own(by=RUNNER, at=LATER) == 0
    assert of(row).get().stage == "cancelled"


def test_an_account_that_nobody_has_been_paid_on_takes_two_people(world):
    """The program is not one of the two. Red when: `paid_before` is not asked."""
    row = decided(world)
    chosen(world)
    PaymentOrder.objects.update(stage="approved")
    assert actions.plan_own(by=RUNNER, at=LATER) == 1
    assert not of(row).exists()


@pytest.mark.parametrize("what", ["warning", "protected", "a colleague's account"])
def test_what_has_come_up_since_is_a_persons(world, what):
    """Red when: `_moved_on` is not asked, or passes one of them over."""
    row = decided(world)
    chosen(world)
    if what == "warning":
        SheetWarning.objects.create(
            sheet=row.sheet, key="x", kind="other", state="open", opened_at=LATER
        )
    elif what == "protected":
        set_protection(
            world.sven, Protection.MARKED, reason="Avi från folkbokföringen.", by=RUNNER, at=LATER
        )
    else:
        Payee.objects.update(salary_of=world.olle.id, by_leader=True)
    assert actions.plan_own(by=RUNNER, at=LATER) == 1
    assert not of(row).exists()


def test_what_a_person_decided_is_a_persons_to_plan(world):
    """Red when: `by_program` is not asked."""
    decided(world)
    chosen(world)
    MonthDecision.objects.update(by_program=False)
    assert actions.plan_own(by=RUNNER, at=LATER) == 0


def test_the_page_suggests_the_chosen_day(world):
    """Red when: the chosen day is not asked for."""
    decided(world)
    chosen(world)
    assert actions.open_payments(by=world.wanja, at=LATER).day == date(2025, 11, 27)
    with pytest.raises(Refusal, match="från 1 till 28"):
        choose(world, code="payment_day", value="31")
