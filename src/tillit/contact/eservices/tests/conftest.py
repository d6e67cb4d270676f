"""Two units, those who work there, and somebody who sends."""

import pytest

from tillit.kernel.actor import Guest, Resident, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.registers.directory.tests.conftest import AT
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

TOWN, SOMEBODY = System("tests"), Guest()


def staff(unit, name, role):
    return Staff(new_id(), name, frozenset({Seat(unit, role, "socialtjanst")}))


@pytest.fixture
def unit(db):
    return open_unit("Familjerätten", UnitKind.INVESTIGATION, by=TOWN, at=AT)


@pytest.fixture
def mia(unit):
    return staff(unit, "Mia", Role.SOCIAL_WORKER)


@pytest.fixture
def lena(unit):
    return staff(unit, "Lena", Role.LEADER)


@pytest.fixture
def sara(db):
    number = register_person("Sara", "Berg", source=Source.STAFF, by=TOWN, at=AT)
    return Resident(number, "Sara")
