"""The day that Solby pays on: proposed by one, said yes to by another."""

from datetime import date, datetime, timedelta

from tillit.areas.assistance import actions
from tillit.demo.town.organisation import Organisation

DAY = 27
SOURCE = "Enhetens rutin för utbetalning (demo)"


def choose_payment_day(town: Organisation, month: date, at: datetime) -> None:
    """From that month on."""
    made = actions.propose_choice(
        "payment_day", str(DAY), valid_from=month, source=SOURCE, by=town.actors["helena"], at=at
    )
    actions.approve_choice(made, by=town.actors["mona"], at=at + timedelta(hours=1))
