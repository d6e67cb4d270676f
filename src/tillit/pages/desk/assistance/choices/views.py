"""The norm and the own choices: read by all who work with assistance, written by two."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.areas.assistance import actions, policies
from tillit.areas.assistance.queries import chosen
from tillit.areas.assistance.types import CHOICES
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.pages.http.attempt import WRONG, posted_id, refused, status_of
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import Guide, Norm, OneChoice, Why
from .shown import SANITY, compared

TWO = "Sparat. Nu ska en annan person läsa källan och godkänna."
VERBS = {
    "approve_norm": "Godkänt. Månader det året räknas nu med normen.",
    "approve_choice": "Godkänt. Valet gäller från sin månad.",
    "withdraw_norm": "Borttaget.",
    "withdraw_choice": "Borttaget.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def choices(request: DeskRequest) -> HttpResponse:
    """What holds, what waits for a second person, and all that was written. No resident is here,
    so nothing is read about anybody."""
    trouble, status = "", 200
    if request.method == "POST":
        verb, id_ = request.POST.get("verb", ""), posted_id(request, "id")
        try:
            _act(verb, id_, request.POST.get("why", ""), by=request.actor, at=request.at)
        except Refusal as refusal:
            trouble, status = str(refusal), status_of(refusal)
        else:
            messages.success(request, VERBS[verb])
            return redirect("desk:choices")
    found = chosen(request.actor, at=request.at)
    context = {
        "chosen": found,
        "waiting_norms": [
            (row, compared(row.table, found.norms), _why(row.written.id))
            for row in found.brought
            if row.written.waits or row.written.may_withdraw
        ],
        "waiting": [
            (row, _why(row.written.id))
            for row in found.history
            if row.written.waits or row.written.may_withdraw
        ],
        "trouble": trouble,
    }
    return page(request, "desk/assistance/choices/choices.html", context, status=status)


def _why(id_: UUID) -> Why:
    return Why(auto_id=f"{id_}_%s")


def _act(verb: str, id_: UUID, why: str, *, by: Staff, at: datetime) -> None:
    if verb == "approve_norm":
        actions.approve_norm(id_, by=by, at=at)
    elif verb == "approve_choice":
        actions.approve_choice(id_, by=by, at=at)
    elif verb == "withdraw_norm":
        actions.withdraw_norm(id_, why=why, by=by, at=at)
    elif verb == "withdraw_choice":
        actions.withdraw_choice(id_, why=why, by=by, at=at)
    else:
        raise NotThere


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def new_norm(request: DeskRequest) -> HttpResponse:
    """Bring a year's norm: a file, or each amount in its box. All faults are told at once."""
    policies.check_may_write_choice(request.actor)
    form, status = Norm(), 0
    if request.method == "POST":
        form = Norm(request.POST, request.FILES)
        status = refused(form, partial(_bring, request, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, TWO)
            return redirect("desk:choices")
    context = {"form": form, "sanity": SANITY}
    return page(request, "desk/assistance/choices/norm.html", context, status=status or 200)


def _bring(request: DeskRequest, form: Norm) -> None:
    actions.propose_norm(form.text(), by=request.actor, at=request.at)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def choice(request: DeskRequest, code: str) -> HttpResponse:
    """Write one choice, with where it was decided and from which month it holds."""
    policies.check_may_write_choice(request.actor)
    kind = next((each for each in CHOICES if each.code == code), None)
    if kind is None:
        raise NotThere
    form = OneChoice(request.POST or None, kind=kind, today=day_of(request.at))
    status = 0
    if request.method == "POST":
        status = refused(form, partial(_choose, request, form, code)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, TWO)
            return redirect("desk:choices")
    now = next(e for e in chosen(request.actor, at=request.at).now if e.kind.code == code)
    context = {"form": form, "title": kind.name, "now": now}
    return page(request, "desk/assistance/choices/choice.html", context, status=status or 200)


def _choose(request: DeskRequest, form: OneChoice, code: str) -> None:
    data = form.cleaned_data
    actions.propose_choice(
        code, data["value"], valid_from=form.since, source=data["source"],
        by=request.actor, at=request.at,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def new_guide(request: DeskRequest) -> HttpResponse:
    """Write a guide for a cost: what is above it is looked at, and never cut."""
    policies.check_may_write_choice(request.actor)
    form = Guide(request.POST or None, today=day_of(request.at))
    status = 0
    if request.method == "POST":
        status = refused(form, partial(_guide, request, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, TWO)
            return redirect("desk:choices")
    context = {"form": form, "title": "Riktvärde för en kostnad", "now": None}
    return page(request, "desk/assistance/choices/choice.html", context, status=status or 200)


def _guide(request: DeskRequest, form: Guide) -> None:
    data = form.cleaned_data
    actions.propose_guide(
        data["kind"], data["ceiling"], persons=data["persons"], valid_from=form.since,
        source=data["source"], by=request.actor, at=request.at,
    )  # fmt: skip
