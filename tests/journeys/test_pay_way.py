"""From decided to booked: planned, approved by a second colleague, told to the bank, answered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.journey import DESK, PHONE, come_in, findings, overflows
from tests.support.payments import BANK
from tillit.areas.assistance import ports
from tillit.areas.assistance.models import BookedLine, PaymentOrder, Worksheet
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import LATER
from tillit.areas.assistance.tests.running import renewal
from tillit.demo.bank.bank import Bank

pytestmark = pytest.mark.journey
PICTURES = os.environ.get("TILLIT_PICTURES", "")
ADDRESS = "/arbete/bistand/utbetalningar/"


@pytest.fixture
def place(live, monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: LATER)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: LATER)
    monkeypatch.setattr(ports, "_banks", [BANK])
    world = make_world()
    for n in range(3):
        renewal(world, n)
    return live.url, world


def test_money_goes_once_and_is_seen_to_have_gone(place, browser):
    """Red when: a button does nothing, one colleague is enough, or an answer twice pays twice."""
    site, world = place
    context = browser.new_context(viewport=DESK)
    come_in(context, site, world.wanja.id)
    page = context.new_page()
    page.goto(f"{site}{ADDRESS}")
    _look(page, "plan")
    page.get_by_label("November 2025").check()
    page.get_by_role("button", name="Planera alla utan något att se över").click()
    page.get_by_text("3 utbetalningar är planerade.").wait_for()
    assert page.get_by_role("button", name="Godkänn").count() == 0
    assert page.get_by_text("En annan kollega än du bekräftar.").count() == 3
    _look(page, "approve-first")
    context.close()
    context = browser.new_context(viewport=DESK)
    come_in(context, site, world.lova.id)
    page = context.new_page()
    page.goto(f"{site}{ADDRESS}?lage=godkanna")
    for _ in range(3):
        page.get_by_role("button", name="Godkänn").first.click()
        page.get_by_text("Utbetalningen är godkänd.").wait_for()
    page.goto(f"{site}{ADDRESS}?lage=godkant")
    _look(page, "file")
    page.get_by_role("button", name="Gör filen").click()
    page.get_by_text("Filen är gjord.").wait_for()
    _look(page, "files")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Hämta filen").click()
    content = Path(waited.value.path()).read_bytes()
    page.get_by_role("button", name="Banken har fått filen").click()
    page.get_by_text("Filen är skickad.").wait_for()
    bank = Bank()
    report = bank.take(content, at=LATER)
    for answer, said in (
        (report, "3 godtagna"),
        (report, "redan inläst"),
        (bank.statement(at=LATER), "3 avstämda"),
        (bank.statement(at=LATER), "redan inläst"),
    ):
        page.goto(f"{site}{ADDRESS}?lage=svar")
        paper = {"name": "svar.xml", "mimeType": "application/xml", "buffer": answer.encode()}
        page.get_by_label("Filen från banken").set_input_files(paper)
        page.get_by_role("button", name="Läs in").click()
        page.get_by_text(said).wait_for()
    _look(page, "answers")
    page.goto(f"{site}{ADDRESS}?lage=betalt")
    _look(page, "paid")
    context.close()
    assert set(PaymentOrder.objects.values_list("stage", flat=True)) == {"reconciled"}
    assert BookedLine.objects.count() == 3
    assert Worksheet.objects.filter(stage="reconciled").count() == 3


def _look(page, name):
    """As a desk and as a phone, with axe."""
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert findings(page) == []
        assert overflows(page) <= 0
        if PICTURES:
            path = Path(PICTURES) / f"pay-{name}-{size['width']}.png"
            page.screenshot(path=path, full_page=True)
    page.set_viewport_size(DESK)
