"""The stages of an application, of a month and of a payment, as tables of verbs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class ApplicationStage(StrEnum):
    """Where an application is."""

    DRAFT = "draft"
    CO_SIGNS = "co_signs"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """The stage as pages call it."""
        return {
            "draft": "Påbörjad",
            "co_signs": "Väntar på underskrift",
            "submitted": "Skickad",
            "withdrawn": "Återtagen",
        }[self.value]


class MonthStage(StrEnum):
    """Where a month of a case is."""

    RECEIVED = "received"
    ASKED = "asked"
    FETCHED = "fetched"
    WORKED = "worked"
    PROPOSED = "proposed"
    DECIDED = "decided"
    PAID = "paid"
    RECONCILED = "reconciled"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """The stage as pages call it."""
        return {
            "received": "Inkommen",
            "asked": "Väntar på komplettering",
            "fetched": "Uppgifter hämtade",
            "worked": "Räknad",
            "proposed": "Föreslagen",
            "decided": "Beslutad",
            "paid": "Utbetald",
            "reconciled": "Avstämd",
            "withdrawn": "Återtagen",
        }[self.value]


class PaymentStage(StrEnum):
    """Where an order to pay is. What comes after `approved` belongs to the bank's own files."""

    PLANNED = "planned"
    APPROVED = "approved"
    IN_FILE = "in_file"
    SENT = "sent"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    BOOKED = "booked"
    RECONCILED = "reconciled"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        """The stage as pages call it."""
        return {
            "planned": "Planerad",
            "approved": "Godkänd",
            "in_file": "I en betalfil",
            "sent": "Skickad till banken",
            "accepted": "Mottagen av banken",
            "rejected": "Nekad av banken",
            "booked": "Bokförd",
            "reconciled": "Avstämd",
            "cancelled": "Borttagen",
        }[self.value]


S = TypeVar("S", ApplicationStage, MonthStage, PaymentStage)


@dataclass(frozen=True)
class Step(Generic[S]):
    """One verb that leads from a stage to another."""

    verb: str
    source: S
    target: S


class StepNotOpen(LookupError):
    """The verb is not possible at this stage."""


@dataclass(frozen=True)
class Flow(Generic[S]):
    """All steps of one kind of thing, and where it begins."""

    begins: S
    steps: tuple[Step[S], ...]

    def after(self, verb: str, stage: S) -> S:
        """The stage that follows. Raises StepNotOpen."""
        found = [step.target for step in self.steps if (step.verb, step.source) == (verb, stage)]
        if not found:
            raise StepNotOpen(f"{verb} at {stage}")
        return found[0]

    def verbs_at(self, stage: S) -> tuple[str, ...]:
        """What can be done now, in the order of the table."""
        return tuple(step.verb for step in self.steps if step.source is stage)


A, M, P = ApplicationStage, MonthStage, PaymentStage

APPLICATION = Flow(
    A.DRAFT,
    (
        Step("save", A.DRAFT, A.DRAFT),
        Step("ask_co_applicant", A.DRAFT, A.CO_SIGNS),
        Step("submit", A.DRAFT, A.SUBMITTED),
        Step("co_sign", A.CO_SIGNS, A.SUBMITTED),
        Step("take_back", A.CO_SIGNS, A.DRAFT),  # what is changed must be signed anew
        Step("withdraw", A.DRAFT, A.WITHDRAWN),
        Step("withdraw", A.CO_SIGNS, A.WITHDRAWN),
        Step("withdraw", A.SUBMITTED, A.WITHDRAWN),
    ),
)

# Before a decision everything may be done again: to ask, to fetch and to work go back and forth.
BEFORE = (M.RECEIVED, M.ASKED, M.FETCHED, M.WORKED)
MONTH = Flow(
    M.RECEIVED,
    (
        *(Step("ask", stage, M.ASKED) for stage in BEFORE),
        *(Step("fetch", stage, M.FETCHED) for stage in BEFORE),
        *(Step("work", stage, M.WORKED) for stage in BEFORE),
        Step("propose", M.FETCHED, M.PROPOSED),
        Step("propose", M.WORKED, M.PROPOSED),
        Step("take_back", M.PROPOSED, M.WORKED),
        Step("decide", M.PROPOSED, M.DECIDED),
        Step("add", M.DECIDED, M.WORKED),  # something new is applied for in a decided month
        Step("add", M.PAID, M.WORKED),
        Step("add", M.RECONCILED, M.WORKED),
        # A mistake is found in what is decided or paid: the month is worked on and counted anew.
        *(Step("correct", stage, M.WORKED) for stage in (M.DECIDED, M.PAID, M.RECONCILED)),
        # The addition was taken back: what was decided stands, and nothing more is asked for.
        *(Step("drop_addition", stage, M.DECIDED) for stage in (*BEFORE, M.PROPOSED)),
        Step("pay", M.DECIDED, M.PAID),
        Step("reconcile", M.PAID, M.RECONCILED),
        Step("come_back", M.PAID, M.DECIDED),  # the bank sent the money back: nobody has got it
        Step("come_back", M.RECONCILED, M.DECIDED),
        *(Step("withdraw", stage, M.WITHDRAWN) for stage in (*BEFORE, M.PROPOSED)),
        Step("apply_again", M.WITHDRAWN, M.RECEIVED),
    ),
)

PAYMENT = Flow(
    P.PLANNED,
    (
        Step("approve", P.PLANNED, P.APPROVED),
        Step("take_back", P.APPROVED, P.PLANNED),
        Step("cancel", P.PLANNED, P.CANCELLED),
        Step("cancel", P.APPROVED, P.CANCELLED),
        Step("put_in_file", P.APPROVED, P.IN_FILE),
        Step("undo_file", P.IN_FILE, P.APPROVED),  # the file was never sent
        Step("send", P.IN_FILE, P.SENT),
        Step("accept", P.SENT, P.ACCEPTED),
        Step("reject", P.SENT, P.REJECTED),
        Step("reject", P.ACCEPTED, P.REJECTED),
        Step("book", P.ACCEPTED, P.BOOKED),
        Step("reconcile", P.BOOKED, P.RECONCILED),
        Step("come_back", P.ACCEPTED, P.REJECTED),
        Step("come_back", P.BOOKED, P.REJECTED),
        Step("come_back", P.RECONCILED, P.REJECTED),
        Step("hand_over", P.APPROVED, P.RECONCILED),  # without an account; the receipt is kept
        Step("plan_again", P.CANCELLED, P.PLANNED),
        Step("pay_again", P.REJECTED, P.PLANNED),  # the same order: never a second one
    ),
)
