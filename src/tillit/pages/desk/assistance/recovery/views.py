"""What households are to pay back: the unit's list, and one household's ledger."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import ClaimEntry, ClaimLine, ClaimView
from tillit.law.assistance.kronor import shown
from tillit.law.assistance.recovery import EntryKind
from tillit.law.dated import month_sv
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.values import Pill

TEMPLATES = "desk/assistance/recovery"
SETTLED = "klara"


@dataclass(frozen=True)
class Row:
    """A claim on the list."""

    line: ClaimLine
    month: str
    left: str
    kronor: str
    behind: str
    over: str


@dataclass(frozen=True)
class Entry:
    """A line of a ledger, as it is read: with the sign of what it did to the balance."""

    line: ClaimEntry
    kronor: str
    may_undo: bool


@dataclass(frozen=True)
class Claim:
    """A claim with its ledger."""

    view: ClaimView
    month: str
    left: str
    kronor: str
    paid: str
    right: str
    behind: str
    over: str
    plan: str
    entries: tuple[Entry, ...]


@require_GET
@desk_page
def recovery(request: DeskRequest) -> HttpResponse:
    """Open claims, those behind their plan first; or those that are paid."""
    settled = request.GET.get("visa") == SETTLED
    lines = actions.open_claims(settled=settled, by=request.actor, at=request.at)
    late = [] if settled else actions.open_late_months(by=request.actor, at=request.at)
    here = reverse("desk:recovery")
    context = {
        "rows": [_row(line) for line in lines],
        "settled": settled,
        "months": [(each, month_sv(each.month)) for each in late],
        "pills": [
            Pill("Kvar att betala", here, current=not settled),
            Pill("Klara", f"{here}?visa={SETTLED}", current=settled),
        ],
        "left": shown(sum((line.left for line in lines), Decimal(0))),
        "late": sum(line.behind > 0 for line in lines),
    }
    return page(request, f"{TEMPLATES}/recovery.html", context)


@require_GET
@desk_page
def household(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """All that a household is to pay back, and every line of it."""
    found = actions.open_household_claims(case_id, by=request.actor, at=request.at)
    claims = [claim_of(each) for each in found]
    context = {
        "case_id": case_id,
        "claims": claims,
        "who": found[0].line.person.name if found else "",
        "left": shown(sum((each.line.left for each in found), Decimal(0))),
    }
    return page(request, f"{TEMPLATES}/household.html", context)


def claim_of(view: ClaimView) -> Claim:
    """A claim as its page shows it."""
    line = view.line
    plan = view.plan
    return Claim(
        view=view,
        month=month_sv(line.month),
        left=shown(line.left),
        kronor=shown(line.kronor),
        paid=shown(view.paid),
        right=shown(view.right),
        behind=shown(line.behind) if line.behind else "",
        over=shown(line.over) if line.over else "",
        plan=f"{shown(plan.kronor)} kr i månaden" if plan else "",
        entries=tuple(_entry(each) for each in view.entries),
    )


def _entry(line: ClaimEntry) -> Entry:
    sign = {1: "+", -1: "−"}.get(line.kind.sign, "")
    paid = line.kind is EntryKind.PAID_BACK or (line.kind is EntryKind.OVER and line.reference)
    return Entry(line, f"{sign}{shown(line.kronor)} kr", bool(paid) and not line.undone)


def _row(line: ClaimLine) -> Row:
    behind = shown(line.behind) if line.behind else ""
    over = shown(line.over) if line.over else ""
    return Row(line, month_sv(line.month), shown(line.left), shown(line.kronor), behind, over)
