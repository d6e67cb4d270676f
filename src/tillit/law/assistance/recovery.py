"""Recovery: what was paid above the right, on which ground. A person always decides (SoL 33)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from tillit.law.assistance.calculation import Calculation
from tillit.law.assistance.kronor import NONE, exact, shown
from tillit.law.assistance.rules import Rule, in_force
from tillit.law.assistance.tree import Input, Line, asked


class Ground(Enum):
    """On what ground the board may reclaim; the value is the code of the rule."""

    WRONG_OR_MISSING = "R25"
    OTHER = "R25-OTHER"
    ON_CONDITION = "R25-12:2"


@dataclass(frozen=True)
class Recovery:
    """What may be reclaimed for one month; nothing while the right amount is unknown."""

    kronor: Decimal | None
    line: Line
    rule: Rule

    @property
    def needs_a_person(self) -> bool:
        """Always: no machine decides on recovery."""
        return True


def recovery(paid: Decimal, right: Calculation, ground: Ground) -> Recovery:
    """How much more was paid than the household had a right to. Never below zero."""
    rule = in_force(right.month)[ground.value]
    facts: tuple[Input, ...] = (Input("utbetalt", exact(paid), "utbetalningen"),)
    text = f"Betalt över det rätta, {right.month:%Y-%m}"
    if right.to_pay is None:
        question = f"{text}: den rättade räkningen har öppna frågor"
        return Recovery(None, asked("recovery", question, rule, facts, ""), rule)
    above = max(NONE, paid - right.to_pay)
    facts += (Input("rätt belopp", shown(right.to_pay), "den rättade räkningen"),)
    return Recovery(above, Line("recovery", text, above, rule, facts), rule)


def balance_left(above: Decimal, repaid: tuple[Decimal, ...]) -> Decimal:
    """What is left of a claim after what has been paid back. Below zero: too much came back."""
    return above - sum(repaid, NONE)
