"""Orders to pay: nothing twice, nothing more than was granted, nobody alone with an account."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tillit.areas.assistance import actions
from tillit.areas.assistance.gate import decided_before, payee_is_known, shared_accounts
from tillit.areas.assistance.models import MonthDecision, Payee, PaymentOrder, Worksheet
from tillit.areas.assistance.types import PaidFor, PayeeKind, PaymentStage, WayToPay
from tillit.casework.decisions.queries import briefs
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of

from .conftest import AT, sent
from .deciding import LATER, granted
from .paying import payee, yes

SUM = Decimal(11_380)


@pytest.fixture
def paid_to(world):
    """A granted December, and Sven's approved account: the case, the decision, the payee."""
    sheet, decision = granted(world)
    case_id = Worksheet.objects.get(pk=sheet).case_id
    return case_id, decision, payee(world, case_id)


def plan(world, decision, to, kronor=SUM, purpose=PaidFor.SUPPORT, *, at=AT):
    return actions.plan_payment(
        decision, payee_id=to, purpose=purpose, kronor=kronor, pay_on=day_of(LATER),
        by=world.wanja, at=at,
    )  # fmt: skip


def test_an_order_is_made_once_however_often_it_is_asked_for(world, paid_to):
    """A replay and a double click. Red when: the key of an order is not looked for."""
    _, decision, to = paid_to
    assert plan(world, decision, to) == plan(world, decision, to)
    assert PaymentOrder.objects.count() == 1
    assert MonthDecision.objects.get().ordered == SUM


def test_the_database_refuses_a_second_order_and_more_than_was_granted(world, paid_to):
    """Also for who comes past the action. Red when: a constraint is taken out of models/payment."""
    _, decision, to = paid_to
    order = PaymentOrder.objects.get(pk=plan(world, decision, to))
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentOrder.objects.create(
            decided=order.decided, purpose=order.purpose, payee=order.payee, kronor=1,
            pay_on=order.pay_on, stage="planned", planned_by_name="x", planned_at=AT,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthDecision.objects.update(ordered=SUM + 1)


def test_never_more_than_was_granted(world, paid_to):
    """Red when: `_take` does not count what is already planned."""
    case_id, decision, to = paid_to
    landlord = payee(
        world, case_id, kind=PayeeKind.LANDLORD, way=WayToPay.GIRO, name="Hyresbolaget",
        account="5050-1055", reference="12345",
    )  # fmt: skip
    plan(world, decision, landlord, Decimal(6200), PaidFor.RENT)
    with pytest.raises(Refusal, match="mer än beslutet"):
        plan(world, decision, to, SUM)
    order = plan(world, decision, to, SUM - 6200)
    assert MonthDecision.objects.get().ordered == SUM
    actions.cancel_payment(order, why="Fel konto.", by=world.wanja, at=AT)
    assert MonthDecision.objects.get().ordered == 6200
    assert plan(world, decision, to, SUM - 6200) == order  # the same order, planned anew


def test_the_bank_is_shut_on_a_day_of_rest_and_a_hand_is_not(world, paid_to):
    """Red when: an account is paid on a Saturday, or what is handed over waits for Monday."""
    case_id, decision, to = paid_to
    hand = payee(
        world, case_id, kind=PayeeKind.OTHER, way=WayToPay.BY_HAND, name="Sven Lod", account=""
    )
    for day, opens in ((date(2025, 12, 6), "8.dec"), (date(2025, 12, 25), "29.dec")):
        said = {"purpose": PaidFor.SUPPORT, "pay_on": day, "by": world.wanja, "at": AT}
        with pytest.raises(Refusal, match=opens):
            actions.plan_payment(decision, payee_id=to, kronor=SUM, **said)
        actions.plan_payment(decision, payee_id=hand, kronor=Decimal(100), **said)
    assert MonthDecision.objects.get().ordered == 100


def test_a_new_account_takes_two_and_some_time(world, paid_to):
    """Red when: who wrote it in may approve it, or the cooling time is not waited for."""
    case_id, decision, _ = paid_to
    new = payee(world, case_id, kind=PayeeKind.OTHER, approve=False)
    with pytest.raises(Refusal, match="annan kollega"):
        yes(new, world.wanja)
    order = plan(world, decision, new)
    with pytest.raises(Refusal, match="bekräftar den först"):
        actions.approve_payment(order, by=world.lova, at=AT)
    yes(new, world.lova)
    with pytest.raises(Refusal, match="Kontot är nytt"):
        actions.approve_payment(order, by=world.lova, at=AT + timedelta(hours=23))
    with pytest.raises(Refusal, match="annan kollega"):  # who planned it, to a new account
        actions.approve_payment(order, by=world.wanja, at=LATER)
    actions.approve_payment(order, by=world.lova, at=LATER)
    assert PaymentOrder.objects.get(pk=order).stage == PaymentStage.APPROVED


def test_approved_twice_it_is_approved_once(world, paid_to):
    """A double click. Red when: an approved order is moved again; seen by its history."""
    _, decision, to = paid_to
    order = plan(world, decision, to)
    for _ in range(2):
        actions.approve_payment(order, by=world.lova, at=LATER)
    row = PaymentOrder.objects.get(pk=order)
    assert [step.verb for step in row.steps.order_by("pk")] == ["plan", "approve"]
    assert briefs(world.wanja, [decision])[decision].ordered


def test_what_is_taken_back_waits_for_a_new_approval(world, paid_to):
    """Red when: an approval outlives what it approved."""
    _, decision, to = paid_to
    order = plan(world, decision, to)
    actions.approve_payment(order, by=world.lova, at=LATER)
    actions.take_back_payment(order, why="Fel dag.", by=world.wanja, at=LATER)
    row = PaymentOrder.objects.get(pk=order)
    assert (row.stage, row.approved_by) == ("planned", None)
    assert not briefs(world.wanja, [decision])[decision].ordered


def test_an_account_is_not_changed_under_an_order(world, paid_to):
    """Red when: a payee with a waiting order may be replaced, or paid after it was."""
    case_id, decision, to = paid_to
    order = plan(world, decision, to)
    change = {"replaces": to, "account": "6000 987654321", "approve": False}
    with pytest.raises(Refusal, match="väntar till det kontot"):
        payee(world, case_id, **change)
    actions.cancel_payment(order, why="Nytt konto.", by=world.wanja, at=AT)
    new = payee(world, case_id, **change)
    with pytest.raises(NotThere):
        plan(world, decision, to)
    assert Payee.objects.get(pk=new).held_until is None
    plan(world, decision, new)
    assert PaymentOrder.objects.exclude(stage="cancelled").count() == 1


def test_a_wrong_number_is_told_and_not_kept(world, paid_to):
    """Red when: an account that cannot be is stored."""
    case_id, _, _ = paid_to
    for account in ("hej", "123", "6000", "SE0012345678901234567890"):
        with pytest.raises(Refusal):
            payee(world, case_id, kind=PayeeKind.OTHER, account=account)
    assert Payee.objects.count() == 1


def test_money_handed_over_is_never_one_persons_matter(world, paid_to):
    """Red when: by_hand is not asked about."""
    case_id, decision, _ = paid_to
    hand = payee(world, case_id, kind=PayeeKind.OTHER, way=WayToPay.BY_HAND, account="")
    order = plan(world, decision, hand)
    with pytest.raises(Refusal, match="annan kollega"):
        actions.approve_payment(order, by=world.wanja, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentOrder.objects.filter(pk=order).update(approved_by=world.wanja.id)


def test_two_at_the_same_moment_never_order_more_than_there_is(world, paid_to):
    """Whatever order they come in. Red when: `_take` reads first and writes afterwards."""
    case_id, decision, to = paid_to
    other = payee(world, case_id, kind=PayeeKind.OTHER)
    for who, kronor in ((to, 7000), (other, 7000), (to, 7000), (other, 4380), (other, 4381)):
        with suppress(Refusal, Moved):
            plan(world, decision, who, Decimal(kronor))
    made = MonthDecision.objects.get()
    total = sum(order.kronor for order in PaymentOrder.objects.exclude(stage="cancelled"))
    assert made.ordered == total == SUM


def test_another_unit_pays_nothing(world, paid_to):
    """Red when: any of these forgets the case."""
    case_id, decision, to = paid_to
    order = plan(world, decision, to)
    for act in (
        lambda: actions.approve_payment(order, by=world.olle, at=LATER),
        lambda: actions.cancel_payment(order, why="x", by=world.olle, at=LATER),
        lambda: actions.end_payee(to, by=world.olle, at=LATER),
        lambda: actions.add_payee(
            case_id, kind=PayeeKind.OTHER, way=WayToPay.BY_HAND, name="x", by=world.olle, at=AT
        ),
    ):
        with pytest.raises(NotThere):
            act()


def test_one_account_in_two_cases_is_seen_and_stops_the_program(world, paid_to):
    """Not a couple's in one case, and not a landlord's giro. Red when: `shared_accounts` looks in
    the same case, or at landlords."""
    case_id, _, to = paid_to
    rent = {"kind": PayeeKind.LANDLORD, "way": WayToPay.GIRO, "account": "5050-1055"}
    payee(world, case_id, **rent)
    payee(world, case_id, kind=PayeeKind.OTHER)
    other = Worksheet.objects.get(pk=sent(world, world.bo)).case_id
    payee(world, other, **rent)
    mine = list(Payee.objects.filter(case_id=case_id))
    assert shared_accounts(mine) == frozenset()
    payee(world, other, name="Bo Rask")
    assert shared_accounts(mine) == {Payee.objects.get(pk=to).account_mark}
    sheet = Worksheet.objects.get(case_id=case_id)
    assert not payee_is_known(sheet, decided_before(sheet), at=LATER)
    view = actions.open_month(sheet.pk, by=world.wanja, at=AT)
    assert {each.kind: each.shared for each in view.payees}[PayeeKind.APPLICANT]


def test_ore_are_counted_to_the_ore(world, paid_to):
    """Ten and twenty öre of thirty. Red when: the database counts in floats (SQLite)."""
    case_id, decision, to = paid_to
    MonthDecision.objects.update(kronor=Decimal("0.30"))
    other = payee(world, case_id, kind=PayeeKind.OTHER)
    plan(world, decision, to, Decimal("0.10"))
    plan(world, decision, other, Decimal("0.20"))
    assert MonthDecision.objects.get().ordered == Decimal("0.30")
    with pytest.raises(Refusal):
        plan(world, decision, to, Decimal("0.01"), PaidFor.OTHER)
