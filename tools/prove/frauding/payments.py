"""Frauds in how money is planned, approved, sent and answered."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .scene import (
    DAY,
    UNSEEN,
    Fraud,
    account,
    at_the_bank,
    later,
    month,
    pays,
    support,
    without,
)


def _order(world: Any, decision: Any, to: Any, kronor: Any, purpose: str, by: Any) -> Any:
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.types import PaidFor
    from tillit.kernel.swedish import day_of

    return actions.plan_payment(
        decision, payee_id=to, purpose=PaidFor(purpose), kronor=Decimal(kronor),
        pay_on=day_of(later()), by=by, at=later(),
    )  # fmt: skip


def _twice(world: Any, *, second: str) -> str:
    """All of a decision is paid, and then once more."""
    from tillit.areas.assistance import actions

    case, decision = month(world)
    to, whole = account(world, case), support("payments").SUM
    _order(world, decision, to, whole, "support", world.wanja)
    again = _order(world, decision, to, whole, second, world.wanja)
    actions.approve_payment(again, by=world.lova, at=later())
    return UNSEEN


def more_than_granted(world: Any) -> str:
    """Once more, as something else."""
    return _twice(world, second="other")


def nothing_is_taken(world: Any) -> str:
    """The program as it would be if an order took nothing of the decision."""
    with without("actions.pay._take", lambda decided, kronor: None):
        return more_than_granted(world)


def same_in_two_files(world: Any) -> str:
    """An approved payment is put in a file, and in one more."""
    from tillit.areas.assistance import actions
    from tillit.kernel.swedish import day_of

    case, decision = month(world)
    pays(world, decision, account(world, case), at=later())
    actions.make_file(world.unit, pay_on=day_of(later()), by=world.wanja, at=later())
    return UNSEEN


def one_file(world: Any) -> str:
    """Put in one file."""
    case, decision = month(world)
    return pays(world, decision, account(world, case), at=later())


def _known(world: Any) -> tuple[Any, Any]:
    """A decision, and a payee who has got money before."""
    from tillit.areas.assistance.models import PaymentOrder

    case, decision = month(world)
    to = account(world, case)
    before = support("payments").ordered(world, decision, to, Decimal(1), _other())
    PaymentOrder.objects.filter(pk=before).update(stage="reconciled")
    return decision, to


def _other() -> Any:
    from tillit.areas.assistance.types import PaidFor

    return PaidFor.OTHER


def much_alone(world: Any) -> str:
    """One colleague plans and approves more than a day's limit, in two parts."""
    from tillit.areas.assistance import actions

    decision, to = _known(world)
    for kronor, purpose in ((6_000, "support"), (5_000, "rent")):
        order = _order(world, decision, to, kronor, purpose, world.wanja)
        actions.approve_payment(order, by=world.wanja, at=later())
    return UNSEEN


def much_without_limit(world: Any) -> str:
    """The program as it would be without a limit of the day."""
    with without("alone.limit", lambda at: Decimal(10**9)):
        return much_alone(world)


def _file_alone(world: Any, filer: Any) -> str:
    """Planned, approved and put in a file, a part on each of two days."""
    from tillit.areas.assistance import actions
    from tillit.kernel.swedish import day_of

    decision, to = _known(world)
    first = _order(world, decision, to, 6_000, "support", world.wanja)
    actions.approve_payment(first, by=world.wanja, at=later())
    second = _order(world, decision, to, 5_000, "rent", world.wanja)
    actions.approve_payment(second, by=world.wanja, at=later() + DAY)
    actions.make_file(world.unit, pay_on=day_of(later() + DAY), by=filer, at=later() + DAY)
    return UNSEEN


def whole_way_alone(world: Any) -> str:
    """By one colleague."""
    return _file_alone(world, world.wanja)


def file_by_another(world: Any) -> str:
    """The file by another."""
    return _file_alone(world, world.lova)


def _by_hand(world: Any, *, approver: Any, hands: Any, receipt: str = "Kvitto 7, Sven Lod") -> str:
    """Money in the hand."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.types import WayToPay

    case, decision = month(world)
    to = account(world, case, way=WayToPay.BY_HAND, account="")
    order = _order(world, decision, to, 500, "support", world.wanja)
    actions.approve_payment(order, by=approver, at=later())
    actions.hand_over(order, receipt=receipt, witness=world.kim.id, by=hands, at=later())
    return UNSEEN


def cash_alone(world: Any) -> str:
    """Planned and approved by one."""
    return _by_hand(world, approver=world.wanja, hands=world.lova)


def cash_handed_by_the_planner(world: Any) -> str:
    """Handed over by whoever planned it."""
    return _by_hand(world, approver=world.lova, hands=world.wanja)


def cash_without_receipt(world: Any) -> str:
    """No receipt."""
    return _by_hand(world, approver=world.lova, hands=world.lova, receipt=" ")


def cash_by_two(world: Any) -> str:
    """By two, with a receipt."""
    return _by_hand(world, approver=world.lova, hands=world.lova)


def another_unit(world: Any) -> str:
    """A colleague of another unit approves."""
    case, decision = month(world)
    return pays(world, decision, account(world, case), at=later(), approver=world.olle)


def _refused(world: Any, bank: Any) -> Any:
    """An order that an answer says the bank refused; Lova read it in."""
    paid = support("payments")
    order = paid.approved(world)
    bank.closed = {"123456789"}
    _, report = paid.sent(world, bank)
    paid.read(world, report)
    return order


def paid_again_by_the_reader(world: Any) -> str:
    """Whoever brings the bank's refusal pays again."""
    return _again(world, by=world.lova)


def paid_again_by_another(world: Any) -> str:
    """Another colleague does, and a second approves."""
    return _again(world, by=world.wanja)


def _again(world: Any, *, by: Any) -> str:
    from tillit.areas.assistance import actions

    with at_the_bank() as bank:
        order = _refused(world, bank)
        actions.pay_again(order, why="Nekad.", by=by, at=later())
        actions.approve_payment(order, by=world.lova, at=later())
    return UNSEEN


def _false_refusal(world: Any, *, statement: bool) -> str:
    """A made answer says that the bank refused what it paid; two colleagues believe it."""
    from tillit.areas.assistance import actions

    paid = support("payments")
    with at_the_bank() as bank:
        order = _refused(world, bank)
        actions.pay_again(order, why="Nekad.", by=world.wanja, at=later())
        for taken in bank.booked:
            taken.refused.clear()
        if statement:
            paid.read(world, bank.statement(at=later()))
        actions.approve_payment(order, by=world.lova, at=later())
        paid.made(world)
    return UNSEEN


def false_refusal(world: Any) -> str:
    """The bank's statement comes before the second file."""
    return _false_refusal(world, statement=True)


def false_refusal_unread(world: Any) -> str:
    """Nobody reads the statement."""
    return _false_refusal(world, statement=False)


FRAUDS = (
    Fraud("Samma beslut betalas en gång till, som något annat", more_than_granted,
          nothing_is_taken, "en order tar inget av beslutet"),
    Fraud("Samma utbetalning läggs i två filer", same_in_two_files, one_file, "en fil"),
    Fraud("En kollega planerar och godkänner stora belopp själv, i delar", much_alone,
          much_without_limit, "utan dagens gräns"),
    Fraud("En kollega gör hela vägen till filen själv", whole_way_alone, file_by_another,
          "någon annan gör filen"),
    Fraud("Kontanter planeras och godkänns av en", cash_alone, cash_by_two, "två kollegor"),
    Fraud("Kontanter lämnas av den som planerade", cash_handed_by_the_planner, cash_by_two,
          "någon annan lämnar"),
    Fraud("Kontanter lämnas utan kvitto", cash_without_receipt, cash_by_two, "med kvitto"),
    Fraud("Någon i en annan enhet godkänner", another_unit, one_file, "någon i enheten"),
    Fraud("Den som läste in bankens nej betalar igen", paid_again_by_the_reader,
          paid_again_by_another, "en annan betalar igen"),
    Fraud("Ett påhittat nej från banken, som två tror på", false_refusal, false_refusal_unread,
          "ingen läser kontoutdraget"),
)  # fmt: skip
