"""Who gets money, as pages show it: never more of an account than its last digits."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.registers.people.types import PersonLine

from .payees import HolderCheck, PayeeKind, WayToPay


@dataclass(frozen=True)
class PayeeLine:
    """Who gets money. The account is shown by its last digits. `waits`: a second person is to say
    yes; `held_until`: nothing goes there before; `shared`: somebody in another case is paid on the
    same account; `told`: the person wrote it in themself; `agreed`, `checked`: in words, how the
    household said yes and how the second person knows whose it is; `salary`: a colleague's pay goes
    there; `stopped_at`: the household said that nothing is to."""

    id: UUID
    kind: PayeeKind
    way: WayToPay
    last_digits: str
    added_by: str
    waits: bool
    held_until: datetime | None
    shared: bool
    told: bool = False
    agreed: str = ""
    agreed_on: date | None = None
    checked: str = ""
    approved_by: str = ""
    salary: bool = False
    stopped_at: datetime | None = None


@dataclass(frozen=True)
class PayeeRow:
    """A payee on the unit's list. `name`: of a landlord or another firm; a person's stands on their
    own case."""

    case_id: UUID
    number: str
    person: PersonLine
    line: PayeeLine
    name: str
    added_at: datetime


@dataclass(frozen=True)
class PayeeView:
    """A payee on its case's page. `why_not`: what stops this reader from saying yes; `checks`: how
    it can be known who holds the account; `ended_at`: when another took its place."""

    line: PayeeLine
    name: str
    added_at: datetime
    approved_at: datetime | None
    checks: tuple[HolderCheck, ...]
    why_not: str
    ended_at: datetime | None


@dataclass(frozen=True)
class CasePayees:
    """All payees of a case. `adults`: who may have an account of their own here, with the kind."""

    case_id: UUID
    number: str
    person: PersonLine
    now: tuple[PayeeView, ...]
    before: tuple[PayeeView, ...]
    adults: tuple[tuple[PayeeKind, PersonLine], ...]


@dataclass(frozen=True)
class MyPayee:
    """Where money goes, as the household reads it. `told`: they wrote it in themselves."""

    id: UUID
    kind: PayeeKind
    way: WayToPay
    name: str
    last_digits: str
    added_at: datetime
    told: bool
    approved: bool
    stopped_at: datetime | None
