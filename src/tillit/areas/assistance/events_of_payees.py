"""Facts about who gets money. Ids and codes: no account and no name is in the log."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event

from .types.payees import Agreed, HolderCheck, PayeeKind


@dataclass(frozen=True)
class PayeeAdded(Event):
    """Somebody is to get money in a case; or their account changed. `agreed`: how the household
    said yes, where the money goes to somebody else."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    payee: UUID
    kind: PayeeKind
    replaces: UUID | None
    agreed: Agreed | None = None


@dataclass(frozen=True)
class PayeeApproved(Event):
    """A second person said yes to who gets money, and how they know who holds the account."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    payee: UUID
    checked: HolderCheck


@dataclass(frozen=True)
class PayeeEnded(Event):
    """Nobody pays there any more."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    payee: UUID


@dataclass(frozen=True)
class PayeeStopped(Event):
    """Somebody said on their own pages that no money of theirs is to go there."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    payee: UUID


@dataclass(frozen=True)
class SalaryAccountMet(Event):
    """Assistance was to go to the account of a colleague's pay: a leader looks at it."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    payee: UUID
    staff: UUID


@dataclass(frozen=True)
class SalaryAccountsTaken(Event):
    """The accounts of colleagues' pay were read in, as fingerprints."""

    count: int
    met: int
