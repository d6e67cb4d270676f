"""One colleague's account: a link for a new key, awake again, and when they have left."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere, why_not
from tillit.pages.desk.places import keys_are_used
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.actions import ask_for_key, lift_budget
from tillit.trust.access.queries import opened_today, second_is_ready, units
from tillit.trust.identity.actions import (
    end_employment,
    offer_enrolment,
    shut_account,
    wake_account,
)
from tillit.trust.identity.policies import (
    check_may_employ,
    check_may_shut,
    check_may_wake,
)
from tillit.trust.identity.types import WokenAs

from .barred import Bars
from .forms import LetOn, Wake
from .resident import Resident
from .views import check_may_look, holdings_in, people_by_id


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_sign_in
def colleague(request: DeskRequest, staff_id: UUID) -> HttpResponse:
    """One colleague: what they do, and everything about their account."""
    check_may_look(request)
    people = people_by_id(request)
    if staff_id not in people:
        raise NotThere
    who, do, link = people[staff_id], request.POST.get("do", ""), ""
    form = Wake(request.POST if do == "wake" else None)
    if do == "leave":
        end_employment(staff_id, by=request.actor, at=request.at)
        messages.success(request, f"{who.name} kommer inte längre in.")
        return redirect("desk:organisation")
    let_on = LetOn(request.POST if do == "let_on" else None)
    if do == "let_on" and let_on.is_valid():
        status = refused(let_on, partial(_let_on, request, staff_id, let_on))
        if not status:
            messages.success(request, f"{who.name} kan öppna fler personer i dag.")
            return redirect("desk:colleague", staff_id)
    if form.is_valid():
        why = WokenAs(form.cleaned_data["why"])
        wake_account(staff_id, why, by=request.actor, at=request.at)
        messages.success(request, f"{who.name} kan logga in igen.")
        return redirect("desk:colleague", staff_id)
    if do == "shut":
        shut_account(staff_id, by=request.actor, at=request.at)
        messages.success(request, f"{who.name}s konto är stängt, och ingen är kvar i det.")
        return redirect("desk:colleague", staff_id)
    if do == "ask" and keys_are_used():
        ask_for_key(staff_id, by=request.actor, at=request.at)
        messages.success(request, "En kollega till bekräftar länken under Kollegor.")
        return redirect("desk:colleague", staff_id)
    if do == "link" and keys_are_used():
        token = offer_enrolment(staff_id, by=request.actor, at=request.at)
        link = request.build_absolute_uri(reverse("desk:first_key", args=[token]))
    holdings = holdings_in(request, units(request.actor), people)
    bars = Bars(request, staff_id, holdings, people)
    if do == "lift":
        status = refused(bars.lift, bars.act) if bars.lift.is_valid() else WRONG
        if not status:
            messages.success(request, "Spärren är borttagen.")
            return redirect("desk:colleague", staff_id)
    theirs = [each for each in holdings if each.line.staff_id == staff_id]
    resident = Resident(request, staff_id, {each.line.unit_id for each in theirs})
    if resident.sent and not resident.act():
        return redirect("desk:colleague", staff_id)
    context = {
        "who": who,
        "resident": resident,
        "holdings": theirs,
        "why_not": why_not(check_may_employ, request.actor, staff_id),
        "why_not_wake": why_not(check_may_wake, request.actor, staff_id, at=request.at),
        "may_shut": request.actor.has(Role.ADMINISTRATOR)
        and not (who.shut_at or why_not(check_may_shut, request.actor, staff_id)),
        "form": form,
        "opened": opened_today(request.actor, staff_id, at=request.at),
        "let_on": let_on,
        "keys": keys_are_used(),
        "link": link,
        "bars": bars,
        "ready": second_is_ready(request.actor, staff_id, at=request.at),
    }
    wrong = form.errors or let_on.errors or bars.lift.errors or resident.form.errors
    status = WRONG if wrong else 200
    return page(request, "desk/organisation/colleague.html", context, status=status)


def _let_on(request: DeskRequest, staff_id: UUID, form: LetOn) -> None:
    lift_budget(staff_id, why=form.cleaned_data["why_more"], by=request.actor, at=request.at)
