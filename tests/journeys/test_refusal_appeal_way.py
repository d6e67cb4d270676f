"""A no, and an appeal: the worker weighs the children first, the leader decides as the order says,
the letter tells the same lines, the resident appeals on their own page, and it goes to the court.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_my_pages import DESK, PHONE, SMALL, look, resident
from tests.support.journey import UNFOLD, come_in
from tillit.areas.assistance import ports
from tillit.areas.assistance.models import MonthDecision, Worksheet
from tillit.areas.assistance.tests import conftest as assistance
from tillit.areas.assistance.tests.conftest import TOWN, World, sent
from tillit.areas.assistance.tests.deciding import LATER
from tillit.areas.assistance.tests.running import Answering
from tillit.casework.decisions.models import Appeal, Decision, PartyLetter
from tillit.contact.documents.actions import open_shared
from tillit.contact.documents.tests.reading import words_of
from tillit.kernel.swedish import day_of
from tillit.pages.portal.ansok.tests.test_apply_pages import PNG
from tillit.pages.portal.ansok.tree import tree_of

pytestmark = pytest.mark.journey
MINE = "/mina-sidor/ekonomiskt-bistand/"
LEADER_DECIDES = (("7.1", "SOL-12-1", "leader"),)
BEST = "Cleo har mat, egen säng och sina kläder. Lönen räcker till det i december."
VIEW = "Cleo är nio år och har pratat med oss. Hon oroar sig för hyran."
WORDS = "Lönen var för två månader. Räkna om den, och titta på hyran igen."


@pytest.fixture
def place(live, monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: LATER)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: LATER)
    monkeypatch.setattr(ports, "_plugged", [Answering()])
    monkeypatch.setattr(assistance, "ORDER", LEADER_DECIDES)
    return live.url, assistance.make_world()


@pytest.fixture
def at_desk(browser, place):
    contexts = []

    def sits(who) -> Page:
        context = browser.new_context(viewport=DESK)
        contexts.append(context)
        come_in(context, place[0], who.id)
        return context.new_page()

    yield sits
    for each in contexts:
        each.close()


def unfold(page: Page, title: str) -> None:
    page.locator("summary", has_text=re.compile(f"^{title}$")).first.click()


def test_a_no_is_weighed_told_and_appealed(place, at_desk, browser) -> None:
    """Red when: the program lets a no through before the children's situation is weighed, the
    worker decides what the leader shall, the letter has other lines than the page, or the appeal
    reaches nobody."""
    site, world = place
    sheet = applies(world)
    wanja = at_desk(world.wanja)
    proposes(wanja, site, sheet)
    case = Worksheet.objects.get(pk=sheet).case_id
    hears(wanja, site, case)
    lova = at_desk(world.lova)
    decides(lova, wanja, site, case)
    made = MonthDecision.objects.get(sheet_id=sheet)
    phone = browser.new_context(viewport=PHONE).new_page()
    resident(phone, site, world.asta)
    reads(phone, site, made)
    appeals(phone, made)
    handles(lova, wanja, site, case)
    phone.reload()
    expect(phone.get_by_text("Vi lämnade det till Förvaltningsrätten i Solstad")).to_be_visible()
    look(phone, "refusal-at-court", PHONE)
    phone.context.close()


def applies(world: World):
    """Asta, who lives with her daughter, applies and tells of a pay that is more than enough."""
    return sent(
        world, world.asta, at=LATER - timedelta(days=2),
        children=[{"person": str(world.cleo), "lunch_days": 0}], home_size=2,
        incomes=[{"who": "sökande", "kind": "pay", "kronor": "32000", "paid": "2025-11-25"}],
    )  # fmt: skip


def proposes(page: Page, site: str, sheet) -> None:
    """Fetched, looked at, the acute need tested; and no word to the children is no way on."""
    page.goto(f"{site}/arbete/bistand/manaden/{sheet}/")
    page.get_by_role("button", name="Hämta uppgifter").click()
    page.get_by_text("Uppgifterna är hämtade").wait_for()
    while page.get_by_role("button", name="Jag har sett det").count():
        page.get_by_role("button", name="Jag har sett det").first.click()
        page.wait_for_load_state()
    page.get_by_role("link", name="Föreslå").click()
    page.get_by_role("link", name="Skriv ner prövningen av akut nöd").click()
    page.get_by_label("Varför?").fill("Det finns mat hemma, och hyran för november är betald.")
    page.get_by_role("button", name="Spara raden").click()
    while page.get_by_role("button", name="Godkänn ").count():
        page.get_by_role("button", name="Godkänn ").first.click()
        page.wait_for_load_state()
    page.get_by_role("link", name="Föreslå").click()
    lead, title = page.locator(".t-titles .t-lead"), page.locator(".t-titles h1")
    assert lead.bounding_box()["y"] >= title.bounding_box()["y"] + title.bounding_box()["height"]
    page.get_by_role("button", name="Föreslå", exact=True).click()
    expect(page.get_by_text("Väg barnens situation innan du föreslår").first).to_be_visible()
    assert not Decision.objects.exists()
    look(page, "refusal-not-weighed", DESK, PHONE)
    page.set_viewport_size(DESK)
    page.get_by_label("Vad är bäst för barnen?").fill(BEST)
    page.get_by_label("Vad tycker barnen?").fill(VIEW)
    page.get_by_role("button", name="Föreslå", exact=True).click()
    expect(page.get_by_text("Beslutet är föreslaget.")).to_be_visible()


def hears(page: Page, site: str, case) -> None:
    """She reads what it will be built on, and answers (FL 25); then it waits for the leader."""
    page.goto(f"{site}/arbete/arenden/{case}/beslut/")
    unfold(page, "Skicka underlaget")
    page.get_by_label("Vad bygger beslutet på?").fill("Lönen i november räcker till normen.")
    page.get_by_label("Svara senast").fill(str(day_of(LATER + timedelta(days=7))))
    page.get_by_label("Hur lämnas det?").select_option("handed")
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_text("Underlaget är sänt.")).to_be_visible()
    unfold(page, "Skriv in svaret")
    page.get_by_label("Vad svarade parten?").fill("Det är fel: lönen var för två månader.")
    page.get_by_role("button", name="Spara svaret").click()
    expect(page.get_by_text("Bara gruppledaren").first).to_be_visible()
    blocked = page.get_by_role("button", name="Besluta", exact=True)
    expect(blocked).to_have_attribute("aria-disabled", "true")
    assert "Vårdnadshavare" not in page.inner_text("main")  # nobody's guardian is a party here
    look(page, "refusal-waits", DESK)


def decides(boss: Page, page: Page, site: str, case) -> None:
    """The leader decides; the worker sends the letter and writes in the day it was handed over."""
    boss.goto(f"{site}/arbete/beslut/")
    boss.get_by_role("link", name="Asta Rask").click()
    assert BEST in boss.inner_text("main")
    boss.get_by_role("button", name="Besluta: avslag").click()
    expect(boss.get_by_text("Beslutet är fattat.")).to_be_visible()
    page.goto(f"{site}/arbete/arenden/{case}/beslut/")
    page.get_by_label("Brevet till Asta Rask").select_option("handed")
    page.get_by_role("button", name="Skicka breven").click()
    expect(page.get_by_text("Breven är klara.")).to_be_visible()
    unfold(page, "Dagen då parten fick det")
    letter = page.get_by_role("region", name="Brevet till Asta Rask", exact=True)
    letter.get_by_role("button", name="Spara").click()
    expect(letter.get_by_text("Parten fick beslutet")).to_be_visible()


def reads(page: Page, site: str, made: MonthDecision) -> None:
    """The page and the paper say the same lines; the paper says how to appeal."""
    page.goto(f"{site}{MINE}")
    page.get_by_role("link", name="December 2025").first.click()
    expect(page.get_by_text("Du får inget ekonomiskt bistånd för månaden.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Läs beslutet").click()
    letter = PartyLetter.objects.get()
    content = download.value.path().read_bytes()
    assert content == open_shared(letter.document_id, ground="test", by=TOWN, at=LATER).content
    paper = words_of(content)
    page.evaluate(UNFOLD)
    mine = page.inner_text("main").replace("\u00a0", " ")
    tree = tree_of(made.calculation.text)
    assert tree
    leaves = [leaf for top in tree.tops for leaf in ends(top)]
    assert len(leaves) > 4
    for leaf in leaves:
        amount = leaf.kronor.removesuffix(" kr").replace("\u00a0", " ")
        assert leaf.text in mine
        assert amount in mine
        if leaf.kronor != "0 kr":
            assert "".join(f"{leaf.text}{amount}".split()) in paper, leaf
    for words in (
        "Nej till ekonomiskt bistånd", "Om du inte håller med", "inom tre veckor", BEST, VIEW,
        "Du kan också skriva det på Mina sidor", "Beslutet blir avslag.",
    ):  # fmt: skip
        assert "".join(words.split()) in paper, words
    look(page, "refusal-read", PHONE, DESK)
    page.set_viewport_size(PHONE)


def ends(line):
    """The lines that have none under them."""
    if not line.lines:
        yield line
    for each in line.lines:
        yield from ends(each)


def appeals(page: Page, made: MonthDecision) -> None:
    """In words and with a photo of a letter. What is forgotten is said, and nothing is lost."""
    page.get_by_role("link", name="Överklaga").click()
    look(page, "appeal-begin", SMALL, PHONE, DESK)
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Överklaga").click()
    expect(page.get_by_text("Skriv hur du vill att beslutet ändras").first).to_be_visible()
    look(page, "appeal-wrong", SMALL)
    page.get_by_label("Hur vill du att beslutet ändras").fill(WORDS)
    photo = {"name": "lön.png", "mimeType": "image/png", "buffer": PNG}
    page.get_by_label("Ta en bild").set_input_files(photo)
    page.get_by_role("button", name="Överklaga").click()
    expect(page.get_by_text("Vi har fått ditt överklagande.")).to_be_visible()
    expect(page.get_by_text("Du har överklagat. Det kom till oss")).to_be_visible()
    look(page, "appeal-come", PHONE, DESK)
    page.set_viewport_size(PHONE)
    row = Appeal.objects.get()
    assert (row.text, row.received_on) == (WORDS, day_of(LATER))
    assert row.document_id
    assert Decision.objects.get(pk=made.decision_id).stage == "appealed"


def handles(boss: Page, page: Page, site: str, case) -> None:
    """The worker is told on her own day, reads the words and the file; the leader looks at the
    decision again (FL 37-38), it stands, and it is handed over (FL 46)."""
    page.goto(f"{site}/arbete/")
    expect(page.get_by_text("En part har överklagat ett beslut").first).to_be_visible()
    page.goto(f"{site}/arbete/arenden/{case}/beslut/")
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_text("Inskrivet av parten själv, på Mina sidor")).to_be_visible()
    expect(page.get_by_text("Öppnat på Mina sidor")).to_be_visible()
    look(page, "appeal-at-desk", DESK, PHONE)
    with page.expect_download():
        page.get_by_role("link", name="Filen som parten skickade").click()
    boss.goto(f"{site}/arbete/beslut/")
    expect(boss.get_by_text("Pröva om det kom i tid.")).to_be_visible()
    boss.get_by_role("link", name="Asta Rask").click()
    unfold(boss, "Det kom i tid")
    boss.get_by_role("button", name="Det kom i tid").click()
    unfold(boss, "Ompröva")
    boss.get_by_label("Beslutet står fast").check()
    boss.get_by_label("Vad har ni prövat, och varför?").fill("Lönen var för november.")
    appeal = boss.get_by_role("region", name="Överklagande av Asta Rask")
    appeal.get_by_role("button", name="Spara", exact=True).click()
    unfold(boss, "Lämna över")
    boss.get_by_label("Vilken förvaltningsrätt?").fill("Förvaltningsrätten i Solstad")
    appeal.get_by_role("button", name="Lämna över").click()
    expect(boss.get_by_text("Lämnat till Förvaltningsrätten i Solstad")).to_be_visible()
