"""Two apply together, with a photo of the rent and a child who has two homes; each signs alone.

On a phone, the first of them without a script. Red when: a page asks for a script, is wider than
the screen, or lets the application go before both have signed.
"""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_my_pages import DESK, PHONE, SMALL, look, resident
from tillit.areas.assistance import actions
from tillit.areas.assistance.models import SheetRow, SheetWarning, Worksheet
from tillit.areas.assistance.tests import conftest as assistance
from tillit.areas.assistance.tests.conftest import AT, World, sent
from tillit.areas.assistance.tests.deciding import approve, decide, granted, propose
from tillit.areas.assistance.tests.telling_now import of, paid
from tillit.areas.assistance.tests.test_asked_and_told import asked
from tillit.areas.assistance.types import Agency
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
    page.get_by_role("link", name="Läs och skriv under").click()
    expect(page.get_by_text("15 dagar i månaden")).to_be_visible()
    look(page, "apply-read", SMALL)
    page.get_by_label("Uppgifterna är riktiga").check()
    press(page, "Skriv under och skicka")
    expect(page.get_by_text("Vi har fått ansökan")).to_be_visible()
    child = SheetRow.objects.get(section="household", kind="child")
    assert child.facts == {"days": 15, "lunch_days": 5}
    asta.context.close()


def test_a_month_is_followed_to_its_end(live, page: Page, world) -> None:
    """She reads what was fetched, hands in what is asked for, says what is wrong, and reads the
    calculation, the letter and why it is different."""
    granted(world, month=date(2025, 11, 1))
    sheet = sent(world, costs=[{"who": "", "kind": "rent", "kronor": "6600"}])
    told = of(world.sven, paid(), failed=[Agency.CSN])
    actions.keep_answers(sheet, told, by=world.wanja, at=AT)
    asked(world, sheet, text="Den nya avin, där det står att hyran har höjts.")
    resident(page, live.url, world.sven)
    page.goto(f"{live.url}/mina-sidor/ekonomiskt-bistand/")
    page.get_by_role("link", name="December 2025").first.click()
    look(page, "month-asked", SMALL)
    page.get_by_role("link", name="Svara eller skicka").click()
    look(page, "month-answer", SMALL)
    photo = {"name": "avi.png", "mimeType": "image/png", "buffer": PNG}
    page.get_by_label("Ta en bild").set_input_files(photo)
    press(page, "Skicka")
    expect(page.get_by_text("Tack. Vi har fått det.")).to_be_visible()
    page.get_by_role("link", name="Något är fel eller saknas").click()
    page.get_by_label("Vilken uppgift").select_option("Sjukpenning: 4 000 kr")
    page.get_by_label("Vad är fel eller saknas?").fill("Jag fick 3 000.")
    press(page, "Skicka")
    expect(page.get_by_text("Jag fick 3 000.")).to_be_visible()
    told = of(world.sven, paid())
    actions.keep_answers(sheet, told, by=world.wanja, at=AT)
    approve(world, sheet)
    for warning in SheetWarning.objects.filter(sheet=sheet, state="open"):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)
    decide(world, propose(world, sheet))
    page.reload()
    expect(page.get_by_text("kr mindre från november 2025 till december 2025")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    look(page, "month-decided", SMALL, DESK)


def test_the_steps_of_an_application_narrow_and_dark(live, page: Page, world) -> None:
    """Each step as it comes, wrong, and while it is saved by itself."""
    resident(page, live.url, world.asta)
    page.goto(f"{live.url}/ansok/borja/")
    look(page, "apply-begin", SMALL)
    page.get_by_label("December 2025").check()
    page.get_by_label("Ja, jag söker själv").check()
    press(page)
    press(page)
    look(page, "apply-home-wrong", SMALL)
    page.get_by_label("Hela månaden").check()
    page.get_by_label("Hur många bor i bostaden").fill("2")
    expect(page.locator("[data-saved]")).to_contain_text("Sparat", timeout=8000)
    press(page)
    page.get_by_label("Hyra eller avgift").fill("sex tusen")
    press(page)
    page.get_by_label("Hyra eller avgift").fill("6200")
    press(page)
    press(page, "Lägg till en inkomst")
    look(page, "apply-incomes", SMALL)
    press(page, "Ta bort inkomst 1")
    press(page)
    press(page)
    press(page)
    look(page, "apply-papers", SMALL)
    press(page)
    look(page, "apply-summary", SMALL, DESK)
    page.get_by_label("Uppgifterna är riktiga").check()
    press(page, "Skriv under och skicka")
    look(page, "apply-sent", SMALL)
