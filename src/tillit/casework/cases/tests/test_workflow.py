"""Every verb at every stage: what the table opens, and nothing else.

Red when: a row is taken out of STEPS, or `after` answers for a pair that is not in the table.
"""

from itertools import product

import pytest

from tillit.casework.cases.workflow import OPEN, STEPS, VERBS, Stage, StepNotOpen, after


@pytest.mark.parametrize(("verb", "stage"), list(product(VERBS, Stage)))
def test_every_verb_at_every_stage(verb, stage):
    if (verb, stage) in OPEN:
        assert after(verb, stage) == OPEN[verb, stage]
    else:
        with pytest.raises(StepNotOpen):
            after(verb, stage)


def test_every_stage_can_be_reached_and_only_closed_is_an_end():
    reached = {Stage.INVESTIGATING} | {step.target for step in STEPS}
    left = {step.source for step in STEPS}
    assert reached == set(Stage)
    assert set(Stage) - left == {Stage.CLOSED}


def test_no_pair_stands_twice():
    assert len(OPEN) == len(STEPS)
