"""What must stand behind that a child takes part without an assessment (SoL 21:2)."""

from datetime import date

from tillit.kernel.refusal import Refusal
from tillit.law.consent import timelines

from .types import Band, Guardian

ADULT = 18


def check_child(
    band: Band, guardian: Guardian, alone_from: int | None, *, on: date
) -> Guardian:  # fmt: skip
    """What is written down: not needed for an adult. Under the age of the table a guardian says
    yes; from it, one may come without, where the offer says that this is suitable."""
    free = timelines()["OPEN-CHILD"].on(on)
    if band.lowest >= ADULT:
        return Guardian.NOT_NEEDED
    if guardian is Guardian.YES:
        return guardian
    if band.lowest < free.value.min_age:
        raise Refusal(
            f"Under {free.value.min_age} år behöver en vårdnadshavare säga ja ({free.source})."
            " Fråga hemma, eller kom och prata med oss om du inte kan fråga."
        )
    if alone_from is None or alone_from > band.lowest:
        raise Refusal(
            "Hit behöver en vårdnadshavare säga ja tills du har fyllt 18 år. Fråga hemma, "
            "eller kom och prata med oss om du inte kan fråga."
        )
    return Guardian.SUITABLE_WITHOUT
