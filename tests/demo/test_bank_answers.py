"""What the bank says of the files: each answer once, each payment by its name and to the öre."""

from datetime import timedelta

import pytest

from tests.support.bank import balanced
from tests.support.payments import BANK, SUM, approved, ordered, read, sent, stages
from tillit.areas.assistance import actions, ports
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
from tillit.areas.assistance.types import PayeeKind
from tillit.casework.decisions.queries import briefs
from tillit.demo.bank.bank import Bank
from tillit.kernel.refusal import Refusal
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


def test_what_the_bank_refuses_is_paid_again_as_the_same_order(world, bank):
    """Told why, approved anew, in a new file. Red when: a refused order is a new one, or keeps its
    approval."""
    order = approved(world)
    bank.closed = {"123456789"}
    _, report = sent(world, bank)
    assert read(world, report).refused == 1
    assert stages() == (["rejected"], "decided")
    assert FileLine.objects.get().code == "AC04"
    decision = MonthDecision.objects.get().decision_id
    assert not briefs(world.wanja, [decision])[decision].ordered
    actions.pay_again(order, why="Banken öppnade kontot.", by=world.wanja, at=LATER)
    row = PaymentOrder.objects.get()
    assert (row.pk, row.stage, row.approved_by) == (order, "planned", None)
    actions.approve_payment(order, by=world.lova, at=LATER)
    bank.closed = set()
    _, again = sent(world, bank)
    assert read(world, report).nothing_new  # the first report once more moves nothing
    assert read(world, again).accepted == 1
    read(world, bank.statement(at=LATER))
    assert stages() == (["reconciled"], "reconciled")


def test_the_same_file_given_to_the_bank_twice_is_not_a_refusal(world, bank):
    """The bank says duplicate: what it said the first time holds. Red when: a whole refusal with
    DU01 frees the orders – then they would be paid twice."""
    approved(world)
    file, report = sent(world, bank)
    content = actions.download_file(file, by=world.lova, at=LATER)
    duplicate = bank.take(content, at=LATER + DAY)
    found = read(world, duplicate)
    assert found.duplicate
    assert not found.refused
    assert stages()[0] == ["sent"]
    assert read(world, report).accepted == 1


def test_a_statement_twice_changes_nothing_and_another_under_its_name_is_refused(world, bank):
    """Red when: statements are not known by their name, or a line by its own."""
    approved(world)
    sent(world, bank)
    statement = bank.statement(at=LATER)
    read(world, statement)
    before = (stages(), BookedLine.objects.count())
    assert read(world, statement).nothing_new
    with pytest.raises(Refusal, match="annat kontoutdrag"):
        read(world, balanced(statement.replace("11380.00", "11381.00")))
    later = read(world, bank.statement(at=LATER + DAY))  # the next day's, with the same lines
    assert (later.booked, later.reconciled, later.differ) == (0, 0, 0)
    assert (stages(), BookedLine.objects.count()) == before


def test_money_that_comes_back_is_nobodys_and_the_month_is_not_paid(world, bank):
    """Booked, reconciled, and back. Red when: a return is not looked for once it is booked, or
    the month stays reconciled; then it goes again and holds."""
    order = approved(world)
    sent(world, bank)
    read(world, bank.statement(at=LATER))
    assert stages() == (["reconciled"], "reconciled")
    bank.returning = {"123456789"}
    found = read(world, bank.statement(at=LATER + DAY))
    assert found.came_back == 1
    assert stages() == (["rejected"], "decided")
    actions.pay_again(order, why="Kontot är öppnat igen.", by=world.wanja, at=LATER + DAY)
    actions.approve_payment(order, by=world.lova, at=LATER + DAY)
    new = Bank()
    file = actions.make_file(world.unit, pay_on=day_of(LATER + DAY), by=world.lova, at=LATER + DAY)
    content = actions.download_file(file, by=world.lova, at=LATER + DAY)
    new.take(content, at=LATER + DAY)
    statement = new.statement(at=LATER + 2 * DAY).replace("<NtryRef>D", "<NtryRef>E")
    assert read(world, statement, LATER + 2 * DAY).reconciled == 1
    assert stages() == (["reconciled"], "reconciled")


@pytest.mark.parametrize(
    ("was", "becomes"), [("11380.00", "11380.01"), ("<NtryRef>D", None)], ids=["an öre", "twice"]
)
def test_what_is_booked_otherwise_is_shown_and_settles_nothing(world, bank, was, becomes):
    """An öre too much, or the same payment in two lines. Red when: amounts are rounded, or a
    second line is taken for the first."""
    approved(world)
    sent(world, bank)
    statement = bank.statement(at=LATER)
    if becomes:
        statement = statement.replace(was, becomes)
    else:
        begins, ends = statement.index("<Ntry>"), statement.index("</Ntry>") + len("</Ntry>")
        line = statement[begins:ends]
        statement = statement[:ends] + line.replace(was, "<NtryRef>X") + statement[ends:]
    found = read(world, balanced(statement))
    assert (found.differ, found.reconciled) == (1, 0)
    assert stages() == (["sent"], "decided")


def test_two_equal_payments_of_a_day_are_told_apart_by_their_names(world, bank):
    """Only one of them is booked. Red when: a line is matched by its sum."""
    sheet_decision = granted(world)
    decided = MonthDecision.objects.get(decision_id=sheet_decision[1])
    case_id = decided.sheet.case_id
    first = ordered(world, sheet_decision[1], payee(world, case_id), SUM / 2)
    other = ordered(world, sheet_decision[1], payee(world, case_id, kind=PayeeKind.OTHER), SUM / 2)
    sent(world, bank)
    statement = bank.statement(at=LATER)
    begins, ends = statement.index("<Ntry>"), statement.index("</Ntry>") + len("</Ntry>")
    one = statement[begins:ends]
    alone = statement[:begins] + one + "</Stmt></BkToCstmrStmt></Document>"
    assert read(world, balanced(alone)).reconciled == 1
    booked = first if first.hex in one else other
    found = {row.pk: row.stage for row in PaymentOrder.objects.all()}
    assert found[booked] == "reconciled"
    assert sorted(found.values()) == ["reconciled", "sent"]


def test_a_line_without_our_name_is_kept_and_belongs_to_nobody(world, bank):
    """Red when: a stranger's line with the right sum is guessed to be ours."""
    order = approved(world)
    sent(world, bank)
    statement = bank.statement(at=LATER).replace(order.hex, "NOTPROVIDED")
    assert read(world, statement).strangers == 1
    assert BookedLine.objects.get().order_id is None
    assert stages() == (["sent"], "decided")


def test_answers_that_are_not_for_us_are_not_read(world, bank):
    """Red when: a report on another file, another account's statement or rubbish is let in."""
    approved(world)
    _, report = sent(world, bank)
    file = PaymentFile.objects.get()
    for content, words in (
        (report.replace(file.pk.hex.encode(), b"0" * 32), "inte är gjord här"),
        (bank.statement(at=LATER).replace("SE04", "SE05"), "annat konto"),
        ("<x/>", "går inte att läsa"),
        ("hej", "går inte att läsa"),
    ):
        with pytest.raises(Refusal, match=words):
            read(world, content)
    assert stages()[0] == ["sent"]
