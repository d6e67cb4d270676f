"""The way of one child in a report, as a table. Diagram, tests and buttons are made from it.

A child cannot leave RECEIVED before the protection assessment is written (SoL 20:1).
"""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where one child's line of a report is."""

    RECEIVED = "received"
    ASSESSED = "assessed"
    OPENED = "opened"
    NOT_OPENED = "not_opened"
    JOINED = "joined"
    SENT_ON = "sent_on"


DECIDED = frozenset({Stage.OPENED, Stage.NOT_OPENED, Stage.JOINED, Stage.SENT_ON})


@dataclass(frozen=True)
class Step:
    """One verb, from one stage to another (or to the same: then it only leaves a trace)."""

    verb: str
    source: Stage
    target: Stage


class StepNotOpen(LookupError):
    """The verb is not possible at this stage."""


STEPS = (
    Step("match", Stage.RECEIVED, Stage.RECEIVED),
    Step("unmatch", Stage.RECEIVED, Stage.RECEIVED),
    # The assessment stood in the wrong child's file: it must be made again, in the right one.
    Step("unmatch", Stage.ASSESSED, Stage.RECEIVED),
    # Also what was decided was decided about somebody else: the child's way begins again.
    *(Step("unmatch", decided, Stage.RECEIVED) for decided in sorted(DECIDED)),
    Step("assess", Stage.RECEIVED, Stage.ASSESSED),
    Step("extend", Stage.ASSESSED, Stage.ASSESSED),
    Step("open", Stage.ASSESSED, Stage.OPENED),
    Step("do_not_open", Stage.ASSESSED, Stage.NOT_OPENED),
    Step("join", Stage.ASSESSED, Stage.JOINED),
    Step("send_on", Stage.ASSESSED, Stage.SENT_ON),
    Step("change_unit", Stage.RECEIVED, Stage.RECEIVED),
    Step("change_unit", Stage.ASSESSED, Stage.ASSESSED),
    Step("hand_to_duty", Stage.RECEIVED, Stage.RECEIVED),
)

OPEN = {(step.verb, step.source): step.target for step in STEPS}
VERBS = tuple(dict.fromkeys(step.verb for step in STEPS))


def after(verb: str, stage: Stage) -> Stage:
    """The stage that follows. Raises StepNotOpen."""
    try:
        return OPEN[verb, stage]
    except KeyError:
        raise StepNotOpen(f"{verb} at {stage}")
