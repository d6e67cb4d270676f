"""The payments of an earlier month, all the way: file, bank, statement, and money in the hand."""

from datetime import datetime, timedelta

from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.types import PaymentStage
from tillit.demo.bank.bank import Bank
from tillit.demo.town.organisation import Organisation
from tillit.kernel.swedish import day_of
from tillit.trust.access.types import UnitKind

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def book(town: Organisation, at: datetime) -> None:
    """Everything that is approved until that day. Without a bank in the settings nothing goes."""
    if ports.bank() is None:
        return
    leader = town.actors["helena"]
    unit = next(each.unit_id for each in leader.seats if each.kind == UnitKind.ASSISTANCE)
    file = actions.make_file(unit, pay_on=day_of(at), by=leader, at=at)
    content = actions.download_file(file, by=leader, at=at)
    actions.mark_sent(file, by=leader, at=at + HOUR)
    bank = Bank()
    report = bank.take(content, at=at + 2 * HOUR)
    actions.read_answer(report.encode(), by=leader, at=at + 2 * HOUR)
    statement = bank.statement(at=at + DAY)
    actions.read_answer(statement.encode(), by=leader, at=at + DAY)
    waiting = actions.open_payments(by=leader, at=at + DAY).at(PaymentStage.APPROVED)
    for number, line in enumerate(waiting, start=1):
        if line.way.value == "by_hand":
            receipt = f"Kvitto {day_of(at):%m}-{number}, utlämnat mot legitimation"
            seen = actions.payment_witnesses(by=leader, at=at + DAY, unit=unit)[0][0]
            actions.hand_over(line.id, receipt=receipt, witness=seen, by=leader, at=at + DAY)
