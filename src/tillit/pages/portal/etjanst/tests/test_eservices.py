"""A form is drawn, read through and sent; what is missing is said and nothing is lost."""

import html
import re
from uuid import uuid4

import pytest
from django.test import Client

from tests.support.who import signed_in
from tillit.contact.eservices import actions, queries
from tillit.contact.eservices.models import Submission
from tillit.contact.eservices.tests.conftest import SOMEBODY, TOWN
from tillit.contact.eservices.tests.test_submissions import OMBUD, TALK
from tillit.registers.directory.tests.conftest import AT
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.types import Audience

pytestmark = pytest.mark.django_db
LIST = "/e-tjanster/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)


@pytest.fixture
def unit(db):
    unit = open_unit("Familjerätten", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    for _, text in queries.seeds(SOMEBODY):
        actions.publish_form(text, unit_id=unit, by=TOWN, at=AT)
    return unit


def resident(given):
    person = register_person(given, "Berg", source=Source.STAFF, by=TOWN, at=AT)
    return signed_in(Client(), Audience.RESIDENT, person, given, AT)


@pytest.fixture
def sara(unit):
    return resident("Sara")


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    plain = html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return " ".join(plain.split()).replace("\xa0", " ")


def test_somebody_without_a_name_sends_reads_and_changes(unit):
    """Red when: the list does not lead there, what is missing passes, what was typed is lost on
    the way, or a second press is a second one."""
    client, address = Client(), f"{LIST}personligt-ombud/"
    assert address in client.get(LIST).content.decode()
    assert "Vi lägger inte upp något om dig" in text(client.get(address))
    wrong = client.post(address, {"adult": "ja", "phone": "1" * 300})
    assert "korta texten" in text(wrong, 422)
    assert "1" * 300 in wrong.content.decode()
    said = OMBUD | {"once": str(uuid4())}
    assert "Inget är skickat än" in text(client.post(address, said | {"go": "read"}))
    assert not Submission.objects.exists()
    assert 'value="Kaneli"' in client.post(address, said | {"go": "change"}).content.decode()
    for _ in range(2):
        sent = text(client.post(address, said | {"go": "send"}))
    assert "Vi har fått det" in sent
    assert Submission.objects.count() == 1
    code = re.search(r"\d{4} \d{4} \d{4}", sent).group()
    assert "Har kommit in" in text(client.post(f"{LIST}kvitto/", {"code": code}))
    assert "hittar inget" in text(client.post(f"{LIST}kvitto/", {"code": "1"}), 422)


def test_who_must_sign_in_is_sent_there_and_finds_it_among_their_own(unit, sara):
    """Red when: a stranger sees the form, or what was sent is not found again by who sent it, or
    is by somebody else."""
    address = f"{LIST}informationssamtal/"
    assert Client().get(address).status_code == 302
    assert "Om du svarade" in text(sara.get(address))
    assert "Vi har fått det" in text(sara.post(address, TALK | {"go": "send"}))
    assert "senast sön 20 december" in text(sara.get("/mina-sidor/skickat/"))
    one = f"/mina-sidor/skickat/{Submission.objects.get().pk}/"
    assert "Bo Berg" in text(sara.get(one))
    other = resident("Bo")
    assert other.get(one).status_code == 404
    assert "Här finns inget än" in text(other.get("/mina-sidor/skickat/"))


def test_every_form_of_the_program_is_drawn(unit, sara):
    """Red when: a form that comes with the program cannot be drawn, or says nothing of its empty
    answers."""
    for form, _ in queries.seeds(SOMEBODY):
        page = text(sara.get(f"{LIST}{form.code}/"))
        assert all(each.label in page for each in form.questions)
        text(sara.post(f"{LIST}{form.code}/", {}), 422)
    assert Client().get(f"{LIST}finns-inte/").status_code == 404
