"""The demo's identity provider: real where it runs, and nowhere else."""

import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
from django.utils import timezone

from tests.support.provider import command, doors_at, provider, surroundings
from tillit.integrations.oidc.adapter import OpenIdConnect
from tillit.trust.identity.types import Audience, NotIdentified

CALLBACK = "http://127.0.0.1:8000/svar/"
CAST = {
    "staff": [
        {"subject": "alma", "name": "Alma Ek", "title": "socialsekreterare", "who": "Tar emot."}
    ],
    "residents": [
        {
            "subject": "siv",
            "name": "Siv <b>Berg</b>",
            "person_number": "201403052382",
            "who": "Mamma till Bo.",
        }
    ],
}


@pytest.mark.slow
@pytest.mark.parametrize("demo", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_it_cannot_exist_outside_the_demo(demo: bool) -> None:
    """Red when: settings install tillit.demo always, or idp/__init__.py does not look."""
    there = {"capture_output": True, "text": True, "env": surroundings(demo), "timeout": 60}
    asked = subprocess.run(command("demo_idp", "--help"), **there, check=False)
    assert (asked.returncode == 0) is demo
    assert ("Unknown command" in asked.stderr) is not demo
    load = "import django; django.setup(); import tillit.demo.idp.server"
    code = [sys.executable, "-c", load]
    there["env"]["DJANGO_SETTINGS_MODULE"] = "tillit.config.settings"
    loaded = subprocess.run(code, **there, check=False)
    assert (loaded.returncode == 0) is demo
    assert ("exists only when TILLIT_DEMO is set" in loaded.stderr) is not demo


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running provider."""
    with provider(tmp_path_factory.mktemp("demo"), CAST) as address:
        yield address


@pytest.fixture
def doors(issuer, settings):
    with doors_at(issuer, settings):
        yield settings.OIDC


def choose(address: str, subject: str) -> dict[str, str]:
    """Press a button on the cast list; what the browser brings back."""
    with requests.Session() as browser:
        browser.trust_env = False
        chosen = browser.post(address, {"subject": subject}, allow_redirects=False)
    assert chosen.status_code == 303
    assert chosen.headers["Location"].startswith(CALLBACK)
    return dict(parse_qsl(urlsplit(chosen.headers["Location"]).query))


def sign_in(audience: Audience, subject: str, **changes: str):
    at = timezone.now()
    address, remembered = OpenIdConnect().begin(audience, callback=CALLBACK, at=at)
    answer = choose(address, subject)
    return OpenIdConnect().finish(audience, answer, {**remembered, **changes}, at=at)


@pytest.mark.slow
def test_the_whole_way_with_the_real_relying_party(doors) -> None:
    alma = sign_in(Audience.STAFF, "alma")
    assert (alma.subject, alma.name, alma.level, alma.person_number) == ("alma", "Alma Ek", 3, "")
    siv = sign_in(Audience.RESIDENT, "siv")
    assert siv.person_number == "201403052382"


def test_codes_need_their_verifier_their_secret_and_work_once(doors) -> None:
    """Red when: trade() forgets the challenge, the secret, or to take the code away."""
    with pytest.raises(NotIdentified):
        sign_in(Audience.STAFF, "alma", verifier="a" * 64)
    at = timezone.now()
    address, remembered = OpenIdConnect().begin(Audience.STAFF, callback=CALLBACK, at=at)
    answer = choose(address, "alma")
    assert OpenIdConnect().finish(Audience.STAFF, answer, remembered, at=at)
    with pytest.raises(NotIdentified):
        OpenIdConnect().finish(Audience.STAFF, answer, remembered, at=at)
    doors["staff"]["client_secret"] = "wrong"
    with pytest.raises(NotIdentified):
        sign_in(Audience.STAFF, "alma")


def test_each_door_has_its_own_cast(doors) -> None:
    with pytest.raises(NotIdentified):
        sign_in(Audience.STAFF, "siv")


def test_the_page_is_the_cast_list_and_escapes_what_it_shows(doors) -> None:
    at = timezone.now()
    address, _ = OpenIdConnect().begin(Audience.RESIDENT, callback=CALLBACK, at=at)
    with requests.Session() as browser:
        browser.trust_env = False
        page = browser.get(address)
        assert "Mamma till Bo." in page.text
        assert "<script" not in page.text
        assert "<b>" not in page.text
        assert "unsafe" not in page.headers["Content-Security-Policy"]
        elsewhere = address.replace("127.0.0.1%3A8000", "other.example")
        assert browser.get(elsewhere).status_code == 400
        assert browser.get(address, headers={"Host": "other.example"}).status_code == 421
        plain = address.replace("code_challenge_method=S256", "code_challenge_method=plain")
        assert browser.get(plain).status_code == 400
