"""Two apply together, with a photo of the rent and a child who has two homes; each signs alone.

On a phone, the first of them without a script. Red when: a page asks for a script, is wider than
the screen, or lets the application go before both have signed.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_my_pages import DESK, PHONE, look, resident
from tillit.areas.assistance.models import SheetRow, Worksheet
from tillit.areas.assistance.tests import conftest as assistance
from tillit.areas.assistance.tests.conftest import AT, World
from tillit.pages.portal.ansok.tests.test_apply_pages import PNG

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def now(monkeypatch) -> None:
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)


@pytest.fixture
def world(live) -> World:
    """The households of the module, in the database that the browser sees."""
    return assistance.make_world()


def press(page: Page, words: str = "Fortsätt") -> None:
    page.get_by_role("button", name=words, exact=True).click()


def test_together_with_papers_and_a_child_in_two_homes(live, browser, page: Page, world) -> None:
    """From the front page to a month at the desk."""
    asta = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    resident(asta, live.url, world.asta)
    asta.goto(live.url)
    asta.get_by_role("link", name="Pengarna räcker inte?").click()
    asta.get_by_role("link", name="Ansök", exact=True).click()
    asta.get_by_label("December 2025").check()
    asta.get_by_label("Nej, tillsammans med någon").check()
    asta.get_by_label("Den andras personnummer").fill("860817-2392")
    press(asta)
    expect(asta.get_by_text("Den sista siffran stämmer inte").first).to_be_visible()
    asta.get_by_label("Den andras personnummer").fill(assistance.number("860817239").written)
    press(asta)
    asta.get_by_label("En del av månaden").check()
    asta.get_by_label("Hur många dagar i månaden?").fill("15")
    asta.get_by_label("lunch i skolan").fill("5")
    asta.get_by_label("Hur många bor i bostaden").fill("3")
    press(asta)
    asta.get_by_label("Hyra eller avgift").fill("7 200")
    press(asta)
    press(asta, "Lägg till en inkomst")
    asta.get_by_label("Vad är det?").select_option("Lön")
    asta.get_by_label("Hur många kronor?").fill("4 100")
    press(asta)
    asta.get_by_label("Vems?").select_option("Min")
    press(asta)
    press(asta)
    asta.get_by_label("Är det något mer").fill("Jag har fått färre timmar.")
    press(asta)
    photo = {"name": "avi.png", "mimeType": "image/png", "buffer": PNG}
    asta.get_by_label("Ta en bild").set_input_files(photo)
    press(asta, "Lägg till")
    expect(asta.get_by_text("avi.png").first).to_be_visible()
    press(asta)
    expect(asta.get_by_text("15 dagar i månaden")).to_be_visible()
    asta.get_by_label("Uppgifterna är riktiga").check()
    press(asta, "Skriv under")
    expect(asta.get_by_text("Inte skickad än")).to_be_visible()
    assert not Worksheet.objects.exists()
    resident(page, live.url, world.bo)
    page.goto(f"{live.url}/mina-sidor/ekonomiskt-bistand/")
    look(page, "apply-to-sign", PHONE)
    page.get_by_role("link", name="Läs och skriv under").click()
    expect(page.get_by_text("15 dagar i månaden")).to_be_visible()
    look(page, "apply-read", PHONE, DESK)
    page.get_by_label("Uppgifterna är riktiga").check()
    press(page, "Skriv under och skicka")
    expect(page.get_by_text("Vi har fått ansökan")).to_be_visible()
    child = SheetRow.objects.get(section="household", kind="child")
    assert child.facts == {"days": 15, "lunch_days": 5}
    asta.context.close()


def test_every_page_of_an_application_at_every_size(live, page: Page, world) -> None:
    """Each step as it comes, wrong, and while it is saved by itself."""
    resident(page, live.url, world.asta)
    for name, path in (("about", "/ansok/"), ("begin", "/ansok/borja/")):
        page.goto(live.url + path)
        look(page, f"apply-{name}")
    page.get_by_label("December 2025").check()
    page.get_by_label("Ja, jag söker själv").check()
    press(page)
    look(page, "apply-home")
    press(page)
    look(page, "apply-home-wrong", PHONE)
    page.get_by_label("Hela månaden").check()
    page.get_by_label("Hur många bor i bostaden").fill("2")
    expect(page.locator("[data-saved]")).to_contain_text("Sparat", timeout=8000)
    press(page)
    page.get_by_label("Hyra eller avgift").fill("sex tusen")
    press(page)
    look(page, "apply-costs-wrong", PHONE, DESK)
    page.get_by_label("Hyra eller avgift").fill("6200")
    press(page)
    press(page, "Lägg till en inkomst")
    look(page, "apply-incomes")
    press(page, "Ta bort inkomst 1")
    press(page)
    press(page)
    look(page, "apply-other", PHONE)
    press(page)
    look(page, "apply-papers")
    press(page)
    look(page, "apply-summary")
    page.get_by_label("Uppgifterna är riktiga").check()
    press(page, "Skriv under och skicka")
    look(page, "apply-sent")
    page.get_by_role("link", name="Ekonomiskt bistånd").first.click()
    look(page, "apply-mine", PHONE)
