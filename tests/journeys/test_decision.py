"""From the parties' answers to a decision, letters, the day they came, and an appeal.

In a browser, by the people who do it, with axe on every page; once on a phone, once without
JavaScript.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.support.journey import come_in, findings, overflows
from tests.support.town import BY, make_town, staff_of, warn
from tillit.casework.decisions import actions
from tillit.casework.decisions.models import Decision, Hearing, PartyLetter
from tillit.kernel.actor import Role
from tillit.kernel.swedish import day_of
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

pytestmark = pytest.mark.journey
POINTS = (
    ("3.1", "SOL-11-1", "leader"),
    ("3.5", "FL-45", "leader"),
    ("4.1", "SOL-22-2", "committee"),
)


@pytest.fixture
def town(live):
    made = make_town(timezone.now())
    warn(made)
    today = day_of(made.at)
    actions.adopt_delegation_order(
        "Delegationsordning", entries=POINTS, adopted_on=today - timedelta(days=90),
        paragraph="§ 120", valid_from=today - timedelta(days=60),
        valid_to=today + timedelta(days=365), by=BY, at=made.at,
    )  # fmt: skip
    return made


@pytest.fixture
def nils(town):
    """The secretary of the board."""
    unit = open_unit("Nämndens kansli", UnitKind.BOARD, by=BY, at=town.at)
    return staff_of("Nils Nord", unit, Role.BOARD_SECRETARY, "Nämndsekreterare", town.at)


@pytest.fixture(params=["desktop", "phone", "no script"])
def as_(request, browser, live):
    """A browser in which somebody has signed in; closed afterwards."""
    width = 390 if request.param == "phone" else 1280
    contexts = []

    def enter(staff) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=request.param != "no script",
        )
        contexts.append(context)
        come_in(context, live.url, staff.id)
        return context.new_page()

    enter.script = request.param != "no script"
    yield enter
    for context in contexts:
        context.close()


def looked_at(page: Page, as_) -> None:
    """axe has nothing to say and nothing is wider than the window."""
    if as_.script:
        assert findings(page) == []
        assert overflows(page) <= 0


def open_form(page: Page, title: str, *, within: str = "") -> None:
    """Unfold a form."""
    scope = page.get_by_role("region", name=within, exact=True) if within else page
    scope.locator("summary", has_text=re.compile(f"^{title}$")).first.click()


def test_a_decision_is_made_and_appealed(town, nils, as_, live):
    """Red when: a step is missing on the page, or a form posts somewhere else."""
    today = day_of(town.at)
    page = as_(town.maja)
    page.goto(f"{live.url}/arbete/arenden/{town.case}/beslut/")
    expect(page.get_by_text("Petra Sandvik har inte fått läsa och svara").first).to_be_visible()
    expect(page.get_by_text("Skicka aldrig brev hem.").first).to_be_visible()
    looked_at(page, as_)
    open_form(page, "Skicka underlaget", within="Petra Sandvik")
    petra = page.get_by_role("region", name="Petra Sandvik", exact=True)
    petra.get_by_label("Vad bygger beslutet på?").fill("Noel behöver stöd i skolan.")
    petra.get_by_label("Svara senast").fill((today + timedelta(days=7)).isoformat())
    petra.get_by_label("Hur lämnas det?").select_option("handed")
    petra.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_text("Underlaget är sänt.")).to_be_visible()
    open_form(page, "Skriv in svaret", within="Petra Sandvik")
    petra.get_by_label("Vad svarade parten?").fill("Det stämmer.")
    petra.get_by_role("button", name="Spara svaret").click()
    open_form(page, "Skicka inte", within="Erik Lund")
    erik = page.get_by_role("region", name="Erik Lund", exact=True)
    erik.get_by_label("Vilket undantag?").select_option("UNNECESSARY")
    erik.get_by_label("Varför gäller det?").fill("Erik har själv ansökt om stödet.")
    erik.get_by_role("button", name="Spara undantaget").click()

    page.get_by_label("Avslag").check()
    page.get_by_label("Vilken lagregel?").select_option("SOL-11-1")
    page.get_by_role("button", name="Spara förslaget").click()
    expect(page.get_by_text("Inget är sparat än")).to_be_visible()
    looked_at(page, as_)
    page.get_by_label("Vad gäller det, med enkla ord?").fill("Stödfamilj varannan helg")
    page.get_by_label("Vad har vägt tyngst?").fill("Behovet kan mötas i skolan. Ring 070-1740605.")
    page.get_by_label("Vad är bäst för barnet?").fill("Noel mår bra av lugna helger hemma.")
    page.get_by_label("Vad tycker barnet?").fill("Noel vill vara hemma.")
    page.get_by_label("Vilka regler har ni använt?").fill("Socialtjänstlagen 11 kap. 1 §.")
    page.get_by_role("button", name="Spara förslaget").click()
    expect(page.get_by_text("Bara gruppledaren eller nämnden").first).to_be_visible()
    blocked = page.get_by_role("button", name="Besluta", exact=True)
    expect(blocked).to_have_attribute("aria-disabled", "true")
    looked_at(page, as_)

    boss = as_(town.katarina)
    boss.goto(f"{live.url}/arbete/beslut/")
    looked_at(boss, as_)
    boss.get_by_role("link", name="Noel Sandvik").click()
    expect(boss.get_by_role("heading", name="Nej till stöd för Noel").first).to_be_visible()
    boss.get_by_role("button", name="Besluta: avslag").click()
    expect(boss.get_by_text("Beslutet är fattat.")).to_be_visible()

    page.reload()
    page.get_by_label("Brevet till Petra Sandvik").select_option("handed")
    page.get_by_role("button", name="Skicka breven").click()
    expect(page.get_by_text("Breven är klara.")).to_be_visible()
    assert PartyLetter.objects.count() == 2
    open_form(page, "Dagen då parten fick det", within="Brevet till Petra Sandvik")
    letter = page.get_by_role("region", name="Brevet till Petra Sandvik", exact=True)
    letter.get_by_role("button", name="Spara").click()
    expect(letter.get_by_text("Parten fick beslutet")).to_be_visible()
    open_form(page, "Skriv in överklagande")
    page.get_by_label("Vem överklagar?").select_option(label="Petra Sandvik")
    page.get_by_label("Vilken dag kom det till oss?").fill(today.isoformat())
    page.get_by_label("Vad vill parten ändra?").fill("Vi vill ha stödfamilj.")
    page.get_by_role("region", name=re.compile("^Beslut ")).get_by_role(
        "button", name="Spara", exact=True
    ).last.click()
    expect(page.get_by_text("Överklagandet kom i tid.")).to_be_visible()
    looked_at(page, as_)

    boss.goto(f"{live.url}/arbete/beslut/")
    expect(boss.get_by_text("Pröva om det kom i tid.")).to_be_visible()
    boss.goto(f"{live.url}/arbete/arenden/{town.case}/beslut/")
    open_form(boss, "Det kom i tid")
    boss.get_by_role("button", name="Det kom i tid").click()
    open_form(boss, "Ompröva")
    boss.get_by_label("Beslutet står fast").check()
    boss.get_by_label("Vad har ni prövat, och varför?").fill("Inget nytt har kommit fram.")
    appeal = boss.get_by_role("region", name="Överklagande av Petra Sandvik")
    appeal.get_by_role("button", name="Spara", exact=True).click()
    open_form(boss, "Lämna över")
    boss.get_by_label("Vilken förvaltningsrätt?").fill("Förvaltningsrätten i Solstad")
    appeal.get_by_role("button", name="Lämna över").click()
    expect(boss.get_by_text("Lämnat till Förvaltningsrätten i Solstad")).to_be_visible()

    desk = as_(nils)
    desk.goto(f"{live.url}/arbete/delegationsbeslut/")
    looked_at(desk, as_)
    desk.get_by_role("button", name="Gör en lista").click()
    expect(desk.get_by_role("cell", name="3.1")).to_be_visible()
    assert "Noel" not in desk.content()
    looked_at(desk, as_)
    desk.get_by_role("link", name="Skriv ut").click()
    looked_at(desk, as_)
    desk.go_back()
    desk.get_by_label("Paragraf i protokollet").fill("§ 9")
    desk.get_by_role("button", name="Anmäl listan").click()
    expect(desk.get_by_text("Anmäld till nämnden")).to_be_visible()


@pytest.mark.parametrize("as_", ["desktop"], indirect=True)
def test_who_leaves_the_page_has_pressed_nothing(town, as_, live):
    """What is half written is kept for who comes back, and no letter has gone.

    Red when: the last post of a page that is left carries no header, and is taken as a press on
    the button (seen so with sendBeacon).
    """
    page, here = as_(town.maja), f"{live.url}/arbete/arenden/{town.case}/beslut/"
    page.goto(here)
    open_form(page, "Skicka underlaget", within="Petra Sandvik")
    petra = page.get_by_role("region", name="Petra Sandvik", exact=True)
    petra.get_by_label("Svara senast").fill((day_of(town.at) + timedelta(days=7)).isoformat())
    petra.get_by_label("Vad bygger beslutet på?").fill("Noel behöver stöd i skolan.")
    page.goto(f"{live.url}/arbete/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(here)
    expect(petra.get_by_label("Vad bygger beslutet på?")).to_have_value(re.compile("i skolan"))
    looked_at(page, as_)
    assert not Hearing.objects.exists()


@pytest.mark.parametrize("as_", ["desktop"], indirect=True)
def test_the_committee_decides(town, nils, as_, live):
    """Red when: the proposal does not reach the meeting, or the dissent is lost."""
    desk = as_(nils)
    desk.goto(f"{live.url}/arbete/utskott/")
    looked_at(desk, as_)
    desk.get_by_label("Mötets namn").fill("Individutskottet")
    desk.get_by_role("textbox", name="Ordförande").fill("Olga Öst")
    desk.get_by_label("Ledamöter som var med").fill("Per Palm\nSara Sund")
    desk.get_by_role("button", name="Lägg in mötet").click()
    expect(desk.get_by_text("Inget väntar på det här mötet.")).to_be_visible()

    page = as_(town.maja)
    page.goto(f"{live.url}/arbete/arenden/{town.case}/beslut/")
    for party in ("Petra Sandvik", "Erik Lund"):
        open_form(page, "Skicka inte", within=party)
        box = page.get_by_role("region", name=party, exact=True)
        box.get_by_label("Vilket undantag?").select_option("IMMEDIATE")
        box.get_by_label("Varför gäller det?").fill("Noel är inte trygg hemma i dag.")
        box.get_by_role("button", name="Spara undantaget").click()
    page.get_by_label("Beviljat", exact=True).check()
    page.get_by_label("Vilken lagregel?").select_option("SOL-22-2")
    page.get_by_label("Vad gäller det, med enkla ord?").fill("Familjehem")
    page.get_by_label(re.compile("^Från")).first.fill(day_of(town.at).isoformat())
    page.get_by_label("Vad har vägt tyngst?").fill("Noel behöver ett tryggt hem.")
    page.get_by_label("Vad är bäst för barnet?").fill("Ett tryggt hem.")
    page.get_by_label("Vad tycker barnet?").fill("Noel vill bo hos farmor.")
    page.get_by_label("Vilka regler har ni använt?").fill("SoL 22 kap. 2 §.")
    page.get_by_role("button", name="Spara förslaget").click()
    expect(page.get_by_text("beslutet fattas av utskottet eller nämnden").first).to_be_visible()
    open_form(page, "Sätt upp på ett möte")
    page.get_by_role("button", name="Sätt upp").click()
    expect(page.get_by_text("Utskottet beslutar på mötet.")).to_be_visible()

    desk.reload()
    looked_at(desk, as_)
    desk.get_by_label("Paragraf i protokollet").fill("§ 12")
    desk.get_by_label("Skiljaktig mening").fill("Per Palm ville avslå.")
    desk.get_by_role("button", name="Skriv in beslutet").click()
    expect(desk.get_by_text("Beslutet är inskrivet.")).to_be_visible()
    row = Decision.objects.get()
    assert (row.decided_as, row.paragraph, row.dissent) == (
        "committee",
        "§ 12",
        "Per Palm ville avslå.",
    )
    desk.get_by_role("button", name="Avsluta mötet").click()
    expect(desk.get_by_text("Mötet är avslutat.")).to_be_visible()
