"""A father who asks for an information talk, somebody who wants an ombud, and who answers them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_my_pages import look, resident
from tests.support.journey import DESK, PHONE, come_in
from tillit.areas.assistance.tests.conftest import make_world
from tillit.contact.eservices.models import Submission
from tillit.demo.town.sent import SentIn
from tillit.kernel.actor import System
from tillit.registers.directory.tests.conftest import AT
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source

pytestmark = pytest.mark.journey
TOWN = System("tests")


@pytest.fixture
def world(live, monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: AT)
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    world = make_world()
    SentIn(TOWN, world.unit, AT).tell()
    return world


def test_a_father_asks_for_an_information_talk(live, browser, world) -> None:
    """Red when: what he wrote is lost on the way, the four weeks are not told, or a page has a
    fault at any width."""
    page = browser.new_context(viewport=PHONE).new_page()
    father = register_person("Bo", "Ek", source=Source.STAFF, by=TOWN, at=AT)
    resident(page, live.url, father)
    page.goto(f"{live.url}/e-tjanster/")
    look(page, "eservices", PHONE, DESK)
    page.get_by_role("link", name="Informationssamtal").click()
    look(page, "eservice-form", PHONE, DESK)
    page.get_by_role("button", name="Läs igenom").click()
    look(page, "eservice-missing", PHONE)
    page.get_by_label("Ja", exact=True).first.check()
    page.get_by_label("Hur många barn gäller det, och hur gamla är de?").fill("Två, 4 och 7 år")
    page.get_by_label("Den andra förälderns namn").fill("Eva Ek")
    page.get_by_role("button", name="Läs igenom").click()
    expect(page.get_by_role("heading", name="Läs igenom")).to_be_visible()
    look(page, "eservice-read", PHONE, DESK)
    page.get_by_role("button", name="Ändra").click()
    expect(page.get_by_label("Den andra förälderns namn")).to_have_value("Eva Ek")
    page.get_by_role("button", name="Läs igenom").click()
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_role("heading", name="Vi har fått det")).to_be_visible()
    look(page, "eservice-sent", PHONE, DESK)
    page.get_by_role("link", name="bland dina sidor").click()
    expect(page.get_by_text("senast sön 20 december")).to_be_visible()
    look(page, "my-sent", PHONE, DESK)
    page.get_by_role("link", name="Informationssamtal").click()
    look(page, "my-submission", PHONE, DESK)
    page.context.close()


def test_a_worker_answers_and_nothing_is_left_of_who_asked(live, browser, world) -> None:
    """With keys from the list to the answer. Red when: the answers are left, or a page has a fault
    at any width."""
    context = browser.new_context(viewport=DESK)
    come_in(context, live.url, world.wanja.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/inkommet/")
    look(page, "arrived", DESK, PHONE)
    page.get_by_role("link", name="Personligt ombud").focus()
    page.keyboard.press("Enter")
    look(page, "submission", DESK, PHONE)
    page.get_by_role("button", name="Jag tar det").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Släpp")).to_be_visible()
    page.get_by_label("Vad händer nu?").focus()
    page.keyboard.type("Ombudet ringer dig i morgon förmiddag.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Svaret finns hos den som skickade")).to_be_visible()
    assert not Submission.objects.filter(stage="done").exclude(answers=None).exists()
    page.goto(f"{live.url}/arbete/inkommet/formular/")
    look(page, "eservices-desk", DESK, PHONE)
    assert re.search("ingen person sparas", page.content())
    context.close()
