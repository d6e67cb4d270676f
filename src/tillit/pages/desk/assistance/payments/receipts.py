"""The receipt of money that is handed over, on paper: what is known, and lines for the rest."""

from tillit.areas.assistance.types import Receipt
from tillit.kernel.swedish import clock, full_day
from tillit.law.assistance.kronor import shown
from tillit.ui.values import Fact

LINE = "_" * 30


def what_of(receipt: Receipt) -> tuple[Fact, ...]:
    """The sum, what it is for, and who said yes to it."""
    return (
        Fact("Belopp", f"{shown(receipt.kronor)} kr"),
        Fact("Ändamål", receipt.purpose.words),
        Fact("Lämnas", full_day(receipt.pay_on)),
        Fact("Godkänt av", receipt.approved_by),
    )


def who_of(receipt: Receipt) -> tuple[Fact, ...]:
    """Who handed it over, who saw it, and the receiver: lines to write on while it waits."""
    at = receipt.handed_at
    when = f"{full_day(at.date())} klockan {clock(at)}" if at else LINE
    known = (
        Fact("Dag", when),
        Fact("Lämnat av", receipt.handed_by or LINE),
        Fact("Bevittnat av", receipt.witness or LINE),
    )
    if at:
        return (*known, Fact("Kvitto och mottagare", receipt.said))
    signed = (
        Fact("Underskrift, den som lämnar", LINE),
        Fact("Underskrift, den som bevittnar", LINE),
        Fact("Mottagarens namn", LINE),
        Fact("Mottagarens underskrift", LINE),
        Fact("Kvittots nummer", LINE),
    )
    return (*known, *signed)
