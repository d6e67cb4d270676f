"""Colleagues signed in at the desk, and reports that have come in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from tillit.casework.intake.actions import receive_report
from tillit.casework.intake.models import ReportedChild
from tillit.casework.intake.types import (
    Answer,
    Channel,
    ChildIn,
    ReporterIn,
    ReporterKind,
    ReportIn,
    Section,
)
from tillit.kernel.actor import Reporter, Role, System
from tillit.kernel.ids import new_id
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import SESSION_KEY

TOWN = System("tests")
NOW = datetime(2026, 11, 23, 14, 40, tzinfo=UTC)
AT = NOW - timedelta(hours=2)
INBOX = "/arbete/mottagning/"
TEXT = "Alva har varit utan matsäck på två utflykter."


@dataclass(frozen=True)
class Desk:
    """Browsers in which colleagues have signed in."""

    unit: UUID
    investigation: UUID
    idris: Client
    other: Client
    unqualified: Client
    stranger: Client


def signed_in(name: str, unit: UUID, role: Role, *, qualified: bool = True) -> Client:
    since = NOW.date() - timedelta(days=99) if qualified else None
    before = NOW - timedelta(days=99)
    staff = employ(name, subject=name, qualified_since=since, by=TOWN, at=before)
    give_seat(staff, unit, role, by=TOWN, at=before)
    client = Client()
    session = client.session
    session[SESSION_KEY] = {
        "audience": "staff", "id": str(staff), "name": name, "level": 3, "since": NOW.isoformat()
    }  # fmt: skip
    session.save()
    return client


@pytest.fixture(autouse=True)
def _time_stands_still(monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: NOW)


@pytest.fixture
def desk(db) -> Desk:
    unit = open_unit("Mottagningen", UnitKind.INTAKE, by=TOWN, at=AT)
    investigation = open_unit("Barn 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    return Desk(
        unit,
        investigation,
        idris=signed_in("Idris Warsame", unit, Role.INTAKE),
        other=signed_in("Olga Ask", unit, Role.INTAKE),
        unqualified=signed_in("Una Ek", unit, Role.INTAKE, qualified=False),
        stranger=signed_in("Siv Storm", investigation, Role.SOCIAL_WORKER),
    )


@pytest.fixture
def report(desk: Desk) -> Callable[..., UUID]:
    """A report of one child from a school, as the id of the child's line."""

    def make(name: str = "Alva Ekman", *, at: datetime = AT, **more) -> UUID:
        school = ReporterIn("Karin Berg", "070-1740605", "Solskiftets skola", "kurator", "SCHOOL")
        values = {
            "reporter_kind": ReporterKind.MANDATED,
            "reporter": school,
            "wants_feedback": True,
            "children": (ChildIn(name),),
        } | more
        told = Section("Vad har hänt?", (Answer("Vad gör dig orolig?", TEXT),))
        sent = ReportIn(channel=Channel.WEB, sections=(told,), received_at=at, **values)
        got = receive_report(sent, unit_id=desk.unit, by=Reporter(new_id()), at=at)
        return ReportedChild.objects.get(report=got.report_id, number=1).pk

    return make


@pytest.fixture
def person(db) -> Callable[..., UUID]:
    def make(given: str = "Alva", family: str = "Ekman", **more) -> UUID:
        values = {"source": Source.STAFF, "by": TOWN, "at": AT} | more
        return register_person(given, family, **values)

    return make
