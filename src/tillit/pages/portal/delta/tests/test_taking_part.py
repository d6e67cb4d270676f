"""From the list to a seat and a code, and "I am here" at the door."""

import html
import re
from datetime import date, time
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tillit.contact.participation import actions, queries
from tillit.contact.participation.models import SignUp, Visit
from tillit.contact.participation.tests.conftest import BOARD, MIA, SOMEBODY, TOWN, UNIT
from tillit.contact.participation.types import GroupIn
from tillit.registers.directory.actions import say_place
from tillit.registers.directory.tests.conftest import AT, publish
from tillit.registers.directory.types import Hours, Identity, PlaceIn, Where

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)


@pytest.fixture
def place(db):
    return say_place(PlaceIn("Hamnen", Where.INDOORS, "Kajgatan 4"), by=TOWN, at=AT)


@pytest.fixture
def begun(place):
    def begin(identity=Identity.FIRST_NAME, **more):
        board = BOARD if identity is Identity.NOBODY else {}
        publish("grupp", identity=identity, hours={place: (Hours(6, time(18), time(23)),)},
                **board, **more)  # fmt: skip
        said = GroupIn("grupp", place, UNIT, "Tisdagsgruppen", date(2026, 11, 24),
                       date(2026, 12, 1), time(18), time(19, 30), seats=1)  # fmt: skip
        return actions.begin_group(said, by=MIA, at=AT)

    return begin


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    plain = html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return " ".join(plain.split()).replace("\xa0", " ")


def test_a_first_name_gets_a_seat_and_the_next_one_waits(begun):
    """Red when: the list does not lead there, a press of its own makes a second seat, the code is
    not shown, or leaving does not let the next one in."""
    group = begun()
    address = f"/delta/{group}/"
    assert address in Client().get("/delta/").content.decode()
    assert "1 plats kvar" in text(Client().get("/delta/"))
    said = {"once": str(uuid4()), "given": "Alva", "band": "25-64", "came": "alone"}
    first, again = (text(Client().post(address, said)) for _ in range(2))
    assert "Du har en plats" in first
    code = re.search(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}", first).group()
    assert code in again
    assert SignUp.objects.count() == 1
    assert "Du är nummer 1 i kön" in text(
        Client().post(address, said | {"once": str(uuid4()), "given": "Bo"})
    )
    assert "Du har en plats i Tisdagsgruppen" in text(Client().post("/delta/kod/", {"code": code}))
    left = Client().post("/delta/kod/", {"code": code.lower(), "go": "leave"})
    assert left.status_code == 302
    assert "hittar inget" in text(Client().post("/delta/kod/", {"code": code}), 422)
    assert SignUp.objects.get(stage="placed").given.reveal() == "Bo"


def test_what_is_wrong_is_said_and_nothing_is_lost(begun):
    """Red when: a child passes without a yes, or what was typed is gone."""
    address = f"/delta/{begun()}/"
    said = {"given": "Alva", "phone": "070-1740605", "band": "13-14", "came": "relative"}
    answer = Client().post(address, said)
    assert "Under 15 år behöver en vårdnadshavare säga ja" in text(answer, 422)
    assert 'value="Alva"' in answer.content.decode()
    assert "Du har en plats" in text(Client().post(address, said | {"guardian": "on"}))
    text(Client().post(address, {}), 422)


def test_where_nobody_has_a_name_none_is_asked_for(begun):
    """Red when: the page asks for a name, or keeps the one that is sent all the same."""
    address = f"/delta/{begun(Identity.NOBODY)}/"
    page = Client().get(address).content.decode()
    assert 'name="given"' not in page
    assert "SN 12/2026" in page
    text(Client().post(address, {"given": "Alva", "band": "25-64", "came": "alone"}))
    assert SignUp.objects.get().given is None


def test_where_one_must_say_who_one_is_the_page_says_so(begun):
    """Red when: a stranger gets a form, or a seat."""
    address = f"/delta/{begun(Identity.NAMED)}/"
    assert "Logga in och anmäl dig" in text(Client().get(address))
    said = {"given": "Alva", "band": "25-64", "came": "alone"}
    assert "Logga in och anmäl dig" in text(Client().post(address, said), 422)
    assert not SignUp.objects.exists()


def test_i_am_here_is_a_count_and_a_code_of_ones_own(begun, place):
    """Red when: the visit is not counted, is counted twice, a session arises, or the code finds
    nothing."""
    begun(Identity.NOBODY, alone_from=15)
    address, client = f"/plats/{place}/", Client()
    assert "Jag är här" in text(client.get(address))
    said = {"once": str(uuid4()), "offer": "grupp", "band": "15-17", "sex": "", "wants_code": "on"}
    answer = text(client.post(address, said))
    assert "Nu är du räknad" in answer
    client.post(address, said)
    assert Visit.objects.count() == 1
    code = re.search(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}", answer).group()
    assert len(queries.earlier_visits(SOMEBODY, code)) == 1
    more = said | {"once": str(uuid4()), "code": code, "wants_code": ""}
    assert code not in text(client.post(address, more))
    assert "Hamnen" in text(client.post("/delta/kod/", {"code": code}))
    assert len(queries.earlier_visits(SOMEBODY, code)) == 2
    assert "tolv bokstäver" in text(client.post(address, more | {"code": "ABC"}), 422)
    assert "Under 15 år" in text(client.post(address, said | {"band": "6-12"}), 422)
    assert not Session.objects.exists()
    assert set(client.cookies) <= {"csrftoken", "__Host-csrf"}


def test_a_place_that_is_not_there_and_one_with_nothing(place):
    """Red when: an unknown place answers, or an empty one has a form."""
    text(Client().get(f"/plats/{uuid4()}/"), 404)
    assert "inget öppet" in text(Client().get(f"/plats/{place}/"))
    text(Client().get(f"/delta/{uuid4()}/"), 404)
