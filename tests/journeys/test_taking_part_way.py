"""Taking part by phone: a youth of 15 without a guardian, somebody without a name, a professional
who signs somebody up, and a worker whose line breaks in the middle of the taps."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_my_pages import look
from tests.support.journey import DESK, PHONE, come_in
from tillit.areas.assistance.tests.conftest import make_world
from tillit.contact.participation.models import SignUp, Visit
from tillit.demo.town.gathered import Gathered
from tillit.demo.town.help import tell_of_help
from tillit.kernel.actor import System
from tillit.registers.directory.queries import all_places
from tillit.registers.directory.tests.conftest import AT

pytestmark = pytest.mark.journey
TOWN = System("tests")


@pytest.fixture
def world(live, monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: AT)
    world = make_world()
    tell_of_help(by=TOWN, at=AT)
    Gathered(TOWN, world.unit, AT).tell()
    return world


def place_of(name: str) -> str:
    return next(str(each.id) for each in all_places(TOWN) if each.name == name)


def test_a_youth_of_15_is_there_without_asking_at_home(live, browser, world) -> None:
    """From the sign on the door, without a script. Red when: a guardian is asked for, a name is
    asked for, or the page has a fault at any width."""
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{live.url}/plats/{place_of('Mötesplats Hamnen')}/")
    page.get_by_label("15–17 år").check()
    page.get_by_label("Jag vill ha en kod").check()
    page.get_by_role("button", name="Jag är här").click()
    expect(page.get_by_role("heading", name="Välkommen!")).to_be_visible()
    code = page.locator(".t-code").inner_text()
    page.goto(f"{live.url}/delta/kod/")
    page.get_by_label("Din kod").fill(code.lower())
    page.get_by_role("button", name="Visa").click()
    expect(page.get_by_text("Mötesplats Hamnen", exact=False).first).to_be_visible()
    page.context.close()


def test_somebody_without_a_name_gets_a_seat(live, browser, world) -> None:
    """From what happens to a seat in three taps. Red when: a name is asked for or kept, or a page
    has a fault at any width."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{live.url}/hjalp/")
    page.get_by_role("link", name="Se dagarna som kommer").click()
    look(page, "groups", PHONE, DESK)
    page.get_by_role("link", name="Prata utan namn").first.click()
    look(page, "group-nobody", PHONE, DESK)
    page.get_by_label("25–64 år").check()
    page.get_by_role("button", name="Anmäl mig").click()
    expect(page.get_by_role("heading", name="Du har en plats")).to_be_visible()
    look(page, "group-seat", PHONE, DESK)
    assert not SignUp.objects.filter(identity="nobody").exclude(given=None).exists()
    page.goto(f"{live.url}/plats/{place_of('Mötesplats Hamnen')}/")
    look(page, "here", PHONE, DESK)
    page.context.close()


def test_taps_wait_for_the_line_and_are_sent_once(live, browser, world) -> None:
    """Red when: a tap is lost without a line, is counted twice with it, or a page of the phone has
    a fault at any width."""
    context = browser.new_context(viewport=PHONE)
    come_in(context, live.url, world.wanja.id)
    page = context.new_page()
    before = Visit.objects.count()
    page.goto(f"{live.url}/arbete/pa-plats/")
    look(page, "on-site-choose", PHONE, DESK)
    page.get_by_role("link", name="Mötesplats Hamnen").click()
    look(page, "on-site", PHONE, DESK)
    box = page.get_by_role("region", name="Mötesplats Hamnen", exact=True)
    context.set_offline(True)
    for _ in range(3):
        box.get_by_role("button", name=re.compile("^15–17 år")).click()
    expect(page.get_by_text("3 tryck väntar på nät")).to_be_visible()
    expect(box.get_by_text("3 i dag")).to_be_visible()
    assert Visit.objects.count() == before
    context.set_offline(False)
    expect(page.get_by_text("väntar på nät")).to_be_hidden(timeout=20_000)
    assert Visit.objects.count() == before + 3
    page.reload()
    expect(box.get_by_text("3 i dag")).to_be_visible()
    context.close()


def test_a_professional_signs_somebody_up_and_sees_who_came(live, browser, world) -> None:
    """Red when: the form cannot be filled in a browser, a tap does not hold, or a page has a fault
    at any width."""
    context = browser.new_context(viewport=PHONE)
    come_in(context, live.url, world.wanja.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/pa-plats/")
    page.get_by_role("link", name="Torsdagsgruppen").click()
    look(page, "group-list", PHONE, DESK)
    page.get_by_label("Förnamn").fill("Kim")
    page.get_by_label("Ålder").select_option("25-64")
    page.get_by_role("button", name="Anmäl", exact=True).click()
    expect(page.get_by_text("2. Kim")).to_be_visible()
    page.goto(f"{live.url}/arbete/pa-plats/ny-grupp/")
    look(page, "group-new", PHONE, DESK)
    page.get_by_label("Vad heter gruppen?").fill("Söndagskaffe")
    page.get_by_label("Börjar kl.").fill("20.00")
    page.get_by_label("Slutar kl.").fill("22.00")
    page.get_by_role("button", name="Spara gruppen").click()
    page.get_by_label("Förnamn").fill("Alva")
    page.get_by_label("Ålder").select_option("25-64")
    page.get_by_role("button", name="Anmäl", exact=True).click()
    page.get_by_role("button", name=re.compile("^Kom ?: Alva")).click()
    page.wait_for_timeout(800)
    page.reload()
    came = page.get_by_role("button", name=re.compile("^Kom ?: Alva"))
    expect(came).to_have_attribute("aria-pressed", "true")
    context.close()
    context = browser.new_context(viewport=DESK)
    come_in(context, live.url, world.lova.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/pa-plats/var-saknas/")
    look(page, "missing", DESK, PHONE)
    page.goto(f"{live.url}/arbete/pa-plats/skylt/{place_of('Mötesplats Hamnen')}/")
    look(page, "sign", DESK, PHONE)
    context.close()
