"""From an offer to a time, and away from it again, by whoever says no more than a first name."""

import html
import re
from dataclasses import replace
from uuid import uuid4

import pytest
import vobject
from django.test import Client

from tests.support.who import signed_in
from tillit.contact.booking import actions, queries
from tillit.contact.booking.models import Booking
from tillit.contact.booking.tests.conftest import MIA, UNIT, hours, wants
from tillit.kernel.actor import Guest, System
from tillit.registers.directory.actions import say_place
from tillit.registers.directory.tests.conftest import AT, publish
from tillit.registers.directory.types import Identity, PlaceIn, Where
from tillit.trust.identity.types import Audience

pytestmark = pytest.mark.django_db
TOWN, PAGE = System("tests"), "/boka/radgivning/"


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)


@pytest.fixture
def bookable(clock):
    publish("radgivning", name="Rådgivning", identity=Identity.FIRST_NAME)
    place = say_place(PlaceIn("Medborgarhuset", Where.INDOORS, "Storgatan 1"), by=TOWN, at=AT)
    row = actions.begin_calendar("Mia, rådgivare", unit_id=UNIT, staff_id=MIA.id, by=MIA, at=AT)
    actions.write_hours(row, hours(place), by=MIA, at=AT)


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    plain = html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return " ".join(plain.split()).replace("\xa0", " ")


def chosen(number=0):
    slot = queries.free_slots(Guest(), "radgivning", at=AT)[number]
    return {"calendar": str(slot.calendar), "begins": slot.begins.isoformat()}


def test_a_time_in_three_presses_and_away_again(bookable):
    """Red when: a press twice gives another time, what is taken is offered as free, moving loses
    the name, or the code does not lead there."""
    client = Client()
    assert PAGE in client.get("/hjalp/radgivning/").content.decode()
    assert "17.00–17.30 kväll" in text(client.get(PAGE))
    time_ = chosen()
    assert "Tis 24 nov kl. 17.00–17.30" in text(client.post(PAGE, time_))
    said = time_ | {"once": str(uuid4()), "meet": "visit", "given": "Alva", "phone": "070-1740605"}
    assert "skriv några ord" in text(client.post(PAGE, said | {"given": ""}), 422)
    done, again = (text(client.post(PAGE, said)) for _ in range(2))
    code = re.search(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}", done).group()
    assert code in again
    assert Booking.objects.count() == 1
    other = said | {"once": str(uuid4())}
    assert "Någon annan hann före" in text(client.post(PAGE, other), 409)
    own = "/boka/kod/"
    assert "Mia, rådgivare" in text(client.post(own, {"code": code.lower()}))
    file = client.post(f"{own}kalender/", {"code": code})
    event = vobject.readOne(file.content.decode()).vevent  # a reader that is not ours
    assert event.summary.value == "Bokad tid"
    assert event.dtstart.value.isoformat() == time_["begins"]
    assert "Alva" not in file.content.decode()
    later = chosen(1) | {"once": str(uuid4()), "moving": code}
    assert "Flytta hit" in text(client.post(PAGE, {k: v for k, v in later.items() if k != "once"}))
    moved = text(client.post(PAGE, later | {"meet": "phone"}))
    assert "Du har en tid" in moved
    new = re.search(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}", moved).group()
    assert "hittar ingen tid" in text(client.post(own, {"code": code}), 422)
    assert client.post(own, {"code": new, "go": "cancel"}).status_code == 302
    assert "Avbokad av den som bokade" in text(client.post(own, {"code": new}))
    assert client.post(f"{own}kalender/", {"code": new}).status_code == 404
    assert chosen() == time_


def test_who_signed_in_finds_their_time_among_their_own(clock, sara):
    """Red when: it is not on the first page of one's own, leads elsewhere than to the time, or is
    shown to somebody who acts for her."""
    publish("namn", name="Samtal", identity=Identity.NAMED)
    place = say_place(PlaceIn("Medborgarhuset", Where.INDOORS), by=TOWN, at=AT)
    row = actions.begin_calendar("Mia, rådgivare", unit_id=UNIT, staff_id=MIA.id, by=MIA, at=AT)
    actions.write_hours(row, hours(place, offer="namn"), by=MIA, at=AT)
    slot = queries.free_slots(Guest(), "namn", at=AT)[0]
    code = actions.book(wants(slot, offer="namn"), by=sara, at=AT)
    client = signed_in(Client(), Audience.RESIDENT, sara.id, "Sara", AT)
    mine = client.get("/mina-sidor/")
    assert "Dina tider" in text(mine)
    assert code in mine.content.decode()
    assert "Samtal, Mia" in text(client.post("/boka/kod/", {"code": code}))
    assert queries.my_bookings(replace(sara, acts_for=sara.id), at=AT) == []
