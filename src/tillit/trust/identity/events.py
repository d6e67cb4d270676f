"""Facts about accounts and sign-in."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.actor import ActsAs
from tillit.kernel.events import Code, Event

from .types import EndedAs, Habit, SignedInBy, WokenAs


@dataclass(frozen=True)
class StaffEmployed(Event):
    """Somebody got an account, or came back to the one they had."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID


@dataclass(frozen=True)
class StaffLeft(Event):
    """An account was ended."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID


@dataclass(frozen=True)
class StaffLeaves(Event):
    """An account ends after this day."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    last_day: date


@dataclass(frozen=True)
class AccountLocked(Event):
    """Nobody had used an account for long."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID


@dataclass(frozen=True)
class AccountShut(Event):
    """Somebody else may have an account: it was locked, and all its sign-ins were ended."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID


@dataclass(frozen=True)
class AccountWoken(Event):
    """A locked account may be used again."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    why: WokenAs


@dataclass(frozen=True)
class StaffSignedIn(Event):
    """A member of staff signed in."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    level: int
    sign_in: UUID
    way: SignedInBy


@dataclass(frozen=True)
class SignInsEnded(Event):
    """Places where somebody was signed in were ended from somewhere else."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    how: EndedAs
    number: int


@dataclass(frozen=True)
class ResidentSignedIn(Event):
    """A resident signed in with e-ID."""

    person: UUID
    level: int


@dataclass(frozen=True)
class SignedOut(Event):
    """Somebody signed out, or was signed out."""

    how: EndedAs


@dataclass(frozen=True)
class ActingBegun(Event):
    """A resident reads in somebody's place from now on. On what ground, the words say."""

    person: UUID
    ground: ActsAs


@dataclass(frozen=True)
class ActingEnded(Event):
    """A resident reads for themself again."""

    person: UUID


@dataclass(frozen=True)
class EnrolmentOffered(Event):
    """A member of staff may make a first passkey."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID


@dataclass(frozen=True)
class PasskeyAdded(Event):
    """A member of staff has a new passkey."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    passkey: UUID


@dataclass(frozen=True)
class PasskeyEnded(Event):
    """A passkey was removed."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    passkey: UUID


@dataclass(frozen=True)
class HabitChosen(Event):
    """A member of staff chose how they like the desk."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    habit: Habit
    value: Code
