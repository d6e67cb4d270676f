"""The case page in a browser: written, saved by itself, signed, filtered; with keys alone, on a
phone, in two windows, after a lost session, and without a script.

Red when: autosave.js does not write the version back (the second save clashes with the first), a
key hint leads nowhere, a page has an axe finding or is wider than a phone.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.support.journey import come_in, findings, overflows
from tests.support.town import history, make_town, warn
from tillit.casework.cases.models import Case, Note

pytestmark = pytest.mark.journey
WIDTHS = [(1280, 900), (390, 844)]
STEPS = [
    "", "plan/", "beratta/", "beslut/mer-tid/", "jav/", "registrering/", "flytta/", "vantat-lange/",
    "bedomning/", "utskrift/",
]  # fmt: skip


@pytest.fixture
def town(live):
    made = make_town(timezone.now())
    warn(made)
    history(made)
    return made


@pytest.fixture
def window(live, town, new_context):
    """A window in which somebody has signed in: window(staff, width, height, **more)."""

    def opened(staff, size=(1280, 900), **more):
        context = new_context(viewport={"width": size[0], "height": size[1]}, **more)
        come_in(context, live.url, staff.id)
        return context.new_page()

    return opened


@pytest.fixture
def case(live, town):
    return f"{live.url}/arbete/arenden/{town.case}/"


@pytest.mark.parametrize("size", WIDTHS)
def test_every_page_is_clean_and_fits(live, town, window, case, size):
    page = window(town.maja, size)
    addresses = [f"{case}{step}" for step in STEPS]
    for tail in ("", "nodoppna/", "mallar/"):
        addresses.append(f"{live.url}/arbete/arenden/{tail}")
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = (findings(page), max(0, overflows(page)))
    assert {address: each for address, each in found.items() if each != ([], 0)} == {}


def test_a_note_by_keys_alone(town, window, case):
    page = window(town.maja)
    page.goto(case)
    page.keyboard.press("n")
    page.keyboard.type("Petra ringer. Hon har läst.")
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"Sparat \d\d\.\d\d"))
    page.keyboard.type(" Hon undrar när stödet kan börja.")
    expect(page.locator("input[name=version]")).to_have_value("2", timeout=8000)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Anteckningen är underskriven")).to_be_visible()
    note = Note.objects.get(text__startswith="Petra ringer")
    assert (note.stage, note.text) == (
        "signed",
        "Petra ringer. Hon har läst. Hon undrar när stödet kan börja.",
    )
    page.keyboard.press("f")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"visa=anteckningar"))
    page.keyboard.press("j")
    expect(page.locator("[data-here]")).to_have_count(1)


def test_two_windows_lose_nothing(town, window, case):
    one = window(town.maja)
    one.goto(case)
    one.fill("#note-text", "Första fönstret.")
    expect(one.locator("[data-saved]")).to_have_text(re.compile("Sparat"), timeout=8000)
    two = window(town.maja)
    two.goto(case)
    expect(two.locator("#note-text")).to_have_value("Första fönstret.")
    two.fill("#note-text", "Andra fönstret.")
    expect(two.locator("input[name=version]")).to_have_value("2", timeout=8000)
    one.fill("#note-text", "Första fönstret, mer.")
    expect(one.locator("[data-saved]")).to_contain_text("annat fönster", timeout=8000)
    one.get_by_role("button", name="Spara utkast").click()
    expect(one.locator("#note-text")).to_have_value("Första fönstret, mer.")
    expect(one.get_by_text("Andra fönstret.")).to_be_visible()
    assert findings(one) == []


def test_a_lost_session_gives_the_note_back(town, window, case):
    page = window(town.maja)
    page.goto(case)
    page.fill("#note-text", "Det här får inte försvinna.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Spara utkast").click()
    expect(page).to_have_url(re.compile(r"/arbete/logga-in/"))
    back = re.search(r"till=([^&]+)", page.url)
    come_in(page.context, case.split("/arbete/")[0], town.maja.id)
    page.goto(case.split("/arbete/")[0] + back[1].replace("%2F", "/"))
    expect(page.get_by_text("Det här får inte försvinna.").first).to_be_visible()


@pytest.mark.parametrize("size", WIDTHS)
def test_without_a_script(town, window, case, size):
    page = window(town.maja, size, java_script_enabled=False)
    page.goto(case)
    page.fill("#note-text", "Utan skript.")
    page.get_by_role("button", name="Spara utkast").click()
    assert page.input_value("#note-text") == "Utan skript."
    page.get_by_role("button", name="Skriv under").click()
    assert Note.objects.get(text="Utan skript.").stage == "signed"
    page.get_by_text("Mer", exact=True).first.click()
    page.get_by_role("link", name="Utredningens plan").first.click()
    page.get_by_label("Fråga som utredningen ska svara på").fill("Hur sover Noel?")
    page.get_by_role("button", name="Lägg till").click()
    assert "Hur sover Noel?" in page.content()


def test_an_emergency_is_opened_and_told(live, town, window):
    page = window(town.samira)
    page.goto(f"{live.url}/arbete/arenden/nodoppna/")
    page.get_by_label("Ärendets nummer").fill(Case.objects.get(pk=town.case).number)
    page.get_by_label("Någon ringer eller står här nu").check()
    page.get_by_label("Skriv vad som har hänt, i en mening").fill("Pappa ringer om i natt.")
    page.get_by_role("button", name="Nödöppna").click()
    expect(page.get_by_text("Nödöppnat av dig")).to_be_visible()
    assert findings(page) == []
    owner = window(town.maja)
    owner.goto(f"{live.url}/arbete/")
    owner.get_by_role("link", name="Ärendet är nödöppnat").click()
    expect(owner.get_by_text("Skäl: Pappa ringer om i natt.")).to_be_visible()
    assert findings(owner) == []
