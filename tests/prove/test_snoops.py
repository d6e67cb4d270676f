"""The proof of the log review, small: it runs, and the generator knows no explanation.

Red with `explanations` imported in the generator; with `crowd` taken out of the grounds (the
controls still fall, a snoop fewer is found); with `sort_out` told to explain nothing.
"""

import ast
from pathlib import Path

from tools.prove import snoops
from tools.prove.snooping.kinds import KINDS

GENERATOR = Path(snoops.__file__).parent / "snooping"
MAY_KNOW = {"material", "closeness"}  # what is stored, and who lives near whom; not what is thought


def test_the_generator_does_not_know_the_explanations():
    """Red when: town.py imports a number from explanations.py."""
    known = set()
    for path in GENERATOR.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and "overview.review" in (node.module or ""):
                known.add((node.module or "").rpartition(".")[2])
    assert known <= MAY_KNOW


def test_the_figure_says_how_sure_it_is():
    """Wilson's interval, worked out by hand for 95 of 100. Red when: the interval is of the rows,
    or narrows without more snoops."""
    assert snoops._interval(95, 100) == "88,8–97,8"
    assert snoops._interval(950, 1000) == "93,5–96,2"


def test_there_are_thirty_kinds():
    """Red when: a kind has the name of another."""
    assert len(KINDS) == 30


def test_a_small_town_has_its_snoops_found_and_the_controls_fall():
    """A town of 400 in eight weeks. The promise on the number of rows is for a thousand: thirty
    snoops among four hundred are many rows. Red when: grounds stop being enough."""
    tally = snoops.Tally()
    snoops.run_town(3, 400, tally)
    found, rows, explained = snoops.figures(tally)
    assert tally.planted.total() == 30
    assert tally.recall >= 0.85
    assert found.control_failed
    assert rows.control_failed
    assert explained.held
