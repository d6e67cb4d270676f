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


class Agreed(StrEnum):
    """How the household said yes to money that goes to somebody else."""

    SIGNED = "signed"
    OWN_PAGES = "own_pages"
    SPOKEN = "spoken"

    @property
    def words(self) -> str:
        """How, as pages say it."""
        return {
            "signed": "Med underskrift, på papper eller i ansökan",
            "own_pages": "I ett meddelande med e-legitimation",
            "spoken": "På ett möte eller i telefon, och det står i journalen",
        }[self.value]


class HolderCheck(StrEnum):
    """How a second colleague made sure who holds the account. Our own list (unverified): no source
    that was read says how it is to be done."""

    BANK = "bank"
    PAPER = "paper"
    OWN_WORD = "own_word"
    BILL = "bill"
    IDENTITY = "identity"

    @property
    def words(self) -> str:
        """How, as pages say it."""
        return {
            "bank": "Banken eller bankgiroregistret säger vem som har kontot",
            "paper": "Jag har sett ett intyg eller ett kontoutdrag med namnet",
            "own_word": "Personen skrev själv in kontot med e-legitimation",
            "bill": "Jag har sett hyresavin eller fakturan",
            "identity": "Personen visar legitimation när pengarna lämnas",
        }[self.value]


def checks_for(way: "WayToPay", kind: PayeeKind, *, told: bool) -> tuple[HolderCheck, ...]:
    """How the holder of an account can be checked. `told`: the person wrote it in themself, with
    e-ID; what somebody said in a telephone is no check."""
    if way is WayToPay.BY_HAND:
        return (HolderCheck.IDENTITY,)
    if way is WayToPay.GIRO or kind is PayeeKind.LANDLORD:
        return (HolderCheck.BANK, HolderCheck.BILL)
    own = (HolderCheck.OWN_WORD,) if told else ()
    return (*own, HolderCheck.BANK, HolderCheck.PAPER)


class WayToPay(StrEnum):
    """How the money goes. Without an account it is handed over by two people."""

    ACCOUNT = "account"
    GIRO = "giro"
    BY_HAND = "by_hand"

    @property
    def words(self) -> str:
        """The way as pages call it."""
        return {"account": "Till konto", "giro": "Till bankgiro", "by_hand": "För hand"}[self.value]
