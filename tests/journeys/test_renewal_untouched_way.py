"""A month that no worker touches: a resident renews, the program asks the agencies over SOAP,
counts, decides and tells; a household that needs an eye is left to a person.

The resident does everything by keys alone, at the width of a phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_my_pages import DESK, PHONE, SMALL, look, resident
from tests.support.agencies import simulator
from tests.support.journey import UNFOLD, come_in
from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.models import MonthDecision, RunLine, StoredCalculation, Worksheet
from tillit.areas.assistance.tests.conftest import AT, TOWN, TYPED, World, make_world, number, sent
from tillit.areas.assistance.tests.deciding import LATER, approve, decide, propose
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.tests.running import NOVEMBER, turned_on
from tillit.areas.assistance.tests.test_carried_out import booked
from tillit.areas.assistance.types import GateCode, LineState, MonthStage, PaidFor
from tillit.casework.decisions.models import PartyLetter
from tillit.contact.documents.actions import open_shared
from tillit.contact.documents.tests.reading import words_of
from tillit.integrations.ssbtek.adapter import EmployersDeclarations, Ssbtek
from tillit.jobs.schedule import take_turns
from tillit.jobs.table import JOBS
from tillit.kernel.actor import System
from tillit.kernel.swedish import day_of
from tillit.law.assistance.kronor import shown
from tillit.pages.portal.ansok.tree import tree_of
from tillit.registers.people.actions import register_person, set_contact_needs
from tillit.trust.audit.models import Payload

pytestmark = pytest.mark.journey
MINE = "/mina-sidor/ekonomiskt-bistand/"
PROGRAM = System("assistance")
TOLD = """
[[person]]
number = "{rut}"
FK = [{{ row = "utbetalning", slag = "BOSTADSBIDRAG", netto = "1900.00", day = 18 }}]

[[person]]
number = "{sven}"
FK = [{{ row = "utbetalning", slag = "OKANDSLAG", netto = "700.00", day = 18 }}]
"""


@pytest.fixture
def line(tmp_path) -> Iterator[None]:
    """The agencies' simulator in a process of its own, behind the real adapters and mutual TLS."""
    people = tmp_path / "people.toml"
    rut, sven = (number(each).written for each in ("700101238", "700102238"))
    people.write_text(TOLD.format(rut=rut, sven=sven))
    with simulator(tmp_path / "line", "--people", str(people)) as agencies:
        kept = list(ports.sources())
        ports.plug(Ssbtek(agencies.line()), EmployersDeclarations(agencies.line()))
        yield
        ports.plug(*kept)
    assert agencies.told.split()[0] != "0"  # it has been asked


@pytest.fixture
def clock(monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"

    def at(now) -> None:
        monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: now)
        monkeypatch.setattr("tests.support.journey.timezone.now", lambda: now)

    at(AT)
    return at


def granted_by_people(world: World, first: str, nine: str, account: str, *, asked: bool):
    """Somebody whose November was granted and paid by people."""
    born = date(1970, 1, int(nine[4:6]))
    person = register_person(first, "Prov", born=born, number=number(nine), **TYPED)
    set_contact_needs(person, safe_way="Brev hem går bra.", by=TOWN, at=AT)
    sheet = sent(world, person, month=NOVEMBER, at=AT)
    if asked:
        actions.fetch(sheet, by=world.wanja, at=AT)
    approve(world, sheet)
    for warning in actions.open_month(sheet, by=world.wanja, at=AT).warnings:
        actions.acknowledge_warning(warning.id, by=world.wanja, at=AT)
    decision = propose(world, sheet)
    decide(world, decision)
    case = Worksheet.objects.get(pk=sheet).case_id
    to = payee(world, case, name=f"{first} Prov", account=account)
    kronor = MonthDecision.objects.get(decision_id=decision).kronor
    order = actions.plan_payment(
        decision, payee_id=to, purpose=PaidFor.SUPPORT, kronor=kronor, pay_on=day_of(LATER),
        by=world.wanja, at=AT,
    )  # fmt: skip
    booked(order, case, decision, at=AT)
    return person, case, to


def keys(page: Page, words: str, *, role: str = "button") -> None:
    """To a control with the tab key alone, and press it."""
    wanted = page.get_by_role(role, name=words, exact=True).first
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def tab_to(page: Page, wanted) -> None:
    expect(wanted).to_be_visible()
    for _ in range(60):
        if wanted.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the tab key does not come there")


def test_a_renewal_that_nobody_touches(live, browser, clock, line) -> None:
    """From the resident's sign-in to the day of payment. Red when: the renewal asks what is known,
    the program decides what a person must look at, a worker is needed for what is clean, or the
    resident reads other lines than the worker."""
    world = make_world()
    rut, case, to = granted_by_people(world, "Rut", "700101238", "6000 123400001", asked=True)
    sven, _, _ = granted_by_people(world, "Sven", "700102238", "6000 123400002", asked=False)
    turned_on(world)
    began = Payload.objects.latest("pk").pk
    page = browser.new_context(viewport=PHONE).new_page()
    resident(page, live.url, rut)
    renews(page, live.url)
    sheet = Worksheet.objects.get(case_id=case, month=date(2025, 12, 1))
    left = Worksheet.objects.get(pk=sent(world, sven))
    clock(LATER)
    run(live.url, browser, world)
    sheet.refresh_from_db()
    assert sheet.stage == MonthStage.DECIDED
    made = MonthDecision.objects.get(sheet=sheet)
    assert made.by_program
    assert_untouched(case, sheet, began)
    line_of = RunLine.objects.get(sheet=left)
    assert line_of.state == LineState.LEFT
    assert GateCode.WARNING in line_of.codes.split()
    left.refresh_from_db()
    assert not MonthDecision.objects.filter(sheet=left).exists()
    order = actions.plan_payment(
        made.decision_id, payee_id=to, purpose=PaidFor.SUPPORT, kronor=made.kronor,
        pay_on=day_of(LATER + timedelta(days=5)), by=PROGRAM, at=LATER,
    )  # fmt: skip
    actions.approve_payment(order, by=PROGRAM, at=LATER)
    assert_untouched(case, sheet, began)
    resident(page, live.url, rut)  # two days later
    reads(page, live.url, browser, world, sheet, made)
    worker_sees_what_is_left(live.url, browser, world, left)
    page.context.close()


def renews(page: Page, site: str) -> None:
    """By keys: the next month is chosen, and only what has changed is asked."""
    page.goto(f"{site}{MINE}")
    keys(page, "Ansök för en månad", role="link")
    expect(page.get_by_role("heading", name="När pengarna inte räcker")).to_be_visible()
    keys(page, "Ansök", role="link")
    expect(page.get_by_label("December 2025")).to_be_checked()
    expect(page.get_by_label("Ja, jag söker själv")).to_be_checked()
    look(page, "renew-begin", SMALL)
    keys(page, "Fortsätt")
    for title in ("Har något ändrats?", "Inkomster", "Det du äger", "Något mer?"):
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        keys(page, "Fortsätt")
    expect(page.get_by_role("heading", name="Papper och bilder")).to_be_visible()
    keys(page, "Fortsätt")
    expect(page.get_by_text("Hyra 6 200 kr")).to_be_visible()
    expect(page.get_by_text("Inget svar")).to_have_count(0)
    look(page, "renew-summary", SMALL)
    tab_to(page, page.get_by_label("Uppgifterna är riktiga"))
    page.keyboard.press("Space")
    keys(page, "Skriv under och skicka")
    expect(page.get_by_text("Vi har fått ansökan")).to_be_visible()


def run(site: str, browser, world: World) -> None:
    """The leader starts it for the whole unit; the job does the rest, letters and all."""
    context = browser.new_context(viewport=DESK)
    come_in(context, site, world.lova.id)
    page = context.new_page()
    page.goto(f"{site}/arbete/bistand/automatiska/")
    page.get_by_label("December 2025").check()
    page.get_by_role("button", name="Starta körningen").click()
    page.get_by_text("0 av 2 klara").wait_for()
    jobs = tuple(each for each in JOBS if each.name.startswith("month-"))
    for minutes in (0, 30, 60):
        take_turns(jobs, at=LATER + timedelta(minutes=minutes))
    context.close()


def assert_untouched(case, sheet, began: int) -> None:
    """In the log from the renewal and on: of the case, its month and its people no member of staff
    has written or read anything; the resident and the program have."""
    since = Payload.objects.filter(pk__gt=began)
    decision = MonthDecision.objects.get(sheet=sheet).decision_id
    found = since.filter(object_id=case)
    for each in (case, sheet.pk, decision, sheet.case.person_id):
        found = found | since.filter(body__contains=str(each))
    actors = set(found.values_list("actor_kind", flat=True))
    assert actors == {"resident", "system"}, list(
        found.filter(actor_kind="staff").values_list("verb", "actor_ref")
    )
    verbs = set(found.values_list("verb", flat=True))
    assert {"RegistersAsked", "AnswersFetched", "MonthProposed", "DecisionMade"} <= verbs


def reads(page: Page, site: str, browser, world: World, sheet, made) -> None:
    """The decision, the lines as the worker has them, the letter as it lies, and the day."""
    page.goto(f"{site}{MINE}")
    keys(page, "December 2025", role="link")
    granted = shown(made.kronor)
    expect(page.get_by_text(f"{granted} kr för december 2025")).to_be_visible()
    money = page.get_by_role("region", name="Pengarna", exact=True)
    expect(money.get_by_text("Betalas ut 1 december")).to_be_visible()
    mine = unfolded(page)
    desk = browser.new_context(viewport=DESK)
    come_in(desk, site, world.wanja.id)
    theirs = desk.new_page()
    theirs.goto(f"{site}/arbete/bistand/manaden/{sheet.pk}/")
    worker = unfolded(theirs)
    desk.close()
    stored = StoredCalculation.objects.get(pk=made.calculation_id)
    tree = tree_of(stored.text)
    assert tree
    leaves = [leaf for top in tree.tops for leaf in ends(top)]
    assert any("Bostadsbidrag" in leaf.text for leaf in leaves)
    letter = PartyLetter.objects.get(decision_id=made.decision_id)
    opened = open_shared(letter.document_id, ground="test", by=TOWN, at=LATER)
    paper = words_of(opened.content)
    for leaf in leaves:
        amount = leaf.kronor.removesuffix(" kr").replace("\u00a0", " ")
        for name, read in (("resident", mine), ("worker", worker)):
            assert leaf.source in read, (name, leaf)
            assert amount in read, (name, leaf)
        if leaf.kronor != "0 kr":
            assert "".join(leaf.text.split()) in paper
    assert Decimal(made.kronor) == stored.kronor
    look(page, "renew-decided", PHONE, DESK)
    page.set_viewport_size(PHONE)
    tab_to(page, page.get_by_role("link", name="Läs beslutet").first)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.path().read_bytes() == opened.content
    letter.refresh_from_db()
    assert letter.opened_at is not None


def unfolded(page: Page) -> str:
    """All that the page says, what is folded too."""
    page.evaluate(UNFOLD)
    return page.inner_text("main").replace("\u00a0", " ")


def ends(line):
    """The lines that have none under them."""
    if not line.lines:
        yield line
    for each in line.lines:
        yield from ends(each)


def worker_sees_what_is_left(site: str, browser, world: World, left) -> None:
    """The household that the program left waits for us, with the reason on its page."""
    context = browser.new_context(viewport=DESK)
    come_in(context, site, world.wanja.id)
    page = context.new_page()
    page.goto(f"{site}/arbete/bistand/manaden/?manad=2025-12&visa=mig")
    expect(page.get_by_text("Rut Prov")).to_have_count(0)
    page.get_by_role("link", name="Sven Prov").click()
    page.get_by_text("Därför beslutar inte programmet").click()
    assert GateCode.WARNING.words in page.inner_text("main")
    expect(page.get_by_text("inget hittat")).to_have_count(0)  # said once, beside
    look(page, "renew-left", DESK, PHONE)
    assert str(left.pk) in page.url
    context.close()
