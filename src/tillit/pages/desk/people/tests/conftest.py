"""Colleagues signed in at the desk, and a register to look in."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from tillit.kernel.actor import Role, System
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import SESSION_KEY

TOWN = System("tests")
AT = datetime(2026, 1, 7, 9, tzinfo=UTC)
PERSONS = "/arbete/personer/"


@pytest.fixture
def unit(db) -> UUID:
    return open_unit("Mottagningen", UnitKind.INTAKE, by=TOWN, at=AT)


@pytest.fixture
def register(db) -> Callable[..., UUID]:
    def make(given: str, family: str, **more: Any) -> UUID:
        more = {"source": Source.STAFF, "by": TOWN, "at": AT, **more}
        return register_person(given, family, **more)

    return make


def signed_in(unit: UUID, role: Role, *, subject: str = "", **more: Any) -> Client:
    """A browser in which somebody with this role has signed in; `client.staff` is their id."""
    called = subject or role.value
    staff = employ(f"Kim {called}", subject=called, by=TOWN, at=AT, **more)
    guest: dict[str, Any] = {}
    if role is Role.PARTNER:
        guest = {"organisation": "Ängsskolan", "purpose": "Samordning"}
        guest["until"] = AT + timedelta(days=300)
    give_seat(staff, unit, role, by=TOWN, at=AT, **guest)
    client = Client()
    session = client.session
    session[SESSION_KEY] = {"audience": "staff", "id": str(staff), "name": "Kim", "level": 3}
    session[SESSION_KEY]["since"] = timezone.now().isoformat()
    session.save()
    client.staff = staff  # type: ignore[attr-defined]
    return client


@pytest.fixture
def intake(unit: UUID) -> Client:
    return signed_in(unit, Role.INTAKE)


@pytest.fixture
def worker(unit: UUID) -> Client:
    return signed_in(unit, Role.SOCIAL_WORKER)
