"""Money in = decisions = payments = booked, whatever order things are done in.

Two colleagues and a bank do as they like: plan, approve, file, send, send again, refuse, pay again,
book, read the same answer over and over, send money back, die in the middle. What has left the
bank's books is never more than the decision gives, and all of it is ours.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from unittest.mock import patch

import pytest
from django.db import transaction

from tests.support.environment import draws
from tests.support.payments import BANK, SUM
from tillit.areas.assistance import actions, orders, ports
from tillit.areas.assistance.models import (
    BookedLine,
    FileLine,
    MonthDecision,
    PaymentFile,
    PaymentOrder,
)
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import LATER, granted
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.types import PaidFor, PayeeKind
from tillit.areas.assistance.types.paying import payment_of
from tillit.demo.bank.bank import Bank
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of

STEPS = 45
NUMBERS = ("123456789", "987654321")


class Died(Exception):
    """The program was killed."""


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        return make_world()


@pytest.fixture
def world(db, made_once, monkeypatch):
    """The unit and its people, and the real adapter behind the port."""
    monkeypatch.setattr(ports, "_banks", [BANK])
    return made_once


class Play:
    """One sequence: who is there, what the bank has, and what it has said."""

    def __init__(self, world, decision, payees, seed):
        self.world, self.decision, self.payees = world, decision, payees
        self.draw, self.bank, self.said, self.at = random.Random(seed), Bank(), [], LATER
        self.bank.returning = {n for n in NUMBERS if self.draw.random() < 0.25}

    def somebody(self):
        return self.draw.choice((self.world.wanja, self.world.lova))

    def order(self, stage):
        """One that the verb is for, as a rule; sometimes any."""
        rows = PaymentOrder.objects.order_by("pk").values_list("pk", flat=True)
        return self.draw.choice(list(rows.filter(stage=stage)) or list(rows))

    def file(self):
        found = list(PaymentFile.objects.order_by("pk").values_list("pk", flat=True))
        return self.draw.choice(found)

    def plan(self):
        kronor = self.draw.choice((SUM, SUM / 2, Decimal("100.10"), SUM - Decimal("100.10")))
        actions.plan_payment(
            self.decision, payee_id=self.draw.choice(self.payees), kronor=kronor,
            purpose=self.draw.choice(list(PaidFor)), pay_on=day_of(self.at), by=self.somebody(),
            at=self.at,
        )  # fmt: skip

    def approve(self):
        actions.approve_payment(self.order("planned"), by=self.somebody(), at=self.at)

    def make(self):
        actions.make_file(self.world.unit, pay_on=day_of(self.at), by=self.somebody(), at=self.at)

    def send(self):
        """Any file, also one that was sent: the bank takes each once."""
        self.bank.closed = {n for n in NUMBERS if self.draw.random() < 0.2}
        content = actions.download_file(self.file(), by=self.somebody(), at=self.at)
        report = self.bank.take(content, at=self.at)
        self.said.append(report.replace("DU01", self.draw.choice(("DU01", "AM05"))))

    def mark(self):
        actions.mark_sent(self.file(), by=self.somebody(), at=self.at)

    def book(self):
        tell = self.draw.choice((self.bank.statement, self.bank.advice))
        if self.bank.booked:
            self.said.append(tell(at=self.at))

    def read(self):
        """Any answer, old or new, over and over."""
        which = self.draw.choice((self.said, self.said[-2:]))
        actions.read_answer(self.draw.choice(which).encode(), by=self.somebody(), at=self.at)

    def again(self):
        actions.pay_again(self.order("rejected"), why="Nekad.", by=self.somebody(), at=self.at)

    def undo(self):
        verb = self.draw.choice((actions.cancel_payment, actions.take_back_payment))
        verb(self.order("approved"), why="Fel.", by=self.somebody(), at=self.at)

    def likely(self):
        """What people would do next with one of the orders; now and then anything at all."""
        every: dict[str, tuple[Callable[[], None], ...]] = {
            "planned": (self.approve,),
            "approved": (self.make, self.make, self.undo),
            "in_file": (self.send, self.mark),
            "sent": (self.send, self.read, self.book),
            "accepted": (self.book, self.read),
            "rejected": (self.again,),
        }
        stages = list(PaymentOrder.objects.order_by("pk").values_list("stage", flat=True))
        if stages and self.draw.random() < 0.7:
            return self.draw.choice(every.get(self.draw.choice(stages), (self.plan, self.read)))
        return self.draw.choice((self.plan, *(each for verbs in every.values() for each in verbs)))

    def step(self):
        verb = self.likely()
        self.at += timedelta(hours=1)
        dies = verb not in (self.send, self.book) and self.draw.random() < 0.1
        with suppress(Refusal, Moved, NotThere, IndexError, Died), transaction.atomic():
            if dies:
                with patch.object(orders, "remember", side_effect=Died):
                    verb()
            else:
                verb()

    def left(self):
        """What has left the municipality by the bank's own books, not by ours: each payment's
        order and sum. What is refused or comes back is not gone."""
        return [
            (payment_of(order.end_to_end)[0], order.amount)
            for taken in self.bank.booked
            for order in taken.orders
            if order.end_to_end not in taken.refused and order.account not in self.bank.returning
        ]

    def check(self):
        decided = MonthDecision.objects.get()
        waiting = PaymentOrder.objects.exclude(stage="cancelled")
        ordered = sum(row.kronor for row in waiting)
        assert decided.ordered == ordered <= decided.kronor, "ordered"
        left = self.left()
        assert sum(amount for _, amount in left) <= decided.kronor, "left the bank"
        assert len({order for order, _ in left}) == len(left), "left the bank twice"
        for row in PaymentOrder.objects.filter(stage__in=("booked", "reconciled")):
            mine = {payment_of(x.end_to_end) for x in row.booked.filter(direction="out")}
            assert mine <= {(row.pk, line.round) for line in row.lines.all()}, "ours"
        assert not BookedLine.objects.filter(order=None).exists(), "strangers"
        names = [line.name for line in FileLine.objects.all()]
        assert len(names) == len(set(names)), "names"


def play(world, seeds):
    """Play each sequence on the same granted month; says how far money came at all."""
    _, decision = granted(world)
    case_id = MonthDecision.objects.get().sheet.case_id
    other = {"kind": PayeeKind.OTHER, "account": "6000 987654321"}
    payees = (payee(world, case_id), payee(world, case_id, **other))
    settled = 0
    for seed in seeds:
        mark = transaction.savepoint()
        game = Play(world, decision, payees, seed)
        for _ in range(STEPS):
            game.step()
            game.check()
        settled += PaymentOrder.objects.filter(stage="reconciled").count()
        transaction.savepoint_rollback(mark)
    return settled


def test_no_order_of_things_pays_more_than_is_granted(world):
    """Red when: any guard of the test below is broken; and it settles something, so that it is no
    test of nothing."""
    assert play(world, range(draws(40))) > 0


@pytest.mark.parametrize(
    ("place", "broken"),
    [
        ("actions.bank_answers.is_duplicate", lambda code: False),
        ("actions.pay._take", lambda decided, kronor: None),
    ],
    ids=["a duplicate is a refusal", "what is ordered is not counted"],
)
def test_a_broken_guard_is_found(world, place, broken):
    """The control. Red when: the sequences do not come to where the guard holds."""
    with (
        patch(f"tillit.areas.assistance.{place}", broken),
        pytest.raises(AssertionError, match=r"left the bank|ordered"),
    ):
        play(world, range(100))
