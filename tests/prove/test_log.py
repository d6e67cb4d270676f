"""Attacks on the log by the owner of the database: all are found, and the control misses.

Red when: the verifier does not compare with the checkpoint from outside, or `write_log` writes
nothing. The whole run is `./tillit prove log`.
"""

import pytest

from tools.prove import log


@pytest.mark.slow
def test_every_attack_is_found():
    """One of each kind at each depth, on SQLite; PostgreSQL is in the program."""
    found = log.prove(21, "sqlite")
    assert found["sqlite"]["attacks"] == 21
    assert all(each.proves for each in log.figures(found)), found


@pytest.mark.parametrize(
    ("found", "honest", "missed", "proves"),
    [(7, 0, 1, True), (6, 0, 1, False), (7, 1, 1, False), (7, 0, 0, False)],
)
def test_a_figure_falls_with_its_attack_and_with_its_control(found, honest, missed, proves):
    """Red when: figures() overlooks an attack that was not found, a fault in a log that nobody has
    touched, or a control that found everything."""
    counts = {
        "attacks": 7, "found": found, "refused": 2, "honest_faults": honest, "cut": 1,
        "cut_missed": missed,
    }  # fmt: skip
    (figure,) = log.figures({"sqlite": counts})
    assert figure.proves is proves
