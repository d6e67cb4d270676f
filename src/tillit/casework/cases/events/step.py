"""Facts about the steps of an investigation, and about what is rare."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.casework.cases.types import (
    DelayAnswer,
    Direction,
    DisqualifiedGround,
    InformedHow,
    TransferStage,
)
from tillit.kernel.events import Event


@dataclass(frozen=True)
class QuestionAdded(Event):
    """A question was added to an investigation's plan."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    question: UUID


@dataclass(frozen=True)
class QuestionAnswered(Event):
    """A question of the plan got an answer."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    question: UUID


@dataclass(frozen=True)
class QuestionRemoved(Event):
    """A question was taken out of the plan."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    question: UUID


@dataclass(frozen=True)
class PersonInformed(Event):
    """Somebody concerned was told of an investigation, or why not yet."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    told: UUID
    how: InformedHow


@dataclass(frozen=True)
class AssessmentSigned(Event):
    """An assessment was signed and locked."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    assessment: UUID


@dataclass(frozen=True)
class TemplatePublished(Event):
    """A template of assessments got a new version."""

    OBJECT: ClassVar[str] = "template"
    template: UUID
    version: int


@dataclass(frozen=True)
class StaffDisqualified(Event):
    """A member of staff may not handle a case."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    staff: UUID
    ground: DisqualifiedGround


@dataclass(frozen=True)
class RecordRegistered(Event):
    """A record was registered on a case."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    number: int
    direction: Direction


@dataclass(frozen=True)
class SecrecyNoted(Event):
    """It was noted that a record may be secret."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID


@dataclass(frozen=True)
class TransferMoved(Event):
    """A request to move a case to another municipality took a step."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    transfer: UUID
    stage: TransferStage


@dataclass(frozen=True)
class DelayDemanded(Event):
    """A party asked for a decision after a long wait."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    party: UUID


@dataclass(frozen=True)
class DelayAnswered(Event):
    """A party's demand for a decision was answered."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    party: UUID
    answer: DelayAnswer
