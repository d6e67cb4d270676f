"""What helps is written in, confirmed and taken away, by who leads."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.kernel.actor import Guest, Role, System
from tillit.pages.desk.help import hours
from tillit.pages.desk.people.tests.conftest import AT, signed_in
from tillit.registers.directory import queries
from tillit.registers.directory.models import Offer
from tillit.registers.directory.tests.conftest import publish
from tillit.registers.directory.types import FRESH_DAYS, Hours
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

TOWN, PAGE, SOMEBODY = System("tests"), "/arbete/det-som-finns/", Guest()


@pytest.fixture
def unit(db):
    return open_unit("Familj", UnitKind.INVESTIGATION, by=TOWN, at=AT)


def body(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode().replace("\xa0", " ")


def said(**changes):
    return {
        "name": "Föräldracafé", "what": "Fika och prata.", "for_whom": "Föräldrar.",
        "happens": "Du sätter dig.", "begin": "Kom hit.", "cost": "Gratis", "way": "open",
        "languages": ["sv"], "identity": "first_name", "situations": ["home"],
    } | changes  # fmt: skip


def test_a_leader_writes_a_place_and_what_is_given_there(unit):
    """Red when: the place or the hours are lost, what is refused is lost, or a change begins
    empty."""
    lead = signed_in(unit, Role.LEADER)
    place = {"name": "Hamnen", "where": "indoors", "address": "Kajgatan 4", "access": ["loop"]}
    assert lead.post(f"{PAGE}plats/", place).status_code == 302
    (hamnen,) = queries.all_places(SOMEBODY)
    wrong = said(place1=str(hamnen.id), hours1="mån 9–17\nsnart")
    page = body(lead.post(f"{PAGE}ny/", wrong), 422)
    assert "”snart” är inte en tid" in page
    assert "Fika och prata." in page
    right = said(place1=str(hamnen.id), hours1="mån 9–17\ntors 13.30-15 med tid")
    assert lead.post(f"{PAGE}ny/", right).status_code == 302
    found = queries.offer(SOMEBODY, "foraldracafe")
    assert found.said.hours[hamnen.id] == (
        Hours(0, time(9), time(17)), Hours(3, time(13, 30), time(15), drop_in=False),
    )  # fmt: skip
    page = body(lead.get(f"{PAGE}foraldracafe/"))
    assert "tor 13.30–15.00 med tid" in page
    assert "Föräldracafé" in body(lead.get(PAGE))


def test_what_the_law_keeps_assessed_is_refused_with_its_section(unit):
    """SoL 11:5. Red when: the page lets it through, or says no law."""
    lead = signed_in(unit, Role.LEADER)
    page = body(lead.post(f"{PAGE}ny/", said(kind="FOSTER-HOME")), 422)
    assert "Familjehem kräver alltid behovsprövning (SoL 11:5)" in page
    assert not Offer.objects.exists()


def test_two_who_change_the_same(unit):
    """Red when: the later writes over the earlier."""
    lead = signed_in(unit, Role.LEADER)
    publish(at=AT)
    seen = queries.changed_at(SOMEBODY, "foraldrachatten").isoformat()
    address = f"{PAGE}foraldrachatten/"
    assert lead.post(address, said(seen=seen)).status_code == 302
    Offer.objects.update(changed_at=AT + timedelta(minutes=1))
    assert "Någon annan har just ändrat" in body(lead.post(address, said(seen=seen)), 409)


def test_old_waits_first_and_a_press_makes_it_true(unit):
    """Red when: what falls out soon is not asked about, or the press does not confirm."""
    lead = signed_in(unit, Role.LEADER)
    publish(at=AT - timedelta(days=FRESH_DAYS + 2))
    page = body(lead.get(PAGE))
    assert "Stämmer det än?" in page
    assert "1 sak syns inte längre" in page
    assert lead.post(f"{PAGE}foraldrachatten/bekrafta/").status_code == 302
    assert "Stämmer det än?" not in body(lead.get(PAGE))
    wait = {"w-foraldrachatten-days": "4"}
    assert lead.post(f"{PAGE}foraldrachatten/vantan/", wait).status_code == 302
    assert "väntan 4 dagar" in body(lead.get(PAGE))
    away = f"{PAGE}foraldrachatten/ta-bort/"
    assert "Varför finns det inte längre?" in body(lead.post(away, {}), 422)
    assert lead.post(away, {"x-foraldrachatten-reason": "Chatten är stängd."}).status_code == 302
    assert "Chatten är stängd." in body(lead.get(PAGE))


def test_others_read_and_change_nothing(unit):
    """Red when: only the buttons are hidden."""
    publish(at=AT)
    maja = signed_in(unit, Role.SOCIAL_WORKER)
    page = body(maja.get(PAGE))
    assert ("Föräldrachatten" in page, "Ny hjälp" in page, "bekrafta/" in page) == (
        True, False, False,
    )  # fmt: skip
    for path in ("ny/", "plats/", "foraldrachatten/"):
        assert maja.get(f"{PAGE}{path}").status_code == 403
    for path, sent in (
        ("bekrafta/", {}), ("ta-bort/", {"x-foraldrachatten-reason": "Stängt nu."}),
        ("vantan/", {"w-foraldrachatten-days": "1"}),
    ):  # fmt: skip
        assert maja.post(f"{PAGE}foraldrachatten/{path}", sent).status_code in (403, 422)
    found = queries.offer(SOMEBODY, "foraldrachatten")
    assert (found.withdrawn_at, found.wait_days, found.confirmed_by) == (None, None, "test")


clocks = st.times().map(lambda one: one.replace(second=0, microsecond=0, fold=0))


@given(st.lists(st.tuples(st.integers(0, 6), clocks, clocks, st.booleans()), max_size=8))
def test_hours_are_read_as_they_are_written(rows):
    """Red when: a weekday, a minute or "med tid" is lost on the way there and back."""
    made = {Hours(day, *sorted((one, two)), drop_in=drop) for day, one, two, drop in rows}
    some = {each for each in made if each.opens < each.closes}
    assert set(hours.read(hours.write(some))) == some


@pytest.mark.parametrize("line", ["snart", "mån", "mån 17–9", "mån 25–26", "xyz 9–17", "9–17"])
def test_what_is_no_time_is_said(line):
    """Red when: a line that is no hours is passed over."""
    with pytest.raises(hours.NotHours, match=line):
        hours.read(f"tis 9–10\n{line}")
