"""The program decides nothing about a child, whatever anybody has handed to it."""

from datetime import date

import pytest

from tillit.casework.decisions import actions
from tillit.casework.decisions.models import Decision
from tillit.kernel.actor import System
from tillit.kernel.refusal import Refusal

from .conftest import AT, ORDER, version_of

PROGRAM = System("test")


def test_the_program_decides_nothing_about_a_child(world, proposed):
    """No area answers for a child's case. Red when: a case without a gate is let through."""
    decision = proposed()
    with pytest.raises(Refusal, match="människa beslutar"):
        actions.decide_by_program(decision, version=version_of(decision), by=PROGRAM, at=AT)
    assert Decision.objects.get(pk=decision).stage == "proposed"


@pytest.mark.parametrize("code", ["SOL-12-2", "SOL-33-1", "SOL-22-2"])
def test_the_order_never_hands_over_what_the_law_keeps(db, code):
    """Red when: `_check_point` does not ask `may_automate`."""
    entries = (*ORDER, ("9.9", code, "program"))
    with pytest.raises(Refusal, match=r"9\.9"):
        actions.adopt_delegation_order(
            "Ordning", entries=entries, adopted_on=date(2025, 12, 10), paragraph="§ 1",
            valid_from=date(2026, 1, 1), valid_to=date(2027, 12, 31), by=PROGRAM, at=AT,
        )  # fmt: skip
