"""What pages see of applications and months. Frozen; no tables."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from tillit.areas.assistance.workflow import ApplicationStage, MonthStage, PaymentStage
from tillit.casework.decisions.types import OwnWay
from tillit.registers.people.types import PersonLine

from .beside import CommentLine
from .gated import GateCode
from .payees import PaidFor
from .receivers import MyPayee, PayeeLine
from .words import (
    ApplicationKind,
    Missing,
    Owner,
    Section,
    WarningKind,
    WarningState,
)


@dataclass(frozen=True)
class MyApplication:
    """An application as the resident sees it. `answers` is the text as it was sent, or as it is
    written so far; empty on a list. `to_sign`: it waits for the reader's own signature.
    `together`: two people apply."""

    id: UUID
    month: date
    kind: ApplicationKind
    stage: ApplicationStage
    own: bool
    to_sign: bool
    version: int
    sha256: str
    answers: str
    submitted_at: datetime | None
    case_id: UUID | None
    together: bool = False
    signed_at: datetime | None = None
    co_signed_at: datetime | None = None


@dataclass(frozen=True)
class ChildLine:
    """A child that an application may be about, as its own guardian sees them. `name` is empty
    where the register does not say it to the reader."""

    person: UUID
    name: str
    age: int | None


@dataclass(frozen=True)
class RowLine:
    """A row of a month: what, whose, how much, from where. `corrected` when a person's own row
    holds instead of it; `unknown` when nobody knows the sum."""

    id: UUID
    section: Section
    kind: str
    words: str
    person: UUID | None
    who: str
    kronor: Decimal | None
    counted: Decimal | None
    on: date | None
    facts: dict[str, object]
    owner: Owner
    source: str
    read_at: datetime | None
    why: str
    by_name: str
    corrects: UUID | None
    corrected: bool


@dataclass(frozen=True)
class WarningLine:
    """A warning and how it stands."""

    id: UUID
    kind: WarningKind
    state: WarningState
    text: str
    opened_at: datetime
    by_name: str
    why: str


@dataclass(frozen=True)
class AnswerLine:
    """One agency's latest answer about one person. `sentence` says what to do when it is none."""

    person: UUID
    agency: str
    answered: str
    sentence: str
    read_at: datetime


@dataclass(frozen=True)
class MissingLine:
    """Something asked for; `late` when its day has passed."""

    id: UUID
    what: Missing
    text: str
    of: UUID
    by_day: date
    answered_at: datetime | None
    late: bool


@dataclass(frozen=True)
class SectionView:
    """A part of the month, with who approved it as it stands now. `digest`: the checksum of what
    it says, which the approval is given for."""

    section: Section
    rows: tuple[RowLine, ...]
    digest: str
    approved_by: str
    approved_at: datetime | None


@dataclass(frozen=True)
class PaymentLine:
    """An order to pay. `why_not` says what stands in the way of approving it."""

    id: UUID
    purpose: PaidFor
    payee: PayeeLine
    kronor: Decimal
    pay_on: date
    stage: PaymentStage
    why_not: str


@dataclass(frozen=True)
class CalculationLine:
    """The calculation that holds, as it was stored: the whole text, and its sum."""

    id: UUID
    text: str
    sha256: str
    kronor: Decimal | None
    questions: int
    provisional: bool
    at: datetime
    current: bool


@dataclass(frozen=True)
class SheetLine:
    """A month on a list. `missing`: how many things are asked for; `late`: of how many of them the
    day has passed. `news`: how much was told after the month was decided."""

    id: UUID
    case_id: UUID
    number: str
    person: PersonLine
    month: date
    kind: ApplicationKind
    stage: MonthStage
    warnings: int
    missing: int
    late: int
    kronor: Decimal | None
    questions: int
    news: int = 0


@dataclass(frozen=True)
class SheetView:
    """All of a month, for the worker's page. `before`: the calculation of the month before, as it
    was stored, or empty. `changed`: the rows that say something else than the month before; nothing
    where there was none, since all is new then."""

    line: SheetLine
    version: int
    sections: tuple[SectionView, ...]
    warnings: tuple[WarningLine, ...]
    answers: tuple[AnswerLine, ...]
    missing: tuple[MissingLine, ...]
    calculation: CalculationLine | None
    payees: tuple[PayeeLine, ...]
    payments: tuple[PaymentLine, ...]
    gate: tuple[GateCode, ...]
    by_program: bool
    verbs: tuple[str, ...]
    why_not_propose: str
    before: str
    changed: frozenset[UUID] | None
    comments: tuple[CommentLine, ...]


@dataclass(frozen=True)
class MyMonthLine:
    """A month on its household's own list. `waits`: how many things the reader is asked for."""

    id: UUID
    month: date
    kind: ApplicationKind
    stage: MonthStage
    waits: int


@dataclass(frozen=True)
class MyPayment:
    """Money that is planned, on its way, or has come; or that the bank could not pay. As the
    household reads it."""

    purpose: PaidFor
    kronor: Decimal
    pay_on: date
    stage: PaymentStage
    by_hand: bool = False


@dataclass(frozen=True)
class MyDecision:
    """A decision on a month. `document_id`: the reader's own letter, when it has been sent; then
    `way` says whether they may appeal it, or what has come of it. `holds`: no other decision has
    come instead."""

    id: UUID
    number: str
    decided_at: datetime
    kronor: Decimal
    changed: bool
    document_id: UUID | None
    holds: bool = True
    way: OwnWay | None = None


@dataclass(frozen=True)
class MyComment:
    """What the reader has said of a fact."""

    row: UUID | None
    text: str
    at: datetime


@dataclass(frozen=True)
class UsualDays:
    """Between which days after an application half of the months here were decided, by how many
    months it is known."""

    low: int
    high: int
    months: int


@dataclass(frozen=True)
class MyMonth:
    """A month as its household reads it: where it is, what is asked, what was fetched, and the
    same lines as the worker sees once they are proposed. `calculation` and `before` (the month
    before) are texts as they were stored; empty where there is nothing to show."""

    id: UUID
    case_id: UUID
    month: date
    kind: ApplicationKind
    stage: MonthStage
    missing: tuple[MissingLine, ...]
    rows: tuple[RowLine, ...]
    answers: tuple[AnswerLine, ...]
    comments: tuple[MyComment, ...]
    calculation: str
    before: str
    usual: UsualDays | None
    decisions: tuple[MyDecision, ...]
    payments: tuple[MyPayment, ...]
    payees: tuple[MyPayee, ...] = ()
