"""From an approved order to money that has left: files once, answers once, to the öre."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.support.payments import BANK, SUM, approved, in_files, made, ordered, read, sent, stages
from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.actions import files
from tillit.areas.assistance.models import (
    FileLine,
    MonthDecision,
    Payee,
    PaymentFile,
    PaymentOrder,
)
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import LATER, granted
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.types import PaidFor, PayeeKind, WayToPay
from tillit.demo.bank.bank import Bank
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of

DAY = timedelta(days=1)


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


def test_from_approved_to_reconciled(world, bank):
    """Red when: a step is left out, or the month does not follow its payments."""
    approved(world)
    file, report = sent(world, bank)
    assert stages() == (["sent"], "decided")
    assert read(world, report).accepted == 1
    assert stages() == (["accepted"], "decided")
    assert read(world, bank.advice(at=LATER)).booked == 1
    assert stages() == (["booked"], "paid")
    found = read(world, bank.statement(at=LATER))
    assert (found.reconciled, found.strangers) == (1, 0)
    assert stages() == (["reconciled"], "reconciled")
    assert PaymentFile.objects.get(pk=file).kronor == SUM


def test_the_file_is_read_out_the_same_each_time_and_names_no_assistance(world, bank):
    """Red when: the file is written anew at each download, or says what the money is."""
    approved(world)
    file = made(world)
    first = actions.download_file(file, by=world.lova, at=LATER)
    again = actions.download_file(file, by=world.wanja, at=LATER + DAY)
    assert first == again
    assert b"istand" not in first
    assert b"december" not in first.lower()


def test_a_file_that_was_altered_is_not_read_out(world, bank):
    """Red when: the checksum is not held against the content."""
    approved(world)
    file = made(world)
    row = PaymentFile.objects.get(pk=file)
    row.content = row.content.reveal().replace("11380.00", "91380.00")
    row.save()
    with pytest.raises(Refusal, match="ändrad sedan"):
        actions.download_file(file, by=world.lova, at=LATER)


def test_an_order_stands_in_one_file(world, bank):
    """Also for who comes past the action. Red when: the constraint is taken out, or the orders
    stay approved."""
    order = approved(world)
    made(world)
    with pytest.raises(Refusal, match="Inget är godkänt"):
        made(world)
    file = PaymentFile.objects.get()
    other = PaymentFile.objects.create(
        unit=file.unit, pay_on=file.pay_on, orders=1, kronor=1, sha256="", content="x",
        made_by=world.lova.id, made_by_name="x", made_at=LATER,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        FileLine.objects.create(file=other, order_id=order, kronor=1)
    PaymentOrder.objects.update(stage="approved")  # past the table of steps
    with pytest.raises(Moved):
        made(world)
    assert in_files() == 1


def test_a_crash_in_the_middle_leaves_nothing_half_done(world, bank, monkeypatch):
    """Killed after each of the writes in turn. Red when: make_file is not one transaction."""
    approved(world)
    for name in ("move", "tell", "record"):
        with monkeypatch.context() as broken:
            broken.setattr(files, name, lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                made(world)
        assert (stages()[0], PaymentFile.objects.count(), in_files()) == (["approved"], 0, 0)
    made(world)
    assert stages()[0] == ["in_file"]


def test_what_something_stands_in_the_way_of_is_not_in_the_file(world, bank):
    """Red when: make_file trusts that what is approved may still go."""
    order = approved(world)
    Payee.objects.update(held_until=LATER + DAY)
    with pytest.raises(Refusal, match="Inget är godkänt"):
        made(world)
    Payee.objects.update(held_until=LATER, ended_at=LATER)
    with pytest.raises(Refusal, match="Inget är godkänt"):
        made(world)
    assert PaymentOrder.objects.get(pk=order).stage == "approved"


def test_others_make_read_and_download_nothing(world, bank):
    """Nor somebody in another unit for assistance. Red when: a verb forgets whose unit it is."""
    approved(world)
    with pytest.raises(NotThere):
        actions.make_file(world.unit, pay_on=day_of(LATER), by=world.olle, at=LATER)
    file = made(world)
    with pytest.raises(NotThere):
        actions.download_file(file, by=world.olle, at=LATER)
    with pytest.raises(NotThere):
        actions.mark_sent(file, by=world.olle, at=LATER)


def test_money_handed_over_is_kept_with_its_receipt(world, bank):
    """Not in any file, not by who planned it, nor unseen. Red when: any of the three is not
    asked, or the witness may be oneself or somebody of another unit."""
    _, decision = granted(world)
    case_id = MonthDecision.objects.get().sheet.case_id
    hand = payee(world, case_id, kind=PayeeKind.OTHER, way=WayToPay.BY_HAND, account="")
    order, kim = ordered(world, decision, hand), world.kim.id
    with pytest.raises(Refusal, match="Inget är godkänt"):
        made(world)
    with pytest.raises(Refusal, match="annan kollega"):
        actions.hand_over(order, receipt="Kvitto 7", witness=kim, by=world.wanja, at=LATER)
    with pytest.raises(Refusal, match="kvittots"):
        actions.hand_over(order, receipt=" ", witness=kim, by=world.lova, at=LATER)
    for nobody in (None, world.lova.id, world.olle.id):
        with pytest.raises(Refusal, match="Välj den kollega"):
            actions.hand_over(order, receipt="Kvitto 7", witness=nobody, by=world.lova, at=LATER)
    paper = actions.open_receipt(order, by=world.lova, at=LATER)
    assert (paper.kronor, paper.handed_by, paper.witness) == (SUM, "", "")
    actions.hand_over(order, receipt="Kvitto 7, till Sven.", witness=kim, by=world.lova, at=LATER)
    paper = actions.open_receipt(order, by=world.lova, at=LATER)
    assert (paper.handed_by, paper.witness, paper.handed_at) == ("Lova", "Kim", LATER)
    with pytest.raises(NotThere):
        actions.open_receipt(order, by=world.olle, at=LATER)
    assert stages() == (["reconciled"], "reconciled")


def test_a_protected_person_is_not_named_to_the_bank(world, bank):
    """The landlord is. Red when: `hidden` is not looked at."""
    from tillit.registers.people.models import Person

    _, decision = granted(world)
    case_id = MonthDecision.objects.get().sheet.case_id
    landlord = payee(
        world, case_id, kind=PayeeKind.LANDLORD, way=WayToPay.GIRO, name="Hyresbolaget",
        account="5050-1055", reference="12345",
    )  # fmt: skip
    ordered(world, decision, landlord, Decimal(6200), PaidFor.RENT)
    ordered(world, decision, payee(world, case_id), SUM - 6200)
    Person.objects.filter(pk=world.sven).update(protection="marked")
    content = actions.download_file(made(world), by=world.wanja, at=LATER)
    assert b"Sven" not in content
    assert b"Lod" not in content
    assert b"Hyresbolaget" in content
