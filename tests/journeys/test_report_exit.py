"""Leaving the concern report at once, and what happens when nobody answers."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.reporting import (
    AWAY,
    WORRY,
    on,
    open_page,  # noqa: F401 – a fixture
    press,
    site,  # noqa: F401 – a fixture
)
from tillit.casework.intake.models import ReportDraft
from tillit.contact.documents.models import Document

pytestmark = pytest.mark.journey


def test_a_swap_looks_as_a_reload(site: str, open_page) -> None:  # noqa: F811
    """Red when: what htmx puts in differs from what the address gives."""
    page = open_page(390)
    page.goto(f"{site}/orolig/")
    page.get_by_label("Jag vill vara anonym").check()
    press(page, "Fortsätt")
    expect(page.get_by_text("Steg 2 av 5")).to_be_visible()
    swapped = (page.title(), shape(page))
    page.reload()
    assert (page.title(), shape(page)) == swapped


def shape(page: Page) -> str:
    """The page's own words and controls, without what a script has put on them."""
    return str(
        page.evaluate(
            "[...document.querySelectorAll('main *')].map(each => [each.tagName, each.id,"
            " each.className, each.getAttribute('name'), each.children.length ? '' :"
            " each.textContent.trim()].join()).join('\\n')"
        )
    )


@pytest.mark.parametrize("how", ["button", "shift"])
def test_leaving_at_once_leaves_nothing(site: str, open_page, how: str) -> None:  # noqa: F811
    """Back ten times never shows it. Red when: the draft stays, or the flow is in the history."""
    page = open_page(390)
    page.goto(f"{site}/tillganglighet/")
    page.goto(f"{site}/orolig/")
    page.get_by_label("Jag vill vara anonym").check()
    press(page, "Fortsätt")
    page.get_by_label("Namn").fill("Melvin")
    press(page, "Fortsätt")
    page.get_by_label("Vad gör dig orolig?").fill(WORRY)
    assert ReportDraft.objects.count() == 1
    if how == "button":
        page.get_by_role("link", name="Lämna sidan").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(f"**{AWAY}")
    assert (ReportDraft.objects.count(), Document.objects.count()) == (0, 0)
    assert [c["name"] for c in page.context.cookies() if c["name"] == "step"] == []
    page.go_back()
    expect(page).to_have_title("Tillgänglighet – Solby kommun")


def test_no_answer_at_all_says_so_and_keeps_the_text(site: str, open_page) -> None:  # noqa: F811
    """A dead server. Red when: forms.js does not hear htmx:error, or the page goes away."""
    page = open_page(390)
    page.goto(f"{site}/orolig/")
    page.get_by_label("Jag vill vara anonym").check()
    press(page, "Fortsätt")
    page.get_by_label("Namn").fill("Melvin")
    page.context.set_offline(True)
    press(page, "Fortsätt")
    expect(page.get_by_text("Vi når inte kommunen just nu")).to_be_visible()
    expect(page.get_by_label("Namn")).to_have_value("Melvin")
    page.context.set_offline(False)
    press(page, "Fortsätt")
    on(page, "Vad har du sett eller hört?")
