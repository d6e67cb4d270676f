"""Write a line in a claim's ledger: one form for each kind of line."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import ClaimEntry, ClaimView
from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.law.assistance.recovery import EntryKind
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.forms import PlainForm

from .forms import HandBackForm, LessForm, PaymentForm, PlanForm, WhyForm, first_of_next
from .views import TEMPLATES, claim_of

WORDS = {
    "betalning": (
        "Notera en betalning",
        "Notera",
        "Betalningen är noterad. Det som är kvar har sjunkit.",
    ),
    "tillbaka": (
        "Betala tillbaka till hushållet",
        "Pengarna är återbetalda",
        "Noterat: det som var för mycket är tillbaka hos hushållet.",
    ),
    "plan": ("Skriv en plan", "Spara planen", "Planen gäller nu, och syns på Mina sidor."),
    "efterge": (
        "Efterge: hushållet slipper betala",
        "Efterge",
        "Eftergiften är skriven, och syns på Mina sidor.",
    ),
    "ratta": ("Sänk ett krav som är fel", "Sänk kravet", "Kravet är sänkt."),
}
LEADERS_ONLY = ("efterge", "ratta")


@require_http_methods(["GET", "POST"])
@desk_page
def write(request: DeskRequest, case_id: UUID, claim_id: UUID, what: str) -> HttpResponse:
    """One form, and the claim beside it."""
    if what not in WORDS:
        raise NotThere
    view = _claim(request, case_id, claim_id)
    form, status = _form(request, view, what), 0
    if request.method == "POST":
        act = partial(ACTS[what], request, view, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, WORDS[what][2])
            return redirect("desk:recovery_household", case_id)
    title, button, _ = WORDS[what]
    context = {
        "claim": claim_of(view),
        "form": form,
        "title": title,
        "button": button,
        "what": what,
        "by_leader": what in LEADERS_ONLY and not request.actor.has(Role.LEADER),
    }
    return page(request, f"{TEMPLATES}/write.html", context, status=status or 200)


@require_http_methods(["GET", "POST"])
@desk_page
def undo(request: DeskRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """A payment did not belong here."""
    found = actions.open_household_claims(case_id, by=request.actor, at=request.at)
    view = next((v for v in found if any(_is(e, entry_id) for e in v.entries)), None)
    if view is None:
        raise NotThere
    form = WhyForm("Varför hör betalningen inte hit?", request.POST or None)
    status = 0
    if request.method == "POST":
        act = partial(_undo, request, entry_id, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Rättat. Det som är kvar har stigit igen.")
            return redirect("desk:recovery_household", case_id)
    context = {
        "claim": claim_of(view), "form": form, "title": "Betalningen hörde inte hit",
        "button": "Rätta", "what": "angra",
    }  # fmt: skip
    return page(request, f"{TEMPLATES}/write.html", context, status=status or 200)


def _is(entry: ClaimEntry, entry_id: UUID) -> bool:
    return entry.id == entry_id and entry.kind in (EntryKind.PAID_BACK, EntryKind.OVER)


def _claim(request: DeskRequest, case_id: UUID, claim_id: UUID) -> ClaimView:
    found = actions.open_household_claims(case_id, by=request.actor, at=request.at)
    view = next((each for each in found if each.line.id == claim_id), None)
    if view is None:
        raise NotThere
    return view


def _form(request: DeskRequest, view: ClaimView, what: str) -> PlainForm:
    posted, today = request.POST or None, day_of(request.at)
    if what == "betalning":
        return PaymentForm(posted, initial={"on": today})
    if what == "tillbaka":
        return HandBackForm(posted, initial={"on": today, "kronor": view.line.over})
    if what == "plan":
        return PlanForm(posted, initial={"first_on": first_of_next(today)})
    return LessForm(posted, initial={"left": view.line.left})


def _pay(request: DeskRequest, view: ClaimView, form: PlainForm) -> None:
    actions.note_repayment(view.line.id, **form.cleaned_data, by=request.actor, at=request.at)


def _hand_back(request: DeskRequest, view: ClaimView, form: PlainForm) -> None:
    actions.hand_back(view.line.id, **form.cleaned_data, by=request.actor, at=request.at)


def _plan(request: DeskRequest, view: ClaimView, form: PlainForm) -> None:
    actions.plan_repayment(view.line.id, **form.cleaned_data, by=request.actor, at=request.at)


def _remit(request: DeskRequest, view: ClaimView, form: PlainForm) -> None:
    actions.remit_claim(view.line.id, **form.cleaned_data, by=request.actor, at=request.at)


def _correct(request: DeskRequest, view: ClaimView, form: PlainForm) -> None:
    actions.correct_claim(view.line.id, **form.cleaned_data, by=request.actor, at=request.at)


def _undo(request: DeskRequest, entry_id: UUID, form: WhyForm) -> None:
    why = form.cleaned_data["why"]
    actions.undo_repayment(entry_id, why=why, by=request.actor, at=request.at)


ACTS: dict[str, Callable[[DeskRequest, ClaimView, PlainForm], None]] = {
    "betalning": _pay,
    "tillbaka": _hand_back,
    "plan": _plan,
    "efterge": _remit,
    "ratta": _correct,
}
