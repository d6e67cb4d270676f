"""The day that Solby pays on, and where each household's money goes."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import Agreed, HolderCheck, PaidFor, PayeeKind, WayToPay
from tillit.demo.town.assistance.homes import Way
from tillit.demo.town.assistance.moving_in import Household
from tillit.demo.town.organisation import Organisation
from tillit.kernel.actor import Staff
from tillit.kernel.swedish import day_of

DAY, HOUR = 27, timedelta(hours=1)
SOURCE = "Enhetens rutin för utbetalning (demo)"
LANDLORD, GIRO = "Solbyhem AB", "9912346"


def choose_payment_day(town: Organisation, month: date, at: datetime) -> None:
    """From that month on: proposed by one, said yes to by another."""
    made = actions.propose_choice(
        "payment_day", str(DAY), valid_from=month, source=SOURCE, by=town.actors["helena"], at=at
    )
    actions.approve_choice(made, by=town.actors["mona"], at=at + HOUR)


def payees_of(
    each: Household, case: UUID, number: int, *, by: Mapping[str, Staff], worker: str, at: datetime
) -> dict[PaidFor, UUID]:
    """Where the money goes, written in by one and said yes to by another."""
    applicant, way, writer = each.adults[0], each.home.way, by[worker]
    hand = way is Way.BY_HAND
    found = {
        PaidFor.SUPPORT: actions.add_payee(
            case, kind=PayeeKind.APPLICANT, name=applicant.name,
            way=WayToPay.BY_HAND if hand else WayToPay.ACCOUNT,
            account="" if hand else f"6000 1{number:08d}", by=writer, at=at,
        )
    }  # fmt: skip
    if way is Way.LANDLORD:
        found[PaidFor.RENT] = actions.add_payee(
            case, kind=PayeeKind.LANDLORD, name=LANDLORD, way=WayToPay.GIRO, account=GIRO,
            reference=f"Lgh {1100 + number}", agreed=Agreed.SIGNED, agreed_on=day_of(at),
            by=writer, at=at,
        )  # fmt: skip
    own = HolderCheck.IDENTITY if hand else HolderCheck.PAPER
    for purpose, payee in found.items():
        checked = HolderCheck.BILL if purpose is PaidFor.RENT else own
        actions.approve_payee(payee, checked=checked, by=by["tore"], at=at + HOUR)
    return found
