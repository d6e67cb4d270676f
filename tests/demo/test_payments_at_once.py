"""Files that are undone, and many payments at once: nothing twice, nobody alone with an account."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support.payments import BANK, SUM, approved, in_files, made, read, sent, stages
from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.actions import many
from tillit.areas.assistance.models import (
    FileLine,
    MonthDecision,
    PaymentFile,
    PaymentOrder,
    Worksheet,
)
from tillit.areas.assistance.tests.conftest import DECEMBER, make_world
from tillit.areas.assistance.tests.deciding import LATER, granted
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.tests.running import renewal
from tillit.demo.bank.bank import Bank
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of

NOVEMBER = DECEMBER.replace(month=11)


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        return make_world()


@pytest.fixture
def world(db, made_once):
    """The unit and its people; what a test does in it is undone."""
    return made_once


@pytest.fixture(autouse=True)
def bank(monkeypatch):
    """The simulated bank, behind the port."""
    monkeypatch.setattr(ports, "_banks", [BANK])
    return Bank()


def undo(world, file):
    actions.undo_file(file, by=world.wanja, at=LATER)


def test_a_file_that_was_not_sent_is_undone_and_its_orders_go_into_another(world):
    """Red when: the order stays in the file, the file is forgotten, or twice is refused."""
    approved(world)
    file = made(world)
    undo(world, file)
    undo(world, file)
    assert stages()[0] == ["approved"]
    kept = PaymentFile.objects.get()
    assert (kept.undone_by_name, kept.undone_at) == ("Wanja", LATER)
    assert made(world) != file
    assert FileLine.objects.filter(undone=False).count() == 1
    assert in_files() == 2  # the line of the undone file is kept as it was


def test_an_undone_file_is_neither_sent_nor_read_out(world, bank):
    """Red when: sent() or download_file() does not look at undone_at."""
    approved(world)
    file = made(world)
    content = actions.download_file(file, by=world.lova, at=LATER)
    undo(world, file)
    with pytest.raises(Refusal, match="ångrad"):
        actions.download_file(file, by=world.lova, at=LATER)
    with pytest.raises(Refusal, match="ångrad"):
        actions.mark_sent(file, by=world.lova, at=LATER)
    report = bank.take(content, at=LATER)  # somebody sent the old copy all the same
    with pytest.raises(Refusal, match="Ring banken"):
        read(world, report)
    assert stages()[0] == ["approved"]


def test_a_sent_file_is_never_undone(world, bank):
    """Red when: undo_file() asks nothing, or the database lets both stand."""
    approved(world)
    file, _ = sent(world, bank)
    with pytest.raises(Refusal, match="går inte att ångra"):
        undo(world, file)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentFile.objects.update(undone_at=LATER)


def test_who_may_not_read_a_case_in_it_undoes_no_file(world):
    """Red when: undo_file() finds the file by its id alone."""
    approved(world)
    file = made(world)
    with pytest.raises(NotThere):
        actions.undo_file(file, by=world.olle, at=LATER)


def plan(world, *, month=NOVEMBER, by=None):
    return actions.plan_clean(month, pay_on=day_of(LATER), by=by or world.wanja, at=LATER)


def test_clean_decisions_are_planned_at_once_and_once(world):
    """A double click plans nothing twice. Red when: what is planned is planned again, or all of it
    is not."""
    for n in range(3):
        renewal(world, n)  # November granted, an account approved
    assert plan(world).went == 3
    assert {row.kronor for row in PaymentOrder.objects.all()} == {
        row.kronor for row in MonthDecision.objects.all()
    }
    again = plan(world)
    assert (again.went, again.left) == (0, ())
    assert PaymentOrder.objects.count() == 3


def test_what_needs_an_eye_is_left_with_its_reason(world):
    """Red when: a reason of why_not_clean is taken away: shared accounts also within the batch."""
    sheets = [renewal(world, n) for n in range(3)]
    cases = [Worksheet.objects.get(pk=each).case_id for each in sheets]
    sheet, _ = granted(world, month=NOVEMBER)
    alone = Worksheet.objects.get(pk=sheet).case_id
    payee(world, alone, account="6000 123400002")  # the same as the third household's
    payee(world, cases[1], kind="landlord", way="giro", name="Hyresbolaget",
          account="5050-1055", reference="12345")  # fmt: skip
    report = plan(world)
    assert report.went == 1
    assert dict(report.left) == {many.SHARED: 2, many.SEVERAL: 1}


def test_one_that_is_stopped_stops_no_other(world, monkeypatch):
    """Red when: all are planned in one transaction."""
    for n in range(2):
        renewal(world, n)
    real, seen = many.plan_payment, []

    def first_fails(*args, **named):
        made = real(*args, **named)
        seen.append(made)
        if len(seen) == 1:
            raise Refusal("Någon annan var först.")
        return made

    monkeypatch.setattr(many, "plan_payment", first_fails)
    report = plan(world)
    assert (report.went, report.left) == (1, (("Någon annan var först.", 1),))
    assert PaymentOrder.objects.count() == 1


def test_many_are_approved_only_where_money_has_gone_before(world):
    """Also the second colleague looks at a new account one by one. Red when: approve_many lets an
    account that nothing has gone to go with the others."""
    for n in range(2):
        renewal(world, n)
    plan(world)
    ids = list(PaymentOrder.objects.order_by("pk").values_list("pk", flat=True))
    for who in (world.wanja, world.lova):
        report = actions.approve_many(ids, by=who, at=LATER)
        assert report.went == 0
        assert sum(number for _, number in report.left) == 2
    PaymentOrder.objects.filter(pk=ids[0]).update(stage="reconciled")  # it has been paid before
    first = PaymentOrder.objects.get(pk=ids[0])
    _, decision = granted(world, who=_person(first))
    actions.plan_payment(
        decision, payee_id=first.payee_id, purpose="support", kronor=SUM,
        pay_on=day_of(LATER), by=world.wanja, at=LATER,
    )  # fmt: skip
    waiting = list(PaymentOrder.objects.filter(stage="planned").values_list("pk", flat=True))
    # Who planned for more than the day's limit is not alone with it; a colleague is.
    assert actions.approve_many(waiting, by=world.wanja, at=LATER).went == 0
    report = actions.approve_many(waiting, by=world.lova, at=LATER)
    assert report.went == 1
    again = actions.approve_many(waiting, by=world.lova, at=LATER + timedelta(seconds=1))
    assert again.went == 0  # a double click
    with pytest.raises(NotThere):
        actions.approve_many(waiting, by=_outsider(world), at=LATER)


def _person(order):
    return order.decided.sheet.case.person_id


def _outsider(world):
    from dataclasses import replace

    return replace(world.wanja, seats=())
