"""From the front page to an answer: without a name, and among one's own pages."""

import html
import re
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.support.who import signed_in
from tillit.contact.opinions import actions
from tillit.contact.opinions.models import Opinion
from tillit.contact.opinions.tests.conftest import AT, LENA, TOWN, WORDS
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.identity.types import Audience

pytestmark = pytest.mark.django_db
PAGE, ANSWER, MINE = "/synpunkter/", "/synpunkter/svar/", "/mina-sidor/synpunkter/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)


@pytest.fixture
def sara(db):
    id_ = register_person("Sara", "Berg", source=Source.STAFF, by=TOWN, at=AT)
    return signed_in(Client(), Audience.RESIDENT, id_, "Sara Berg", AT)


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    plain = html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return " ".join(plain.split()).replace("\xa0", " ")


def typed(**changes):
    return {"once": str(uuid4()), "kind": "idea", "text": WORDS, "wants": "nothing"} | changes


def test_from_the_front_page_to_the_answer_by_code():
    """Red when: the front page does not lead there, two presses give two codes, a session is made
    for whoever is anonymous, or the code does not find the answer."""
    assert f'href="{PAGE}"' in Client().get("/").content.decode()
    said = typed(wants="code")
    first, again = (text(Client().post(PAGE, said)) for _ in range(2))
    code = re.search(r"\d{4} \d{4} \d{4}", first).group()
    assert code in again
    assert not Session.objects.exists()
    assert "Inget svar än" in text(Client().post(ANSWER, {"code": code}))
    actions.answer_opinion(Opinion.objects.get().pk, "Stolar kommer.", by=LENA, at=AT)
    assert "Stolar kommer." in text(Client().post(ANSWER, {"code": code}))
    assert "hittar inget" in text(Client().post(ANSWER, {"code": "000000000000"}), 422)
    assert "alla 12 siffror" in text(Client().post(ANSWER, {"code": "12"}), 422)


def test_what_is_wrong_is_said_and_nothing_is_lost():
    """Red when: what was typed is gone, or a stranger gets an answer on pages they have not."""
    answer = Client().post(PAGE, typed(wants=""))
    assert WORDS in text(answer, 422)
    assert "på Mina sidor. Då ser vi" not in text(Client().get(PAGE))
    text(Client().post(PAGE, typed(wants="pages")), 422)
    text(Client().post(PAGE, {}), 422)
    assert not Opinion.objects.exists()


def test_who_is_signed_in_is_nobody_until_they_say_so(sara):
    """Red when: a signed-in resident is kept without having asked for an answer by name."""
    text(sara.post(PAGE, typed()))
    text(sara.post(PAGE, typed(wants="code")))
    assert not Opinion.objects.exclude(person=None).exists()
    assert "Här finns inget än" in text(sara.get(MINE))
    text(sara.post(PAGE, typed(wants="pages")))
    assert "Vi har inte svarat än" in text(sara.get(MINE))
    actions.answer_opinion(Opinion.objects.get(wants="pages").pk, "Tack.", by=LENA, at=AT)
    assert "Tack." in text(sara.get(MINE))
    assert Client().get(MINE).status_code == 302
