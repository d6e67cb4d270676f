"""Facts about the norm and the municipality's own choices. Ids, codes and steps."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event

from .types.choosing import ChoiceStep


@dataclass(frozen=True)
class LocalChoiceStep(Event):
    """A choice of the municipality's own, or a year's norm, was written, approved or withdrawn."""

    OBJECT: ClassVar[str] = "choice"
    choice: UUID
    code: Code
    step: ChoiceStep
