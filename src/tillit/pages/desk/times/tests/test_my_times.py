"""A colleague opens a calendar, and says who came."""

import html
import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tillit.contact.booking import queries
from tillit.contact.booking.models import Booking
from tillit.kernel.actor import Guest, Role, System
from tillit.pages.desk.people.tests.conftest import signed_in
from tillit.registers.directory.actions import say_place
from tillit.registers.directory.tests.conftest import publish
from tillit.registers.directory.types import Identity, PlaceIn, Where
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

pytestmark = pytest.mark.django_db
TOWN, BOOK = System("tests"), "/boka/radgivning/"


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    plain = html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return " ".join(plain.split()).replace("\xa0", " ")


def test_a_colleague_opens_a_calendar_and_says_who_came():
    """Red when: a step of it does not hold, or another unit reads who comes."""
    at = timezone.now()
    unit = open_unit("Rådgivningen", UnitKind.INVESTIGATION, by=TOWN, at=at)
    publish("radgivning", name="Rådgivning", identity=Identity.FIRST_NAME, at=at)
    place = say_place(PlaceIn("Medborgarhuset", Where.INDOORS), by=TOWN, at=at)
    mia, page = signed_in(unit, Role.SOCIAL_WORKER), "/arbete/tider/"
    assert "Börja ta emot bokningar" in text(mia.get(page))
    assert mia.post(f"{page}borja/", {"name": "Mia", "unit": str(unit)}).status_code == 302
    said = {
        "offer": "radgivning", "place": str(place), "weekday": "2", "begins": "17.00",
        "ends": "16.00", "minutes": "45", "rest": "15", "meets": ["visit"],
    }  # fmt: skip
    assert "före starttiden" in text(mia.post(f"{page}timmar/", said), 422)
    assert mia.post(f"{page}timmar/", said | {"ends": "20.00"}).status_code == 302
    assert "Ons 17.00–20.00" in text(mia.get(page))
    slot = queries.free_slots(Guest(), "radgivning", at=at)[0]
    wanted = {"calendar": str(slot.calendar), "begins": slot.begins.isoformat(), "given": "Alva",
              "once": str(uuid4()), "meet": "visit"}  # fmt: skip
    assert "Du har en tid" in text(Client().post(BOOK, wanted))
    assert "Alva" in text(mia.get(page))
    booking = Booking.objects.get()
    mia.post(f"{page}{booking.pk}/kom/", {"came": "ja"})
    assert "inte varit än" in text(mia.get(page))
    Booking.objects.update(begins=at, ends=at + (slot.ends - slot.begins))
    mia.post(f"{page}{booking.pk}/kom/", {"came": "nej"})
    assert "Kom inte" in text(mia.get(page))
    other = open_unit("Annan", UnitKind.INVESTIGATION, by=TOWN, at=at)
    stranger = signed_in(other, Role.LEADER, subject="o")
    assert stranger.post(f"{page}{booking.pk}/avboka/").status_code == 404
    assert "Alva" not in text(stranger.get(page))
    day = slot.begins.date().isoformat()
    for _ in range(2):
        assert mia.post(f"{page}stangt/", {"day": day}).status_code == 302
