"""The month's statistics at the desk: what lacks is mended from the list, the file is fetched."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from tillit.areas.assistance.tests.conftest import AT, make_world
from tillit.areas.assistance.tests.deciding import granted

PAGE = "desk:statistics"
IN_DECEMBER = AT + timedelta(days=20)
DECEMBER = {"manad": "2025-12"}


def text(answer):
    """The page as it is read."""
    return unescape(answer.content.decode())


@pytest.fixture(scope="module")
def made(module_rows):
    with module_rows():
        world = make_world()
        return world, granted(world)[0]


@pytest.fixture
def town(db, made, settings):
    settings.MUNICIPALITY_CODE = "0000"
    return made


def test_what_lacks_is_mended_from_the_list_and_the_leader_fetches_the_file(town, at_desk):
    """Red when: the list has no way to the form, the form saves nothing, or the file is empty."""
    world, sheet = town
    address = reverse("desk:statistics_adults", args=[sheet])
    client = at_desk(world.wanja, IN_DECEMBER)
    assert address in text(client.get(reverse(PAGE), DECEMBER))
    wrong = client.post(address, {"obstacle_1": "", "born_1": "no"})
    assert wrong.status_code == 422
    assert "välj det som stämmer bäst" in text(wrong)
    said = {"obstacle_1": "unemployed_nothing", "born_1": "no"}
    done = client.post(address, said, follow=True)
    assert "Sparat" in text(done)
    assert "Arbetslös, ingen ersättning" in text(client.get(address))
    client = at_desk(world.lova, IN_DECEMBER)
    assert "Hämta filen" in text(client.get(reverse(PAGE), DECEMBER))
    file = client.post(reverse("desk:statistics_file"), DECEMBER)
    assert "_2025-12_v1_" in file["Content-Disposition"]
    assert ";11380;6;" in file.content.decode()
    assert "Version 1, gäller" in text(client.get(reverse(PAGE), DECEMBER))


def test_the_form_is_not_confirmed_and_the_page_says_so(town, at_desk):
    """Red when: the mark is taken off the page."""
    world, _ = town
    page = text(at_desk(world.wanja, IN_DECEMBER).get(reverse(PAGE), DECEMBER))
    assert "Filens form är inte bekräftad" in page
    assert "Hämta filen" not in page  # a leader does
