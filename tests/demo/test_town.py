"""The invented town in small: made by actions, with nobody real in it. On both databases.

Red when: a story stops being possible, a number leaves the test series, or Maja reaches her nephew.
"""

import json

import pytest

from tillit.demo.agencies.people import read
from tillit.kernel.person_number import check_digit

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def town(town_filled):
    """One family a stage, on the database of this run."""
    return town_filled("small")


def test_every_stage_is_there(town):
    assert set(town["lines"]) == {"received", "assessed", "not_opened", "opened"}
    assert set(town["cases"]) >= {"investigating", "with_parties", "decided", "following", "closed"}


def test_the_log_is_whole(town):
    assert town["faults"] == []


def test_nobody_is_real(town):
    assert town["numbers"]
    for digits in town["numbers"]:
        assert digits[8:11] in {"238", "239"}
        assert check_digit(digits[2:11]) == int(digits[11])


def test_maja_is_kept_from_her_nephew(town):
    assert town["maja_reads"] == {"Love": False, "Noel": True}


def test_the_cast_is_kept_beside_the_town_that_it_tells_of(town):
    """Red when: the command writes to the machine's own folder whatever town it fills."""
    cast = json.loads((town["folder"] / "cast.json").read_text())
    assert "Petra Sandvik" in {each["name"] for each in cast["residents"]}


def test_what_happens_seldom_is_there(town):
    """Red when: a story is taken out of Seldom.stories(), or no list is made for the board."""
    assert set(town["appeals"]) == {"received", "reconsidered", "handed_over"}
    assert town["services"]["paused"] >= 1
    assert town["not_executed"] == 2
    assert (town["on_agenda"], town["dissent"]) == (1, 1)
    assert town["lists_told"] == ["§ 131", ""]


def test_no_decision_is_older_than_the_law_it_rests_on(town):
    """Red when: Teller.ago() forgets its first day."""
    assert town["first_decision"] >= "2025-07-01"


def test_a_month_of_assistance_waits_and_those_before_it_are_decided(town):
    """Red when: a household is taken out of homes.FIRST, or nobody decides on what has been."""
    months = town["months"]
    assert months["new reconciled"] >= 8
    assert months["renewal reconciled"] >= 6
    assert months["renewal received"] >= 5
    assert months["acute received"] == months["supplementary worked"] == 1


def test_a_household_pays_back_by_a_plan(town):
    """Red when: its mistake is taken out of MONTHS_BACK, or its first part is not noted."""
    assert town["claims"] == {"Sirak": [True, 1_500, 1]}


def test_the_simulator_knows_everybody_who_has_applied(town):
    """Red when: the command does not write the simulator's file, or somebody is left out of it."""
    known = read(town["folder"] / "agencies.toml")
    assert set(town["applicants"]) <= known.keys()
    assert any(each.down for each in known.values())
