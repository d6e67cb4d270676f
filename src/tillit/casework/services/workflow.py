"""The stages of a service, as a table, and which side may take each step."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a service is."""

    ORDERED = "ordered"
    ACCEPTED = "accepted"
    STARTED = "started"
    PAUSED = "paused"
    ENDED = "ended"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Side(StrEnum):
    """From which side somebody acts: the case's worker, or the unit that gives the service."""

    WORKER = "worker"
    PROVIDER = "provider"


@dataclass(frozen=True)
class Step:
    """One verb that moves a service, and who may take it."""

    verb: str
    source: Stage
    target: Stage
    sides: frozenset[Side]


class StepNotOpen(LookupError):
    """The verb is not possible at this stage."""


WORKER, PROVIDER = frozenset({Side.WORKER}), frozenset({Side.PROVIDER})
BOTH = WORKER | PROVIDER

STEPS = (
    Step("accept", Stage.ORDERED, Stage.ACCEPTED, PROVIDER),
    Step("decline", Stage.ORDERED, Stage.DECLINED, PROVIDER),
    Step("withdraw", Stage.ORDERED, Stage.WITHDRAWN, WORKER),
    Step("withdraw", Stage.ACCEPTED, Stage.WITHDRAWN, WORKER),
    Step("start", Stage.ACCEPTED, Stage.STARTED, BOTH),
    Step("pause", Stage.STARTED, Stage.PAUSED, BOTH),
    Step("resume", Stage.PAUSED, Stage.STARTED, BOTH),
    Step("end", Stage.STARTED, Stage.ENDED, BOTH),
    Step("end", Stage.PAUSED, Stage.ENDED, BOTH),
)

# What may be written at a stage without moving it, and by which side.
WRITES: dict[str, tuple[frozenset[Stage], frozenset[Side]]] = {
    "consent": (
        frozenset({Stage.ORDERED, Stage.ACCEPTED, Stage.STARTED, Stage.PAUSED}),
        WORKER,
    ),
    "plan": (frozenset({Stage.ACCEPTED, Stage.STARTED, Stage.PAUSED}), BOTH),
    "measure": (frozenset({Stage.ACCEPTED, Stage.STARTED, Stage.PAUSED}), BOTH),
    "session": (frozenset({Stage.STARTED}), PROVIDER),
    "hand": (frozenset({Stage.ACCEPTED, Stage.STARTED, Stage.PAUSED}), PROVIDER),
    "three": (frozenset({Stage.STARTED, Stage.PAUSED, Stage.ENDED}), BOTH),
}

OPEN = {(step.verb, step.source): step for step in STEPS}
VERBS = tuple(dict.fromkeys(step.verb for step in STEPS))
ENDINGS = frozenset({Stage.ENDED, Stage.DECLINED, Stage.WITHDRAWN})


def after(verb: str, stage: Stage) -> Stage:
    """The stage that follows. Raises StepNotOpen."""
    try:
        return OPEN[verb, stage].target
    except KeyError:
        raise StepNotOpen(f"{verb} at {stage}")


def is_open(verb: str, stage: Stage) -> bool:
    """Whether the verb can be done at this stage, whether it moves the service or not."""
    if verb in WRITES:
        return stage in WRITES[verb][0]
    return (verb, stage) in OPEN


def sides_of(verb: str) -> frozenset[Side]:
    """Who may do the verb."""
    if verb in WRITES:
        return WRITES[verb][1]
    return next(step.sides for step in STEPS if step.verb == verb)
