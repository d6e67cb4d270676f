"""What a month was paid, granted and claimed back, and what differs from the right. Plain reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from tillit.casework.decisions.queries import briefs
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import full_day
from tillit.law import deadlines
from tillit.law.assistance.difference import difference
from tillit.law.assistance.kronor import shown
from tillit.law.assistance.rules import in_force
from tillit.law.assistance.stored import NotAsThen, recomputed
from tillit.law.citation import Status
from tillit.law.dated import month_sv

from .models import (
    Application,
    MonthDecision,
    MonthStep,
    PaymentOrder,
    RecoveryClaim,
    StoredCalculation,
    Worksheet,
)
from .steps import MAY_WORK
from .types.recovery import RecoveryIn
from .workflow import PaymentStage

NOTHING = Decimal(0)
PAID = (PaymentStage.BOOKED, PaymentStage.RECONCILED)
UNDER_WAY = (
    PaymentStage.PLANNED, PaymentStage.APPROVED, PaymentStage.IN_FILE, PaymentStage.SENT,
    PaymentStage.ACCEPTED,
)  # fmt: skip
NO_SETOFF = "Vi drar inget av det här från ditt kommande bistånd."
SUIT = (
    "Betalar du inte kan nämnden be förvaltningsrätten att pröva kravet (SoL 33:4). "
    "Då får du säga vad du tycker där också."
)


@dataclass(frozen=True)
class Money:
    """A month in sums. `claimed`: what decisions in force claim back of it already."""

    paid: Decimal
    granted: Decimal
    claimed: Decimal
    under_way: bool

    def too_much(self, right: Decimal) -> Decimal:
        """What was paid above the right and is not claimed back already. Never below zero."""
        return max(NOTHING, self.paid - right - self.claimed)


def money_of(sheet: Worksheet, actor: Actor) -> Money:
    """What was paid, granted and claimed back for a month. The caller has been let in."""
    orders = PaymentOrder.objects.filter(decided__sheet=sheet)
    claims = RecoveryClaim.objects.filter(sheet=sheet, dropped_at=None).exclude(decided_at=None)
    return Money(
        paid=_sum(orders.filter(stage__in=PAID).values_list("kronor", flat=True)),
        granted=granted_before(sheet, actor),
        claimed=sum((claimed_now(each) for each in claims), NOTHING),
        under_way=orders.filter(stage__in=UNDER_WAY).exists(),
    )


def claimed_now(claim: RecoveryClaim) -> Decimal:
    """What a claim came to, less what was corrected. What was remitted was claimed all the same:
    it is not claimed a second time."""
    corrected = Q(kind="corrected") | Q(kind="over", reference="")
    wrong = claim.entries.filter(corrected).values_list("kronor", flat=True)
    return claim.kronor - _sum(wrong)


def granted_before(sheet: Worksheet, actor: Actor) -> Decimal:
    """What decisions in force grant for the month, and what was paid on one that another has
    replaced (FL 37, appeal): neither is granted once more."""
    rows = {
        row.decision_id: row for row in MonthDecision.objects.filter(sheet=sheet, dropped_at=None)
    }
    anew = {row.replaces_id for row in rows.values()}  # what these were paid is taken off there
    found = briefs(actor, rows)
    standing = [rows[id_].kronor for id_, brief in found.items() if brief.in_force]
    gone = [
        id_
        for id_, brief in found.items()
        if brief.decided_at and not brief.in_force and rows[id_].pk not in anew
    ]
    orders = PaymentOrder.objects.filter(
        decided__decision_id__in=gone, stage__in=(*PAID, *UNDER_WAY)
    )
    return _sum(standing) + _sum(orders.values_list("kronor", flat=True))


def paid_on(sheet: Worksheet, actor: Actor) -> StoredCalculation | None:
    """The calculation that the month's last decision rests on."""
    rows = MonthDecision.objects.filter(sheet=sheet, dropped_at=None).select_related("calculation")
    found = list(rows.order_by("-proposed_at", "-pk"))
    decided = briefs(actor, [row.decision_id for row in found])
    made = (row for row in found if decided[row.decision_id].decided_at)
    row = next(made, None)
    return row.calculation if row else None


def is_reworked(sheet: Worksheet, actor: Actor) -> bool:
    """Whether a month that has a decision is worked on again, for a mistake or an addition."""
    return sheet.stage in MAY_WORK and paid_on(sheet, actor) is not None


def is_corrected(sheet: Worksheet) -> bool:
    """Whether a month is worked on again for a mistake alone: nothing new is applied for in it."""
    if sheet.stage not in MAY_WORK:
        return False
    last = _opened(sheet).first()
    if last is None or last.verb != "correct":
        return False
    sent = Application.objects.filter(case_id=sheet.case_id, month=sheet.month)
    return not sent.filter(submitted_at__gt=last.at).exists()


def why_corrected(sheet: Worksheet) -> str:
    """What was found, as whoever began the last correction said it."""
    row = _opened(sheet).filter(verb="correct").first()
    return row.text if row else ""


def _opened(sheet: Worksheet) -> "QuerySet[MonthStep]":
    verbs = ("correct", "add", "decide", "drop_addition", "apply_again")
    return MonthStep.objects.filter(sheet=sheet, verb__in=verbs).order_by("-pk")


def changes_sv(before: str, now: str) -> tuple[str, ...]:
    """What differs between two calculations of one month, a sentence for each line."""
    if not before or not now:
        return ()
    try:
        found = difference(recomputed(before), recomputed(now))
    except NotAsThen:
        return ("Reglerna har ändrats sedan månaden räknades. Läs räkningarna bredvid varandra.",)
    return tuple(each.text_sv for each in found.changes)


def circumstances_sv(
    sheet: Worksheet, said: RecoveryIn, money: Money, right: Decimal, kronor: Decimal, before: str,
    now: str,
) -> str:  # fmt: skip
    """The decision's own words, in the order that whoever is to pay needs them."""
    month = month_sv(sheet.month)
    parts = [
        f"Du har fått {shown(money.paid)} kronor för {month}. Det rätta är {shown(right)} kronor.",
        "Det här skiljer. " + " ".join(changes_sv(before, now)),
        f"Grunden är: {said.ground.words.lower()}. {said.why.strip()}",
        f"Så har vi vägt hur ni har det: {said.weighed.strip()}",
        f"Du ska betala tillbaka {shown(kronor)} kronor.",
    ]
    if money.claimed:
        parts.insert(1, f"För månaden krävs redan {shown(money.claimed)} kronor tillbaka.")
    if said.plan_kronor and said.plan_from:
        parts.append(
            f"Planen är {shown(said.plan_kronor)} kronor i månaden från den "
            f"{full_day(said.plan_from)}. Går det inte? Hör av dig, så gör vi en ny plan."
        )
    else:
        parts.append("Vi kommer överens med dig om hur det ska betalas.")
    return "\n\n".join([*parts, NO_SETOFF, SUIT])


def provisions_sv(sheet: Worksheet, said: RecoveryIn) -> str:
    """The rule that the claim rests on, and its mark where nobody has read it in the source."""
    rule = in_force(sheet.month)[said.ground.value]
    mark = "" if rule.status is Status.CONFIRMED else f" ({rule.status.swedish})"
    return f"{rule.source} ({rule.name_sv}){mark}"


def sue_by(paid: Iterable[date]) -> date | None:
    """The last day to bring an action: three years from the first payment (D33, SoL 33:5). That the
    cost arose the day the money was paid is our reading."""
    days = sorted(paid)
    return deadlines.due("D33", days[0]).strict if days else None


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, NOTHING)
