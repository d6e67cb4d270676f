"""Petra asks for everything on her telephone, Maja reviews at the desk, Petra gets it.

By axe, at 390 and 1280 pixels. Red when: a page of the way is wider than the screen, a box has no
name, or the paper does not come to my pages.
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_my_pages import resident
from tests.support.journey import DESK, PHONE, UNFOLD, come_in, findings, overflows
from tests.support.town import make_town
from tillit.overview.extract.tests.conftest import AT, plant, rule_all

pytestmark = pytest.mark.journey


@pytest.fixture
def town(live, monkeypatch):
    """The family, in the database that the browser sees."""
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: AT)
    found = make_town(AT)
    plant(found)
    return found


def look(page, name: str) -> None:
    """As it comes, then on the other screen with everything unfolded."""
    assert findings(page) == [], (name, page.url)
    assert overflows(page) == 0, name
    page.evaluate(UNFOLD)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert overflows(page) == 0, name
        assert findings(page) == [], (name, page.url)


def test_from_the_question_to_the_paper(live, browser, town) -> None:
    """Every page of the way, as the two see them."""
    mine, desk = browser.new_page(viewport=PHONE), browser.new_page(viewport=DESK)
    resident(mine, live.url, town.petra)
    mine.goto(f"{live.url}/mina-sidor/")
    mine.get_by_role("link", name="Allt som finns om dig").click()
    look(mine, "ask")
    mine.get_by_role("button", name="Begär ut allt som finns om mig").click()
    expect(mine.get_by_text("Vi håller på med din begäran")).to_be_visible()
    look(mine, "waiting")
    come_in(desk.context, live.url, town.maja.id)
    desk.goto(f"{live.url}/arbete/utdrag/")
    look(desk, "list")
    desk.get_by_role("link", name="Skyddad person").click()
    desk.get_by_role("button", name="Börja granska").click()
    look(desk, "review")
    desk.get_by_role("button", name="Lämna ut dem").click()
    expect(desk.get_by_text("Sparat för")).to_be_visible()
    desk.get_by_role("link", name="Dölj delar").first.click()
    look(desk, "line")
    extract = desk.url.split("/utdrag/")[1].split("/")[0]
    rule_all(extract, town)
    desk.goto(f"{live.url}/arbete/utdrag/{extract}/")
    look(desk, "make")
    desk.get_by_label("Om de döljs: varför?").fill("Namnen döljs efter samtal med chefen.")
    desk.get_by_label("Hur vägde du?").fill("Prövat rad för rad.")
    desk.get_by_role("button", name="Gör utdraget").click()
    expect(desk.get_by_role("link", name="Öppna och skriv ut")).to_be_visible()
    mine.reload()
    expect(mine.get_by_role("link", name="Utdraget att läsa")).to_be_visible()
    look(mine, "done")
