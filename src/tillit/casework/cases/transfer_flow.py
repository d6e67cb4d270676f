"""The steps of moving a case to another municipality, as a table."""

from tillit.kernel.refusal import Refusal

from .types import TransferStage as At

STEPS = {
    ("accept", At.ASKED): At.ACCEPTED,
    ("refuse", At.ASKED): At.REFUSED,
    ("to_ivo", At.ASKED): At.AT_IVO,
    ("to_ivo", At.REFUSED): At.AT_IVO,
    ("ivo_moves", At.AT_IVO): At.ACCEPTED,
    ("ivo_stays", At.AT_IVO): At.STAYED,
    ("hand_over", At.ACCEPTED): At.HANDED_OVER,
    ("withdraw", At.ASKED): At.STAYED,
    ("withdraw", At.REFUSED): At.STAYED,
    ("withdraw", At.ACCEPTED): At.STAYED,
}


def after_step(verb: str, stage: At) -> At:
    """The stage that follows. Raises Refusal when the step is not possible now."""
    try:
        return STEPS[verb, stage]
    except KeyError:
        raise Refusal("Det steget går inte att ta nu. Läs sidan igen för att se vad som gäller.")


def verbs_at(stage: At) -> tuple[str, ...]:
    """What may come next."""
    return tuple(verb for verb, source in STEPS if source == stage)
