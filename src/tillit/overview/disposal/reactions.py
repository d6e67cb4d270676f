"""A person who comes back leaves the quarantine at once, in the transaction that brings them."""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.events import CaseOpened, FileOpened, NoteSigned
from tillit.casework.intake.events import ChildMatched, ProtectionAssessed
from tillit.kernel.actor import Actor
from tillit.kernel.events import on

from .leaving import leave_for
from .types import Why


def _came_back(person: UUID, by: Actor, at: datetime) -> None:
    leave_for(person, why=Why.RETURNED, by=by, at=at)


@on(ChildMatched)
def _reported(event: ChildMatched, by: Actor, at: datetime) -> None:
    _came_back(event.person, by, at)


@on(ProtectionAssessed)
def _assessed(event: ProtectionAssessed, by: Actor, at: datetime) -> None:
    _came_back(event.person, by, at)


@on(FileOpened)
def _file_opened(event: FileOpened, by: Actor, at: datetime) -> None:
    _came_back(event.person, by, at)


@on(CaseOpened)
def _case_opened(event: CaseOpened, by: Actor, at: datetime) -> None:
    _came_back(event.person, by, at)


@on(NoteSigned)
def _noted(event: NoteSigned, by: Actor, at: datetime) -> None:
    _came_back(event.person, by, at)
