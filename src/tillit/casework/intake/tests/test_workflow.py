"""Every verb at every stage. Red when: a row of STEPS is taken away or `after` answers at all."""

from itertools import product

import pytest

from tillit.casework.intake.workflow import DECIDED, OPEN, STEPS, VERBS, Stage, StepNotOpen, after


@pytest.mark.parametrize(("verb", "stage"), list(product(VERBS, Stage)))
def test_every_verb_at_every_stage(verb: str, stage: Stage) -> None:
    if (verb, stage) in OPEN:
        assert after(verb, stage) == OPEN[verb, stage]
    else:
        with pytest.raises(StepNotOpen):
            after(verb, stage)


def test_every_stage_can_be_reached_and_decisions_are_final_for_the_right_child() -> None:
    assert {step.target for step in STEPS} == set(Stage)
    assert {step.verb for step in STEPS if step.source in DECIDED} == {"unmatch"}


def test_received_is_left_only_by_the_protection_assessment() -> None:
    """SoL 20:1. Red when: `open` is allowed from RECEIVED."""
    leaving = {s.verb for s in STEPS if s.source is Stage.RECEIVED and s.target is not s.source}
    assert leaving == {"assess"}
