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
    found = kill.prove(ROUNDS, CONTROLS, database)
    assert all(each.proves for each in kill.figures(found)), found
    assert found[database]["kills"] == ROUNDS
    assert found[database]["acknowledged"] > ROUNDS, "the writers wrote too little to prove"


@pytest.mark.parametrize(
    ("lost", "torn", "control_lost", "control_torn", "proves"),
    [
        (0, 0, 2, 0, True),
        (1, 0, 2, 0, False),
        (0, 1, 2, 0, False),
        (0, 0, 0, 0, False),
        (0, 0, 2, 1, False),
    ],
)
def test_the_judgement(lost, torn, control_lost, control_torn, proves):
    """Red when: figures() forgives a control that lost nothing, or a table without its log."""
    found = {
        "sqlite": {"kills": 15, "acknowledged": 900, "lost": lost, "torn": torn},
        "sqlite, control": {"kills": 5, "lost": control_lost, "torn": control_torn},
    }
    (figure,) = kill.figures(found)
    assert figure.proves is proves
