"""Facts about e-services."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class FormPublished(Event):
    """A version of a form is in use."""

    OBJECT: ClassVar[str] = "form"
    form: UUID
    code: Code
    number: int


@dataclass(frozen=True)
class FormWithdrawn(Event):
    """A form is not in use any more."""

    OBJECT: ClassVar[str] = "form"
    form: UUID
    code: Code


@dataclass(frozen=True)
class SubmissionSent(Event):
    """Something was sent: about a person, or by nobody in particular."""

    OBJECT: ClassVar[str] = "submission"
    submission: UUID
    code: Code
    person: UUID | None


@dataclass(frozen=True)
class SubmissionTaken(Event):
    """A colleague works with it, or has let go of it."""

    OBJECT: ClassVar[str] = "submission"
    submission: UUID
    person: UUID | None
    taken: bool


@dataclass(frozen=True)
class SubmissionDone(Event):
    """It is done. Without a file the answers are erased."""

    OBJECT: ClassVar[str] = "submission"
    submission: UUID
    person: UUID | None
    erased: bool
