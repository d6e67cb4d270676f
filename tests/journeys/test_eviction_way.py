"""A notice of eviction comes about a household: written in from its month, and confirmed."""

from __future__ import annotations

import pytest

from tests.journeys.test_my_pages import look
from tests.support.journey import DESK, PHONE, come_in
from tillit.areas.assistance.models import EvictionNotice
from tillit.areas.assistance.tests.conftest import AT, make_world, sent

pytestmark = pytest.mark.journey


def test_a_notice_is_confirmed_the_same_day(live, browser, monkeypatch):
    """Red when: the month has no way to it, a form is lost, or My day does not say it."""
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: AT)
    world = make_world()
    sheet = sent(world)
    context = browser.new_context(viewport=DESK)
    come_in(context, live.url, world.wanja.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/bistand/manaden/{sheet}/")
    page.get_by_role("link", name="Besked om vräkning").click()
    page.get_by_role("radio", name="Kronofogden").check()
    page.get_by_role("radio", name="Besked om vräkning").check()
    page.get_by_label("Hur många barn bor där?").fill("2")
    look(page, "eviction-new", DESK, PHONE)
    page.get_by_role("button", name="Skriv in").click()
    page.get_by_text("Beskedet är inskrivet.").wait_for()
    look(page, "eviction-list", DESK, PHONE)
    page.goto(f"{live.url}/arbete/")
    page.get_by_text("om vräkning ska bekräftas i dag").click()
    page.get_by_role("link", name="Brev att skriva ut").click()
    look(page, "eviction-letter", DESK, PHONE)
    page.get_by_role("link", name="Till Vräkningar").click()
    page.get_by_label("Till vem bekräftade du").fill("E-post till Kronofogden.")
    page.get_by_role("button", name="Jag har bekräftat").click()
    page.get_by_text("Bekräftat. Nu följs det").wait_for()
    page.get_by_text("Kopian är lämnad").click()
    page.get_by_label("Hur lämnades kopian").fill("Brev hem.")
    page.get_by_role("button", name="Notera kopian av").click()
    page.get_by_text("Kopian är noterad.").wait_for()
    look(page, "eviction-followed", DESK, PHONE)
    assert EvictionNotice.objects.get().confirmed_at == AT
    context.close()
