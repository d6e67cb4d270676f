"""A page that nobody touches locks where it stands; the same person goes on where they were.

In Chromium, with a provider that runs. The times are seconds here, minutes in life.
"""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.test_passkeys import accessible
from tests.support.provider import doors_at, provider
from tillit.kernel.actor import Role, System
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ, end_employment
from tillit.trust.identity.queries import staff_by_subject

pytestmark = pytest.mark.journey

BY, AT = System("test"), datetime(2026, 1, 7, tzinfo=UTC)
WORDS = "Hon vill inte åka hem på fredag."
CAST = {
    "staff": [
        {"subject": each.lower(), "name": f"{each} Ek", "title": "socialsekreterare", "who": "Här."}
        for each in ("Alma", "Bo")
    ],
    "residents": [],
}
IDLE_SECONDS = 12


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with provider(tmp_path_factory.mktemp("lock"), CAST) as address:
        yield address


@pytest.fixture
def typed(live, issuer, settings, browser) -> Iterator[Page]:
    """Alma, signed in, with words typed on a page that does not save by itself."""
    settings.IDLE_MINUTES = {"staff": IDLE_SECONDS / 60, "resident": 30}
    unit = open_unit("Mottagningen", UnitKind.INTAKE, by=BY, at=AT)
    for name in ("Alma", "Bo"):
        staff = employ(f"{name} Ek", subject=name.lower(), by=BY, at=AT)
        give_seat(staff, unit, Role.INTAKE, by=BY, at=AT)
    with doors_at(issuer, settings):
        context = browser.new_context()
        page: Page = context.new_page()
        page.goto(f"{live.url}/arbete/mottagning/ny/")
        comes_in(page, "Alma Ek")
        page.get_by_label("Vad har hänt?").fill(WORDS)
        yield page
        context.close()


def comes_in(page: Page, name: str, door: str = "Logga in") -> None:
    page.get_by_role("link", name=door, exact=True).click()
    page.get_by_role("button", name=name).click()


def locks(page: Page) -> None:
    expect(page.get_by_role("heading", name="Arbetsplatsen är låst")).to_be_visible(timeout=20_000)


def unlocks(page: Page, context: BrowserContext, name: str) -> None:
    """By the provider, in a window of its own."""
    with context.expect_page() as opened:
        page.get_by_role("link", name="Lås upp").click()
    opened.value.get_by_role("button", name=name).click()


def test_warned_locked_and_back_where_one_was(typed: Page) -> None:
    """Red without the warning, with the page hidden but left in the document, and with the
    words thrown away by a reload."""
    warning = typed.get_by_role("alertdialog", name="Är du kvar?")
    expect(warning).to_be_visible(timeout=15_000)
    expect(warning).to_contain_text(re.compile(r"Sidan låses om \d sekund"))
    expect(warning.get_by_role("status")).to_contain_text("kvar.")
    accessible(typed)
    locks(typed)
    assert WORDS not in typed.evaluate("document.documentElement.outerHTML")
    assert typed.evaluate("document.querySelectorAll('textarea').length") == 0
    expect(typed.get_by_role("heading", name="Arbetsplatsen är låst")).to_be_focused()
    accessible(typed)
    unlocks(typed, typed.context, "Alma Ek")
    expect(typed.get_by_label("Vad har hänt?")).to_have_value(WORDS, timeout=15_000)
    expect(typed.get_by_label("Vad har hänt?")).to_be_focused()
    typed.get_by_role("button", name="Skriv in anmälan").click()
    expect(typed.get_by_label("Vad har hänt?")).to_have_value(WORDS)  # refused for what is missing


def test_who_goes_on_is_not_locked(typed: Page) -> None:
    """Red with the button closing the warning and telling nobody, and with the warning kept
    from a page that somebody types on all the time."""
    for _ in range(IDLE_SECONDS + 3):
        typed.get_by_label("Vad har hänt?").press("End")
        time.sleep(1)
        expect(typed.get_by_role("alertdialog")).not_to_be_visible()
    expect(typed.get_by_role("alertdialog")).to_be_visible(timeout=15_000)
    typed.get_by_role("button", name="Fortsätt").click()
    time.sleep(IDLE_SECONDS / 2)
    expect(typed.get_by_label("Vad har hänt?")).to_have_value(WORDS)


def test_nobody_else_unlocks_it(typed: Page) -> None:
    """Red with `isMine` always true."""
    locks(typed)
    unlocks(typed, typed.context, "Bo Ek")
    expect(typed).to_have_url(re.compile(r"/arbete/$"), timeout=15_000)
    assert WORDS not in typed.content()
    expect(typed.get_by_text("Bo Ek").first).to_be_visible()


def test_locked_by_hand_in_place(typed: Page) -> None:
    """Red with the form sent as a page, which loses what was typed."""
    typed.get_by_role("button", name="Lås").first.click()
    locks(typed)
    expect(typed.get_by_text("Du låste sidan.")).to_be_visible()
    unlocks(typed, typed.context, "Alma Ek")
    expect(typed.get_by_label("Vad har hänt?")).to_have_value(WORDS, timeout=15_000)


def test_an_open_page_says_that_the_account_has_ended(typed: Page) -> None:
    """Red without the question that the page asks by itself."""
    at = datetime.now(UTC)
    end_employment(staff_by_subject(BY, "alma", at=at), by=BY, at=at)
    locks(typed)
    expect(typed.get_by_text("Kontot är avslutat.")).to_be_visible()
