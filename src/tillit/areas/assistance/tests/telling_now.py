"""What the registers answer in tests: built by hand, so that nothing is called."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from tillit.areas.assistance.types import (
    Agency,
    Answer,
    Answers,
    Asker,
    Data,
    Empty,
    Failed,
    Payment,
    PaymentState,
    Period,
    Question,
    Reason,
    Role,
    Shielded,
    Source,
)
from tillit.kernel.ids import new_id
from tillit.kernel.person_number import PersonNumber
from tillit.law.citation import Statute

from .conftest import AT, number

ASKED = (Agency.FK, Agency.CSN)
SICK = "SJUKPENNING"


def paid(
    kind: str = SICK, kronor: str = "4000.00", day: int = 25, *, month: int = 11, at: datetime = AT
) -> Payment:
    """Money from Försäkringskassan, paid a day in 2025."""
    on = date(2025, month, day)
    return Payment(Source(Agency.FK, at), kind, Decimal(kronor), PaymentState.PAID, on)


def answers(
    *rows: Payment,
    failed: Iterable[Agency] = (),
    shielded: Shielded = Shielded.NO,
    person: PersonNumber | None = None,
    at: datetime = AT,
) -> Answers:
    """What came back on a question about somebody: these rows from FK, nothing from CSN."""
    question = Question(
        new_id(), Asker("162120000001", "Solby", "wanja"), new_id(), person or number("900101238"),
        Role.APPLICANT, Period(date(2025, 10, 1), date(2026, 1, 1)), "Handläggning",
        tuple((each, Statute("SoL", "15:10")) for each in ASKED),
    )  # fmt: skip
    source = Source(Agency.FK, at)
    told: dict[Agency, Answer] = {
        Agency.FK: Data(source, tuple(replace(row, source=source) for row in rows))
        if rows
        else Empty(source),
        Agency.CSN: Empty(Source(Agency.CSN, at)),
    }
    told |= {each: Failed(each, Reason.AWAY, at) for each in failed}
    return Answers(question, at, shielded, told)


def of(person: UUID, *rows: Payment, **more: object) -> dict[UUID, Answers]:
    """The answers about one person."""
    return {person: answers(*rows, **more)}
