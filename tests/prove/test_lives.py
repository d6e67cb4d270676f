"""The proof of retention, small: nothing exempt is picked, and every exemption left out is seen."""

import pytest

from tools.prove.retention import CONTROLS, caught, count

SEED = 7


def test_nothing_exempt_is_picked_and_the_twin_agrees():
    """Red when: years = 4 in the row FIVE-YEARS of the law's table, or a day of research is left
    out of the twin."""
    picked, wrong, different = count(2000, SEED)
    assert picked > 100
    assert (wrong, different) == (0, 0)


@pytest.mark.parametrize("name", CONTROLS)
def test_an_exemption_left_out_is_seen(name):
    """Red when: the control changes nothing (seen with a name that is in no table)."""
    with CONTROLS[name]():
        assert caught(SEED, 4000)
    assert not caught(SEED, 300)
