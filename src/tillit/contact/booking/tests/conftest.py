"""A calendar with hours on Tuesdays, and those who book."""

from datetime import time
from uuid import uuid4

import pytest

from tillit.contact.booking import actions
from tillit.contact.booking.types import BookIn, HoursIn, Meet
from tillit.kernel.actor import Guest, Resident, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.registers.directory.actions import say_place
from tillit.registers.directory.tests.conftest import AT, publish
from tillit.registers.directory.types import Identity, PlaceIn, Where
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source

TOWN, SOMEBODY, UNIT = System("tests"), Guest(), new_id()
MIA = Staff(new_id(), "Mia", frozenset({Seat(UNIT, Role.SOCIAL_WORKER, "socialtjanst")}))
BEA = Staff(new_id(), "Bea", frozenset({Seat(UNIT, Role.SOCIAL_WORKER, "socialtjanst")}))
OVE = Staff(new_id(), "Ove", frozenset({Seat(new_id(), Role.LEADER, "socialtjanst")}))


@pytest.fixture
def place(db):
    publish("radgivning", name="Rådgivning", identity=Identity.FIRST_NAME)
    return say_place(PlaceIn("Medborgarhuset", Where.INDOORS), by=TOWN, at=AT)


@pytest.fixture
def calendar(place):
    row = actions.begin_calendar("Mia, rådgivare", unit_id=UNIT, staff_id=MIA.id, by=MIA, at=AT)
    actions.write_hours(row, hours(place), by=MIA, at=AT)
    return row


def hours(place, **changes):
    said = {
        "offer": "radgivning", "place": place, "weekday": 1, "begins": time(17), "ends": time(19),
        "minutes": 30, "rest": 10, "meets": (Meet.VISIT, Meet.PHONE),
    } | changes  # fmt: skip
    return HoursIn(**said)


def wants(slot, **changes):
    said = {
        "calendar": slot.calendar, "begins": slot.begins, "key": uuid4(), "offer": "radgivning",
        "meet": Meet.VISIT, "given": "Alva", "phone": "070-1740605",
    } | changes  # fmt: skip
    return BookIn(**said)


@pytest.fixture
def sara(db):
    number = register_person("Sara", "Berg", source=Source.STAFF, by=TOWN, at=AT)
    return Resident(number, "Sara")
