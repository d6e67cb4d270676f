"""A note in the wrong case is moved in a browser, on a desk and on a phone.

Red when: a page of the way has an axe finding or is wider than the window, or the note stays.
"""

import pytest
from django.utils import timezone

from tests.support.journey import come_in, findings, overflows
from tests.support.town import BY, make_town, sign
from tillit.casework.cases.actions import start_case
from tillit.casework.cases.types import NoteKind
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source

pytestmark = pytest.mark.journey
SAID = "Kim vill inte gå hem på fredagar."


@pytest.fixture
def town(live):
    return make_town(timezone.now())


@pytest.fixture
def note(town):
    kim = register_person("Kim", "Dahl", source=Source.STAFF, by=BY, at=town.at)
    start_case(kim, town.unit, responsible=town.maja.id, by=BY, at=town.at)
    return sign(town, NoteKind.PHONE, SAID, days_ago=1)


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
def test_the_whole_way(live, town, note, new_context, size):
    found = []

    def look(page):
        found.extend([*findings(page), *(["too wide"] if overflows(page) > 0 else [])])

    def window(staff):
        context = new_context(viewport={"width": size[0], "height": size[1]})
        come_in(context, live.url, staff.id)
        return context.new_page()

    case = f"{live.url}/arbete/arenden/{town.case}/"
    page, leader = window(town.maja), window(town.katarina)
    leader.goto(case)
    page.goto(f"{case}anteckning/{note}/")
    look(page)
    page.get_by_role("link", name="Anteckningen står i fel ärende").click()
    look(page)
    page.get_by_label("I vilket ärende ska den stå?").select_option(index=1)
    page.get_by_label("Den skrevs med fel ärende uppslaget").check()
    page.get_by_label("Nej", exact=True).check()
    page.get_by_role("button", name="Flytta anteckningen").click()
    page.get_by_text("Anteckningen står nu här").wait_for()
    look(page)
    leader.goto(case)
    look(leader)
    leader.get_by_role("link", name="flyttats härifrån").click()
    leader.get_by_text("medan anteckningen stod här").wait_for()
    look(leader)
    assert SAID not in leader.content()
    assert found == []
