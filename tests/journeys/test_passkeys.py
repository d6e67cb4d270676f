"""A colleague makes a first key by a link, signs in with it, adds another and removes the first.

In Chromium, with its virtual authenticator: the browser, the key and the signature are real.
"""

import re
from io import StringIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tillit.integrations.oidc.tests.provider import EMPTY
from tillit.kernel.actor import Role, System
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.models import Passkey, StaffAccount

pytestmark = pytest.mark.journey


@pytest.fixture
def site(live):
    """By name: a passkey takes no bare number for its place."""
    return live.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def link(site, settings):
    settings.OIDC = {"staff": EMPTY, "resident": EMPTY}
    said = StringIO()
    call_command("enrol_staff", "alma", "--name", "Alma Ek", "--address", site, stdout=said)
    alma = StaffAccount.objects.get(subject="alma")
    by, at = System("test"), alma.created_at
    unit = open_unit("Mottagningen", UnitKind.INTAKE, by=by, at=at)
    give_seat(alma.pk, unit, Role.INTAKE, by=by, at=at)
    return said.getvalue().strip()


def authenticator(page: Page, *, verifies: bool = True):
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": verifies,
        "automaticPresenceSimulation": True,
    }
    made = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return cdp, made["authenticatorId"]


def accessible(page: Page) -> None:
    """No faults by axe, and nothing wider than the page."""
    found = [fault["id"] for fault in Axe().run(page).response["violations"]]
    assert found == [], page.url
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url


def sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/arbete/nycklar/")
    expect(page).to_have_url(re.compile(r"/arbete/logga-in/\?till=/arbete/nycklar/"))
    page.get_by_role("button", name="Logga in med nyckel").click()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_first_key_then_another(page: Page, site: str, link: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    faults: list[str] = []
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    cdp, first = authenticator(page)
    page.goto(link)
    accessible(page)
    page.get_by_label("Vad vill du kalla den?").fill("Kontorets dator")
    page.get_by_role("button", name="Gör nyckeln").click()
    expect(page).to_have_url(f"{site}/arbete/logga-in/")
    accessible(page)
    assert page.goto(link).status == 404  # the link is spent

    sign_in(page, site)
    expect(page).to_have_url(f"{site}/arbete/nycklar/")
    expect(page.get_by_role("listitem")).to_contain_text(["Kontorets dator"])

    page.goto(f"{site}/arbete/nycklar/")
    page.get_by_role("link", name="Ta bort Kontorets dator").click()
    accessible(page)
    page.get_by_role("button", name="Ta bort nyckeln").click()
    accessible(page)
    expect(page.get_by_text("Det är din enda nyckel")).to_be_visible()

    cdp.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": first})
    authenticator(page)  # a second device
    page.goto(f"{site}/arbete/nycklar/")
    page.get_by_label("Vad vill du kalla den?").fill("Telefonen")
    page.get_by_role("button", name="Lägg till").click()
    expect(page.get_by_role("listitem")).to_have_count(2)
    accessible(page)
    page.get_by_role("link", name="Ta bort Kontorets dator").click()
    page.get_by_role("button", name="Ta bort nyckeln").click()
    expect(page.get_by_role("listitem")).to_have_count(1)
    assert set(Passkey.objects.filter(ended_at=None).values_list("name", flat=True)) == {
        "Telefonen"
    }
    assert [fault for fault in faults if "Content Security Policy" in fault] == []


def test_a_key_that_does_not_verify_its_holder_is_refused(page: Page, site: str, link: str) -> None:
    """Red when: passkeys.VERIFIED is PREFERRED."""
    cdp, key = authenticator(page)
    page.goto(link)
    page.get_by_role("button", name="Gör nyckeln").click()
    expect(page).to_have_url(f"{site}/arbete/logga-in/")
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    sign_in(page, site)
    expect(page.locator("#passkey-failed")).to_have_text("Det gick inte. Försök igen.")
    page.goto(f"{site}/arbete/nycklar/")
    expect(page).to_have_url(re.compile("/arbete/logga-in/"))


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_the_page_says_what_is_needed(page: Page, site: str, link: str) -> None:
    page.goto(f"{site}/arbete/logga-in/")
    expect(page.get_by_text("Nycklar kräver JavaScript")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
