"""The invented town: made by actions, whole, with nobody real in it.

Red when: a story stops being possible, a number leaves the test series, or Maja reaches her nephew.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tillit.kernel.person_number import check_digit

ROOT = Path(__file__).parents[2]
LEAST = 8
pytestmark = pytest.mark.slow


def filled(folder, size):
    """A town of that size in a folder of its own, and its facts."""
    surroundings = {
        **os.environ,
        "TILLIT_DEMO": "1",
        "TILLIT_FILLING": "1",
        "TILLIT_DATABASE": f"sqlite:///{folder}/town.sqlite3",
        "TILLIT_DATABASE_OWNER": "",
        "TILLIT_DOCUMENTS": str(folder / "documents"),
        "DJANGO_SETTINGS_MODULE": "tillit.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.demo.town_facts", size],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout) | {"folder": folder}


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("town"), "small")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The town that `./tillit demo` makes: most of a minute."""
    return filled(tmp_path_factory.mktemp("whole"), "whole")


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
