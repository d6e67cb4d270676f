"""A worker's month in the browser: an agency that is down, with what follows from it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.journey import DESK, PHONE, come_in, findings, overflows
from tillit.areas.assistance import ports
from tillit.areas.assistance.models import Worksheet
from tillit.areas.assistance.tests.conftest import make_world, sent
from tillit.areas.assistance.tests.deciding import LATER, granted
from tillit.areas.assistance.tests.running import Answering

pytestmark = pytest.mark.journey
PICTURES = os.environ.get("TILLIT_PICTURES", "")
COSTS = [
    {"who": "", "kind": "rent", "kronor": "6200"},
    {"who": "", "kind": "electricity", "kronor": "450"},
]


@pytest.fixture
def place(live, monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: LATER)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: LATER)
    source = Answering()
    monkeypatch.setattr(ports, "_plugged", [source])
    return live.url, make_world(), source


def test_an_agency_that_is_down(place, browser):
    """A new month after one that was decided: who is silent is said, nothing is counted as zero,
    and it is fetched again. Red when: silence is shown as an answer, or the page loses a row that
    the worker wrote."""
    site, world, source = place
    granted(world, month=LATER.date().replace(day=1), who=world.bo)
    sheet = sent(world, world.bo, costs=COSTS)
    source.silent.add(Worksheet.objects.get(pk=sheet).case_id)
    page = _desk(browser, site, world.wanja.id)
    page.goto(f"{site}/arbete/bistand/manaden/?manad=2025-12")
    _look(page, "list")
    page.get_by_role("link", name="Bo Rask").click()
    page.get_by_role("button", name="Hämta uppgifter").wait_for()
    _look(page, "month-new")
    page.get_by_role("button", name="Hämta uppgifter").click()
    page.get_by_text("Inget svar från").wait_for()
    assert "aldrig som noll" in page.inner_text("main")
    _look(page, "month-down")
    page.get_by_role("link", name="Ny rad i kostnader").click()
    page.get_by_label("Vad gäller raden?").select_option("medicine")
    page.get_by_label("Kronor").fill("212,50")
    page.get_by_label("Varför?").fill("Kvitto från apoteket.")
    _look(page, "row")
    page.get_by_role("button", name="Spara raden").click()
    page.get_by_text("Kvitto från apoteket.").wait_for()
    source.silent.clear()
    page.get_by_role("button", name="Hämta igen").click()
    page.get_by_text("Uppgifterna är hämtade").wait_for()
    assert "Kvitto från apoteket." in page.inner_text("main")
    assert "Det här vet vi inte än" not in page.inner_text("main")
    for _ in page.get_by_role("button", name="Godkänn ").all():
        page.get_by_role("button", name="Godkänn ").first.click()
    for _ in page.get_by_role("button", name="Jag har sett det").all():
        page.get_by_role("button", name="Jag har sett det").first.click()
    _look(page, "month-ready")
    page.get_by_role("link", name="Föreslå").click()
    page.wait_for_url("**/foresla/**")
    _look(page, "propose")
    page.context.close()


def _desk(browser, site, who):
    context = browser.new_context(viewport=DESK)
    come_in(context, site, who)
    return context.new_page()


def _look(page, name):
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert findings(page) == [], name
        assert overflows(page) <= 0, name
        if PICTURES:
            kind = "phone" if size is PHONE else "desk"
            page.screenshot(path=Path(PICTURES) / f"{name}-{kind}.png", full_page=True)
    page.set_viewport_size(DESK)
