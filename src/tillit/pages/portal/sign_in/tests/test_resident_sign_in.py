"""Residents come in with e-ID if the register knows them; others leave nothing behind."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session

from tillit.integrations.oidc import line
from tillit.integrations.oidc.tests import provider as fake
from tillit.kernel.actor import System
from tillit.kernel.person_number import PersonNumber
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.audit.models import Payload
from tillit.trust.identity.queries import SESSION_KEY

pytestmark = pytest.mark.django_db


@pytest.fixture
def siv():
    return register_person(
        "Siv",
        "Berg",
        number=PersonNumber("201403052382"),
        source=Source.REGISTER,
        by=System("test"),
        at=datetime(2026, 1, 7, tzinfo=UTC),
    )


@pytest.fixture
def provider(monkeypatch, settings):
    line.forget()
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: fake.NOW)
    yield fake.install(monkeypatch, settings, fake.LyingProvider())
    line.forget()


def come_in(client, provider, back=""):
    away = client.get("/logga-in/borja/", {"till": back} if back else {})
    return client.get("/logga-in/svar/", provider.visit(away["Location"]))


def test_somebody_we_know_comes_in(client, provider, siv):
    came = come_in(client, provider)
    assert came["Location"] == "/mina-sidor/"
    assert client.session[SESSION_KEY]["id"] == str(siv)
    leaf = Payload.objects.get(verb="ResidentSignedIn")
    assert (leaf.actor_kind, leaf.actor_ref, leaf.person_id) == ("resident", str(siv), siv)
    assert "201403052382" not in leaf.body
    assert client.get("/logga-in/")["Location"] == "/mina-sidor/"


@pytest.mark.parametrize("number", ["201403052390", "", "not a number", "201403052387"])
def test_somebody_we_do_not_know_leaves_nothing_behind(client, provider, siv, number):
    """Red when: the unknown are signed in with an id of their own, or the session is kept."""
    provider.claims = {fake.NUMBER: number}
    page = come_in(client, provider)
    assert "Vi hittar inga ärenden på dig" in page.content.decode()
    assert Session.objects.count() == 0
    assert not Payload.objects.exclude(actor_ref="test").exists()


def test_too_low_assurance_is_refused(client, provider, siv):
    """Red when: the level is not compared in the adapter and in sign_in_resident."""
    provider.claims = {"acr": "http://id.elegnamnden.se/loa/1.0/loa2"}
    assert come_in(client, provider).status_code == 403
    assert SESSION_KEY not in client.session


def test_signing_out(client, provider, siv):
    come_in(client, provider)
    assert "Du är utloggad" in client.post("/logga-ut/", follow=True).content.decode()
    assert SESSION_KEY not in client.session
