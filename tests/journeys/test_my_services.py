"""A mother says yes to a service and answers the three questions; somebody who acts for her reads.

At 1280, 390 and 320 pixels, in light and dark, without faults by axe. Red when: a page asks for
a script, is wider than the screen, or draws somebody else's page without saying for whom.
"""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_my_pages import DESK, PHONE, look, resident
from tests.support.journey import come_in
from tillit.casework.cases.actions import publish_case
from tillit.casework.cases.types import Part, Publishing
from tillit.casework.services import actions
from tillit.casework.services.tests import conftest as services
from tillit.casework.services.tests.conftest import AT, TOWN, World, say_yes
from tillit.registers.people.actions import register_person, register_representation
from tillit.registers.people.types import RepresentationKind, Source

pytestmark = pytest.mark.journey
WHOLE = Publishing(parts=frozenset(Part), reason="Mona är part.")


@pytest.fixture(autouse=True)
def now(monkeypatch) -> None:
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)


@pytest.fixture
def world(live) -> World:
    """The family of the module of services, in the database that the browser sees."""
    return services.make_world()


@pytest.fixture
def accepted(world: World):
    """An order that the unit has said yes to."""
    order = services.order(world, services.decided(world))
    actions.accept(order, by=world.eva, at=AT)
    return order


def test_yes_and_three_answers_without_a_script(live, browser, world, accepted) -> None:
    """By links, radios and buttons alone."""
    publish_case(world.case, world.mother, WHOLE, by=world.alice, at=AT)
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    resident(page, live.url, world.mother)
    page.goto(f"{live.url}/mina-sidor/")
    page.get_by_role("link", name="Svara ja eller nej").click()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("link", name="Ditt svar")).to_be_visible()
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Vi har sparat att du säger ja.")).to_be_visible()
    say_yes(world, accepted, world.father)
    actions.start_service(accepted, by=world.eva, at=AT)
    page.reload()
    page.get_by_role("link", name="Tre frågor om stödet").click()
    page.get_by_label("Bra", exact=True).check()
    page.get_by_label("Bättre").check()
    page.get_by_role("button", name="Skicka svaren").click()
    expect(page.get_by_text("Tack för dina svar.")).to_be_visible()


def test_half_an_answer_is_there_the_next_time(live, page: Page, world, accepted) -> None:
    """Written, not sent, and the window shut. Red when: the page does not save by itself, or the
    next session begins with an empty form."""
    publish_case(world.case, world.mother, WHOLE, by=world.alice, at=AT)
    address = f"{live.url}/mina-sidor/{world.case}/insats/{accepted}/"
    resident(page, live.url, world.mother)
    page.goto(address)
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Vill du säga något mer?").fill("Helst på kvällen.")
    expect(page.locator("[data-saved]")).to_contain_text("Sparat", timeout=8000)
    page.goto("about:blank")
    resident(page, live.url, world.mother)
    page.goto(f"{live.url}/mina-sidor/{world.case}/")
    expect(page.get_by_text("Du har börjat skriva ett svar.")).to_be_visible()
    look(page, "begun", DESK, PHONE)
    page.get_by_role("link", name="Svara ja eller nej").click()
    expect(page.get_by_label("Ja", exact=True)).to_be_checked()
    expect(page.get_by_label("Vill du säga något mer?")).to_have_value("Helst på kvällen.")
    look(page, "consent-begun", DESK, PHONE)
    second = page.context.new_page()
    second.goto(address)
    second.get_by_label("Vill du säga något mer?").fill("Eller på morgonen.")
    expect(second.locator("input[name=version]")).to_have_value("2", timeout=8000)
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Du har skrivit här i ett annat fönster.")).to_be_visible()
    expect(page.get_by_text("Eller på morgonen.")).to_be_visible()
    look(page, "consent-two-windows", DESK, PHONE)
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Vi har sparat att du säger ja.")).to_be_visible()
    second.reload()
    expect(second.get_by_label("Vill du säga något mer?")).to_have_value("")


def test_every_new_page_at_every_size(live, page: Page, world, accepted) -> None:
    """The pages are looked at; the frame says for whom one reads."""
    typed = {"source": Source.STAFF, "by": TOWN, "at": AT}
    lawyer = register_person("Lova", "Lag", **typed)
    power = register_representation(
        world.mother, lawyer, RepresentationKind.ATTORNEY, since=AT.date(),
        paper="Fullmakt den 3 mars", reason="Hon vill ha hjälp.", by=TOWN, at=AT,
    )  # fmt: skip
    choice = replace(WHOLE, representatives=frozenset({power}))
    publish_case(world.case, world.mother, choice, by=world.alice, at=AT)
    case = f"{live.url}/mina-sidor/{world.case}/"
    resident(page, live.url, world.mother)
    page.goto(case)
    look(page, "asked")
    page.goto(f"{case}insats/{accepted}/")
    look(page, "consent")
    say_yes(world, accepted, world.mother, world.father)
    actions.start_service(accepted, by=world.eva, at=AT)
    page.goto(f"{case}insats/{accepted}/tre-fragor/")
    look(page, "three")
    resident(page, live.url, lawyer)
    page.goto(f"{live.url}/mina-sidor/")
    look(page, "others", DESK, PHONE)
    page.get_by_role("button", name="Öppna sidan för Mona").click()
    expect(page.get_by_text("Du ser detta för Mona.")).to_be_visible()
    page.goto(case)
    expect(page.get_by_text("Du ser detta för Mona.")).to_be_visible()
    look(page, "acting")
    page.get_by_role("button", name="Gå till min egen sida").click()
    expect(page.get_by_text("Du ser detta för")).to_have_count(0)
    page.context.clear_cookies()
    come_in(page.context, live.url, world.alice.id)
    page.goto(f"{live.url}/arbete/arenden/{world.case}/visa-for/")
    expect(page.get_by_text("Företräds av Lova Lag")).to_be_visible()
    look(page, "parties-represented", DESK, PHONE)
    page.get_by_role("link", name="Se och ändra för Mona Ek").click()
    expect(page.get_by_label("Lova Lag, ombud med fullmakt")).to_be_checked()
    look(page, "party-represented", DESK, PHONE)
