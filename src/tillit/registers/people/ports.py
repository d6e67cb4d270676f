"""What the register wants from outside. No population register is connected yet."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tillit.kernel.actor import Actor


class CaseNumbers(Protocol):
    """Finds persons by the number of a case; casework stands above and connects itself."""

    def looks_like(self, text: str) -> bool:
        """Whether the text has the shape of a case number."""
        ...

    def persons(self, actor: Actor, text: str, *, at: datetime) -> Iterable[UUID]:
        """The ids of the persons whom the case concerns, if the actor may see the case."""
        ...


_case_numbers: list[CaseNumbers] = []


def connect_case_numbers(adapter: CaseNumbers) -> None:
    """Say who knows case numbers. The last one connected answers."""
    _case_numbers[:] = [adapter]


def case_numbers() -> CaseNumbers | None:
    """Who knows case numbers, if anybody."""
    return _case_numbers[0] if _case_numbers else None
