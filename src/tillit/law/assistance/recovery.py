"""Recovery: what was paid above the right, on which ground. A person always decides (SoL 33)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from tillit.law.assistance.calculation import Calculation
from tillit.law.assistance.kronor import NONE, exact, shown
from tillit.law.assistance.rules import Rule, in_force
from tillit.law.assistance.tree import Input, Line, asked
from tillit.law.calendar import add_months


class Ground(Enum):
    """On what ground the board may reclaim; the value is the code of the rule."""

    WRONG_OR_MISSING = "R25"
    OTHER = "R25-OTHER"
    ON_CONDITION = "R25-12:2"

    @property
    def words(self) -> str:
        """The ground as pages and letters say it."""
        return {
            "R25": "Uppgifter var fel eller saknades, eller det gick att förstå att det blev fel",
            "R25-OTHER": "Annan grund, till exempel förskott på en förmån",
            "R25-12:2": "Biståndet gavs med ett skriftligt villkor om att betala tillbaka",
        }[self.value]

    @property
    def type_code(self) -> str:
        """The type of decision that rests on it."""
        return {"R25": "SOL-33-1", "R25-OTHER": "SOL-33-2", "R25-12:2": "SOL-33-3"}[self.value]


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


class EntryKind(Enum):
    """What an entry of a claim's ledger is; the sign is what it does to the balance."""

    CLAIM = "claim"
    PAID_BACK = "paid_back"
    UNDONE = "undone"
    REMITTED = "remitted"
    CORRECTED = "corrected"
    OVER = "over"
    HANDED_BACK = "handed"
    NOT_OVER = "not_over"

    @property
    def sign(self) -> int:
        """What is claimed, and a payment that was noted wrongly, add; all else takes off. What was
        paid beyond the claim is the household's own, and no part of the balance."""
        if self in (EntryKind.OVER, EntryKind.HANDED_BACK, EntryKind.NOT_OVER):
            return 0
        return 1 if self in (EntryKind.CLAIM, EntryKind.UNDONE) else -1

    @property
    def words(self) -> str:
        """The entry as pages say it."""
        return {
            "claim": "Krav enligt beslut",
            "paid_back": "Betalt tillbaka",
            "undone": "Rättad: betalningen hörde inte hit",
            "remitted": "Eftergift: behöver inte betalas",
            "corrected": "Rättat krav",
            "over": "Betalt för mycket: ska tillbaka till hushållet",
            "handed": "Återbetalt till hushållet",
            "not_over": "Rättad: det överskjutande hörde inte hit",
        }[self.value]


@dataclass(frozen=True)
class Plan:
    """How it is paid back: so much a month from a day on. `left`: the balance when it was made."""

    kronor: Decimal
    first_on: date
    left: Decimal


def balance_of(entries: "list[tuple[EntryKind, Decimal]]") -> Decimal:
    """What is left to pay back: the sum of all entries, none of which is ever edited."""
    return sum((kind.sign * kronor for kind, kronor in entries), NONE)


def behind(plan: Plan | None, left: Decimal, on: date) -> Decimal:
    """How much more should have been paid back by that day, by the plan. A part that falls due on a
    day is late the day after. Without a plan nothing is late."""
    if plan is None:
        return NONE
    parts = 0
    while add_months(plan.first_on, parts) < on and parts * plan.kronor < plan.left:
        parts += 1
    return max(NONE, left - max(NONE, plan.left - parts * plan.kronor))


def balance_left(above: Decimal, repaid: tuple[Decimal, ...]) -> Decimal:
    """What is left of a claim after what has been paid back. Below zero: too much came back."""
    return above - sum(repaid, NONE)
