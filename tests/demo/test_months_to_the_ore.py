"""For months of any sums: decided = planned = told to the bank = booked, to the öre, at the end.

What is planned twice, read twice, refused and sent back on the way changes none of the four. That
no order of things pays more than is granted is proved beside, in test_money_is_kept.py.
"""

import random
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from unittest.mock import patch

import pytest
from django.db import transaction

from tests.support.environment import draws
from tests.support.payments import BANK
from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.models import (
    BookedLine,
    FileLine,
    MonthDecision,
    Payee,
    PaymentOrder,
    Worksheet,
)
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import LATER
from tillit.areas.assistance.tests.running import NOVEMBER, renewal
from tillit.areas.assistance.types import PaidFor
from tillit.demo.bank.bank import Bank
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law.calendar import next_working_day

HOUSEHOLDS = 3
NUMBERS = [f"1234{n:05}" for n in range(HOUSEHOLDS)]
ROUNDS = 4


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        world = make_world()
        for n in range(HOUSEHOLDS):
            renewal(world, n)
        return world


@pytest.fixture
def world(db, made_once, monkeypatch):
    monkeypatch.setattr(ports, "_banks", [BANK])
    return made_once


def kronor_drawn(draw):
    return Decimal(draw.randint(1, 2_000_000)) / 100


def plan(world, draw, at):
    """Each decision in one part or some, some of them twice; what is left over at once."""
    purposes = list(PaidFor)
    for row in MonthDecision.objects.order_by("pk"):
        payee = Payee.objects.get(case_id=row.sheet.case_id).pk
        left = row.kronor
        for purpose in purposes[: draw.randint(0, len(purposes) - 1)]:
            part = min(left - Decimal("0.01"), kronor_drawn(draw))
            if part <= 0:
                break
            left -= part
            for _ in range(draw.choice((1, 2))):
                actions.plan_payment(
                    row.decision_id, payee_id=payee, purpose=purpose, kronor=part,
                    pay_on=next_working_day(day_of(at)), by=world.wanja, at=at,
                )  # fmt: skip
        if left == row.kronor and draw.random() < 0.5:
            continue  # with the others at once
        for _ in range(draw.choice((1, 2))):
            actions.plan_payment(
                row.decision_id, payee_id=payee, purpose=purposes[-1], kronor=left,
                pay_on=next_working_day(day_of(at)), by=world.wanja, at=at,
            )  # fmt: skip
    for _ in range(draw.choice((1, 2))):
        actions.plan_clean(NOVEMBER, pay_on=next_working_day(day_of(at)), by=world.wanja, at=at)


def one_round(world, draw, bank, at):
    """Approve, file, send, and read all that the bank says, some of it twice."""
    for order in PaymentOrder.objects.filter(stage="rejected").order_by("pk"):
        actions.pay_again(order.pk, why="Bankens besked.", by=world.wanja, at=at)
    for order in PaymentOrder.objects.filter(stage="planned").order_by("pk"):
        actions.approve_payment(order.pk, by=world.lova, at=at)
    if draw.random() < 0.3:
        undone = actions.make_file(
            world.unit, pay_on=next_working_day(day_of(at)), by=world.lova, at=at
        )
        actions.undo_file(undone, by=world.wanja, at=at)
    file = actions.make_file(world.unit, pay_on=next_working_day(day_of(at)), by=world.lova, at=at)
    content = actions.download_file(file, by=world.lova, at=at)
    actions.mark_sent(file, by=world.lova, at=at)
    said = [bank.take(content, at=at)]
    said.append(bank.advice(at=at)) if draw.random() < 0.5 else None
    said.append(bank.statement(at=at))
    for answer in said:
        for _ in range(draw.choice((1, 2))):
            with suppress(Refusal):
                actions.read_answer(answer.encode(), by=world.lova, at=at)


def play(world, seed):
    draw, bank, at = random.Random(seed), Bank(), LATER
    for row in MonthDecision.objects.order_by("pk"):
        MonthDecision.objects.filter(pk=row.pk).update(kronor=kronor_drawn(draw))
    plan(world, draw, at)
    for number in range(ROUNDS):
        last = number == ROUNDS - 1
        bank.closed = set() if last else {x for x in NUMBERS if draw.random() < 0.3}
        bank.returning = set() if last else {x for x in NUMBERS if draw.random() < 0.3}
        one_round(world, draw, bank, at)
        at += timedelta(days=1)
        if not PaymentOrder.objects.exclude(stage="reconciled").exists():
            break
    return number


def total(rows):
    return sum(rows.values_list("kronor", flat=True), Decimal(0))


def four():
    """The four sums: decided, planned, in files that hold, booked and not back."""
    account = BookedLine.objects.filter(kind="account")
    return (
        total(MonthDecision.objects.all()),
        total(PaymentOrder.objects.exclude(stage="cancelled")),
        total(FileLine.objects.filter(refused_at=None, undone=False)),
        total(account.filter(direction="out")) - total(account.filter(direction="back")),
    )


def check():
    assert len(set(four())) == 1, four()
    for row in MonthDecision.objects.all():
        assert total(row.orders.all()) == row.ordered == row.kronor
        booked = BookedLine.objects.filter(order__decided=row, kind="account")
        back = total(booked.filter(direction="back"))
        assert total(booked.filter(direction="out")) - back == row.kronor
    paid = {row.sheet_id for row in MonthDecision.objects.all()}
    assert {x.stage for x in Worksheet.objects.filter(pk__in=paid)} == {"reconciled"}
    assert not BookedLine.objects.filter(waits=True).exists()


def every(world, seeds):
    """How many rounds were taken at most, so that something came back or was refused."""
    most = 0
    for seed in seeds:
        mark = transaction.savepoint()
        most = max(most, play(world, seed))
        check()
        transaction.savepoint_rollback(mark)
    return most


def test_what_is_decided_is_planned_told_and_booked_to_the_ore(world):
    """Red when: any of the controls below is let in; and something is refused or comes back."""
    assert every(world, range(draws(10))) > 0


@pytest.mark.parametrize(
    ("place", "broken"),
    [
        ("actions.bank_answers._come_back", lambda order, *, by, at: None),
        ("actions.bank_answers.payment_of", lambda name: None),
    ],
    ids=["what comes back is not seen", "no line is ours"],
)
def test_a_broken_step_is_found(world, place, broken):
    """The control. Red when: the four sums would be the same all the same."""
    with (
        patch(f"tillit.areas.assistance.{place}", broken),
        pytest.raises((AssertionError, Refusal)),
    ):
        every(world, range(20))
