"""Somebody is worried about a child, and tells us: on a phone, on a desktop, with keys alone,
and without a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.reporting import (
    WORRY,
    on,
    open_page,  # noqa: F401 – a fixture
    picture,
    press,
    site,  # noqa: F401 – a fixture
    tell,
)
from tests.journeys.test_passkeys import accessible
from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.contact.documents.tests import samples

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_an_anonymous_report_by_somebody_tired(site: str, open_page, width: int) -> None:  # noqa: F811
    """Red when: any page of the flow has a fault by axe, is too wide, or loses what was typed."""
    page = open_page(width)
    page.goto(f"{site}/")
    on_front = page.get_by_role("heading", level=1)
    expect(on_front).to_be_visible()
    accessible(page)
    page.get_by_role("main").get_by_role("link", name="Orolig för ett barn?").click()
    on(page, "Orolig för ett barn?")
    press(page, "Fortsätt")
    expect(page.locator("[data-summary]")).to_be_focused()
    accessible(page)
    page.get_by_label("Jag vill vara anonym").check()
    press(page, "Fortsätt")
    on(page, "Vilket barn är du orolig för?")
    page.get_by_label("Namn").fill("Melvin")
    press(page, "Lägg till ett barn")
    page.get_by_role("group", name="Barn 2").get_by_label("Namn").fill("Tuva")
    accessible(page)
    press(page, "Fortsätt")
    on(page, "Vad har du sett eller hört?")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    press(page, "Fortsätt")
    expect(page.get_by_text("Tre svar behöver ändras")).to_be_visible()
    accessible(page)
    page.get_by_label("Vad gör dig orolig?").fill(WORRY)
    expect(page.get_by_text(f"{6000 - len(WORRY)}".replace("5", "5\u00a0", 1))).to_be_visible()
    page.get_by_role("group", name="Är barnet i trygghet just nu?").get_by_label("Nej").check()
    page.get_by_label("De senaste dagarna").check()
    press(page, "Fortsätt")
    on(page, "Är barnet i fara nu?")
    press(page, "Tillbaka")
    on(page, "Vad har du sett eller hört?")
    if width == 390:
        picture(page, "report-phone.png")
    press(page, "Fortsätt")
    on(page, "Är barnet i fara nu?")
    press(page, "Fortsätt")
    on(page, "Vill du lägga till bilder eller papper?")
    photo = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": samples.picture()}
    page.get_by_label("Välj bilder").set_input_files([photo])
    press(page, "Lägg till")
    expect(page.get_by_text("Bilaga 1.jpg", exact=True)).to_be_visible()
    accessible(page)
    press(page, "Spara och fortsätt senare")
    on(page, "Din kod för att fortsätta")
    press(page, "Fortsätt nu")
    press(page, "Fortsätt")
    on(page, "Läs igenom innan du skickar")
    press(page, "Skicka")
    on(page, "Vi har tagit emot din anmälan")
    code = page.locator(".t-code").inner_text()
    page.goto(f"{site}/orolig/kvitto/")
    on(page, "Kom anmälan fram?")
    page.get_by_label("Din kod").fill(code)
    press(page, "Visa")
    expect(page.get_by_text("Ja, vi har tagit emot den")).to_be_visible()
    accessible(page)
    assert ReportedChild.objects.count() == 2
    assert ConcernReport.objects.get().safe_now == "no"


@pytest.mark.parametrize("kind", ["Jag anmäler i mitt arbete", "Jag är under 18 år"])
def test_the_other_ways_through_are_in_reach(site: str, open_page, kind: str) -> None:  # noqa: F811
    """A professional and a child. Red when: a page that only they see has a fault by axe."""
    page = open_page(320)
    page.goto(f"{site}/orolig/")
    page.get_by_label(kind).check()
    press(page, "Fortsätt")
    child = "18" in kind
    on(page, "Vem är du?" if child else "Vilket barn gäller det?")
    size = page.locator("main").evaluate("each => getComputedStyle(each).fontSize")
    assert size == ("21px" if child else "18px")
    page.get_by_label("Vad heter du?" if child else "Namn").fill("Noel")
    press(page, "Fortsätt")
    page.get_by_label("Berätta med dina egna ord" if child else "Vad gör dig orolig?").fill(WORRY)
    page.get_by_label("Jag vet inte").first.check()
    page.get_by_label("I dag").check()
    accessible(page)
    press(page, "Fortsätt")
    on(page, "Hur kan vi nå dig?" if child else "Du och ditt arbete")
    if not child:
        press(page, "Fortsätt")
        expect(page.locator("[data-summary]")).to_be_focused()
        accessible(page)
        page.get_by_label("Vad heter du?").fill("Karin Berg")
        page.get_by_label("Vilken sorts verksamhet arbetar du i?").select_option("SCHOOL")
        page.get_by_label("Var arbetar du?").fill("Solskiftets skola")
        page.get_by_label("Vad arbetar du som?").fill("kurator")
        page.get_by_label("Telefon eller e-post till dig i arbetet").fill("070-174 06 05")
        page.get_by_label("Ja", exact=True).check()
    press(page, "Fortsätt")
    on(page, "Vill du visa något?" if child else "Vill du lägga till bilder eller papper?")
    press(page, "Fortsätt")
    press(page, "Skicka")
    on(page, "Tack för att du berättade" if child else "Vi har tagit emot din anmälan")
    told = page.get_by_text("Du får svar från oss")
    expect(told).to_have_count(0 if child else 1)


def test_with_keys_alone(site: str, open_page) -> None:  # noqa: F811
    """Tab, arrows, space and Enter. Red when: focus is lost after a step, or Enter goes back."""
    page = open_page(1280)
    page.goto(f"{site}/orolig/")
    page.keyboard.press("Tab")
    expect(page.locator("#exit")).to_be_focused()
    tab_to(page, "#id_kind_0")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    on(page, "Vilket barn är du orolig för?")
    tab_to(page, "#id_child1-name")
    page.keyboard.type("Melvin")
    page.keyboard.press("Enter")  # the first button of the form is not Tillbaka
    on(page, "Vad har du sett eller hört?")
    tab_to(page, "#id_worry")
    page.keyboard.type(WORRY)
    tab_to(page, "#id_safe_0")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#id_when_0")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    on(page, "Vill du lägga till bilder eller papper?")
    tab_to(page, "button[value=next].ds-button")
    page.keyboard.press("Enter")
    on(page, "Läs igenom innan du skickar")
    tab_to(page, "button[value=send].ds-button")
    page.keyboard.press("Enter")
    on(page, "Vi har tagit emot din anmälan")


def tab_to(page: Page, control: str) -> None:
    """Press Tab until it has focus; it must be in reach."""
    for _ in range(60):
        if page.locator(control).evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{control} cannot be reached by Tab")


def test_without_a_script(site: str, open_page) -> None:  # noqa: F811
    """Also back, forward and a second press. Red when: a step needs a script."""
    page = open_page(390, java_script_enabled=False)
    page.goto(f"{site}/orolig/")
    page.get_by_label("Jag vill vara anonym").check()
    press(page, "Fortsätt")
    page.get_by_label("Namn").fill("Melvin")
    press(page, "Fortsätt")
    page.get_by_label("Vad gör dig orolig?").fill(WORRY)
    press(page, "Tillbaka")
    press(page, "Fortsätt")
    expect(page.get_by_label("Vad gör dig orolig?")).to_have_value(WORRY)
    page.go_back()
    page.go_forward()
    expect(page.get_by_label("Vad gör dig orolig?")).to_have_value(WORRY)
    tell(page)
    press(page, "Fortsätt")
    press(page, "Fortsätt")
    press(page, "Skicka")
    expect(page.get_by_text("Vi har tagit emot din anmälan")).to_be_visible()
    code = page.locator(".t-code").inner_text()
    page.go_back()
    page.goto(f"{site}/orolig/")
    assert page.locator(".t-code").inner_text() == code
    assert ConcernReport.objects.count() == 1
