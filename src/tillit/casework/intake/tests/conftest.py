"""A town with an intake unit, and reports that come in. Time is passed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tillit.casework.intake.actions import assess_protection, match_child, receive_report
from tillit.casework.intake.models import ReportedChild
from tillit.casework.intake.types import (
    Answer,
    Channel,
    ChildIn,
    Need,
    Received,
    ReporterIn,
    ReporterKind,
    ReportIn,
    Section,
)
from tillit.kernel.actor import Actor, Reporter, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ

AT = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)  # 14.05 in Sweden, a Monday
# On what a report is sent on, and how that was weighed.
GROUND = {"ground": "OSL-26-9", "weighing": "Den andra kommunen behöver det för barnet."}
HOUR = timedelta(hours=1)
TOWN = System("tests")
TEXT = "Alva har varit utan matsäck på två utflykter."


@dataclass(frozen=True)
class Town:
    """Units and colleagues: Idris receives, Maja investigates, Lena leads, Dan is on duty."""

    intake: UUID
    investigation: UUID
    duty_unit: UUID
    idris: Staff
    unqualified: Staff
    maja: Staff
    lena: Staff
    dan: Staff
    stranger: Staff


def report_in(
    *names: str, kind: ReporterKind = ReporterKind.MANDATED, text: str = TEXT, **more
) -> ReportIn:
    """A report about these children."""
    if kind is ReporterKind.MANDATED:
        school = ReporterIn("Karin Berg", "070-1740605", "Solskiftets skola", "kurator", "SCHOOL")
        more = {"reporter": school, "wants_feedback": True} | more
    told = Section("Vad har hänt?", (Answer("Vad gör dig orolig?", text),))
    children = tuple(ChildIn(name=name) for name in names)
    came: Any = {"channel": Channel.WEB, "received_at": AT, "reporter_kind": kind}
    return ReportIn(sections=(told,), **({"children": children} | came | more))


@pytest.fixture
def town(db) -> Town:
    """Accounts, units and seats."""
    kinds = (UnitKind.INTAKE, UnitKind.INVESTIGATION, UnitKind.DUTY)
    intake, investigation, duty = (open_unit(k.value, k, by=TOWN, at=AT) for k in kinds)

    def colleague(name: str, unit: UUID, role: Role, *, qualified: bool = True) -> Staff:
        seat = frozenset({Seat(unit, role, "ifo")})
        since = AT.date() - timedelta(days=900) if qualified else None
        id_ = employ(name, subject=name, qualified_since=since, by=TOWN, at=AT)
        give_seat(id_, unit, role, by=TOWN, at=AT)
        return Staff(id_, name, seat, qualified=qualified)

    return Town(
        intake,
        investigation,
        duty,
        idris=colleague("Idris Warsame", intake, Role.INTAKE),
        unqualified=colleague("Una Ek", intake, Role.INTAKE, qualified=False),
        maja=colleague("Maja Norrman", investigation, Role.SOCIAL_WORKER),
        lena=colleague("Lena Lind", intake, Role.LEADER),
        dan=colleague("Dan Dahl", duty, Role.DUTY),
        stranger=colleague("Siv Storm", investigation, Role.SOCIAL_WORKER),
    )


@pytest.fixture
def receive(town: Town) -> Callable[..., Received]:
    """Let a report come in from the web page."""

    def make(*names: str, by: Actor | None = None, at: datetime = AT, **more) -> Received:
        report = report_in(*(names or ("Alva",)), **({"received_at": at} | more))
        return receive_report(report, unit_id=town.intake, by=by or Reporter(new_id()), at=at)

    return make


@pytest.fixture
def lines(receive) -> Callable[..., list[UUID]]:
    """A report that came in, as the ids of its children's lines."""

    def make(*names: str, **more) -> list[UUID]:
        report = receive(*names, **more).report_id
        rows = ReportedChild.objects.filter(report=report).order_by("number")
        return list(rows.values_list("pk", flat=True))

    return make


@pytest.fixture
def matched(lines, person, town) -> Callable[..., tuple[UUID, UUID]]:
    """A report of one child, matched: the line and the person."""

    def make(given: str = "Alva", *, who: UUID | None = None, **more) -> tuple[UUID, UUID]:
        (line,) = lines(given, **more)
        child = who or person(given)
        match_child(line, child, by=town.idris, at=more.get("at", AT))
        return line, child

    return make


@pytest.fixture
def assessed(matched, town) -> Callable[..., tuple[UUID, UUID]]:
    """As `matched`, with the protection assessment signed an hour later."""

    def make(given: str = "Alva", **more) -> tuple[UUID, UUID]:
        line, child = matched(given, **more)
        at = more.get("at", AT) + HOUR
        assess_protection(line, need=Need.NONE, text="Trygg i skolan.", by=town.idris, at=at)
        return line, child

    return make


@pytest.fixture
def person(db) -> Callable[..., UUID]:
    """Register somebody."""

    def make(given: str = "Alva", family: str = "Ekman", **more) -> UUID:
        values: Any = {"source": Source.STAFF, "by": TOWN, "at": AT} | more
        return register_person(given, family, **values)

    return make
