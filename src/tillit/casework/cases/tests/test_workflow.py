"""Every verb at every stage: what the table opens, and nothing else.

Red when: a row is taken out of STEPS, or `after` answers for a pair that is not in the table.
"""

from itertools import product

import pytest

from tillit.casework.cases.types import CaseKind
from tillit.casework.cases.workflow import BEGINS, OPEN, STEPS, VERBS, Stage, StepNotOpen, after


@pytest.mark.parametrize(("verb", "stage"), list(product(VERBS, Stage)))
def test_every_verb_at_every_stage(verb, stage):
    if (verb, stage) in OPEN:
        assert after(verb, stage) == OPEN[verb, stage]
    else:
        with pytest.raises(StepNotOpen):
            after(verb, stage)


def test_every_stage_can_be_reached_and_only_closed_is_an_end():
    reached = {*BEGINS.values()} | {step.target for step in STEPS}
    left = {step.source for step in STEPS}
    assert reached == set(Stage)
    assert set(Stage) - left == {Stage.CLOSED}


def test_no_pair_stands_twice():
    assert len(OPEN) == len(STEPS)


def reachable(stage):
    """All stages that a case which begins here can come to."""
    found, new = set(), {stage}
    while new:
        found |= new
        new = {step.target for step in STEPS if step.source in new} - found
    return found


def test_kinds_share_no_stage_but_the_last():
    """Red when: a step leads from RUNNING to DECIDED."""
    assert set(BEGINS) == set(CaseKind)
    child, assistance = (reachable(BEGINS[kind]) for kind in (CaseKind.CHILD, CaseKind.ASSISTANCE))
    assert child & assistance == {Stage.CLOSED}
    assert child | assistance == set(Stage)
