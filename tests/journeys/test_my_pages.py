"""A worker decides what a mother sees; she signs in, reads and answers; it is shut again.

On a phone and on a desk; once by keys alone, and once without JavaScript.
"""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page, expect

from tests.support.journey import come_in, findings, overflows
from tillit.casework.cases.actions import move_case, start_case
from tillit.casework.cases.tests.families import AT, BY, Family, make_family, person, publish
from tillit.casework.decisions.actions import send_material
from tillit.casework.decisions.models import Hearing
from tillit.registers.people.actions import set_contact_needs
from tillit.trust.identity.queries import SESSION_KEY

pytestmark = pytest.mark.journey
PHONE, SMALL, DESK = (
    {"width": 390, "height": 844},
    {"width": 320, "height": 700},
    {"width": 1280, "height": 900},
)
MATERIAL = "Charlie har berättat om skolan. Vi föreslår stöd av en kontaktperson."


@pytest.fixture
def family(live, monkeypatch) -> Family:
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    made = make_family()
    for weeks in (11, 12, 13, 14, 16):
        child = person("Alva", "Berg", born=date(2015, 1, 1))
        began = AT - timedelta(days=1, weeks=weeks)
        case = start_case(child, made.unit, responsible=made.alice.id, by=BY, at=began)
        move_case(case, "decide", by=made.alice, at=began + timedelta(weeks=weeks))
    set_contact_needs(made.mother, safe_way="Brev hem går bra.", by=BY, at=AT)
    send_material(
        made.case, made.mother, material=MATERIAL, answer_by=AT.date() + timedelta(days=7),
        by=made.alice, at=AT,
    )  # fmt: skip
    return made


def resident(page: Page, address: str, person_id) -> None:
    session = SessionStore()
    session[SESSION_KEY] = {
        "audience": "resident", "id": str(person_id), "name": "Petra Ek", "level": 3,
    }  # fmt: skip
    session.create()
    page.context.clear_cookies()
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": address}
    page.context.add_cookies([cookie])


def look(page: Page, name: str, *sizes: dict[str, int]) -> None:
    """No faults by axe at every size, in light and dark, and nothing wider than the page."""
    for size in sizes or (DESK, PHONE, SMALL):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert findings(page) == [], (name, size, scheme)
            if folder := os.environ.get("TILLIT_PICTURES"):
                path = Path(folder) / f"{name}-{size['width']}-{scheme}.png"
                page.screenshot(path=path, full_page=True)
        assert overflows(page) <= 0, (name, size)


def decide(page: Page, live, family: Family) -> None:
    page.context.clear_cookies()
    come_in(page.context, live.url, family.alice.id)
    page.goto(f"{live.url}/arbete/arenden/{family.case}/visa-for/")
    look(page, "parties")
    page.get_by_role("link", name="Välj vad som visas för Petra Ek").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("checkbox", name="Hur lång tid").uncheck()
    page.get_by_label("Varför får det visas?").fill("Petra är part.")
    page.get_by_role("button", name="Besluta och visa").click()
    expect(page.get_by_text("Skriv vad ni har vägt")).to_be_visible()
    page.get_by_role("checkbox", name="Hur lång tid").check()
    page.get_by_role("button", name="Förhandsgranska").click()
    expect(page.get_by_text("Nu: du läser och svarar")).to_be_visible()
    look(page, "preview")
    page.get_by_role("button", name="Besluta och visa").click()
    expect(page.get_by_text("Petra Ek ser nu det du har valt.")).to_be_visible()


def test_decided_read_answered_and_shut(page: Page, live, family: Family) -> None:
    """Red when: the worker's choice is not what the mother's page draws."""
    resident(page, live.url, family.mother)
    page.goto(f"{live.url}/mina-sidor/")
    expect(page.get_by_role("heading", name="Här finns inget att visa än")).to_be_visible()
    look(page, "empty")
    decide(page, live, family)
    resident(page, live.url, family.mother)
    page.goto(f"{live.url}/mina-sidor/")
    expect(page.get_by_role("heading", name="Utredning om stöd för Charlie")).to_be_visible()
    expect(page.get_by_text("Du är i vecka 17").first).to_be_visible()
    look(page, "case")
    page.get_by_role("link", name="Läs och svara").click()
    expect(page.get_by_text(MATERIAL)).to_be_visible()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("link", name="Ditt svar")).to_be_visible()
    page.get_by_label("Vad vill du säga").fill("Det stämmer, men han trivs bättre nu.")
    page.get_by_role("button", name="Spara utkast").click()
    expect(page.get_by_text("Bara du ser det")).to_be_visible()
    look(page, "reply")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Vi har fått ditt svar")).to_be_visible()
    look(page, "receipt", PHONE, DESK)
    assert Hearing.objects.get(party_id=family.mother).answer.startswith("Det stämmer")
    page.get_by_role("link", name="Tillbaka till ärendet").click()
    expect(page.get_by_text("Nu: vi bestämmer")).to_be_visible()
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("heading", name="Du är utloggad")).to_be_visible()
    page.context.clear_cookies()
    come_in(page.context, live.url, family.alice.id)
    page.goto(f"{live.url}/arbete/arenden/{family.case}/visa-for/")
    expect(page.get_by_text("Öppnat")).to_be_visible()
    page.get_by_role("button", name="Stäng sidan för Petra Ek").click()
    expect(page.get_by_text("Sidan är stängd.")).to_be_visible()
    resident(page, live.url, family.mother)
    page.goto(f"{live.url}/mina-sidor/{family.case}/")
    expect(page.get_by_text("Finns inte, eller så är den inte din")).to_be_visible()


def test_by_keys_alone(page: Page, live, family: Family) -> None:
    """Red when: the link or the fields cannot be reached by Tab."""
    publish(family, family.mother)
    resident(page, live.url, family.mother)
    page.goto(f"{live.url}/mina-sidor/")

    def tab_to(words: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            here = page.evaluate("document.activeElement.innerText || document.activeElement.id")
            if words in (here or ""):
                return
        raise AssertionError(words)

    tab_to("Läs och svara")
    page.keyboard.press("Enter")
    page.wait_for_url("**/svara/**")
    tab_to("id_text")
    page.keyboard.type("Det stämmer.")
    tab_to("Skicka svaret")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vi har fått ditt svar")).to_be_visible()


def test_without_a_script(browser, live, family: Family) -> None:
    """Red when: sending needs a script."""
    publish(family, family.mother)
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    resident(page, live.url, family.mother)
    page.goto(f"{live.url}/mina-sidor/")
    page.get_by_role("link", name="Läs och svara").click()
    page.get_by_label("Vad vill du säga").fill("Det stämmer.")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Vi har fått ditt svar")).to_be_visible()
    context.close()
