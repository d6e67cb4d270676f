"""What money is for, who gets it and how, with the words that pages and letters show."""

from enum import StrEnum


class PaidFor(StrEnum):
    """What money is for, as an order to pay says it."""

    SUPPORT = "support"
    RENT = "rent"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The purpose as pages call it."""
        return {"support": "Försörjningsstöd", "rent": "Hyra", "other": "Annat bistånd"}[self.value]


class PayeeKind(StrEnum):
    """Who gets the money."""

    APPLICANT = "applicant"
    CO_APPLICANT = "co_applicant"
    LANDLORD = "landlord"
    OTHER = "other"

    @property
    def words(self) -> str:
        """Who it is, as pages say it."""
        return {
            "applicant": "Den sökande",
            "co_applicant": "Den medsökande",
            "landlord": "Hyresvärden",
            "other": "Någon annan",
        }[self.value]


class WayToPay(StrEnum):
    """How the money goes. Without an account it is handed over by two people."""

    ACCOUNT = "account"
    GIRO = "giro"
    BY_HAND = "by_hand"

    @property
    def words(self) -> str:
        """The way as pages call it."""
        return {"account": "Till konto", "giro": "Till bankgiro", "by_hand": "För hand"}[self.value]
