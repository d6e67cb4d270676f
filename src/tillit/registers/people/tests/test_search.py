"""Search: who may find whom, by what, and what the log says about it."""

import json
from datetime import date

import pytest

from tillit.kernel.person_number import PersonNumber, check_digit
from tillit.kernel.refusal import NotThere, Refusal
from tillit.registers.people import actions
from tillit.registers.people.types import PROTECTED_NAME, Protection, Purpose
from tillit.trust.access.actions import raise_barrier
from tillit.trust.access.types import BarrierReason
from tillit.trust.audit.models import Payload

from .conftest import AT, TOWN, give_case


def number(day: date, series: str = "238", coordination: bool = False) -> PersonNumber:
    nine = f"{day:%y%m}{day.day + 60 * coordination:02}{series}"
    return PersonNumber(f"{day:%Y}"[:2] + nine + str(check_digit(nine)))


def names(answer) -> list[str]:
    return [line.name for line in answer.lines]


def search(by, text, purpose=Purpose.MATCH, **more):
    return actions.search_people(text, purpose=purpose, by=by, at=AT, **more)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("ås öb", "Åsa Öberg"),
        ("oberg asa", "Åsa Öberg"),
        ("anna-lena", "Anna-Lena Kvist"),
        ("qvist", "Anna-Lena Kvist"),
        ("lena kvits", "Anna-Lena Kvist"),
        ("obrien", "Sinéad O'Brien"),
        ("schernkvist", "Ida Stjernqvist"),
        ("سارة", "سارة Haddad"),
    ],
)
def test_a_name_is_found_however_it_is_written(register, intake, typed, wanted):
    """Red when: folding, prefixes, sounds or slips stop working, on either database."""
    for name in (
        "Åsa Öberg",
        "Anna-Lena Kvist",
        "Sinéad O'Brien",
        "سارة Haddad",
        "Ida Stjernqvist",
    ):
        register(*name.split(" ", 1))
    assert names(search(intake, typed)) == [wanted]


def test_answers_stand_in_swedish_order(register, intake):
    """Red when: å, ä and ö sort as a and o."""
    for family in ("Östman", "Zetter", "Äng", "Åkesson", "Andersson"):
        register("Kim", family)
    families = [name.split()[1] for name in names(search(intake, "kim"))]
    assert families == ["Andersson", "Zetter", "Åkesson", "Äng", "Östman"]


def test_the_nearest_name_comes_first(register, intake):
    """Red when: a longer name that only begins so stands before the one that was meant."""
    register("Noela", "Alm")
    register("Noel", "Åberg")
    assert names(search(intake, "noel")) == ["Noel Åberg", "Noela Alm"]


def test_numbers_of_both_kinds_are_found_exactly(register, intake):
    """Red when: a number finds more than its owner, or a coordination number nobody."""
    born = date(2014, 3, 5)
    register("Noel", "Lind", number=number(born))
    register("Ida", "Ek", number=number(born, coordination=True))
    assert names(search(intake, number(born).written)) == ["Noel Lind"]
    assert names(search(intake, number(born).digits[2:])) == ["Noel Lind"]
    assert names(search(intake, number(born, coordination=True).digits)) == ["Ida Ek"]
    assert names(search(intake, number(born, "239").digits)) == []


def test_a_protected_person_is_found_by_the_whole_number_only_and_stays_a_mask(register, intake):
    """Red when: the name, a slip or a sound of it leads to the person, or the line tells."""
    secret = number(date(2014, 3, 5))
    person = register("Noel", "Lindqvist", number=secret)
    actions.set_protection(person, Protection.MARKED, reason="Besked", by=TOWN, at=AT)
    for typed in ("noel", "lindqvist", "noel lindkvist", "nol lind"):
        assert names(search(intake, typed)) == []
    answer = search(intake, secret.digits)
    assert names(answer) == [PROTECTED_NAME]
    for leak in ("Noel", "Lindqvist", "2014", secret.digits):
        assert leak not in repr(answer)
    actions.set_protection(person, Protection.NONE, reason="Upphört", by=TOWN, at=AT)
    assert names(search(intake, "noel")) == ["Noel Lindqvist"]


def test_ordinary_staff_find_only_within_their_assignments(register, worker, unit):
    """Red when: the scope is forgotten for names or for numbers."""
    mine = register("Noel", "Lind", number=number(date(2014, 3, 5)))
    register("Noel", "Ek", number=number(date(2015, 3, 5)))
    give_case(worker, mine, unit)
    assert names(search(worker, "noel", Purpose.WORK)) == ["Noel Lind"]
    assert names(search(worker, number(date(2015, 3, 5)).digits, Purpose.WORK)) == []
    with pytest.raises(Refusal):
        search(worker, "noel", Purpose.MATCH)


def test_nobody_finds_themself_or_kin(register, intake):
    """Red when: a barrier does not hold in the match search."""
    kin = register("Noel", "Lind", number=number(date(2014, 3, 5)))
    raise_barrier(intake.id, kin, BarrierReason.KIN, by=TOWN, at=AT)
    assert names(search(intake, "noel")) == []
    assert names(search(intake, number(date(2014, 3, 5)).digits)) == []
    with pytest.raises(NotThere):
        actions.open_person(kin, by=intake, at=AT)


@pytest.mark.parametrize("typed", ["noel", "zzzz", "", "x", "19990101-23", "201403052387"])
def test_every_search_is_logged_without_what_was_typed(register, intake, typed):
    """Red when: an empty or failed search leaves no leaf, or the leaf holds the text."""
    register("Noel", "Lind")
    answer = search(intake, typed)
    body = Payload.objects.get(verb="people.match").body
    assert json.loads(body)["facts"]["count"] == len(answer.lines)
    assert not typed.strip() or typed not in body
    assert answer.lines or answer.sentence or typed == "zzzz"


def test_the_budget_remarks_and_then_stops(register, intake, settings):
    """Red when: nothing counts what one person searches for in a day."""
    settings.PERSON_BUDGET = ["2/3"]
    register("Noel", "Lind")
    assert [search(intake, "noel").over_budget for _ in range(3)] == [False, False, True]
    with pytest.raises(Refusal):
        search(intake, "noel")


def test_too_many_is_not_an_answer(register, intake, monkeypatch):
    """Red when: a search that fits everybody lists some of them."""
    monkeypatch.setattr("tillit.registers.people.search.find.MOST", 2)
    for given in ("Noa", "Noel", "Nora"):
        register(given, "Lind")
    answer = search(intake, "no")
    assert (names(answer), answer.too_many) == ([], True)
    assert answer.sentence
