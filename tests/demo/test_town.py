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
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
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
        [sys.executable, "-m", "tests.demo.town_facts"],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_every_stage_is_there(town):
    assert set(town["lines"]) >= {"received", "assessed", "not_opened", "opened"}
    assert "investigating" in town["cases"]
    assert town["least"] >= 8


def test_the_log_is_whole(town):
    assert town["faults"] == []


def test_nobody_is_real(town):
    assert town["numbers"]
    for digits in town["numbers"]:
        assert digits[8:11] in {"238", "239"}
        assert check_digit(digits[2:11]) == int(digits[11])


def test_maja_is_kept_from_her_nephew(town):
    assert town["maja_reads"] == {"Love": False, "Noel": True}
