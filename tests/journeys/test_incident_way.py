"""A reviewer asks what an account did, shuts it, and saves a draft, on a desk and on a phone.

Red when: a page of the way has an axe finding or is wider than the window, or the account stays
open.
"""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests.support.journey import come_in, findings, overflows
from tests.support.town import make_town, staff_of
from tillit.casework.cases.actions import open_case_page
from tillit.kernel.actor import Role
from tillit.trust.audit.actions import note_read
from tillit.trust.identity.models import StaffAccount

pytestmark = pytest.mark.journey


@pytest.fixture
def town(live):
    town = make_town(timezone.now())
    then = timezone.now() - timedelta(hours=2)
    open_case_page(town.case, by=town.maja, at=then)
    for verb, person in (("people.name", town.hidden), ("people.match", town.ines)):
        with transaction.atomic():
            note_read(verb, by=town.maja, at=then, object_id=person, person_id=person)
    return town


def test_the_whole_way(live, town, new_context, tmp_path):
    found = []
    vera = staff_of("Vera Lindh", town.unit, Role.REVIEWER, "Säkerhetsansvarig", town.at)
    pictures = os.environ.get("TILLIT_PICTURES", "")

    def look(page, name):
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            found.extend([*findings(page), *([f"{name} {width}"] if overflows(page) > 0 else [])])
            if pictures:
                page.screenshot(path=f"{pictures}/{name}-{width}.png", full_page=True)

    context = new_context(viewport={"width": 1280, "height": 900})
    come_in(context, live.url, vera.id)
    page = context.new_page()
    page.goto(f"{live.url}/arbete/handelser/")
    look(page, "list")
    page.locator("#id_account").select_option(str(town.maja.id))
    page.get_by_role("button", name="Läs loggen").click()
    page.get_by_text("Skyddade", exact=True).wait_for()
    page.locator("summary").get_by_text("Stäng kontot", exact=True).click()
    look(page, "incident")
    page.get_by_role("button", name="Stäng kontot nu").click()
    page.get_by_text("Kontot är stängt sedan").wait_for()
    page.locator("#id_imy_text").fill("Det här hände.")
    page.locator("#utkast-imy").get_by_role("button", name="Spara", exact=True).click()
    page.get_by_text("Utkastet är sparat.").wait_for()
    look(page, "shut")
    assert StaffAccount.objects.get(pk=town.maja.id).shut_at
    assert found == []
