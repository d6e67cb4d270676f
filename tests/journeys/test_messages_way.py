"""Messages both ways: a mother writes without a script, who has the case answers and files."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_my_pages import family, look, resident  # noqa: F401 – a fixture
from tests.support.journey import DESK, PHONE, come_in
from tillit.casework.cases.tests.families import Family, publish

pytestmark = pytest.mark.journey


def test_written_answered_and_filed(live, browser, family: Family) -> None:  # noqa: F811
    """Red when: the pages do not lead there, a script is needed, the answer does not come, a tap
    does not file, or a page has a fault at any width."""
    publish(family, family.mother)
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    resident(page, live.url, family.mother)
    page.goto(f"{live.url}/mina-sidor/{family.case}/")
    page.get_by_role("link", name="Meddelanden").click()
    page.get_by_label("Skriv till oss").fill("Kan vi flytta mötet till torsdag?")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Kan vi flytta mötet till torsdag?")).to_be_visible()
    page.context.close()
    context = browser.new_context(viewport=DESK)
    come_in(context, live.url, family.alice.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/arenden/{family.case}/meddelanden/")
    look(page, "messages-desk", DESK, PHONE)
    page.get_by_label("Skriv").fill("Torsdag går bra.")
    page.get_by_role("button", name=re.compile("^Skicka")).click()
    page.get_by_role("button", name=re.compile("^Lägg i journalen ?: Petra")).click()
    expect(page.get_by_text("Står i journalen.")).to_be_visible()
    context.close()
    page = browser.new_context(viewport=PHONE).new_page()
    resident(page, live.url, family.mother)
    page.goto(f"{live.url}/mina-sidor/{family.case}/meddelanden/")
    expect(page.get_by_text("Torsdag går bra.")).to_be_visible()
    look(page, "messages-mine", PHONE, DESK)
    page.context.close()
