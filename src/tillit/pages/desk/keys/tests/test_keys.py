"""Passkeys: whose they are, what an answer must hold, and that a question is answered once.

The way through a real browser is in tests/journeys/test_passkeys.py.
"""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tillit.integrations.oidc.tests.provider import EMPTY, ISSUER, NOW
from tillit.kernel.actor import Role, System
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.models import Payload
from tillit.trust.identity.actions import employ, end_employment, offer_enrolment
from tillit.trust.identity.models import Passkey
from tillit.trust.identity.queries import SESSION_KEY

from .device import PRESENT, VERIFIED, Device

pytestmark = pytest.mark.django_db

BY = System("test")
USE = "/arbete/logga-in/nyckel/"


@pytest.fixture(autouse=True)
def clock(monkeypatch, settings):
    settings.OIDC = {"staff": EMPTY, "resident": EMPTY}
    now = [NOW]
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: now[0])
    return now


@pytest.fixture
def browser(client):
    client.defaults["SERVER_NAME"] = "localhost"
    return client


@pytest.fixture
def staff():
    unit = open_unit("Mottagningen", UnitKind.INTAKE, by=BY, at=NOW)
    made = {}
    for subject in ("alma", "bo"):
        made[subject] = employ(subject.title(), subject=subject, by=BY, at=NOW)
        give_seat(made[subject], unit, Role.INTAKE, by=BY, at=NOW)
    return made


def send(browser, address, body):
    return browser.post(address, body, content_type="application/json")


def enrol(browser, staff_id, device):
    path = f"/arbete/nycklar/forsta/{offer_enrolment(staff_id, by=BY, at=NOW)}/"
    options = browser.post(f"{path}fraga/").json()
    answer = send(browser, f"{path}spara/", {"key": device.make(options), "name": "Dator"})
    return path, answer


def sign_in(browser, device, back=""):
    options = browser.post(f"{USE}fraga/").json()
    return send(browser, f"{USE}?till={back}", {"key": device.use(options)})


def test_a_link_a_key_and_in(browser, staff):
    device = Device()
    path, answer = enrol(browser, staff["alma"], device)
    assert answer.status_code == 200
    assert browser.get(path).status_code == 404
    came = sign_in(browser, device, back="/arbete/nycklar/")
    assert came.json() == {"next": "/arbete/nycklar/"}
    assert browser.session[SESSION_KEY]["id"] == str(staff["alma"])
    assert browser.session[SESSION_KEY]["level"] == 3
    assert Payload.objects.filter(verb="PasskeyAdded", object_id=staff["alma"]).exists()
    assert sign_in(browser, device, back="//other.example/").json() == {"next": "/arbete/"}


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "http://localhost.other.example"},
        {"origin": "https://localhost"},
        {"host": "other.example"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"origin": "http://localhost:8000"},
    ],
    ids=str,
)
def test_one_lie_is_enough(browser, staff, lie):
    """Red when: verify_origin or VERIFIED is taken out of passkeys.py."""
    _, refused = enrol(browser, staff["alma"], Device(**lie))
    assert refused.status_code == 403
    assert Passkey.objects.count() == 0
    device = Device()
    enrol(browser, staff["alma"], device)
    vars(device).update(lie)
    assert sign_in(browser, device).status_code == 403
    assert SESSION_KEY not in browser.session


def test_another_key_with_the_same_name_is_refused(browser, staff):
    """Red when: check_use() is not called."""
    device, other = Device(), Device()
    enrol(browser, staff["alma"], device)
    other.id = device.id
    assert sign_in(browser, other).status_code == 403


def test_a_question_is_answered_once_and_soon(browser, staff, clock):
    """Red when: remembered() does not take the question away, or does not look at the clock."""
    device = Device()
    enrol(browser, staff["alma"], device)
    options = browser.post(f"{USE}fraga/").json()
    answer = {"key": device.use(options)}
    assert send(browser, USE, answer).status_code == 200
    assert send(browser, USE, answer).status_code == 403
    options = browser.post(f"{USE}fraga/").json()
    clock[0] = NOW + timedelta(minutes=5, seconds=1)
    assert send(browser, USE, {"key": device.use(options)}).status_code == 403


def test_an_answer_to_another_question_is_refused(browser, staff):
    device = Device()
    enrol(browser, staff["alma"], device)
    old = browser.post(f"{USE}fraga/").json()
    browser.post(f"{USE}fraga/")
    assert send(browser, USE, {"key": device.use(old)}).status_code == 403


@pytest.mark.parametrize(
    "said", ["", "[]", "{}", '{"key": 1}', '{"key": {}}', '{"key": {"id": 1}}']
)
def test_nonsense_gets_a_sentence(browser, said):
    browser.post(f"{USE}fraga/")
    answer = browser.post(USE, said, content_type="application/json")
    assert answer.status_code == 403


def test_a_link_lasts_an_hour_and_a_new_one_ends_it(browser, staff, clock):
    """Red when: enrolling() or use_enrolment() does not ask about the hour."""
    first = f"/arbete/nycklar/forsta/{offer_enrolment(staff['alma'], by=BY, at=NOW)}/"
    second = f"/arbete/nycklar/forsta/{offer_enrolment(staff['alma'], by=BY, at=NOW)}/"
    assert browser.get(first).status_code == 404
    options = browser.post(f"{second}fraga/").json()
    clock[0] = NOW + timedelta(hours=1)
    assert browser.get(second).status_code == 404
    clock[0] = NOW + timedelta(minutes=59)
    options = browser.post(f"{second}fraga/").json()
    clock[0] = NOW + timedelta(minutes=61)
    late = send(browser, f"{second}spara/", {"key": Device().make(options)})
    assert late.status_code == 404
    assert Passkey.objects.count() == 0


def test_keys_are_ones_own_and_the_last_one_stays(browser, staff):
    """Red when: end_passkey() does not ask whose the key is, or counts nothing."""
    mine, theirs = Device(), Device()
    enrol(browser, staff["bo"], theirs)
    enrol(browser, staff["alma"], mine)
    sign_in(browser, mine)
    alma, bo = (Passkey.objects.get(staff_id=staff[who]).pk for who in ("alma", "bo"))
    assert browser.get(f"/arbete/nycklar/{bo}/ta-bort/").status_code == 404
    assert browser.post(f"/arbete/nycklar/{bo}/ta-bort/").status_code == 404
    assert browser.post(f"/arbete/nycklar/{alma}/ta-bort/").status_code == 403
    options = browser.post("/arbete/nycklar/ny/fraga/").json()
    another = Device()
    send(browser, "/arbete/nycklar/ny/spara/", {"key": another.make(options), "name": "Telefon"})
    assert browser.post(f"/arbete/nycklar/{alma}/ta-bort/").status_code == 302
    browser.post("/arbete/logga-ut/")
    assert sign_in(browser, mine).status_code == 403
    assert sign_in(browser, another).status_code == 200


def test_an_ended_account_is_not_let_in(browser, staff):
    device = Device()
    enrol(browser, staff["alma"], device)
    end_employment(staff["alma"], by=BY, at=NOW)
    assert sign_in(browser, device).status_code == 403


def test_where_a_provider_vouches_there_are_no_keys(browser, staff, settings):
    """Red when: a view forgets check_keys_are_used()."""
    device = Device()
    enrol(browser, staff["alma"], device)
    sign_in(browser, device)
    path = f"/arbete/nycklar/forsta/{offer_enrolment(staff['bo'], by=BY, at=NOW)}/"
    settings.OIDC = {"staff": {**EMPTY, "issuer": ISSUER, "client_id": "x"}, "resident": EMPTY}
    assert browser.get("/arbete/nycklar/").status_code == 404
    assert browser.get(path).status_code == 404
    key = Passkey.objects.get().pk
    assert browser.post(f"/arbete/nycklar/{key}/ta-bort/").status_code == 404
    for address in ("nycklar/ny/fraga/", "nycklar/ny/spara/", "logga-in/nyckel/fraga/"):
        assert browser.post(f"/arbete/{address}").status_code == 404
    for address in (USE, f"{path}fraga/", f"{path}spara/"):
        assert send(browser, address, {"key": {}}).status_code == 404
    with pytest.raises(CommandError):
        call_command("enrol_staff", "alma", stdout=StringIO())


def test_the_command_makes_no_account_without_a_name():
    with pytest.raises(CommandError, match="--name"):
        call_command("enrol_staff", "nobody", stdout=StringIO())
