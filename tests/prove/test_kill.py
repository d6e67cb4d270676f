"""kill -9 under eight writers: nothing acknowledged is lost, and the controls do lose.

Red when: tools/prove/writer.honest answers before it writes, or the program's SQLite runs with an
answer inside the transaction. That the proof can see a loss is what the two controls are for.
"""

import os

import pytest

from tools.base import SetupError
from tools.postgres import programs
from tools.prove import kill

ROUNDS, CONTROLS = (1_000, 30) if os.environ.get("TILLIT_LONG") else (15, 5)


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_nothing_acknowledged_is_lost(database):
    """The figures are printed when it fails; `./tillit prove kill` prints them always."""
    if database == "postgres":
        try:
            programs()
        except SetupError as problem:
            pytest.skip(str(problem))
    figures = kill.prove(ROUNDS, CONTROLS, database)
    assert kill.broken(figures) == [], figures
    assert figures[database]["kills"] == ROUNDS
    assert figures[database]["acknowledged"] > ROUNDS, "the writers wrote too little to prove"


@pytest.mark.parametrize(
    ("figures", "faults"),
    [
        ({"sqlite": {"kills": 1, "lost": 0, "torn": 0}}, 0),
        ({"sqlite": {"kills": 1, "lost": 1, "torn": 0}}, 1),
        ({"sqlite": {"kills": 1, "lost": 0, "torn": 1}}, 1),
        ({"sqlite, control": {"kills": 5, "lost": 0, "torn": 0}}, 1),
        ({"sqlite, control": {"kills": 5, "lost": 2, "torn": 0}}, 0),
    ],
)
def test_the_judgement(figures, faults):
    """Red when: broken() forgives a control that lost nothing."""
    assert len(kill.broken(figures)) == faults
