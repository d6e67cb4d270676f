"""Files to the bank and its answers, with the words that pages show."""

from dataclasses import dataclass
from enum import StrEnum


class AnswerKind(StrEnum):
    """What the bank told: what it did with a file, all that is booked, or news of some of it."""

    REPORT = "report"
    ACCOUNT = "account"
    ADVICE = "advice"

    @property
    def words(self) -> str:
        """The kind as pages call it."""
        return {
            "report": "Svar på en fil",
            "account": "Kontoutdrag",
            "advice": "Avisering",
        }[self.value]


# The standard's codes, and what to do. A code that is not here is shown as it came.
REFUSED = {
    "AC01": "Kontonumret finns inte. Fråga den som ska ha pengarna, och lägg in ett nytt konto.",
    "AC03": "Kontonumret finns inte. Fråga den som ska ha pengarna, och lägg in ett nytt konto.",
    "AC04": "Kontot är avslutat. Fråga den som ska ha pengarna, och lägg in ett nytt konto.",
    "AC06": "Kontot är spärrat. Fråga den som ska ha pengarna, och lägg in ett nytt konto.",
    "AM04": "Det fanns inte pengar på kommunens konto. Be ekonomi, och betala igen.",
}
DUPLICATES = frozenset({"DU01", "DU02", "DU03", "DU04", "DU05", "AM05"})


def is_duplicate(code: str) -> bool:
    """Whether a refusal says that the bank has it already: then nothing is free to be paid again.
    The codes are the standard's as generally known; a bank's own guide is not read."""
    return code in DUPLICATES


def refused_words(code: str) -> str:
    """Why the bank refused a payment and what to do, in words."""
    if not code:
        return "Banken sa inte varför. Fråga banken."
    return REFUSED.get(code, f"Bankens kod är {code}. Fråga banken vad den betyder.")


@dataclass(frozen=True)
class ReadBack:
    """What an answer of the bank came to, in numbers of payments. `nothing_new`: it was read
    before. `strangers`: lines that belong to no payment of ours. `differ`: payments that the bank
    booked otherwise than they were told."""

    kind: AnswerKind
    accepted: int = 0
    refused: int = 0
    booked: int = 0
    reconciled: int = 0
    came_back: int = 0
    differ: int = 0
    strangers: int = 0
    nothing_new: bool = False
    duplicate: bool = False
