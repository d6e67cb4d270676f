"""The section that a decision rests on, by its code, wherever the law keeps that code."""

from dataclasses import dataclass
from datetime import date

from tillit.casework.decisions.types import EXTENSION, Outcome
from tillit.kernel.refusal import Refusal
from tillit.law import appeal, bases, delegation, reading
from tillit.law.citation import Status
from tillit.law.dated import NoRuleInForce
from tillit.law.qualification import FOLLOW_UP

OWN = frozenset({"FL-37", "FL-45"})  # what we decide about our own decision after an appeal
FOLLOW_UPS = {"SOL-23-1", "SOL-23-2"}
# SoL 34:1 names favourable decisions under 11:1 and 12:1, and no others. Confirmed.
MUST_BEGIN = frozenset({"SOL-11-1", "SOL-12-1"})
TASK_OF = dict.fromkeys(FOLLOW_UPS, FOLLOW_UP)  # SoL 25:1
# Financial assistance and its recovery. The degree of SoL 25:1 is asked for about children only.
RECLAIMS = frozenset({"SOL-33-1", "SOL-33-2", "SOL-33-3"})
MONEY = frozenset({"SOL-12-1", "SOL-12-2", "SOL-12-4", "SOL-12-5"}) | RECLAIMS

ANSWERS = frozenset({Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED})

# What a worker with a child's case is offered, in the order of the page.
OFFERED: dict[Outcome, tuple[str, ...]] = {
    Outcome.GRANTED: ("SOL-11-1", "SOL-13-7", "SOL-11-4", "SOL-22-2", "SOL-22-4", "SOL-22-5"),
    Outcome.PARTLY: ("SOL-11-1", "SOL-13-7", "SOL-11-4"),
    Outcome.REFUSED: ("SOL-11-1", "SOL-13-7", "SOL-11-4"),
    Outcome.NO_SERVICE: ("SOL-20-3",),
    Outcome.EXTENSION: (EXTENSION,),
    Outcome.FOLLOW_UP: ("SOL-23-1", "SOL-23-2"),
}

NOT_IN_LAW = "Den lagregeln finns inte den dagen. Välj en annan."
NOT_TOGETHER = "Lagregeln och utfallet hör inte ihop. Välj ett annat utfall eller en annan regel."


@dataclass(frozen=True)
class LegalType:
    """A type of decision: its code, what it is called and where it stands in the law."""

    code: str
    name: str
    law: str
    status: Status


def legal_type(code: str, on: date) -> LegalType:
    """The type of decision of that code that day. Refuses what is not in force."""
    try:
        if code in OWN:
            row = reading.find(appeal.timelines(), code, on)
            return LegalType(code, row.value.name_sv, str(row.source), row.status)
        if code in bases.timelines():
            basis = bases.basis(code, on)
            return LegalType(code, basis.value.name_sv, str(basis.source), basis.status)
        listed = reading.find(delegation.timelines(), code, on)
        if listed.value.rule != "general":
            law = listed.value.decided_under
            return LegalType(code, listed.value.name_sv, law, listed.status)
    except NoRuleInForce:
        pass
    raise Refusal(NOT_IN_LAW)


def check_together(code: str, outcome: Outcome) -> None:
    """An extension rests on the rule of extensions, a follow-up on that of follow-ups, and so on.

    A code outside the offered ones (care orders and others) goes with any outcome that remains.
    """
    if (code in RECLAIMS) != (outcome is Outcome.RECLAIMED):
        raise Refusal(NOT_TOGETHER)
    if code in MONEY - RECLAIMS and outcome not in ANSWERS:
        raise Refusal(NOT_TOGETHER)
    if code == "SOL-12-5" and outcome is Outcome.GRANTED:
        raise Refusal(NOT_TOGETHER)
    extends, follows = outcome is Outcome.EXTENSION, outcome is Outcome.FOLLOW_UP
    wrong = (
        code in OWN
        or (extends and code != EXTENSION)
        or (follows != (code in FOLLOW_UPS))
        or (outcome.gives_service and code == EXTENSION)
    )
    if wrong or outcome is Outcome.DISMISSED:
        raise Refusal(NOT_TOGETHER)


def goes_to_court(code: str, on: date) -> bool:
    """Whether a decision under the rule is appealed to the court (our reading for decisions under
    FL 37 and 45)."""
    return appeal.appeal_route(code, on).value.route in {appeal.Route.COURT, appeal.Route.RULE}
