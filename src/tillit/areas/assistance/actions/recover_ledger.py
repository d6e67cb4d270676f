"""What happens to a claim: paid back, remitted, corrected, and how it is to be paid."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.events_of_recovery import RecoveryPlanned
from tillit.areas.assistance.ledger import write
from tillit.areas.assistance.models import RecoveryClaim, RecoveryEntry, RecoveryPlan
from tillit.areas.assistance.policies import check_may_remit
from tillit.casework.cases.policies import check_may_read, check_may_write
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.law.assistance.recovery import EntryKind
from tillit.trust.audit.actions import record

NOT_DECIDED = "Återkravet är inte beslutat. Det finns inget att betala tillbaka än."
NO_SUM = "Skriv ett belopp över noll, i kronor och ören."


@transaction.atomic
def note_repayment(
    claim_id: UUID, *, kronor: Decimal, on: date, reference: str, by: Staff, at: datetime
) -> UUID:
    """Note that something was paid back. The same reference twice is one payment."""
    claim = _claim(claim_id, by, at)
    name = reference.strip()[:60]
    if not name:
        raise Refusal("Skriv betalningens referens, så att den inte noteras två gånger.")
    if on > day_of(at):
        raise Refusal("Dagen har inte varit än. Skriv dagen då pengarna kom.")
    _check_sum(kronor)
    known = RecoveryEntry.objects.filter(claim=claim, kind="paid_back", reference=name).first()
    if known is not None:
        if (known.kronor, known.on) != (kronor, on):
            raise Refusal(
                "Referensen är redan noterad, med annat belopp eller annan dag. Läs raden igen."
            )
        return known.pk
    return write(claim, EntryKind.PAID_BACK, kronor, on=on, reference=name, by=by, at=at)


@transaction.atomic
def undo_repayment(entry_id: UUID, *, why: str, by: Staff, at: datetime) -> UUID:
    """A payment did not belong here: a line of its own says so, and the balance rises again. The
    same payment is undone once."""
    rows = RecoveryEntry.objects.select_related("claim__sheet")
    entry = the_one(rows.filter(pk=entry_id, kind="paid_back"))
    if entry is None:
        raise NotThere
    claim = _claim(entry.claim_id, by, at)
    text = _check_why(why, "Skriv varför betalningen inte hör hit.")
    known = RecoveryEntry.objects.filter(undoes=entry).first()
    if known is not None:
        return known.pk
    return write(
        claim, EntryKind.UNDONE, entry.kronor, on=day_of(at), why=text, undoes=entry, by=by, at=at
    )


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
    decision. `left`: the balance that was read."""
    claim = _claim(claim_id, by, at)
    check_may_remit(by, claim.sheet.case.unit_id)
    text = _check_why(why, "Skriv vad som var fel i kravet.")
    _check_sum(kronor)
    _check_read(claim, left)
    return write(claim, EntryKind.CORRECTED, kronor, on=day_of(at), why=text, by=by, at=at)


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
