"""The ledger of a claim: each line is written once, and the balance follows by compare-and-set."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.assistance.kronor import shown
from tillit.law.assistance.recovery import EntryKind
from tillit.trust.audit.actions import record

from .events_of_recovery import RecoveryNoted, RecoveryProposed
from .models import RecoveryClaim, RecoveryEntry, SheetWarning
from .types.words import WarningState

MOVED = "Någon annan har just skrivit i återkravet. Läs det igen: kanske är det redan noterat."


def open_ledger(claim: RecoveryClaim, *, by: Actor, at: datetime) -> None:
    """The first line: what was decided. In the transaction of the decision."""
    RecoveryClaim.objects.filter(pk=claim.pk, decided_at=None).update(decided_at=at)
    write(claim, EntryKind.CLAIM, claim.kronor, on=day_of(at), by=by, at=at)


def write(
    claim: RecoveryClaim,
    kind: EntryKind,
    kronor: Decimal,
    *,
    on: date,
    reference: str = "",
    why: str = "",
    undoes: RecoveryEntry | None = None,
    by: Actor,
    at: datetime,
) -> UUID:
    """A line and the balance with it. Counted here and not in the database, where SQLite would
    count in floats; two at the same moment never take the same krona."""
    row = RecoveryClaim.objects.filter(pk=claim.pk)
    left = row.values_list("left", flat=True).get()
    after = left + kind.sign * kronor
    if after < 0:
        raise Refusal(
            f"Det är mer än de {shown(left)} kronor som är kvar. Skriv högst det beloppet."
        )
    if not row.filter(left=left).update(left=after):
        raise Moved(MOVED)
    entry = RecoveryEntry(
        claim=claim, kind=kind.value, kronor=kronor, on=on, reference=reference, why=why,
        undoes=undoes, by_id=getattr(by, "id", None), by_name=getattr(by, "name", ""), at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError:  # the same line at the same moment
        raise Moved(MOVED)
    event = RecoveryNoted(
        case=claim.sheet.case_id, claim=claim.pk, entry=entry.pk, kind=Code(kind.value)
    )
    record(event, by=by, at=at)
    return entry.pk


def of_payment(claim: RecoveryClaim, reference: str) -> "QuerySet[RecoveryEntry]":
    """What one payment is in a ledger: what went to the claim, and what was over."""
    rows = RecoveryEntry.objects.filter(claim=claim, reference=reference)
    return rows.filter(kind__in=["paid_back", "over"]).order_by("-kind")  # paid_back first


def over_of(claim: RecoveryClaim) -> "QuerySet[RecoveryEntry]":
    """What is over and nobody has handed back."""
    answered = RecoveryEntry.objects.filter(claim=claim, undoes__kind="over").values("undoes")
    return RecoveryEntry.objects.filter(claim=claim, kind="over").exclude(pk__in=answered)


def repaid(claim: RecoveryClaim) -> Decimal:
    """What has been paid to a claim and stays there: not undone, nor taken away by a correction."""
    rows = RecoveryEntry.objects.filter(claim=claim)
    found = Decimal(0)
    for kind, kronor, reference in rows.values_list("kind", "kronor", "reference"):
        if kind == "paid_back":
            found += kronor
        elif kind == "undone" or (kind == "over" and not reference):
            found -= kronor
    return found


def drop_claim(claim: RecoveryClaim, *, by: Actor, at: datetime) -> None:
    """The proposal no longer stands: nobody can decide on it. In the caller's transaction."""
    RecoveryClaim.objects.filter(pk=claim.pk, dropped_at=None).update(dropped_at=at)
    mine = SheetWarning.objects.filter(sheet=claim.sheet, key=f"recovery_claim:{claim.pk}")
    mine.update(state=WarningState.SOLVED, solved_at=at)
    event = RecoveryProposed(
        case=claim.sheet.case_id, claim=claim.pk, decision=claim.decision_id,
        ground=Code("DROPPED"), dropped=True,
    )  # fmt: skip
    record(event, by=by, at=at)
