"""A session that nobody touches ends; what stood on the page is kept when it is sent."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.support.who import signed_in
from tillit.kernel.actor import ActsAs, Guest, System
from tillit.kernel.refusal import NotThere
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.audit.models import Payload
from tillit.trust.identity.actions import act_for, sign_in_resident
from tillit.trust.identity.models import KeptPost
from tillit.trust.identity.queries import SESSION_KEY
from tillit.trust.identity.types import Audience, Identified, NotIdentified

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MINE = "/mina-sidor/"


@pytest.fixture
def clock(monkeypatch):
    """Set the time of the next requests."""
    now = [AT]
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: now[0])

    def to(minutes: float) -> None:
        now[0] = AT + minutes * MINUTE

    return to


@pytest.fixture
def client(db, clock) -> Client:
    person = register_person("Mona", "Ek", source=Source.STAFF, by=System("test"), at=AT)
    return signed_in(Client(), Audience.RESIDENT, person, "Mona Ek", AT)


def vouched(level: int) -> Identified:
    return Identified(subject="mona", name="Mona Ek", level=level)


def test_ends_after_half_an_hour_and_not_before(client, clock, settings) -> None:
    """Seen red: with stay_awake comparing with `since` alone, with `>=`, and with no event."""
    assert settings.IDLE_MINUTES["resident"] == 30
    for minutes in (29, 58, 88):  # each within 30 minutes of the one before
        clock(minutes)
        assert client.get(MINE).status_code == 200
    clock(119)
    assert client.get(MINE)["Location"].startswith("/logga-in/")
    assert SESSION_KEY not in client.session
    assert Payload.objects.filter(verb="SignedOut").count() == 1


def test_what_stood_on_the_page_is_kept(client, clock) -> None:
    """Red when: the idle session is ended without the post being kept for the account."""
    client.get(MINE)
    clock(31)
    answer = client.post(f"{MINE}for/", {"text": "Det jag hann skriva."})
    assert "det-du-skrev" in answer["Location"]
    assert KeptPost.objects.count() == 1


def test_written_at_most_once_a_minute(client, clock) -> None:
    """Seen red: with every request saving the session: a page that only reads would write."""
    client.get(MINE)
    before = dict(client.session)
    clock(0.5)
    client.get(MINE)
    assert dict(client.session) == before
    clock(2)
    client.get(MINE)
    assert client.session[SESSION_KEY]["seen"] == (AT + 2 * MINUTE).isoformat()


def test_a_session_of_an_unknown_age_begins_to_count(client, clock) -> None:
    """Seen red: with such a session counted as just touched, for ever."""
    session = client.session
    session[SESSION_KEY] = {key: v for key, v in session[SESSION_KEY].items() if key != "since"}
    session.save()
    client.get(MINE)
    assert client.session[SESSION_KEY]["seen"] == AT.isoformat()


def test_what_another_account_left_goes_away(db) -> None:
    """Seen red: with cycle_key in place of flush."""
    session = SessionStore()
    session.update({SESSION_KEY: {"id": "another"}, "left": "Hemligt"})
    mona = register_person("Mona", "Ek", source=Source.STAFF, by=System("test"), at=AT)
    sign_in_resident(session, vouched(3), mona, by=Guest(), at=AT)
    assert "left" not in session
    assert session[SESSION_KEY]["id"] == str(mona)


def test_too_low_a_level_begins_no_session(db) -> None:
    """Seen red: with the level left to the relying party alone."""
    session = SessionStore()
    mona = register_person("Mona", "Ek", source=Source.STAFF, by=System("test"), at=AT)
    with pytest.raises(NotIdentified):
        sign_in_resident(session, vouched(2), mona, by=Guest(), at=AT)
    assert SESSION_KEY not in session


def test_only_a_resident_acts_for_somebody(client) -> None:
    """Seen red: with the kind of actor not looked at."""
    session = client.session
    with pytest.raises(NotThere):
        act_for(session, None, ActsAs.SELF, by=System("test"), at=AT)
