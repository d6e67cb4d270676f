"""Money in the hand with its receipt, and what the bank booked otherwise, closed with a note."""

from __future__ import annotations

import pytest

from tests.journeys.test_pay_way import ADDRESS, _look
from tests.support.bank import balanced
from tests.support.journey import DESK, come_in
from tests.support.payments import BANK, approved, in_hand, read, sent
from tillit.areas.assistance import ports
from tillit.areas.assistance.models import BookedLine, PaymentStep
from tillit.areas.assistance.tests.conftest import AT, TOWN, make_world
from tillit.areas.assistance.tests.deciding import LATER
from tillit.demo.bank.bank import Bank
from tillit.kernel.actor import Role
from tillit.trust.access.actions import give_seat
from tillit.trust.access.models import Unit

pytestmark = pytest.mark.journey


@pytest.fixture
def place(live, monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: LATER)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: LATER)
    monkeypatch.setattr(ports, "_banks", [BANK])
    world, bank = make_world(), Bank()
    approved(world)
    sent(world, bank)
    other = balanced(bank.statement(at=LATER).replace("11380.00", "11381.00"))
    assert read(world, other).differ == 1
    in_hand(world, who=world.asta)
    there = Unit.objects.get(name="Ekonomiskt bistånd 2").pk
    give_seat(world.lova.id, there, Role.LEADER, by=TOWN, at=AT)
    return live.url, world


def test_paper_money_and_a_difference_are_seen_to_their_end(place, browser):
    """Red when: a button does nothing, the receipt is not reached, or the difference stays."""
    site, world = place
    context = browser.new_context(viewport=DESK)
    come_in(context, site, world.lova.id)
    page = context.new_page()
    page.goto(f"{site}{ADDRESS}?lage=godkant")
    page.get_by_text("Pengarna är lämnade").click()
    _look(page, "hand")
    page.get_by_role("link", name="Kvitto att skriva ut").click()
    page.get_by_text("Mottagarens namn").wait_for()
    _look(page, "receipt")
    page.get_by_role("link", name="Utbetalningar").first.click()
    page.get_by_text("Pengarna är lämnade").click()
    page.get_by_label("Kvittots nummer, och vem som tog emot").fill("Kvitto 7, den sökande.")
    page.get_by_label("Vem såg att pengarna lämnades?").select_option(label="Kim")
    page.get_by_role("button", name="Spara kvittot").click()
    page.get_by_text("Utbetalningen är lämnad, med kvitto.").wait_for()
    page.get_by_role("link", name="Bankens svar").click()
    page.get_by_text("ett annat belopp").wait_for()
    page.get_by_text("Det är utrett").click()
    _look(page, "differs")
    page.get_by_label("Vad var det, och vad är gjort?").fill("Banken rättar det i morgon.")
    page.get_by_role("button", name="Stäng raden").click()
    page.get_by_text("Raden är stängd, med din anteckning.").wait_for()
    assert page.get_by_text("ett annat belopp").count() == 0
    page.get_by_role("link", name="Ekonomiskt bistånd 2").click()
    page.get_by_text("Inget är nekat.").wait_for()
    _look(page, "other-unit")
    context.close()
    assert PaymentStep.objects.get(verb="hand_over").witness_name == "Kim"
    assert not BookedLine.objects.filter(waits=True).exists()
