"""Every verb at every stage; every stage can be reached."""

from itertools import product

import pytest

from tillit.casework.decisions.workflow import (
    APPEAL_OPEN,
    APPEAL_VERBS,
    OPEN,
    VERBS,
    AppealStage,
    Stage,
    StepNotOpen,
    after,
    appeal_after,
)


@pytest.mark.parametrize(("verb", "stage"), list(product(VERBS, Stage)))
def test_every_verb_at_every_stage(verb, stage):
    """Red when: after() falls back to the same stage."""
    if (verb, stage) in OPEN:
        assert after(verb, stage) == OPEN[verb, stage]
    else:
        with pytest.raises(StepNotOpen):
            after(verb, stage)


@pytest.mark.parametrize(("verb", "stage"), list(product(APPEAL_VERBS, AppealStage)))
def test_every_verb_at_every_stage_of_an_appeal(verb, stage):
    """Red when: appeal_after() falls back to the same stage."""
    if (verb, stage) in APPEAL_OPEN:
        assert appeal_after(verb, stage) == APPEAL_OPEN[verb, stage]
    else:
        with pytest.raises(StepNotOpen):
            appeal_after(verb, stage)


@pytest.mark.parametrize(
    ("steps", "first"), [(OPEN, Stage.PROPOSED), (APPEAL_OPEN, AppealStage.RECEIVED)]
)
def test_every_stage_is_reached(steps, first):
    """Red when: the last step to a stage is taken away."""
    reached = {first}
    for _ in steps:
        reached |= {target for (_, source), target in steps.items() if source in reached}
    assert reached == set(type(first))
