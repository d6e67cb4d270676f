"""Faults of payments that were found by reading, each with the guard that mends it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.support.bank import balanced
from tests.support.payments import BANK, SUM, approved, made, ordered, read, sent, stages
from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.models import (
    Application,
    BookedLine,
    FileLine,
    MonthDecision,
    Payee,
    PaymentOrder,
    SheetRow,
)
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import LATER, granted
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.types import PaidFor, PayeeKind, Section, WayToPay
from tillit.demo.bank.bank import Bank
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of

DAY = timedelta(days=1)
RENT = {"kind": PayeeKind.LANDLORD, "way": WayToPay.GIRO, "name": "Bolaget", "account": "5050-1055"}


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


def test_two_equal_parts_of_one_entry_are_two_and_a_replay_is_none(world, bank):
    """Red when: a line does not carry its place among its equals (`equal` always 0)."""
    approved(world)
    sent(world, bank)
    whole = bank.statement(at=LATER)
    begins, ends = whole.index("<TxDtls>"), whole.index("</TxDtls>") + len("</TxDtls>")
    twice = (whole[:ends] + whole[begins:]).replace(
        '<Amt Ccy="SEK">11380.00</Amt><CdtDbtInd>', '<Amt Ccy="SEK">22760.00</Amt><CdtDbtInd>'
    )
    found = read(world, twice := balanced(twice))
    assert (found.differ, found.reconciled, BookedLine.objects.count()) == (1, 0, 2)
    assert read(world, twice).nothing_new
    read(world, twice.replace("<Stmt><Id>", "<Stmt><Id>X"))  # the same lines in the next one
    assert BookedLine.objects.count() == 2


WHY = "<StsRsnInf><Rsn><Cd>{}</Cd></Rsn></StsRsnInf>"


@pytest.mark.parametrize("group", ["RJCT", "PART"])
@pytest.mark.parametrize("place", ["payment", "part", "second reason"])
def test_a_duplicate_is_no_refusal_wherever_the_code_stands(world, bank, group, place):
    """Red when: the code is looked for on the group alone, or only the first reason is read."""
    order = approved(world)
    _, report = sent(world, bank)
    text = report.decode().replace("<GrpSts>ACCP", f"<GrpSts>{group}")
    codes = {"payment": ["DU04"], "part": []}.get(place, ["AC04", "DU04"])
    own = "".join(map(WHY.format, codes))
    text = text.replace("<TxSts>ACCP</TxSts>", f"<TxSts>RJCT</TxSts>{own}")
    if place == "part":
        said = f"<PmtInfSts>RJCT</PmtInfSts>{WHY.format('DU02')}<TxInfAndSts>"
        text = text.replace("<TxInfAndSts>", said)
    found = read(world, text)
    assert (found.refused, found.duplicate, stages()[0]) == (0, True, ["sent"])
    with pytest.raises(Refusal, match="läge"):
        actions.pay_again(order, why="Den nekades.", by=world.wanja, at=LATER)


@pytest.mark.parametrize(
    ("told", "settles"),
    [
        ("<Othr><Id>123456789</Id></Othr>", True),
        ("<Othr><Id>6000-123 456 789</Id></Othr>", True),
        ("<IBAN>SE3560000000000123456789</IBAN>", True),
        ("<Othr><Id>123456780</Id></Othr>", False),
        ("<IBAN>SE3560000000000987654321</IBAN>", False),
    ],
)
def test_what_the_bank_paid_to_another_account_is_not_settled(world, bank, told, settles):
    """Nor on the replay. Red when: `elsewhere` is not asked."""
    approved(world)
    sent(world, bank)
    statement = bank.statement(at=LATER).replace("<Othr><Id>123456789</Id></Othr>", told)
    found = read(world, statement)
    assert (found.reconciled, found.differ) == ((1, 0) if settles else (0, 1))
    assert stages()[0] == ["reconciled" if settles else "sent"]
    assert read(world, statement).nothing_new


def refused(world, bank, **changes):
    """An order that the bank has refused; Lova has read the answer."""
    order = approved(world, **changes)
    bank.closed = {"123456789"}
    _, report = sent(world, bank)
    read(world, report)
    bank.closed = set()
    return order


def test_who_read_the_answer_does_not_pay_again_and_who_pays_again_does_not_approve(world, bank):
    """An answer is a file that somebody brings. Red when: any of the two is not asked."""
    order = refused(world, bank, kronor=Decimal(5_000))
    to = PaymentOrder.objects.get().payee_id
    decision = MonthDecision.objects.get().decision_id
    before = ordered(world, decision, to, Decimal(1), PaidFor.OTHER)
    PaymentOrder.objects.filter(pk=before).update(stage="reconciled")  # not a new account
    with pytest.raises(Refusal, match="Du läste in"):
        actions.pay_again(order, why="Nekad.", by=world.lova, at=LATER)
    actions.pay_again(order, why="Nekad.", by=world.wanja, at=LATER)
    with pytest.raises(Refusal, match="annan kollega"):
        actions.approve_payment(order, by=world.wanja, at=LATER)
    actions.cancel_payment(order, why="Nytt konto.", by=world.wanja, at=LATER)
    case_id = MonthDecision.objects.get().sheet.case_id
    other = payee(world, case_id, kind=PayeeKind.OTHER)  # the freed money, to another account
    moved = actions.plan_payment(
        decision, payee_id=other, purpose=PaidFor.SUPPORT, kronor=Decimal(5_000),
        pay_on=day_of(LATER + DAY), by=world.wanja, at=LATER,
    )  # fmt: skip
    PaymentOrder.objects.filter(pk=before).update(payee_id=other)
    with pytest.raises(Refusal, match="annan kollega"):
        actions.approve_payment(moved, by=world.wanja, at=LATER + DAY)


def test_an_answer_is_on_a_file_of_ones_own_unit_and_of_its_own_sum(world, bank):
    """Red when: the unit, the number or the sum of the file is not compared."""
    approved(world)
    _, report = sent(world, bank)
    with pytest.raises(Refusal, match="inte är gjord här"):
        actions.read_answer(report, by=world.olle, at=LATER)
    name = "<OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId>"
    for told in ("<OrgnlNbOfTxs>2</OrgnlNbOfTxs>", "<OrgnlCtrlSum>11380.01</OrgnlCtrlSum>"):
        with pytest.raises(Refusal, match="annan summa"):
            read(world, report.decode().replace(name, name + told))
    right = "<OrgnlNbOfTxs>1</OrgnlNbOfTxs><OrgnlCtrlSum>11380</OrgnlCtrlSum>"
    assert read(world, report.decode().replace(name, name + right)).accepted == 1


def test_a_statement_whose_balances_the_lines_do_not_lead_between_is_not_read(world, bank):
    """A line written in by hand. Red when: `_check_balances` is not asked."""
    approved(world)
    sent(world, bank)
    with pytest.raises(Refusal, match="går inte att läsa"):
        read(world, bank.statement(at=LATER).replace("11380.00", "11381.00"))


def test_a_late_booking_of_the_first_round_stops_the_second(world, bank):
    """Before it is approved, in a file that waits, and when it has gone. Red when: both rounds
    have one name, or a waiting order is not asked for what is booked."""
    order = refused(world, bank)
    actions.pay_again(order, why="Nekad.", by=world.wanja, at=LATER)
    for taken in bank.booked:
        taken.refused.clear()  # the bank books what it refused
    late = bank.statement(at=LATER)
    actions.approve_payment(order, by=world.lova, at=LATER)
    content = actions.download_file(file := made(world), by=world.lova, at=LATER)
    assert f"{order.hex}-2".encode() in content
    assert read(world, late).differ == 1
    for act in (actions.download_file, actions.mark_sent):
        with pytest.raises(Refusal, match="Skicka inte filen"):
            act(file, by=world.lova, at=LATER)
    PaymentOrder.objects.update(stage="approved")  # as if its file were undone
    FileLine.objects.filter(round=2).delete()
    with pytest.raises(Refusal, match="bokfört utbetalningen ändå"):
        made(world)
    PaymentOrder.objects.update(stage="planned")
    with pytest.raises(Refusal, match="bokfört utbetalningen ändå"):
        actions.approve_payment(order, by=world.lova, at=LATER)


def test_a_late_booking_when_the_second_round_has_gone_settles_nothing(world, bank):
    """Red when: the name of round one counts for round two."""
    order = refused(world, bank)
    actions.pay_again(order, why="Nekad.", by=world.wanja, at=LATER)
    actions.approve_payment(order, by=world.lova, at=LATER)
    sent(world, Bank())
    for taken in bank.booked:
        taken.refused.clear()
    found = read(world, bank.statement(at=LATER))
    assert (found.differ, found.reconciled, stages()[0]) == (1, 0, ["sent"])


def known(world):
    """A granted month and a payee who has got money before: the decision, the payee."""
    _, decision = granted(world)
    case_id = MonthDecision.objects.get().sheet.case_id
    to = payee(world, case_id)
    order = ordered(world, decision, to, Decimal(1), PaidFor.OTHER)
    PaymentOrder.objects.filter(pk=order).update(stage="reconciled")
    return decision, to


def alone(world, decision, to, kronor, purpose, at=LATER):
    """Planned and approved by Wanja."""
    order = actions.plan_payment(
        decision, payee_id=to, purpose=purpose, kronor=Decimal(kronor), pay_on=day_of(at),
        by=world.wanja, at=at,
    )  # fmt: skip
    actions.approve_payment(order, by=world.wanja, at=at)
    return order


def test_nobody_is_alone_with_more_than_the_limit_of_a_day(world, bank):
    """In one payment or in two. Red when: the sum of the day is not counted."""
    decision, to = known(world)
    with pytest.raises(Refusal, match="planerat utbetalningar över"):
        alone(world, decision, to, 11_379, PaidFor.SUPPORT)
    order = PaymentOrder.objects.get(stage="planned").pk
    actions.cancel_payment(order, why="Delas.", by=world.wanja, at=LATER)
    alone(world, decision, to, 6_000, PaidFor.SUPPORT)
    with pytest.raises(Refusal, match="planerat utbetalningar över"):
        alone(world, decision, to, 5_000, PaidFor.RENT)
    last = PaymentOrder.objects.get(stage="planned").pk
    actions.approve_payment(last, by=world.lova, at=LATER)


def test_nobody_plans_approves_and_sends_more_than_the_limit_and_it_is_said(world, bank):
    """Approved on two days, in one file. Red when: make_file does not ask `why_not_alone`."""
    decision, to = known(world)
    alone(world, decision, to, 6_000, PaidFor.SUPPORT)
    alone(world, decision, to, 5_000, PaidFor.RENT, LATER + DAY)
    day, at = day_of(LATER + DAY), LATER + DAY
    with pytest.raises(Refusal, match="annan kollega"):
        actions.make_file(world.unit, pay_on=day, by=world.wanja, at=at)
    assert len(actions.left_out(world.unit, day, by=world.wanja, at=at)) == 2
    assert actions.left_out(world.unit, day, by=world.lova, at=at) == ()
    actions.make_file(world.unit, pay_on=day, by=world.lova, at=at)


def test_money_in_the_hand_is_asked_whether_it_may_still_go(world, bank):
    """Red when: hand_over does not ask `why_not_send`."""
    _, decision = granted(world)
    case_id = MonthDecision.objects.get().sheet.case_id
    hand = payee(world, case_id, kind=PayeeKind.OTHER, way=WayToPay.BY_HAND, account="")
    order = ordered(world, decision, hand)
    Payee.objects.update(ended_at=LATER)
    with pytest.raises(Refusal, match="utbytt"):
        actions.hand_over(order, receipt="Kvitto 7", witness=None, by=world.lova, at=LATER)


def test_what_is_left_out_of_a_file_is_told_with_its_reason(world, bank):
    """Red when: what something stands in the way of is only passed over."""
    order = approved(world)
    day = day_of(LATER)
    assert actions.left_out(world.unit, day, by=world.lova, at=LATER) == ()
    Payee.objects.update(held_until=LATER + DAY)
    (left,) = actions.left_out(world.unit, day, by=world.lova, at=LATER)
    assert (left.order, left.kronor, left.payments) == (order, SUM, 1)
    assert "Kontot är nytt" in left.why
    with pytest.raises(Refusal, match="Kontot är nytt"):
        made(world)


def test_nothing_is_written_to_a_private_account_and_the_landlord_gets_the_number(world, bank):
    """Red when: `_reference` asks nothing."""
    _, decision = granted(world)
    case_id = MonthDecision.objects.get().sheet.case_id
    landlord = payee(world, case_id, reference="Lgh 1102", **RENT)
    ordered(world, decision, landlord, Decimal(6200), PaidFor.RENT)
    to = payee(world, case_id, reference="Bidrag 19850214-2380")
    ordered(world, decision, to, SUM - 6200)
    content = actions.download_file(made(world), by=world.wanja, at=LATER)
    assert b"Lgh 1102" in content
    assert b"Bidrag" not in content
    assert b"19850214" not in content


@pytest.mark.parametrize("who", ["child", "co-applicant"])
def test_a_protected_child_or_co_applicant_hides_the_name(world, bank, who):
    """Red when: only the applicant and the payee are looked at."""
    approved(world)
    sheet = MonthDecision.objects.get().sheet
    if who == "child":
        SheetRow.objects.filter(sheet=sheet, section=Section.HOUSEHOLD).update(
            person_id=world.skyla
        )
    else:
        Application.objects.update(co_applicant_id=world.skyla, co_signed_at=LATER)
    content = actions.download_file(made(world), by=world.wanja, at=LATER)
    assert b"Sven" not in content
