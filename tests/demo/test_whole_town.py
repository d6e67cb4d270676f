"""The invented town as `./tillit demo` makes it. On SQLite alone: it says something about the town,
and the small one (test_town.py) is filled on both databases.

Red when: a story stops being possible.
"""

import pytest

LEAST = 8
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole(town_filled):
    """Most of a minute."""
    return town_filled("whole")


def test_every_stage_has_so_many_that_a_list_looks_like_a_list(whole):
    """Red when: a count in STAGES is below eight."""
    wanted = {
        "lines": ("received", "assessed", "not_opened", "opened"),
        "cases": ("investigating", "with_parties", "decided", "following", "closed"),
        "services": ("ordered", "started", "ended"),
    }
    for table, stages in wanted.items():
        assert all(whole[table][stage] >= LEAST for stage in stages), (table, whole[table])
    alone = sum(whole["lines"].values()) - whole["lines"]["opened"]
    assert 140 <= sum(whole["cases"].values()) + alone <= 190


def test_the_town_has_papers_for_two_years_and_few_are_late(whole):
    """Red when: the history begins with the act of July 2025, or stories forget the clocks."""
    assert whole["oldest_days"] >= 600
    assert whole["late"] <= whole["running"] // 4


def test_people_live_as_people_do(whole):
    """Red when: families() puts every child in one home, or nobody is protected."""
    assert 1_450 <= whole["people"] <= 1_600
    assert whole["at_home"] >= whole["people"] - 10
    assert whole["two_homes"] >= 50
    assert whole["siblings"] >= 50
    assert whole["protected"] >= 3


def test_no_report_is_about_a_child_not_born_yet(whole):
    """Red when: a story two years back takes the family's baby (seen: the town stopped, for the
    law gives no consent to an age below nothing)."""
    assert whole["unborn"] == 0


def test_a_month_of_assistance_looks_like_a_month(whole):
    """Red when: a household is taken out of homes.REST, or all are of one kind."""
    waiting = {kind: whole["months"][f"{kind} received"] for kind in ("new", "renewal", "acute")}
    assert sum(waiting.values()) >= 30
    assert all(count >= 2 for count in waiting.values()), waiting


def test_a_claim_waits_for_a_household_to_answer(whole):
    """Red when: its mistake is taken out of mistakes.MONTHS_BACK, or it is decided."""
    assert whole["claims"] == {"Sirak": [True, 1_500, 1], "Kaya": [False, 0, 0]}
