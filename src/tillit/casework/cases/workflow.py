"""The stages of a case, as a table. Diagram, tests and buttons are made from it.

A child's case is investigated, decided and followed. One about financial assistance runs while the
household applies, month after month: the months have stages of their own (areas/assistance). The
two share no stage but the last, so that one table holds both and no verb leads from one to the
other.
"""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a case is."""

    INVESTIGATING = "investigating"
    WITH_PARTIES = "with_parties"
    DECIDED = "decided"
    FOLLOWING = "following"
    RUNNING = "running"
    CLOSED = "closed"


@dataclass(frozen=True)
class Step:
    """One verb that moves a case from one stage to another."""

    verb: str
    source: Stage
    target: Stage


class StepNotOpen(LookupError):
    """The verb is not possible at this stage."""


STEPS = (
    Step("send_to_parties", Stage.INVESTIGATING, Stage.WITH_PARTIES),
    Step("resume", Stage.WITH_PARTIES, Stage.INVESTIGATING),
    Step("decide", Stage.INVESTIGATING, Stage.DECIDED),
    Step("decide", Stage.WITH_PARTIES, Stage.DECIDED),
    Step("follow", Stage.DECIDED, Stage.FOLLOWING),
    Step("decide_again", Stage.FOLLOWING, Stage.FOLLOWING),
    Step("close", Stage.DECIDED, Stage.CLOSED),
    Step("close", Stage.FOLLOWING, Stage.CLOSED),
    Step("hand_to_other", Stage.INVESTIGATING, Stage.CLOSED),
    # The investigation was opened on somebody else than the child whom the report is about.
    Step("wrong_person", Stage.INVESTIGATING, Stage.CLOSED),
    Step("wrong_person", Stage.WITH_PARTIES, Stage.CLOSED),
    Step("close", Stage.RUNNING, Stage.CLOSED),
    Step("wrong_person", Stage.RUNNING, Stage.CLOSED),
)

# Where a case of each kind begins, by the kind's own word.
BEGINS = {"child": Stage.INVESTIGATING, "assistance": Stage.RUNNING}

OPEN = {(step.verb, step.source): step.target for step in STEPS}
VERBS = tuple(dict.fromkeys(step.verb for step in STEPS))


def after(verb: str, stage: Stage) -> Stage:
    """The stage that follows. Raises StepNotOpen."""
    try:
        return OPEN[verb, stage]
    except KeyError:
        raise StepNotOpen(f"{verb} at {stage}")
