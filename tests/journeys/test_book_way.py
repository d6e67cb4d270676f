"""A mother at 21:40 on a Sunday has a time within five taps, by phone and without a script; and
whoever she is to meet sees her first name."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_my_pages import look
from tests.support.journey import DESK, PHONE, come_in
from tillit.areas.assistance.tests.conftest import make_world
from tillit.contact.booking.models import Booking
from tillit.demo.town.help import tell_of_help
from tillit.demo.town.timed import Timed
from tillit.kernel.actor import System
from tillit.registers.directory.tests.conftest import AT

pytestmark = pytest.mark.journey
TOWN, MOST_TAPS = System("tests"), 5


@pytest.fixture
def world(live, monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: AT)
    world = make_world()
    tell_of_help(by=TOWN, at=AT)
    Timed(TOWN, world.wanja.id, world.unit, AT).tell()
    return world


def test_she_has_a_time_within_five_taps(live, browser, world) -> None:
    """Red when: it takes more than five taps after what she wrote, or asks for a script."""
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    taps = []

    def tap(locator) -> None:
        taps.append(locator)
        locator.click()

    page.goto(live.url)
    page.get_by_label("Sök hjälp").last.fill("jag orkar inte med mina barn")
    tap(page.get_by_role("button", name="Sök hjälp"))
    tap(page.get_by_role("link", name=re.compile("familjelots")).first)
    tap(page.get_by_role("link", name="Boka en tid"))
    tap(page.get_by_role("button", name=re.compile("kväll")).first)
    if page.get_by_label("Förnamn, eller vad du vill bli kallad").count():
        page.get_by_label("Förnamn, eller vad du vill bli kallad").fill("Eli")
    tap(page.get_by_role("button", name="Boka", exact=True))
    expect(page.get_by_role("heading", name="Du har en tid")).to_be_visible()
    assert len(taps) <= MOST_TAPS
    page.context.close()


def test_every_page_of_it_is_sound_and_a_time_is_moved_and_cancelled(live, browser, world) -> None:
    """Red when: axe finds a fault at any width, or the code does not lead to its own time."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{live.url}/boka/nykter-start/")
    look(page, "times", PHONE, DESK)
    page.get_by_role("button", name=re.compile(r"13\.00")).first.click()
    look(page, "times-form", PHONE, DESK)
    page.get_by_label("Förnamn, eller vad du vill bli kallad").fill("Sam")
    page.get_by_role("button", name="Boka", exact=True).click()
    look(page, "times-booked", PHONE, DESK)
    code = page.locator(".t-code").inner_text()
    page.goto(f"{live.url}/boka/kod/")
    page.get_by_label("Din kod").fill(code)
    page.get_by_role("button", name="Visa").click()
    look(page, "times-own", PHONE, DESK)
    page.get_by_role("button", name="Flytta till en annan tid").click()
    page.get_by_role("button", name=re.compile(r"15\.00")).first.click()
    page.get_by_role("button", name="Flytta hit").click()
    expect(page.get_by_role("heading", name="Du har en tid")).to_be_visible()
    new = page.locator(".t-code").inner_text()
    page.goto(f"{live.url}/boka/kod/")
    page.get_by_label("Din kod").fill(new)
    page.get_by_role("button", name="Visa").click()
    page.get_by_role("button", name="Avboka, jag kan inte komma").click()
    expect(page.get_by_text("Tiden är avbokad")).to_be_visible()
    assert Booking.objects.filter(stage="them").count() == 1
    page.context.close()
    context = browser.new_context(viewport=DESK)
    come_in(context, live.url, world.wanja.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/tider/")
    look(page, "my-times", DESK, PHONE)
    expect(page.get_by_text("Kim").first).to_be_visible()
    context.close()
