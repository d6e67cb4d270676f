"""Facts about recovery. Ids, codes and days; never a sum with a name."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class CorrectionBegun(Event):
    """A mistake was found in a decided month: it is worked on again."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    sheet: UUID


@dataclass(frozen=True)
class CorrectionEnded(Event):
    """A month that was worked on again stands as it was decided."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    sheet: UUID


@dataclass(frozen=True)
class MonthReplaced(Event):
    """A decision about a month stands in the place of another: after an appeal, or by a court."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    sheet: UUID
    old: UUID
    new: UUID
    by_court: bool


@dataclass(frozen=True)
class RecoveryProposed(Event):
    """A person proposed to claim money back, changed the proposal or took it back."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    claim: UUID
    decision: UUID
    ground: Code
    dropped: bool = False
    changed: bool = False


@dataclass(frozen=True)
class RecoveryNoted(Event):
    """A line was written in a claim's ledger: claimed, paid back, remitted or corrected."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    claim: UUID
    entry: UUID
    kind: Code


@dataclass(frozen=True)
class RecoveryPlanned(Event):
    """It was agreed how a claim is paid back."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    claim: UUID
    plan: UUID
