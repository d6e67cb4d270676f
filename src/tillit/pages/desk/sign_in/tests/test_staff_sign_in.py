"""Staff come in by the provider, once for each answer, and go where they were going."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from tillit.integrations.oidc import line
from tillit.integrations.oidc.tests import provider as fake
from tillit.kernel.actor import Role, System
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.models import Payload
from tillit.trust.identity.actions import employ, end_employment
from tillit.trust.identity.queries import SESSION_KEY

pytestmark = pytest.mark.django_db

BY = System("test")
SENTENCE = "Vi kunde inte logga in dig"


@pytest.fixture
def provider(monkeypatch, settings, time_stands_still):
    line.forget()
    yield fake.install(monkeypatch, settings, fake.LyingProvider())
    line.forget()


@pytest.fixture
def time_stands_still(monkeypatch):
    """The provider's tokens are dated fake.NOW."""
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: fake.NOW)


@pytest.fixture
def alma():
    at = datetime(2026, 1, 7, tzinfo=UTC)
    staff = employ("Alma Ek", subject="alma", by=BY, at=at)
    unit = open_unit("Mottagningen", UnitKind.INTAKE, by=BY, at=at)
    give_seat(staff, unit, Role.INTAKE, by=BY, at=at)
    return staff


def answer_of(client, provider, back=""):
    away = client.get("/arbete/logga-in/borja/", {"till": back} if back else {})
    assert away.status_code == 302
    return provider.visit(away["Location"])


def come_in(client, provider, back=""):
    return client.get("/arbete/logga-in/svar/", answer_of(client, provider, back))


def test_the_door_is_a_link_that_works_without_a_script(client, provider):
    page = client.get("/arbete/logga-in/", {"till": "/arbete/person/?x=1"}).content.decode()
    assert 'href="/arbete/logga-in/borja/?till=/arbete/person/%3Fx%3D1"' in page


def test_a_colleague_comes_in_and_goes_on(client, provider, alma):
    came = come_in(client, provider, back="/arbete/person/?x=1")
    assert came["Location"] == "/arbete/person/?x=1"
    assert client.session[SESSION_KEY]["id"] == str(alma)
    assert Payload.objects.get(verb="StaffSignedIn").actor_ref == str(alma)


def test_the_session_has_a_new_key_and_keeps_nothing_of_the_answer(client, provider, alma):
    """Red when: cycle_key() is taken out of identity.actions._begin."""
    answer = answer_of(client, provider)
    before = client.session.session_key
    client.get("/arbete/logga-in/svar/", answer)
    assert client.session.session_key != before
    assert "201403052382" not in str(dict(client.session))
    assert "nonce" not in str(dict(client.session))


def test_an_answer_is_taken_once(client, provider, alma):
    """Red when: receive() does not take the question out of the session."""
    answer = answer_of(client, provider)
    assert client.get("/arbete/logga-in/svar/", answer).status_code == 302
    client.post("/arbete/logga-ut/")
    provider.spent.clear()  # even a provider that forgets its codes does not help
    again = client.get("/arbete/logga-in/svar/", answer)
    assert again.status_code == 403
    assert SESSION_KEY not in client.session


def test_an_answer_to_somebody_elses_question_is_refused(client, provider, alma):
    """Login CSRF: an answer carried over to another browser. Red when: state is not asked about."""
    from django.test import Client

    answer = answer_of(Client(), provider)
    answer_of(client, provider)
    assert client.get("/arbete/logga-in/svar/", answer).status_code == 403


def test_a_residents_answer_does_not_open_the_desk(client, provider, alma):
    away = client.get("/logga-in/borja/")
    answer = provider.visit(away["Location"])
    assert client.get("/arbete/logga-in/svar/", answer).status_code == 403


@pytest.mark.parametrize("why", ["unknown", "ended", "low", "nonce"])
def test_every_refusal_is_the_same_page(client, provider, alma, why):
    if why == "ended":
        end_employment(alma, by=BY, at=datetime(2026, 2, 2, tzinfo=UTC))
    lies = {"unknown": {"sub": "nobody"}, "low": {"acr": "low"}, "nonce": {"nonce": "x"}}
    provider.claims = lies.get(why, {})
    came = come_in(client, provider)
    assert came.status_code == 403
    assert SENTENCE in came.content.decode()
    assert 'href="/arbete/logga-in/"' in came.content.decode()
    assert SESSION_KEY not in client.session


def test_the_way_back_stays_here(client, provider, alma):
    """Red when: send_away() keeps `till` as it came."""
    assert come_in(client, provider, back="//other.example/")["Location"] == "/arbete/"


def test_several_tabs_may_be_at_the_provider(client, provider, alma):
    first = answer_of(client, provider, back="/arbete/a/")
    nonce = dict(provider.question)
    answer_of(client, provider, back="/arbete/b/")
    provider.question = nonce
    assert client.get("/arbete/logga-in/svar/", first)["Location"] == "/arbete/a/"


def test_signing_out_ends_the_session_and_says_so_in_the_log(client, provider, alma):
    come_in(client, provider)
    out = client.post("/arbete/logga-ut/")
    assert out["Location"] == "/arbete/logga-in/"
    assert SESSION_KEY not in client.session
    assert Payload.objects.filter(verb="SignedOut", actor_ref=str(alma)).exists()
    assert client.get("/arbete/logga-ut/").status_code == 405


def test_locking_remembers_the_place_and_nothing_else(client, provider, alma):
    come_in(client, provider)
    locked = client.post("/arbete/las/", headers={"referer": "http://testserver/arbete/person/1/"})
    query = parse_qs(urlsplit(locked["Location"]).query)
    assert query == {"till": ["/arbete/person/1/"], "last": ["1"]}
    assert SESSION_KEY not in client.session
    assert "Arbetsplatsen är låst" in client.get(locked["Location"]).content.decode()


def test_a_form_without_its_token_gets_a_sentence(provider):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/arbete/logga-ut/")
    assert answer.status_code == 403
    assert "öppen för länge" in answer.content.decode()


def test_a_door_without_a_provider_says_so(client, settings):
    settings.OIDC = {"staff": fake.EMPTY, "resident": fake.EMPTY}
    page = client.get("/arbete/logga-in/").content.decode()
    assert "/borja/" not in page


def test_signing_out_goes_on_to_the_provider(client, provider, alma):
    """Red when: sign_out answers with a redirect (our CSP stops it), or forgets the provider."""
    provider.about = {"end_session_endpoint": f"{fake.ISSUER}/out"}
    come_in(client, provider)
    out = client.post("/arbete/logga-ut/")
    assert SESSION_KEY not in client.session
    assert out.status_code == 200
    way = out.headers["Refresh"].partition("url=")[2]
    assert way.startswith(f"{fake.ISSUER}/out?client_id=tillit&")
    asked = parse_qs(urlsplit(way).query)
    assert asked["post_logout_redirect_uri"] == ["http://testserver/arbete/logga-in/"]
    assert way.replace("&", "&amp;") in out.content.decode()


def test_signing_out_ends_here_when_the_provider_has_no_way_out(client, provider, alma):
    """Red when: a provider without end_session_endpoint gives an error page."""
    come_in(client, provider)
    assert client.post("/arbete/logga-ut/")["Location"] == "/arbete/logga-in/"
    assert SESSION_KEY not in client.session
