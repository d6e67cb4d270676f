"""A mother looks for help at 21:40 on a Sunday, by phone, without a script; a leader mends it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_my_pages import look
from tests.support.journey import DESK, PHONE, come_in
from tillit.areas.assistance.tests.conftest import AT as OPENED
from tillit.areas.assistance.tests.conftest import make_world
from tillit.demo.town.help import tell_of_help
from tillit.kernel.actor import System
from tillit.registers.directory.tests.conftest import AT

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def town(live, monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: AT)
    tell_of_help(by=System("tests"), at=AT)


def test_she_finds_somebody_who_answers_now(live, browser) -> None:
    """Red when: the search asks for a script, nothing is open on a Sunday evening, or a page has a
    fault at any width."""
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(live.url)
    page.get_by_label("Sök hjälp").last.fill("jag orkar inte med mina barn")
    page.get_by_role("button", name="Sök hjälp").click()
    page.get_by_role("button", name="Öppet nu").click()
    assert page.url == f"{live.url}/hjalp/"  # neither words nor choices stand in it
    page.get_by_role("link", name="Föräldrachatten").click()
    expect(page.get_by_text("Öppet till 23.00")).to_be_visible()
    expect(page.get_by_text("Du behöver inte säga vem du är").first).to_be_visible()
    page.context.close()


def test_a_map_without_a_script(live, browser) -> None:
    """By keyboard from a point to its row, and what is near a place first. Red when: a point is
    not a link, or leads nowhere, or the choice needs a script."""
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{live.url}/hjalp/")
    point = page.get_by_role("link", name="1: ", exact=False).first
    point.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/hjalp/#plats-1$"))
    expect(page.locator("#plats-1")).to_be_in_viewport()
    page.get_by_role("button", name="Visa det som är nära först").last.click()
    expect(page.get_by_text(re.compile("Det som är närmast .* står först"))).to_be_visible()
    assert page.url == f"{live.url}/hjalp/"
    page.context.close()


def test_every_page_of_it_is_sound(live, browser) -> None:
    """Red when: axe finds a fault, or a page is wider than the screen."""
    page = browser.new_context(viewport=PHONE).new_page()
    for name, address in (
        ("front", "/"), ("help", "/hjalp/"), ("offer", "/hjalp/kvinnofrid/"),
    ):  # fmt: skip
        page.goto(f"{live.url}{address}")
        look(page, name, PHONE, DESK)
    for name, typed in (("help-danger", "han slår mig"), ("help-none", "qzxwv")):
        page.goto(f"{live.url}/")
        page.get_by_label("Sök hjälp").last.fill(typed)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=f"”{typed}”").wait_for()
        look(page, name, PHONE, DESK)
    page.goto(f"{live.url}/")
    page.get_by_role("button", name="Pengarna räcker inte").click()
    page.get_by_role("heading", name="Pengarna räcker inte").wait_for()
    assert page.url == f"{live.url}/hjalp/"
    page.context.close()


def test_who_leads_keeps_it_true(live, browser) -> None:
    """Red when: the form cannot be filled in a browser, or what is saved is not found."""
    world = make_world()
    assert OPENED < AT
    context = browser.new_context(viewport=DESK)
    come_in(context, live.url, world.lova.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/det-som-finns/")
    look(page, "offers", DESK, PHONE)
    page.get_by_role("link", name=re.compile("Ändra.*Matbordet")).click()
    look(page, "offer-form", DESK, PHONE)
    page.get_by_label("Öppet på plats 1").fill("ons 17–19\nsön 17.30–20")
    page.get_by_role("button", name="Spara, det stämmer").click()
    expect(page.get_by_text("Matbordet finns nu för alla som letar.")).to_be_visible()
    page.goto(f"{live.url}/hjalp/mattan/")
    expect(page.get_by_text("17.30–20.00")).to_be_visible()
    context.close()
