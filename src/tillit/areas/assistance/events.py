"""Facts about financial assistance. Ids, codes, days and numbers; never a sum with a name."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event

from .events_of_choices import LocalChoiceStep as LocalChoiceStep
from .events_of_money import AnswerRead as AnswerRead
from .events_of_money import DifferenceClosed as DifferenceClosed
from .events_of_money import FileMade as FileMade
from .events_of_money import FileSent as FileSent
from .events_of_money import FileUndone as FileUndone
from .types.gated import Reviewed
from .types.payees import PaidFor
from .types.words import ApplicationKind, Missing, Section


@dataclass(frozen=True)
class ApplicationSigned(Event):
    """The applicant signed, and the co-applicant is to sign."""

    OBJECT: ClassVar[str] = "application"
    application: UUID
    person: UUID


@dataclass(frozen=True)
class ApplicationSubmitted(Event):
    """An application was signed by all and sent."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    application: UUID
    person: UUID
    month: date
    kind: ApplicationKind
    sha256: Code


@dataclass(frozen=True)
class ApplicationWithdrawn(Event):
    """Somebody took their application back."""

    OBJECT: ClassVar[str] = "application"
    application: UUID
    person: UUID


@dataclass(frozen=True)
class ThingAskedFor(Event):
    """A household was asked to hand something in, by a day."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    asked: UUID
    what: Missing
    by_day: date


@dataclass(frozen=True)
class ThingAnswered(Event):
    """What was asked for came, or is not needed any more."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    asked: UUID
    came: bool


@dataclass(frozen=True)
class RegistersAsked(Event):
    """The registers are asked about somebody: written before the question leaves."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    question: UUID
    agencies: tuple[Code, ...]
    first: date
    last: date


@dataclass(frozen=True)
class AnswersFetched(Event):
    """What the registers answered was kept; `silent` are those who should have and did not."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    question: UUID
    silent: tuple[Code, ...]


@dataclass(frozen=True)
class RowsRefreshed(Event):
    """The machine's own rows of a month were made anew: so many new, so many taken away."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    sheet: UUID
    new: int
    gone: int


@dataclass(frozen=True)
class RowWritten(Event):
    """A worker wrote a row, or corrected one."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    row: UUID
    section: Section
    corrects: UUID | None = None


@dataclass(frozen=True)
class RowRemoved(Event):
    """A row was taken away; it stays in the history."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    row: UUID
    section: Section


@dataclass(frozen=True)
class FactCommented(Event):
    """A person said something of what was fetched about them."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    comment: UUID


@dataclass(frozen=True)
class WarningHandled(Event):
    """Somebody looked at a warning, or closed it for good."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    warning: UUID
    kind: Code
    closed: bool


@dataclass(frozen=True)
class SectionApproved(Event):
    """A part of a month was approved as it stood."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    sheet: UUID
    section: Section
    digest: Code


@dataclass(frozen=True)
class MonthCounted(Event):
    """A month was counted and the calculation kept."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    sheet: UUID
    calculation: UUID
    sha256: Code
    questions: int


@dataclass(frozen=True)
class MonthProposed(Event):
    """A decision on a month was proposed."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    sheet: UUID
    decision: UUID
    calculation: UUID


@dataclass(frozen=True)
class MonthDropped(Event):
    """A proposal on a month was taken back."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    sheet: UUID
    decision: UUID


@dataclass(frozen=True)
class AutomationSwitched(Event):
    """The automatic decisions were turned on or off."""

    OBJECT: ClassVar[str] = "switch"
    switch: UUID
    on: bool


@dataclass(frozen=True)
class RunBegun(Event):
    """Somebody let the program go through the renewals of a month."""

    OBJECT: ClassVar[str] = "run"
    run: UUID
    unit: UUID
    month: date
    sheets: int


@dataclass(frozen=True)
class RunStopped(Event):
    """Somebody stopped the run: what waits in it is left to people."""

    OBJECT: ClassVar[str] = "run"
    run: UUID


@dataclass(frozen=True)
class RunEnded(Event):
    """The run has come to something for every household."""

    OBJECT: ClassVar[str] = "run"
    run: UUID
    decided: int
    left: int
    failed: int


@dataclass(frozen=True)
class ReviewDrawn(Event):
    """A decision of the program's own was drawn for a person to look at."""

    OBJECT: ClassVar[str] = "decision"
    decision: UUID


@dataclass(frozen=True)
class ReviewMade(Event):
    """Somebody has looked at a decision of the program's own."""

    OBJECT: ClassVar[str] = "decision"
    decision: UUID
    reviewed: Reviewed


@dataclass(frozen=True)
class PaymentPlanned(Event):
    """An order to pay was made."""

    OBJECT: ClassVar[str] = "order"
    order: UUID
    case: UUID
    decision: UUID
    purpose: PaidFor
    pay_on: date


@dataclass(frozen=True)
class PaymentMoved(Event):
    """An order to pay went from one stage to another."""

    OBJECT: ClassVar[str] = "order"
    order: UUID
    case: UUID
    step: Code
    stage: Code
