"""A unit with a leader, somebody who works there, and who administers the system."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.support.who import comes_in
from tillit.kernel.actor import Role, Staff, System
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_actor

TOWN = System("tests")
AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
BEGAN = AT - timedelta(days=1)
DESK = "/arbete/"
WHO = (("kim", Role.SOCIAL_WORKER), ("linda", Role.LEADER), ("ali", Role.ADMINISTRATOR))


@pytest.fixture
def town(db) -> SimpleNamespace:
    unit = open_unit("Barn 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    made = SimpleNamespace(unit=unit)
    for subject, role in (
        ("kim", Role.SOCIAL_WORKER),
        ("linda", Role.LEADER),
        ("ali", Role.ADMINISTRATOR),
    ):
        staff = employ(subject.title(), subject=subject, by=TOWN, at=BEGAN)
        give_seat(staff, unit, role, by=TOWN, at=BEGAN)
        setattr(made, subject, staff)
    return made


@pytest.fixture
def clock(monkeypatch) -> Callable[[datetime], None]:
    """Say when the next requests come."""

    def to(at: datetime) -> None:
        monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: at)

    to(AT)
    return to


@pytest.fixture
def kim(town, clock) -> Client:
    """Kim's browser, signed in at AT."""
    return comes_in(Client(), "kim", AT)


def actor(staff, at: datetime = AT) -> Staff | None:
    return staff_actor(TOWN, staff, at=at)
