"""What financial assistance does when a decision is made or a case is closed. Registered when the
app is ready."""

from datetime import datetime

from tillit.casework.cases.actions import resume_clock, stop_clock
from tillit.casework.cases.events import CaseClosed
from tillit.casework.decisions.events import DecisionMade, ProposalChanged
from tillit.kernel.actor import Actor, System
from tillit.kernel.events import Code, on
from tillit.kernel.refusal import Refusal

from .events import PaymentMoved
from .ledger import drop_claim, open_ledger
from .models import MonthDecision, PaymentOrder, RecoveryClaim, Worksheet
from .months import month_follows
from .replacing import PAID, is_carried_out, last_of, take_off
from .steps import take_step
from .workflow import MonthStage, PaymentStage

WAITS = (
    MonthStage.RECEIVED,
    MonthStage.ASKED,
    MonthStage.FETCHED,
    MonthStage.WORKED,
    MonthStage.PROPOSED,
)
GOES = (
    PaymentStage.PLANNED,
    PaymentStage.APPROVED,
    PaymentStage.IN_FILE,
    PaymentStage.SENT,
    PaymentStage.ACCEPTED,
)

ITS_OWN_WAY = (
    "Ett återkrav ändras på sin egen sida, så att beloppet, raderna och planen följer med. Öppna "
    "månaden och välj Rätta månaden."
)


@on(DecisionMade)
def the_month_is_decided(event: DecisionMade, by: Actor, at: datetime) -> None:
    """Whoever decided, the month follows."""
    rows = MonthDecision.objects.filter(decision_id=event.decision, dropped_at=None)
    for row in rows.select_related("sheet"):
        take_step(row.sheet, "decide", by=by, at=at)
    claims = RecoveryClaim.objects.filter(decision_id=event.decision, dropped_at=None)
    for claim in claims.select_related("sheet"):
        take_step(claim.sheet, "decide", by=by, at=at)
        month_follows(claim.sheet, by=by, at=at)
        open_ledger(claim, by=by, at=at)


@on(ProposalChanged)
def the_claim_is_taken_back(event: ProposalChanged, by: Actor, at: datetime) -> None:
    """A colleague took a proposal of recovery back, from whichever page: the month is worked on
    again. What the program takes back, it follows up itself (actions/receive)."""
    if event.how != Code("withdraw") or isinstance(by, System):
        return
    claims = RecoveryClaim.objects.filter(decision_id=event.decision, dropped_at=None)
    for claim in claims.select_related("sheet"):
        drop_claim(claim, by=by, at=at)
        take_step(claim.sheet, "take_back", by=by, at=at)


@on(ProposalChanged)
def the_sum_follows_the_words(event: ProposalChanged, by: Actor, at: datetime) -> None:
    """A claim's sum stands in its words and in its row: the words are not rewritten alone."""
    if event.how != Code("change"):
        return
    rows = RecoveryClaim.objects.filter(decision_id=event.decision, dropped_at=None)
    if rows.exists():
        raise Refusal(ITS_OWN_WAY)


@on(PaymentMoved)
def paid_is_carried_out(event: PaymentMoved, by: Actor, at: datetime) -> None:
    """The time of SoL 34:1 stops with the booking of the last krona that the decision grants, and
    with nothing less (D31). When money comes back the household never got it, so the decision is
    not carried out: the time runs again from the decision's day. The law says nothing of a return;
    from the decision and not from the return is our reading, and the stricter one."""
    order = PaymentOrder.objects.select_related("decided").get(pk=event.order)
    last = last_of(order.decided)
    if last.pk != order.decided_id:
        take_off(last, by=by, at=at)  # paid on a decision that another has replaced
    elif event.step in (Code("book"), Code("hand_over")) and is_carried_out(last):
        stop_clock("D31", last.decision_id, why=PAID, by=by, at=at)
    if event.step == Code("come_back") and not is_carried_out(last):
        resume_clock("D31", last.decision_id, stopped=PAID, by=by, at=at)


@on(CaseClosed)
def nothing_is_left_behind(event: CaseClosed, by: Actor, at: datetime) -> None:
    """A case is not closed over an application that nobody has decided, or money on its way: the
    refusal takes the closing back."""
    if Worksheet.objects.filter(case_id=event.case, stage__in=WAITS).exists():
        raise Refusal("En månad är inte beslutad. Besluta den, eller låt ansökan tas tillbaka.")
    orders = PaymentOrder.objects.filter(decided__sheet__case_id=event.case, stage__in=GOES)
    if orders.exists():
        raise Refusal("En utbetalning är på väg. Vänta tills den är bokförd, eller ta bort den.")
