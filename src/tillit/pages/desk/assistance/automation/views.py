"""The automatic decisions: whether they are on, what runs, what is reviewed, what they came to."""

from datetime import date
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.areas.assistance import actions
from tillit.areas.assistance.queries import (
    draws_waiting,
    gate_report,
    latest_run,
    others_found,
    switch,
    untouched_months,
)
from tillit.areas.assistance.types import Reviewed
from tillit.kernel.actor import Role, Seat, Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.law.assistance.care import care
from tillit.law.calendar import add_months
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.types import UnitKind

from . import presenters
from .forms import Month, Months, Review, Why

TEMPLATES = "desk/assistance/automation"
MONTHS = 12  # how far back the report may begin


def _seat(actor: Staff) -> Seat:
    """Where the actor works with assistance; where they lead, if they lead anywhere. NotThere."""
    kind = str(UnitKind.ASSISTANCE)
    seats = [seat for seat in actor.seats if seat.kind == kind]
    if not seats:
        raise NotThere
    return min(seats, key=lambda seat: (seat.role is not Role.LEADER, str(seat.unit_id)))


@require_GET
@desk_page
def automation(request: DeskRequest) -> HttpResponse:
    """All of it on one page."""
    return _show(request)


def _show(
    request: DeskRequest, *, why: Why | None = None, month: Month | None = None, status: int = 200
) -> HttpResponse:
    seat, actor = _seat(request.actor), request.actor
    months = untouched_months(actor, seat.unit_id)
    run = latest_run(actor, seat.unit_id)
    on = switch(actor, at=request.at)
    found = others_found(actor, at=request.at)
    limit = care("REVIEW-OTHER", day_of(request.at)).value.amount
    context = {
        "leads": seat.role is Role.LEADER,
        "on": on,
        "order": presenters.order_of(actor, at=request.at),
        "why": why or Why(),
        "run": run,
        "reasons": presenters.reasons_of(run.reasons) if run else (),
        "months": months,
        "month": month or Month(months=months),
        "draws": draws_waiting(actor, at=request.at),
        "others": found if limit is not None and found >= limit else 0,
        "share": care("REVIEW-SHARE", day_of(request.at)).value.amount,
    }
    return page(request, f"{TEMPLATES}/automation.html", context, status=status)


@require_POST
@desk_page
@fresh_sign_in
def turn(request: DeskRequest) -> HttpResponse:
    """Turn the automatic decisions on, or off at once."""
    _seat(request.actor)
    on = request.POST.get("do") == "on"
    form = Why(request.POST)
    act = partial(_turn, request, form, on=on)
    status = refused(form, act) if form.is_valid() else WRONG
    if status:
        return _show(request, why=form, status=status)
    messages.success(
        request,
        "De automatiska besluten är på."
        if on
        else "De automatiska besluten är av. Inget mer beslutas utan en människa.",
    )
    return redirect("desk:automation")


def _turn(request: DeskRequest, form: Why, *, on: bool) -> None:
    act = actions.turn_on if on else actions.turn_off
    act(why=form.cleaned_data["why"], by=request.actor, at=request.at)


@require_POST
@desk_page
def begin(request: DeskRequest) -> HttpResponse:
    """Begin a run. The program carries it on; the page shows how far it has come."""
    seat = _seat(request.actor)
    form = Month(request.POST, months=untouched_months(request.actor, seat.unit_id))
    status = refused(form, partial(_begin, request, seat, form)) if form.is_valid() else WRONG
    if status:
        return _show(request, month=form, status=status)
    messages.success(request, "Körningen är startad. Du kan stänga sidan: den går vidare.")
    return redirect("desk:automation")


def _begin(request: DeskRequest, seat: Seat, form: Month) -> None:
    actions.begin_run(seat.unit_id, form.chosen, by=request.actor, at=request.at)


@require_POST
@desk_page
def stop(request: DeskRequest, run_id: UUID) -> HttpResponse:
    """Stop the run."""
    _seat(request.actor)
    actions.stop_run(run_id, by=request.actor, at=request.at)
    messages.success(request, "Körningen är stoppad. Det som är beslutat står kvar.")
    return redirect("desk:automation")


@require_http_methods(["GET", "POST"])
@desk_page
def review(request: DeskRequest, draw_id: UUID) -> HttpResponse:
    """One of the program's decisions, drawn by lot: would a person have decided the same?"""
    form, status = Review(request.POST or None), 0
    if request.method == "POST":
        status = (
            refused(form, partial(_review, request, draw_id, form)) if form.is_valid() else WRONG
        )
        if not status:
            messages.success(request, "Tack. Granskningen är sparad.")
            return redirect("desk:automation")
    context = {"draw": actions.open_draw(draw_id, by=request.actor, at=request.at), "form": form}
    return page(request, f"{TEMPLATES}/review.html", context, status=status or 200)


def _review(request: DeskRequest, draw_id: UUID, form: Review) -> None:
    said = form.cleaned_data
    actions.review_decision(
        draw_id, reviewed=Reviewed(said["reviewed"]), text=said["text"], by=request.actor,
        at=request.at,
    )  # fmt: skip


@require_GET
@desk_page
def report(request: DeskRequest) -> HttpResponse:
    """The report of the gate, to read and to print."""
    _seat(request.actor)
    months = _months(day_of(request.at))
    usual = {"first": months[3].isoformat(), "last": months[0].isoformat()}
    form = Months(request.GET if "first" in request.GET else usual, months=months)
    if not form.is_valid():
        return page(request, f"{TEMPLATES}/report.html", {"form": form}, status=WRONG)
    first, last = (date.fromisoformat(form.cleaned_data[each]) for each in ("first", "last"))
    found = gate_report(request.actor, first, last)
    context = {
        "form": form,
        "first": first,
        "last": last,
        "report": presenters.report_of(found),
        "today": day_of(request.at),
    }
    return page(request, f"{TEMPLATES}/report.html", context)


def _months(today: date) -> list[date]:
    """The next month and those before it, the latest first."""
    begins = add_months(today.replace(day=1), 1)
    return [add_months(begins, -n) for n in range(MONTHS + 1)]
