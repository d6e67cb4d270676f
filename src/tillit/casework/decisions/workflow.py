"""The stages of a decision and of an appeal, as tables."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a decision is."""

    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"
    NOTIFIED = "notified"
    APPEALED = "appealed"
    REPLACED = "replaced"


class AppealStage(StrEnum):
    """Where an appeal is."""

    RECEIVED = "received"
    IN_TIME = "in_time"
    REJECTED = "rejected"
    RECONSIDERED = "reconsidered"
    HANDED_OVER = "handed_over"
    RULED = "ruled"


@dataclass(frozen=True)
class Step:
    """One verb that moves a decision (or leaves it where it is, with a trace)."""

    verb: str
    source: Stage
    target: Stage


@dataclass(frozen=True)
class AppealStep:
    """One verb that moves an appeal."""

    verb: str
    source: AppealStage
    target: AppealStage


class StepNotOpen(LookupError):
    """The verb is not possible at this stage."""


STEPS = (
    Step("change_proposal", Stage.PROPOSED, Stage.PROPOSED),
    Step("withdraw", Stage.PROPOSED, Stage.WITHDRAWN),
    Step("put_on_agenda", Stage.PROPOSED, Stage.PROPOSED),
    Step("decide", Stage.PROPOSED, Stage.DECIDED),
    Step("decide_in_committee", Stage.PROPOSED, Stage.DECIDED),
    Step("notify", Stage.DECIDED, Stage.NOTIFIED),
    Step("record_received", Stage.NOTIFIED, Stage.NOTIFIED),
    Step("record_received", Stage.APPEALED, Stage.APPEALED),
    Step("receive_appeal", Stage.NOTIFIED, Stage.APPEALED),
    Step("receive_appeal", Stage.APPEALED, Stage.APPEALED),  # another party appeals too
    Step("replace", Stage.APPEALED, Stage.REPLACED),
    # A court changed it: also one that was made anew before the appeal was handed over.
    *(
        Step("rule", stage, Stage.REPLACED)
        for stage in (Stage.DECIDED, Stage.NOTIFIED, Stage.APPEALED)
    ),
)

APPEAL_STEPS = (
    AppealStep("accept", AppealStage.RECEIVED, AppealStage.IN_TIME),
    AppealStep("reject", AppealStage.RECEIVED, AppealStage.REJECTED),
    AppealStep("reconsider", AppealStage.IN_TIME, AppealStage.RECONSIDERED),
    AppealStep("hand_over", AppealStage.RECONSIDERED, AppealStage.HANDED_OVER),
    AppealStep("rule", AppealStage.HANDED_OVER, AppealStage.RULED),
)

OPEN = {(step.verb, step.source): step.target for step in STEPS}
VERBS = tuple(dict.fromkeys(step.verb for step in STEPS))
APPEAL_OPEN = {(step.verb, step.source): step.target for step in APPEAL_STEPS}
APPEAL_VERBS = tuple(dict.fromkeys(step.verb for step in APPEAL_STEPS))

IN_FORCE = frozenset({Stage.DECIDED, Stage.NOTIFIED, Stage.APPEALED})


def after(verb: str, stage: Stage) -> Stage:
    """The stage that follows. Raises StepNotOpen."""
    try:
        return OPEN[verb, stage]
    except KeyError:
        raise StepNotOpen(f"{verb} at {stage}")


def appeal_after(verb: str, stage: AppealStage) -> AppealStage:
    """The stage of an appeal that follows. Raises StepNotOpen."""
    try:
        return APPEAL_OPEN[verb, stage]
    except KeyError:
        raise StepNotOpen(f"{verb} at {stage}")
