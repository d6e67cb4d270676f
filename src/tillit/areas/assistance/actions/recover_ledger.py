"""What happens to a claim: paid back, remitted, corrected, and how it is to be paid."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.events_of_recovery import RecoveryPlanned
from tillit.areas.assistance.ledger import of_payment, over_of, repaid, write
from tillit.areas.assistance.models import RecoveryClaim, RecoveryEntry, RecoveryPlan
from tillit.areas.assistance.policies import check_may_remit
from tillit.casework.cases.policies import check_may_read, check_may_write
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.law.assistance.kronor import shown
from tillit.law.assistance.recovery import EntryKind
from tillit.trust.audit.actions import record

NOT_DECIDED = "Återkravet är inte beslutat. Det finns inget att betala tillbaka än."
ANOTHER = "En annan kollega än den som skrev att det var för mycket lämnar tillbaka det."
LOWERED_SINCE = (
    "Kravet har sänkts sedan betalningen kom, och av den ska en del tillbaka till hushållet. Prata "
    "med den som leder enheten, och rätta månaden om det blev fel."
)
NO_SUM = "Skriv ett belopp över noll, i kronor och ören."


@transaction.atomic
def note_repayment(
    claim_id: UUID,
    *,
    kronor: Decimal,
    on: date,
    reference: str,
    over: bool = False,
    by: Staff,
    at: datetime,
) -> UUID:
    """Note that something was paid back. The same reference twice is one payment. `over`: it is
    more than is left, and what is over is the household's own: it waits to be handed back."""
    claim = _claim(claim_id, by, at)
    name = reference.strip()[:60]
    if not name:
        raise Refusal("Skriv betalningens referens, så att den inte noteras två gånger.")
    if on > day_of(at):
        raise Refusal("Dagen har inte varit än. Skriv dagen då pengarna kom.")
    _check_sum(kronor)
    known = list(of_payment(claim, name))
    if known:
        if (sum(each.kronor for each in known), known[0].on) != (kronor, on):
            raise Refusal(
                "Referensen är redan noterad, med annat belopp eller annan dag. Läs raden igen."
            )
        return known[0].pk
    if kronor <= claim.left:
        return write(claim, EntryKind.PAID_BACK, kronor, on=on, reference=name, by=by, at=at)
    if not over:
        raise Refusal(
            f"Det är mer än de {shown(claim.left)} kronor som är kvar. Läs beloppet igen. Stämmer "
            "det: kryssa i att det som är över ska tillbaka till hushållet."
        )
    made = []
    if claim.left:
        left = claim.left
        kind = EntryKind.PAID_BACK
        made.append(write(claim, kind, left, on=on, reference=name, by=by, at=at))
    rest = kronor - claim.left
    made.append(write(claim, EntryKind.OVER, rest, on=on, reference=name, by=by, at=at))
    return made[0]


@transaction.atomic
def undo_repayment(entry_id: UUID, *, why: str, by: Staff, at: datetime) -> UUID:
    """A payment did not belong here: a line of its own says so, and the balance rises again. The
    same payment is undone once."""
    rows = RecoveryEntry.objects.select_related("claim__sheet")
    entry = the_one(rows.filter(pk=entry_id, kind__in=["paid_back", "over"]).exclude(reference=""))
    if entry is None:
        raise NotThere
    claim = _claim(entry.claim_id, by, at)
    text = _check_why(why, "Skriv varför betalningen inte hör hit.")
    made = []
    for each in of_payment(claim, entry.reference):
        known = RecoveryEntry.objects.filter(undoes=each).first()
        if known is not None and known.kind == EntryKind.HANDED_BACK.value:
            raise Refusal(
                "Det som var över är redan återbetalt till hushållet. Rätta det med dem först."
            )
        if known is None and each.kind == "paid_back" and each.kronor > repaid(claim):
            raise Refusal(LOWERED_SINCE)
        kind = EntryKind.UNDONE if each.kind == "paid_back" else EntryKind.NOT_OVER
        made.append(
            known.pk
            if known
            else write(claim, kind, each.kronor, on=day_of(at), why=text, undoes=each, by=by, at=at)
        )
    return made[0]


@transaction.atomic
def hand_back(
    claim_id: UUID, *, kronor: Decimal, on: date, receipt: str, by: Staff, at: datetime
) -> None:
    """What was paid beyond the claim has gone back to the household, by hand or from the
    municipality's account. Another colleague than whoever wrote that it was over. `kronor`: all
    that waited, as it was read. The same receipt twice is once."""
    claim = _claim(claim_id, by, at)
    name = receipt.strip()[:60]
    if not name:
        raise Refusal("Skriv kvittots nummer, eller utbetalningens referens.")
    if on > day_of(at):
        raise Refusal("Dagen har inte varit än. Skriv dagen då pengarna lämnades.")
    waiting = list(over_of(claim))
    same = RecoveryEntry.objects.filter(claim=claim, kind="handed", reference=name)
    if not waiting and same.exists():
        return
    if sum((each.kronor for each in waiting), Decimal(0)) != kronor or not waiting:
        raise Refusal("Det som ska tillbaka har ändrats sedan du läste det. Läs återkravet igen.")
    if by.id in {each.by_id for each in waiting}:
        raise Refusal(ANOTHER)
    for each in waiting:
        write(
            claim, EntryKind.HANDED_BACK, each.kronor, on=on, reference=name, undoes=each, by=by,
            at=at,
        )  # fmt: skip


@transaction.atomic
def remit_claim(
    claim_id: UUID, *, kronor: Decimal, left: Decimal, why: str, by: Staff, at: datetime
) -> UUID:
    """Let a part, or all, be: who leads the unit decides, having weighed how the household has it.
    `left`: the balance that was read. The paragraph is not found (law/tables/assistance_care)."""
    claim = _claim(claim_id, by, at)
    check_may_remit(by, claim.sheet.case.unit_id)
    text = _check_why(why, "Skriv hur hushållets läge har vägts, och varför kravet efterges.")
    _check_sum(kronor)
    _check_read(claim, left)
    return write(claim, EntryKind.REMITTED, kronor, on=day_of(at), why=text, by=by, at=at)


@transaction.atomic
def correct_claim(
    claim_id: UUID, *, kronor: Decimal, left: Decimal, why: str, by: Staff, at: datetime
) -> UUID:
    """The claim was too high: the one who leads the unit lowers it. A higher one takes a new
    decision. What is paid already of what is taken away waits to be handed back. `left`: the
    balance that was read."""
    claim = _claim(claim_id, by, at)
    check_may_remit(by, claim.sheet.case.unit_id)
    text = _check_why(why, "Skriv vad som var fel i kravet.")
    _check_sum(kronor)
    _check_read(claim, left)
    most = claim.left + repaid(claim)
    if kronor > most:
        raise Refusal(f"Det är mer än de {shown(most)} kronor som krävs. Skriv högst det beloppet.")
    made, rest = [], kronor - claim.left
    if claim.left:
        kind, part = EntryKind.CORRECTED, min(kronor, claim.left)
        made.append(write(claim, kind, part, on=day_of(at), why=text, by=by, at=at))
    if rest > 0:
        made.append(write(claim, EntryKind.OVER, rest, on=day_of(at), why=text, by=by, at=at))
    return made[0]


@transaction.atomic
def plan_repayment(
    claim_id: UUID, *, kronor: Decimal, first_on: date, why: str = "", by: Staff, at: datetime
) -> UUID:
    """Write how it is paid back, as agreed with the household. Earlier plans stand in history."""
    claim = _claim(claim_id, by, at)
    _check_sum(kronor)
    if first_on < day_of(at):
        raise Refusal("Den första dagen har varit. Välj en dag framåt.")
    if not claim.left:
        raise Refusal("Allt är betalt. Det behövs ingen plan.")
    same = RecoveryPlan.objects.filter(claim=claim).order_by("-at", "-pk").first()
    if same is not None and (same.kronor, same.first_on) == (kronor, first_on):
        return same.pk
    row = RecoveryPlan.objects.create(
        claim=claim, kronor=kronor, first_on=first_on, left=claim.left, why=why.strip(),
        by_name=by.name, at=at,
    )  # fmt: skip
    record(RecoveryPlanned(case=claim.sheet.case_id, claim=claim.pk, plan=row.pk), by=by, at=at)
    return row.pk


def _claim(claim_id: UUID, by: Staff, at: datetime) -> RecoveryClaim:
    """The decided claim, when the actor may write about its case; also when the case is closed:
    people pay back long after."""
    rows = RecoveryClaim.objects.select_related("sheet__case")
    claim = the_one(rows.filter(pk=claim_id, dropped_at=None))
    if claim is None:
        raise NotThere
    check_may_read(by, claim.sheet.case_id, at=at)
    check_may_write(by, claim.sheet.case_id, at=at)
    if claim.decided_at is None:
        raise Refusal(NOT_DECIDED)
    return claim


def _check_sum(kronor: Decimal) -> None:
    if kronor <= 0 or kronor != round(kronor, 2):
        raise Refusal(NO_SUM)


def _check_read(claim: RecoveryClaim, left: Decimal) -> None:
    if claim.left != left:
        raise Refusal("Det som är kvar har ändrats sedan du läste det. Läs återkravet igen.")


def _check_why(why: str, remedy: str) -> str:
    if not why.strip():
        raise Refusal(remedy)
    return why.strip()
