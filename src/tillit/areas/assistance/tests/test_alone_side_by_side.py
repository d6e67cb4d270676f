"""One colleague in two places at the very same moment: together not more than the day's limit."""

import threading
from decimal import Decimal

import pytest
from django.db import transaction

from tillit.areas.assistance import actions
from tillit.areas.assistance.alone import limit
from tillit.areas.assistance.models import MonthDecision, PaymentOrder
from tillit.areas.assistance.types import PaidFor
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of

from .conftest import AT, make_world
from .deciding import LATER, granted
from .paying import payee
from .test_side_by_side import PATIENCE, beside

HALF = Decimal(5_600)


@pytest.fixture
def two(own_database):
    """Two payments that Wanja planned, to an account that money has gone to: each is within the
    limit of the day, both are not."""
    with transaction.atomic():
        world = make_world()
        _, decision = granted(world)
        to = payee(world, MonthDecision.objects.get().sheet.case_id)

        def plan(kronor, purpose):
            return actions.plan_payment(
                decision, payee_id=to, purpose=purpose, kronor=kronor, pay_on=day_of(LATER),
                by=world.wanja, at=AT,
            )  # fmt: skip

        before = plan(Decimal(1), PaidFor.OTHER)
        orders = [plan(HALF, PaidFor.SUPPORT), plan(HALF, PaidFor.RENT)]
        PaymentOrder.objects.filter(pk=before).update(stage="reconciled")
    assert HALF <= limit(LATER) < 2 * HALF
    return world, orders


@pytest.mark.postgres
def test_two_approvals_at_once_are_one_after_the_other(two):
    """Red when: one_at_a_time() is not asked before the sum of the day is: both went."""
    world, (first, second) = two
    found, begun = [], threading.Event()

    def other():
        begun.set()
        return actions.approve_payment(second, by=world.wanja, at=LATER)

    with transaction.atomic():  # the first has not committed
        actions.approve_payment(first, by=world.wanja, at=LATER)
        thread = beside(other, found)
        begun.wait(PATIENCE)
        thread.join(1.0)
        waited = thread.is_alive()
    thread.join(PATIENCE)
    assert waited
    (said,) = found
    assert isinstance(said, Refusal)
    assert "planerat utbetalningar över" in str(said)
    assert PaymentOrder.objects.filter(stage="approved").count() == 1


@pytest.mark.postgres
def test_a_colleague_does_not_wait_for_another(two):
    """Red when: all approvals wait for one lock."""
    world, (first, second) = two
    found = []
    with transaction.atomic():
        actions.approve_payment(first, by=world.wanja, at=LATER)
        thread = beside(lambda: actions.approve_payment(second, by=world.lova, at=LATER), found)
        thread.join(PATIENCE)
        waited = thread.is_alive()
    thread.join()
    assert (waited, found) == (False, [None])
    assert PaymentOrder.objects.filter(stage="approved").count() == 2
