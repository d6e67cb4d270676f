"""What somebody is to pay back: how much, why, how, and what to do if it is wrong."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tillit.areas.assistance import actions, queries
from tillit.areas.assistance.types import ClaimEntry, MyClaim
from tillit.kernel.actor import Resident
from tillit.law.assistance.kronor import shown
from tillit.law.assistance.recovery import EntryKind
from tillit.law.dated import month_sv
from tillit.pages.http.download import as_download
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest

from .frame import own

# What we wrote to be read by the household.
OURS = (EntryKind.REMITTED, EntryKind.CORRECTED, EntryKind.OVER)
SIGNS = {1: "+", -1: "−", 0: ""}


@dataclass(frozen=True)
class Shown:
    """A claim in plain words."""

    claim: MyClaim
    month: str
    kronor: str
    paid: str
    right: str
    left: str
    plan: str
    changes: tuple[str, ...]
    over: str
    entries: tuple[tuple[ClaimEntry, str, str], ...]


@require_GET
@resident_page
def recovery(request: ResidentRequest) -> HttpResponse:
    """Everything that one is to pay back. Without a claim the page says so."""
    found = actions.open_my_claims(by=request.actor, at=request.at)
    context: dict[str, object] = {"claims": [_shown(request.actor, each) for each in found]}
    return own(request, "recovery", context)


@require_GET
@resident_page
def letter(request: ResidentRequest, document_id: UUID) -> HttpResponse:
    """The letter with the decision."""
    return as_download(actions.open_my_claim_letter(document_id, by=request.actor, at=request.at))


def left_of(claims: tuple[MyClaim, ...]) -> str:
    """What is left of all claims, in kronor; nothing where there is none."""
    return shown(sum((each.left for each in claims), start=0 * claims[0].left)) if claims else ""


def _shown(actor: Resident, claim: MyClaim) -> Shown:
    difference = queries.why_different(actor, claim.before, claim.now)
    plan = claim.plan
    return Shown(
        claim=claim,
        month=month_sv(claim.month),
        kronor=shown(claim.kronor),
        paid=shown(claim.paid),
        right=shown(claim.right),
        left=shown(claim.left),
        over=shown(claim.over) if claim.over else "",
        plan=f"{shown(plan.kronor)} kr i månaden" if plan else "",
        changes=tuple(each.text_sv for each in difference.changes) if difference else (),
        entries=tuple(
            (
                each,
                f"{SIGNS[each.kind.sign]}{shown(each.kronor)} kr",
                each.why if each.kind in OURS else "",
            )
            for each in claim.entries
        ),
    )
