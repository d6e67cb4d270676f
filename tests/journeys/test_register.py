"""A worker registers what somebody tells on the telephone: by keys alone, and without a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_passkeys import accessible
from tests.journeys.test_report import tab_to
from tests.support.journey import come_in
from tests.support.solby import make_solby
from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.trust.identity.models import StaffAccount

pytestmark = pytest.mark.journey
HERE = "/arbete/mottagning/ny/"
STORY = "Noel 🧒 har blåmärken. Han säger att han har ramlat."


@pytest.fixture
def sit(live, new_context):
    """Idris at the desk, in a window of this width."""

    def comes(width: int, **more: object) -> Page:
        make_solby()
        context = new_context(viewport={"width": width, "height": 900}, **more)
        idris = StaffAccount.objects.get(name="Idris Warsame").pk
        come_in(context, live.url, idris)
        page: Page = context.new_page()
        page.goto(f"{live.url}{HERE}")
        return page

    return comes


def test_with_keys_alone(sit) -> None:
    """Two children, somebody in their work. Red when: Enter in a box adds a child in place of
    sending (`c-default` left out), or a question is out of reach."""
    page = sit(1280)
    tab_to(page, "#id_kind_0")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#id_child1-name")
    page.keyboard.type("Noel")
    tab_to(page, "button[value=add]")
    page.keyboard.press("Enter")
    tab_to(page, "#id_child2-age")
    page.keyboard.type("Ungefär tre år")
    tab_to(page, "#id_worry")
    page.keyboard.type(STORY)
    for question in ("#id_safe_0", "#id_when_0"):
        tab_to(page, question)
        page.keyboard.press("Space")
    tab_to(page, "#id_organisation")
    page.keyboard.type("Solskolan")
    page.keyboard.press("Enter")
    summary = page.locator("[data-summary]")
    expect(summary).to_contain_text("Om anmälaren vill ha svar: välj Ja eller Nej")
    expect(summary.get_by_role("link")).to_have_count(1)
    expect(summary).to_be_focused()
    accessible(page)
    expect(page.locator("#id_worry")).to_have_value(STORY)
    tab_to(page, "#id_feedback_0")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Anmälan är inskriven")).to_be_visible()
    assert ConcernReport.objects.get().wants_feedback
    assert ReportedChild.objects.count() == 2


def test_without_a_script_on_a_phone(sit) -> None:
    """Red when: a child cannot be added or taken off, or what was typed goes, without a script."""
    page = sit(390, java_script_enabled=False)
    page.get_by_label("Vad har hänt?").fill(STORY)
    page.get_by_role("button", name="Ett barn till").click()
    page.get_by_role("group", name="Barn 2").get_by_label("Barnets namn").fill("Nora")
    page.get_by_role("button", name="Ta bort barn 1").click()
    page.get_by_role("button", name="Skriv in anmälan").click()
    expect(page.get_by_role("link", name="Vem anmäler")).to_be_visible()
    expect(page.get_by_label("Barnets namn")).to_have_value("Nora")
    page.get_by_label("En privatperson som är anonym").check()
    page.get_by_label("Nej", exact=True).first.check()
    page.get_by_label("I dag").check()
    page.get_by_role("button", name="Skriv in anmälan").click()
    expect(page.get_by_text("Anmälan är inskriven")).to_be_visible()
    assert STORY in ConcernReport.objects.get().text
