"""A group that meets on Tuesdays, and those who may come."""

from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest

from tillit.contact.participation import actions
from tillit.contact.participation.types import Band, GroupIn, SignUpIn, VisitIn
from tillit.kernel.actor import Guest, Resident, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.registers.directory.actions import say_place
from tillit.registers.directory.tests.conftest import AT, publish
from tillit.registers.directory.types import Identity, PlaceIn, Where
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source

TOWN, SOMEBODY = System("tests"), Guest()
UNIT = new_id()
MIA = Staff(new_id(), "Mia", frozenset({Seat(UNIT, Role.SOCIAL_WORKER, "socialtjanst")}))
OVE = Staff(new_id(), "Ove", frozenset({Seat(new_id(), Role.SOCIAL_WORKER, "socialtjanst")}))
LENA = Staff(new_id(), "Lena", frozenset({Seat(UNIT, Role.LEADER, "socialtjanst")}))
BOARD = {
    "board_number": "SN 12/2026",
    "board_on": date(2026, 2, 3),
    "board_why": "Så att man vågar.",
}


@pytest.fixture
def place(db):
    return say_place(PlaceIn("Hamnen", Where.INDOORS, "Kajgatan 4"), by=TOWN, at=AT)


def offered(code="grupp", identity=Identity.FIRST_NAME, **more):
    if identity is Identity.NOBODY:
        more = BOARD | more
    publish(code, identity=identity, **more)
    return code


def group_in(place, **changes):
    said = {
        "offer": "grupp", "place": place, "unit": UNIT, "name": "Tisdagsgruppen",
        "first": date(2026, 11, 24), "last": date(2026, 12, 15), "begins": time(18),
        "ends": time(19, 30), "seats": 2,
    } | changes  # fmt: skip
    return GroupIn(**said)


def begin(place, **changes):
    return actions.begin_group(replace(group_in(place), **changes), by=MIA, at=AT)


@pytest.fixture
def sara(db):
    return Resident(register_person("Sara", "Berg", source=Source.STAFF, by=TOWN, at=AT), "Sara")


def wants(group, **changes):
    said = {"group": group, "key": uuid4(), "band": Band.GROWN, "given": "Alva"} | changes
    return SignUpIn(**said)


def visit(place, **changes):
    said = {"id": uuid4(), "offer": "grupp", "place": place, "band": Band.GROWN} | changes
    return VisitIn(**said)
