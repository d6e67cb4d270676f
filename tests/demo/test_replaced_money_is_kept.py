"""As test_money_is_kept, while the decision itself is replaced: by our own change after an appeal,
and by the court, more or less than before. Whatever order things are done in, what has left the
bank for the month is never more than the largest of its decisions gave, and nothing goes twice."""

import random
from decimal import Decimal
from unittest.mock import patch

import pytest
from django.db import transaction

from tests.support.environment import draws
from tests.support.payments import BANK, SUM
from tillit.areas.assistance import ports
from tillit.areas.assistance.models import MonthDecision, PaymentOrder
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import granted
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.tests.replacing_now import (
    appealed,
    handed_over,
    reconsidered,
    ruled,
)
from tillit.areas.assistance.types import PayeeKind

from .test_money_is_kept import STEPS, Play

OTHERS = (Decimal(0), Decimal(300), Decimal("100.10"))
NOBODYS = ("cancelled", "rejected")


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        return make_world()


@pytest.fixture
def world(db, made_once, monkeypatch):
    """The unit and its people, and the real adapter behind the port."""
    monkeypatch.setattr(ports, "_banks", [BANK])
    return made_once


class Replaced(Play):
    """A sequence in which the month's decision is replaced up to twice."""

    def __init__(self, world, decision, payees, appeal, seed):
        super().__init__(world, decision, payees, seed)
        self.appeal, self.decided, self.draw = appeal, [decision], random.Random(seed)

    def likely(self):
        if self.draw.random() < 0.06:
            return self.change
        return super().likely()

    def change(self):
        """Our own change, and after it the court's. What may not be done now is refused."""
        if len(self.decided) == 1:
            made = reconsidered(self.world, self.appeal, SUM + self.draw.choice(OTHERS))
        else:
            handed_over(self.world, self.appeal)
            sum_ = SUM + self.draw.choice((Decimal(-500), Decimal(500), *OTHERS))
            made = ruled(self.world, self.appeal, sum_, at=self.at)
        self.decided.append(made.decision_id)
        self.decision = made.decision_id

    def plan(self):
        """On the decision that holds; now and then on one that does not."""
        self.decision = self.draw.choice((self.decided[-1], self.decided[-1], *self.decided))
        kronor = self.draw.choice((SUM, Decimal(300), Decimal("100.10"), SUM + 300, SUM / 2))
        with patch.object(self.draw, "choice", _first(self.draw.choice, kronor)):
            super().plan()

    def check(self):
        rows = {row.decision_id: row for row in MonthDecision.objects.all()}
        chain = [rows[each] for each in self.decided if each in rows]
        last, most = chain[-1], max(row.kronor for row in chain)
        orders = PaymentOrder.objects.all()
        own = sum(row.kronor for row in orders if row.decided_id == last.pk and _stands(row))
        gone = sum(
            row.kronor for row in orders
            if row.decided_id != last.pk and row.stage not in NOBODYS
        )  # fmt: skip
        assert last.ordered == own + min(gone, last.kronor - own) <= last.kronor, "ordered"
        left = self.left()
        assert sum(amount for _, amount in left) <= most, "left the bank"
        assert len({order for order, _ in left}) == len(left), "left the bank twice"


def _stands(row):
    return row.stage != "cancelled"


def _first(choice, kronor):
    """The sum that was drawn, and after it whatever is drawn."""
    waiting = [kronor]
    return lambda options: waiting.pop() if waiting else choice(options)


def play(world, seeds):
    """Play each sequence on the same granted and appealed month; says how often the decision was
    replaced while money had left, and how often something was paid on the new one."""
    _, decision = granted(world)
    case_id = MonthDecision.objects.get().sheet.case_id
    other = {"kind": PayeeKind.OTHER, "account": "6000 987654321"}
    payees = (payee(world, case_id), payee(world, case_id, **other))
    appeal = appealed(world, decision)
    replaced = paid = 0
    for seed in seeds:
        mark = transaction.savepoint()
        game = Replaced(world, decision, payees, appeal, seed)
        for _ in range(STEPS):
            game.step()
            _forget_what_was_undone(game)
            game.check()
        replaced += len(game.decided) > 1
        new = MonthDecision.objects.filter(replaces__isnull=False)
        paid += PaymentOrder.objects.filter(
            decided__in=new, stage__in=("booked", "reconciled")
        ).exists()
        transaction.savepoint_rollback(mark)
    return replaced, paid


def _forget_what_was_undone(game):
    """A step that died has replaced nothing."""
    there = set(MonthDecision.objects.values_list("decision_id", flat=True))
    game.decided = [each for each in game.decided if each in there]


def test_no_order_of_things_pays_more_than_a_month_gives(world):
    """Red when: any guard of the tests below is broken; and decisions are replaced and paid on, so
    that it is no test of nothing."""
    replaced, paid = play(world, range(draws(40)))
    assert replaced
    assert paid


@pytest.mark.parametrize(
    ("place", "broken"),
    [
        ("replacing.before_it", lambda row: []),
        ("reactions.take_off", lambda row, *, by, at: None),
    ],
    ids=["what was paid before is not taken off", "what comes back is not counted anew"],
)
def test_a_broken_guard_is_found(world, place, broken):
    """The control. Red when: the sequences do not come to where the guard holds."""
    with (
        patch(f"tillit.areas.assistance.{place}", broken),
        pytest.raises(AssertionError, match=r"left the bank|ordered"),
    ):
        play(world, range(100))
