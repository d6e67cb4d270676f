"""A moment, some colleagues and a maker of persons."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from tillit.kernel.actor import Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.registers.people import actions
from tillit.registers.people.types import Source
from tillit.trust.access import actions as access
from tillit.trust.access.types import GuardKind, UnitKind

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
TOWN = System("tests")
TYPED: dict[str, Any] = {"source": Source.STAFF, "by": TOWN, "at": AT}


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def register(db) -> Callable[..., UUID]:
    def make(given: str, family: str, **more: Any) -> UUID:
        return actions.register_person(given, family, **(TYPED | more))

    return make


@pytest.fixture
def unit(db) -> UUID:
    return access.open_unit("Barn och familj", UnitKind.INVESTIGATION, by=TOWN, at=AT)


def colleague(unit: UUID, role: Role, **more: Any) -> Staff:
    return Staff(new_id(), "Kim Ek", frozenset({Seat(unit, role, "ifo")}), **more)


@pytest.fixture
def intake(unit: UUID) -> Staff:
    return colleague(unit, Role.INTAKE)


@pytest.fixture
def worker(unit: UUID) -> Staff:
    return colleague(unit, Role.SOCIAL_WORKER)


def give_case(staff: Staff, person: UUID, unit: UUID) -> UUID:
    """A case about a person, assigned to somebody."""
    case = new_id()
    access.guard(case, GuardKind.CASE, unit, person_id=person, by=TOWN, at=AT)
    access.assign(case, staff.id, ground="sol", by=TOWN, at=AT)
    return case
