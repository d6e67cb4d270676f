"""A paid month was wrong: it is corrected and counted anew, the household answers, a leader
decides, and what is paid back is noted until nothing is left."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.test_my_pages import look, resident
from tests.support.journey import DESK, PHONE, come_in
from tillit.areas.assistance.models import RecoveryClaim
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import LATER
from tillit.areas.assistance.tests.recovering_now import paid_month
from tillit.kernel.swedish import day_of

pytestmark = pytest.mark.journey
SIZES = (DESK, PHONE)


@pytest.fixture
def place(live, monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: LATER)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: LATER)
    world = make_world()
    return live.url, world, paid_month(world)[0]


def test_from_a_mistake_to_the_last_krona(place, browser):
    """Red when: a step is missing on a page, the resident reads another sum than the worker, or a
    payment does not lower what is left."""
    site, world, sheet = place
    page = desk(browser, site, world.wanja.id)
    corrected(page, site, sheet)
    proposed(page)
    heard(page)
    boss = desk(browser, site, world.lova.id)
    decided(boss, site)
    page.reload()
    second = page.get_by_role("region", name="Beslut E-2025-0001/2", exact=True)
    second.get_by_label("Brevet till Sven Lod").select_option("digital")
    second.get_by_role("button", name="Skicka breven").click()
    expect(page.get_by_text("Breven är klara.")).to_be_visible()
    repaid(page, site)
    mine = browser.new_context(viewport=PHONE).new_page()
    resident(mine, site, world.sven)
    read_by_the_household(mine, site)
    left_be(boss, site)
    assert RecoveryClaim.objects.get().left == 0
    for each in (page, boss, mine):
        each.context.close()


def desk(browser, site, who):
    context = browser.new_context(viewport=DESK)
    come_in(context, site, who)
    return context.new_page()


def corrected(page, site, sheet):
    page.goto(f"{site}/arbete/bistand/manaden/{sheet}/")
    page.get_by_role("link", name="Rätta månaden").click()
    look(page, "recount-begin", *SIZES)
    page.get_by_label("Vad är fel, och hur fick ni veta det?").fill("Sjukpenning som inte stod.")
    page.get_by_role("button", name="Öppna för rättelse").click()
    page.get_by_role("link", name=re.compile("Ny rad: inkomst")).click()
    page.get_by_label("Vad gäller raden?").select_option("sickness_benefit")
    page.get_by_label("Vem gäller den?").select_option(label="Sven Lod")
    page.get_by_label("Kronor").fill("3 000")
    page.get_by_label("Utbetalningsdag").fill("2025-11-24")
    page.get_by_label("Varför?").fill("Försäkringskassans besked.")
    page.get_by_role("button", name="Spara raden").click()
    page.get_by_text("Försäkringskassans besked.").wait_for()
    for _ in page.get_by_role("button", name="Godkänn ").all():
        page.get_by_role("button", name="Godkänn ").first.click()
    for _ in page.get_by_role("button", name="Jag har sett det").all():
        page.get_by_role("button", name="Jag har sett det").first.click()


def proposed(page):
    page.get_by_role("link", name="Jämför med det som betalades").click()
    expect(page.get_by_text("Det betalades 3 000 kr för mycket").first).to_be_visible()
    look(page, "recount", *SIZES)
    page.get_by_label("Uppgifter var fel eller saknades").check()
    page.get_by_label("Vad var fel, och vad visste hushållet?").fill("Den stod inte i ansökan.")
    page.get_by_label("Hur har ni vägt hushållets läge?").fill("Sven klarar lite i taget.")
    page.get_by_role("button", name="Föreslå återkrav").click()
    expect(page.get_by_text("Återkravet är föreslaget").first).to_be_visible()


def heard(page):
    box = page.get_by_role("region", name="Sven Lod", exact=True)
    box.locator("summary", has_text=re.compile("^Skicka underlaget$")).first.click()
    box.get_by_label("Vad bygger beslutet på?").fill("Sjukpenningen räknades inte.")
    box.get_by_label("Svara senast").fill((day_of(LATER) + timedelta(days=7)).isoformat())
    box.get_by_label("Hur lämnas det?").select_option("handed")
    box.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_text("Underlaget är sänt.")).to_be_visible()
    box.locator("summary", has_text=re.compile("^Skriv in svaret$")).first.click()
    box.get_by_label("Vad svarade parten?").fill("Det stämmer. Jag trodde att ni såg det.")
    box.get_by_role("button", name="Spara svaret").click()


def decided(boss, site):
    boss.goto(f"{site}/arbete/beslut/")
    boss.get_by_role("link", name="Sven Lod").first.click()
    expect(boss.get_by_role("heading", name="Det här ska du betala tillbaka").first).to_be_visible()
    look(boss, "decide", *SIZES)
    boss.get_by_role("button", name=re.compile("^Besluta")).click()
    expect(boss.get_by_text("Beslutet är fattat.")).to_be_visible()


def repaid(page, site):
    page.goto(f"{site}/arbete/bistand/aterkrav/")
    look(page, "list", *SIZES)
    page.get_by_role("link", name="Sven Lod").click()
    expect(page.get_by_text("3 000 kr kvar av 3 000 kr")).to_be_visible()
    page.get_by_role("link", name="Notera en betalning").click()
    page.get_by_label("Hur mycket kom?").fill("500")
    page.get_by_label("Betalningens referens").fill("OCR 7001")
    look(page, "payment", *SIZES)
    page.get_by_role("button", name="Notera").click()
    expect(page.get_by_text("2 500 kr kvar av 3 000 kr")).to_be_visible()
    look(page, "household", *SIZES)


def read_by_the_household(mine, site):
    mine.goto(f"{site}/mina-sidor/ekonomiskt-bistand/")
    mine.get_by_role("link", name="Läs varför, och hur det betalas").click()
    expect(mine.get_by_text("2 500 kr").first).to_be_visible()
    expect(mine.get_by_text("Den stod inte i ansökan.")).to_be_visible()
    expect(mine.get_by_role("link", name="Läs beslutet")).to_be_visible()
    look(mine, "mine", *SIZES)


def left_be(boss, site):
    boss.goto(f"{site}/arbete/bistand/aterkrav/")
    boss.get_by_role("link", name="Sven Lod").click()
    boss.get_by_role("link", name="Efterge").click()
    boss.get_by_label("Hur mycket ska inte betalas?").fill("2 500")
    boss.get_by_label("Varför?").fill("Sjuk igen, och har två barn hemma varannan vecka.")
    look(boss, "remit", *SIZES)
    boss.get_by_role("button", name="Efterge").click()
    expect(boss.get_by_text("0 kr kvar av 3 000 kr").first).to_be_visible()
