"""Tips and views: from the front page to an answer by code, without a script and without a name;
and who leads answers, and reports a child in danger with one tap."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_my_pages import look
from tests.support.journey import DESK, PHONE, come_in
from tillit.areas.assistance.tests.conftest import make_world
from tillit.casework.intake.models import ConcernReport
from tillit.contact.opinions.models import Opinion
from tillit.demo.town.opinions import tell_opinions
from tillit.kernel.actor import System
from tillit.registers.directory.tests.conftest import AT
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.queries import staff_actor

pytestmark = pytest.mark.journey
TOWN = System("tests")


@pytest.fixture
def world(live, monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: AT)
    world = make_world()
    open_unit("Mottagningen", UnitKind.INTAKE, by=TOWN, at=AT)
    return world


def test_said_without_a_name_and_answered_by_code(live, browser, world) -> None:
    """Red when: the front page does not lead there, a script is needed, a name is kept, the code
    does not find the answer, or a page has a fault at any width."""
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(live.url)
    page.get_by_role("link", name="Tyck till om oss").first.click()
    page.get_by_label("Något är inte bra").check()
    page.get_by_label("Berätta").fill("Väntrummet har inga stolar för barn.")
    page.get_by_label(re.compile("^Ja. Jag är anonym")).check()
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("heading", name="Tack, vi har fått det")).to_be_visible()
    code = page.locator(".t-code").inner_text()
    assert Opinion.objects.get().person_id is None
    page.context.close()
    context = browser.new_context(viewport=DESK)
    come_in(context, live.url, world.lova.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/synpunkter/")
    page.get_by_role("link", name=re.compile("^Något är inte bra")).first.click()
    look(page, "opinion", DESK, PHONE)
    page.get_by_label("Svar", exact=True).fill("Stolar kommer i januari.")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Svaret är skickat")).to_be_visible()
    context.close()
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{live.url}/synpunkter/")
    look(page, "opinion-write", PHONE, DESK)
    page.get_by_role("link", name="Läs svaret").click()
    look(page, "opinion-code", PHONE, DESK)
    page.get_by_label("Din kod").fill(code)
    page.get_by_role("button", name="Visa svaret").click()
    expect(page.get_by_text("Stolar kommer i januari.")).to_be_visible()
    look(page, "opinion-answer", PHONE, DESK)
    page.context.close()


def test_who_leads_counts_and_reports_a_child_in_danger(live, browser, world) -> None:
    """Red when: the list does not count, the tap makes no report or the page does not say so, or a
    page has a fault at any width."""
    tell_opinions(by=staff_actor(TOWN, world.lova.id, at=AT), at=AT)
    context = browser.new_context(viewport=PHONE)
    come_in(context, live.url, world.lova.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/synpunkter/")
    look(page, "opinions", PHONE, DESK)
    page.get_by_role("link", name=re.compile("^Något annat")).first.click()
    page.get_by_role("button", name="Gör en orosanmälan").click()
    expect(page.get_by_text("Orosanmälan är gjord")).to_be_visible()
    look(page, "opinion-reported", PHONE, DESK)
    assert ConcernReport.objects.count() == 1
    page.goto(f"{live.url}/arbete/synpunkter/?visa=klara")
    expect(page.get_by_text("besvarad").first).to_be_visible()
    context.close()
