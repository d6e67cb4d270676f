"""A small world for the tests of cases: one unit, one worker, one leader, one child."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tillit.casework.cases.actions import start_case
from tillit.casework.cases.models import Clock
from tillit.kernel.actor import Role, Staff, System
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_actor

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
SYSTEM = System("test")


@dataclass(frozen=True)
class World:
    """Alice works, Linda leads, Bob works elsewhere; Charlie is the child."""

    unit: UUID
    alice: Staff
    linda: Staff
    bob: Staff
    child: UUID
    case: UUID


def _staff(name: str, unit: UUID, role: Role) -> Staff:
    staff_id = employ(name, subject=name.lower(), by=SYSTEM, at=AT)
    give_seat(staff_id, unit, role, by=SYSTEM, at=AT)
    actor = staff_actor(SYSTEM, staff_id, at=AT)
    assert actor is not None
    return actor


@pytest.fixture(scope="module")
def made_once(module_rows) -> World:
    with module_rows():
        return make_world()


@pytest.fixture
def world(db, made_once: World) -> World:
    return made_once


def running(case: UUID, code: str) -> bool:
    """Whether a clock of the case runs."""
    return Clock.objects.filter(object_id=case, code=code, stopped_at=None).exists()


def make_world() -> World:
    unit = open_unit("Barn 2", UnitKind.INVESTIGATION, by=SYSTEM, at=AT)
    other = open_unit("Barn 9", UnitKind.INVESTIGATION, by=SYSTEM, at=AT)
    child = register_person("Charlie", "Ek", source=Source.STAFF, by=SYSTEM, at=AT)
    alice = _staff("Alice", unit, Role.SOCIAL_WORKER)
    return World(
        unit=unit,
        alice=alice,
        linda=_staff("Linda", unit, Role.LEADER),
        bob=_staff("Bob", other, Role.SOCIAL_WORKER),
        child=child,
        case=start_case(child, unit, responsible=alice.id, by=SYSTEM, at=AT),
    )
