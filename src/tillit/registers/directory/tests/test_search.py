"""Found as people speak: their words, their slips, how they have it."""

from datetime import timedelta

import pytest

from tillit.kernel.actor import Guest
from tillit.registers.directory import queries
from tillit.registers.directory.search.situations import dangers, situations
from tillit.registers.directory.types import FRESH_DAYS

from .conftest import AT, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town(db):
    publish()
    publish("budget", name="Budget- och skuldrådgivning", what="Vi reder ut räkningarna ihop.",
            for_whom="Du som inte får pengarna att räcka.", situations=("money",))  # fmt: skip
    publish("kvinnofrid", name="Kvinnofridsteamet", what="Stöd när någon gör dig illa.",
            for_whom="Alla som är utsatta.", situations=("violence",))  # fmt: skip
    publish("hamnen", name="Mötesplats Hamnen", what="Häng, spela och laga mat.",
            for_whom="Ungdomar.", words="fritidsgård\nungdomsgård", situations=())  # fmt: skip


def first(typed):
    found, offers = queries.find_offers(Guest(), typed, at=AT)
    return (offers[0].said.code if offers else ""), [each.says for each in found.dangers]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("jag orkar inte med mina barn", "foraldrachatten"), ("skulder", "budget"),
        ("han slår", "kvinnofrid"), ("skuldrådgivning", "budget"),
        ("budjet", "budget"), ("skuldradgivning", "budget"), ("kronofogden", "budget"),
        ("räkningarna", "budget"), ("räkning", "budget"), ("fritidsgården", "hamnen"),
        ("föräldrar", "foraldrachatten"), ("hotar mig", "kvinnofrid"), ("hamnen", "hamnen"),
    ],
)  # fmt: skip
def test_as_people_speak(typed, code):
    """Red when: situations, stems, slips or an offer's own words are left out of `search`."""
    assert first(typed)[0] == code


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("han slår mig", ["violence"]),
        ("jag vill dö", ["life"]),
        ("självmord", ["life"]),
        ("sjelvmord", ["life"]),
        ("skulder", []),
        ("slask", []),
        ("barnen lyssnar inte", []),
    ],
)
def test_danger_is_heard(typed, says):
    """Red when: the words of danger are not looked for, or anything sounds like them."""
    assert first(typed)[1] == says


def test_nothing_is_found_for_nothing_and_for_what_is_not_there():
    """Red when: an empty search finds all, or noise finds something."""
    for typed in ("", "   ", "qzxw", "jag och du", "a" * 5_000, "\x00'; --"):
        assert first(typed) == ("", [])


def test_a_changed_offer_is_found_by_its_new_words():
    """Red when: the held words are not read anew."""
    assert first("bowling")[0] == ""
    publish("bowling", name="Bowlingkvällar", what="Vi spelar tillsammans.")
    assert first("bowling")[0] == "bowling"


def test_the_best_are_shown_and_no_more(django_assert_num_queries):
    """Red when: a common word brings all offers of the town to a phone, the best of them is not
    among those that are left, or an old one takes a place."""
    for number in range(queries.MOST + 5):
        publish(f"prat-{number}", name="Prat", what="Kom och prata om bowling.")
    publish("bowling", name="Bowling", what="Vi spelar.")
    old = AT - timedelta(days=FRESH_DAYS + 1)
    publish("bowling-forr", name="Bowling", what="Vi spelade.", at=old)
    queries.find_offers(Guest(), "bowling", at=AT)
    with django_assert_num_queries(4):
        _, offers = queries.find_offers(Guest(), "bowling", at=AT)
    assert len(offers) == queries.MOST
    assert offers[0].said.code == "bowling"
    assert "bowling-forr" not in [each.said.code for each in offers]


def test_every_situation_is_found_by_its_own_words():
    """Red when: a word of the table leads somewhere else first."""
    for each in situations():
        for typed in each.words:
            found, _ = queries.find_offers(Guest(), typed, at=AT)
            assert each.code in [meant.code for meant in found.situations], (each.code, typed)
    for danger in dangers():
        for typed in danger.words:
            found, _ = queries.find_offers(Guest(), typed, at=AT)
            assert danger.says in [meant.says for meant in found.dangers], typed
