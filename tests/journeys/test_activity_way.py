"""Activity in the browser: a worker plans, the person says at the phone that they cannot come, the
worker finds it good, and what the month asked about closes by itself."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.support.journey import DESK, PHONE, come_in, findings, overflows
from tests.support.who import signed_in
from tillit.areas.assistance.models import SheetWarning
from tillit.areas.assistance.tests.conftest import make_world, sent
from tillit.areas.assistance.tests.deciding import LATER
from tillit.trust.identity.types import Audience

pytestmark = pytest.mark.journey


@pytest.fixture
def place(live, monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: LATER)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: LATER)
    return live.url, make_world()


def test_from_a_plan_to_a_good_reason(place, browser):
    """Red when: any of the presses leads nowhere, the phone page needs more than one press to say
    that somebody is ill today, or the month's warning stays when the reason is found good."""
    site, world = place
    sheet = sent(world)
    worker = _page(browser, site, world.wanja.id, DESK)
    worker.goto(f"{site}/arbete/bistand/aktivitet/")
    _look(worker, "list-empty")
    worker.get_by_role("link", name="Sven Lod").click()
    worker.get_by_role("link", name="Ny aktivitet").click()
    worker.get_by_label("Språk").check()
    worker.get_by_label("Var är den?").fill("Solby vuxenskola")
    worker.get_by_label("Hur många timmar i veckan?").fill("16")
    for day in ("Måndag", "Tisdag", "Onsdag", "Torsdag"):
        worker.get_by_label(day).check()
    worker.get_by_label("Första dagen").fill("2025-11-10")
    worker.get_by_label("Sista dagen").fill("2026-01-30")
    worker.get_by_label("Vad har ni sagt?").fill("Du börjar i grupp två.")
    _look(worker, "plan")
    worker.get_by_role("button", name="Spara").click()
    worker.get_by_text("Sparat.").wait_for()
    worker.get_by_role("button", name=re.compile("På plats.*vecka 47")).click()
    worker.get_by_text("Antecknat.").wait_for()
    assert "16 timmar bestämda. 16 timmar på plats." in _read(worker)
    _look(worker, "person")

    sven = _phone(browser, site, world.sven)
    sven.goto(f"{site}/mina-sidor/ekonomiskt-bistand/")
    assert "Du börjar i grupp två." in _read(sven)
    _look(sven, "mine")
    sven.get_by_role("button", name="Jag är sjuk i dag").click()
    sven.get_by_text("Tack för att du sa till").wait_for()
    assert "Borta 4 timmar: jag är sjuk. Inte bedömt än." in _read(sven)
    _look(sven, "my-weeks")
    sven.get_by_role("link", name="Jag kan inte komma").click()
    sven.get_by_label("Vilken dag gäller det?").select_option(label="Tor 27 november")
    sven.get_by_label("Möte hos en myndighet").check()
    _look(sven, "absent")
    sven.get_by_role("button", name="Skicka").click()
    sven.get_by_text("Tack för att du sa till").wait_for()
    assert _states(sheet) == ["open", "solved"]  # one day, and then two, in the same week

    worker.goto(f"{site}/arbete/bistand/manaden/{sheet}/")
    assert "Frånvaro från aktivitet" in _read(worker)
    worker.goto(f"{site}/arbete/bistand/aktivitet/")
    assert "2 dagar att bedöma" in _read(worker)
    _look(worker, "list")
    worker.get_by_role("link", name="Sven Lod").click()
    _look(worker, "questions")
    worker.get_by_role("button", name=re.compile(r"Giltigt skäl.*ons 26")).click()
    worker.get_by_text("Antecknat som giltigt skäl.").wait_for()
    worker.get_by_role("link", name=re.compile(r"Bedöm\s+tor 27")).first.click()
    worker.get_by_label("Giltigt skäl").check()
    _look(worker, "day")
    worker.get_by_role("button", name="Spara").click()
    worker.get_by_text("Sparat.").wait_for()
    assert "Att ta reda på" not in _read(worker)
    assert set(_states(sheet)) == {"solved"}
    worker.context.close()
    sven.context.close()


def _states(sheet):
    rows = SheetWarning.objects.filter(sheet=sheet, kind="activity")
    return sorted(rows.values_list("state", flat=True))


def _read(page):
    return page.inner_text("main").replace("\u00a0", " ")


def _page(browser, site, who, size):
    context = browser.new_context(viewport=size)
    come_in(context, site, who)
    return context.new_page()


def _phone(browser, site, who):
    context = browser.new_context(viewport=PHONE)
    client = signed_in(Client(), Audience.RESIDENT, who, "Sven Lod", LATER)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
    return context.new_page()


def _look(page, name):
    before = page.viewport_size
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert findings(page) == [], name
        assert overflows(page) <= 0, name
    page.set_viewport_size(before)
