"""The time of SoL 34:1 (D31) runs from a granted month until its last krona is booked."""

from decimal import Decimal

from django.db import transaction

from tillit.areas.assistance.events import PaymentMoved
from tillit.areas.assistance.models import PaymentOrder, Worksheet
from tillit.areas.assistance.types import PaidFor, PaymentStage
from tillit.casework.cases.models import Clock
from tillit.casework.services.lists import not_executed
from tillit.kernel.actor import System
from tillit.kernel.events import Code
from tillit.trust.audit.actions import record

from .conftest import AT, DAY
from .deciding import LATER, granted
from .paying import payee
from .test_paid_once import SUM, plan

BANK = System("bank")
AFTER_THREE_MONTHS = AT + 100 * DAY


def booked(order, case, decision, *, at=LATER):
    PaymentOrder.objects.filter(pk=order).update(stage=PaymentStage.BOOKED)
    moved = PaymentMoved(order=order, case=case, step=Code("book"), stage=Code("booked"))
    with transaction.atomic():
        record(moved, by=BANK, at=at)
    return Clock.objects.get(object_id=decision, code="D31")


def test_the_last_booking_stops_the_time_and_the_first_of_two_does_not(world):
    """Red when: a booking stops nothing, or half of the money is enough."""
    sheet, decision = granted(world)
    case = sheet_case(sheet)
    to = payee(world, case)
    first = plan(world, decision, to, Decimal(6_200), PaidFor.RENT)
    second = plan(world, decision, to, SUM - Decimal(6_200))
    assert booked(first, case, decision).stopped_at is None
    clock = booked(second, case, decision)
    assert (clock.stopped_at, clock.stop_code) == (LATER, "service_paid")


def test_a_granted_month_that_is_not_paid_is_on_the_list_and_a_late_one_too(world):
    """Red when: money is left out of the list of 34:1, or a late payment of that of 34:2."""
    sheet, decision = granted(world)
    (line,) = not_executed(world.lova, [world.unit], at=AFTER_THREE_MONTHS)
    assert (line.decision_id, line.executed_on) == (decision, None)
    order = plan(world, decision, payee(world, sheet_case(sheet)))
    booked(order, sheet_case(sheet), decision, at=AFTER_THREE_MONTHS)
    (late,) = not_executed(world.lova, [world.unit], at=AFTER_THREE_MONTHS)
    assert late.executed_on == AFTER_THREE_MONTHS.date()


def came_back(order, case, decision, *, at):
    PaymentOrder.objects.filter(pk=order).update(stage=PaymentStage.REJECTED)
    moved = PaymentMoved(order=order, case=case, step=Code("come_back"), stage=Code("rejected"))
    with transaction.atomic():
        record(moved, by=BANK, at=at)
    return Clock.objects.get(object_id=decision, code="D31")


def test_money_that_comes_back_lets_the_time_run_from_the_decision_again(world):
    """Not from the return: nobody ever got it. It stands on the list of 34:1 and not as carried out
    late, and stops with the next booking. Red when: nothing resumes it, a new time begins at the
    return, or it is stopped for ever."""
    sheet, decision = granted(world)
    case = sheet_case(sheet)
    order = plan(world, decision, payee(world, case))
    before = Clock.objects.get(object_id=decision, code="D31")
    booked(order, case, decision)
    assert not_executed(world.lova, [world.unit], at=AFTER_THREE_MONTHS) == []
    again = came_back(order, case, decision, at=LATER + DAY)
    assert (again.started_at, again.due_on) == (before.started_at, before.due_on)
    assert (again.stopped_at, again.stop_code) == (None, "")
    came_back(order, case, decision, at=LATER + DAY)  # told twice
    (line,) = not_executed(world.lova, [world.unit], at=AFTER_THREE_MONTHS)
    assert (line.decision_id, line.executed_on) == (decision, None)
    clock = booked(order, case, decision, at=AFTER_THREE_MONTHS)
    assert (clock.stopped_at, clock.stop_code) == (AFTER_THREE_MONTHS, "service_paid")


def test_what_the_case_was_closed_over_does_not_run_again(world):
    """Red when: a time that was stopped for another reason is resumed by a return."""
    sheet, decision = granted(world)
    case = sheet_case(sheet)
    order = plan(world, decision, payee(world, case))
    Clock.objects.filter(object_id=decision, code="D31").update(
        stopped_at=LATER, stop_code="case_closed"
    )
    assert came_back(order, case, decision, at=LATER + DAY).stop_code == "case_closed"


def sheet_case(sheet):
    return Worksheet.objects.get(pk=sheet).case_id
