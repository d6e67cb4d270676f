"""Where the money goes: a resident writes in their account on a telephone, another colleague makes
sure whose it is, and the resident stops one that is not theirs."""

from __future__ import annotations

import pytest

from tests.journeys.test_my_pages import look, resident
from tests.support.journey import DESK, PHONE, come_in
from tillit.areas.assistance.models import Payee, Worksheet
from tillit.areas.assistance.tests.conftest import AT, make_world, sent
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.types import PayeeKind, WayToPay

pytestmark = pytest.mark.journey


@pytest.fixture
def place(live, monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    monkeypatch.setattr("tests.support.journey.timezone.now", lambda: AT)
    world = make_world()
    return live.url, world, sent(world)


def test_from_ones_own_telephone_to_a_second_colleague(place, browser):
    """Red when: what is wrong is lost, the account waits for nobody, or a stop is not seen."""
    site, world, sheet = place
    mine = browser.new_context(viewport=PHONE).new_page()
    resident(mine, site, world.sven)
    mine.goto(f"{site}/mina-sidor/ekonomiskt-bistand/{sheet}/")
    mine.get_by_role("link", name="Skriv in ditt konto").click()
    mine.get_by_label("Ditt konto").fill("mitt konto")
    mine.get_by_role("button", name="Spara kontot").click()
    mine.get_by_text("Ett svar behöver ändras").wait_for()
    assert mine.get_by_label("Ditt konto").input_value() == "mitt konto"
    look(mine, "account-wrong", PHONE)
    mine.get_by_label("Ditt konto").fill("6000 123456789")
    mine.get_by_role("button", name="Spara kontot").click()
    mine.get_by_text("Tack. Vi kontrollerar kontot").wait_for()
    look(mine, "account-told", PHONE)
    context = browser.new_context(viewport=DESK)
    come_in(context, site, world.lova.id)
    page = context.new_page()
    page.goto(f"{site}/arbete/bistand/mottagare/")
    look(page, "account-waits", DESK, PHONE)
    page.get_by_role("link", name="Öppna").click()
    page.get_by_label("Personen skrev själv in kontot").check()
    look(page, "account-yes", DESK, PHONE)
    page.get_by_role("button", name="Bekräfta").click()
    page.get_by_text("Mottagaren är bekräftad.").wait_for()
    page.get_by_role("link", name="Ny mottagare").click()
    page.get_by_role("radio", name="Hyresvärden").check()
    look(page, "account-new", DESK, PHONE)
    case = Worksheet.objects.get(pk=sheet).case_id
    payee(
        world, case, kind=PayeeKind.LANDLORD, way=WayToPay.GIRO, name="Solbyhem",
        account="5050-1055", reference="12345",
    )  # fmt: skip
    mine.reload()
    mine.get_by_role("button", name="Betala inte dit längre").click()
    mine.get_by_text("Stoppat. Inget nytt skickas dit.").wait_for()
    look(mine, "account-stop", PHONE)
    page.goto(f"{site}/arbete/bistand/mottagare/")
    page.get_by_text("Stoppade av hushållet").wait_for()
    look(page, "account-stopped", DESK, PHONE)
    page.get_by_role("link", name="Öppna").click()
    page.get_by_text("Hushållet har stoppat mottagaren").wait_for()
    look(page, "account-case", DESK, PHONE)
    assert Payee.objects.filter(stopped_at__isnull=False).count() == 1
    page.context.close()
    mine.context.close()
