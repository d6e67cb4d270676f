"""The leader starts the month's run, the program decides what is clean, and the rest waits for a
person with its reasons."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.journey import DESK, PHONE, come_in, findings, overflows
from tillit.areas.assistance import ports
from tillit.areas.assistance.models import MonthDecision, RunLine, Worksheet
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import LATER
from tillit.areas.assistance.tests.running import Answering, renewal, turned_on
from tillit.areas.assistance.types import LineState
from tillit.jobs.schedule import take_turns
from tillit.jobs.table import JOBS

pytestmark = pytest.mark.journey
PICTURES = os.environ.get("TILLIT_PICTURES", "")


@pytest.fixture
def place(live, monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: LATER)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: LATER)
    source = Answering()
    monkeypatch.setattr(ports, "_plugged", [source])
    world = make_world()
    sheets = [renewal(world, n) for n in range(3)]
    turned_on(world)
    return live.url, world, sheets, source


def test_a_leader_runs_the_month(place, browser):
    """Red when: the run begins nothing, decides what a person must, or the page tells otherwise."""
    site, world, sheets, source = place
    source.silent.add(Worksheet.objects.get(pk=sheets[2]).case_id)
    context = browser.new_context(viewport=DESK)
    come_in(context, site, world.lova.id)
    page = context.new_page()
    page.goto(f"{site}/arbete/bistand/automatiska/")
    _look(page, "before")
    page.get_by_label("December 2025").check()
    page.get_by_role("button", name="Starta körningen").click()
    page.get_by_text("0 av 3 klara").wait_for()
    # A silent agency is asked again half an hour after it was, and each turn takes its time.
    for minutes in (0, 31, 62):
        take_turns(tuple(each for each in JOBS if each.name.startswith("month-")), at=_at(minutes))
    page.get_by_role("link", name="Titta igen").click()
    page.get_by_text("Senaste körningen").wait_for()
    assert "En myndighet har inte svarat." in page.inner_text("main")
    _look(page, "after")
    assert MonthDecision.objects.filter(by_program=True).count() == 2
    assert RunLine.objects.get(sheet=sheets[2]).state == LineState.LEFT
    page.get_by_role("link", name="Rapport").click()
    page.get_by_role("heading", name="Rapport om automatiska beslut").wait_for()
    _look(page, "report")
    context.close()


def _at(minutes):
    from datetime import timedelta

    return LATER + timedelta(minutes=minutes)


def _look(page, name):
    """As a desk and as a phone, with axe."""
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert findings(page) == []
        assert overflows(page) <= 0
        if PICTURES:
            path = Path(PICTURES) / f"{name}-{size['width']}.png"
            page.screenshot(path=path, full_page=True)
    page.set_viewport_size(DESK)
