"""`./tillit prove all` runs every program, also after one that fell."""

import pytest

from tools.base import SetupError
from tools.prove import door


@pytest.fixture
def ran(monkeypatch):
    """Three programs: the first falls, the second cannot be run here, the third holds."""
    told = []

    def run(name, rest):
        told.append((name, *rest))
        if name == "away":
            raise SetupError("no PostgreSQL here")
        return int(name == "falls")

    monkeypatch.setattr(door, "PROGRAMS", {"falls": "", "away": "", "holds": ""})
    monkeypatch.setattr(door, "_run", run)
    return told


def test_all_are_run_and_one_that_fell_is_told(ran, capsys):
    """Red when: the first that falls ends the run, or is forgotten in the exit code."""
    assert door.main(["all", "--long"]) == 1
    assert ran == [("falls", "--long"), ("away", "--long"), ("holds", "--long")]
    assert "Fell or could not be run: falls, away" in capsys.readouterr().out


def test_what_is_not_a_program_is_told(ran):
    """Red when: a program's own switch given to all is passed on to every program."""
    assert door.main(["all", "--rounds", "3"]) == 1
    assert door.main(["other"]) == 1
    assert ran == []
