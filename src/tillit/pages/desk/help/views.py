"""The list of what helps, an offer and a place. Everybody on the staff reads; who leads writes."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.law.open_access import always_assessed
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.directory import actions, policies, queries
from tillit.registers.directory.types import FRESH_DAYS, Offer
from tillit.ui.forms import PlainForm

from .forms import OfferForm, PlaceForm, WaitForm, WithdrawForm, as_it_is

TEMPLATES = "desk/help"
SOON = timedelta(days=30)  # before an offer falls out of search it is asked about


@require_GET
@desk_page
def offers(request: DeskRequest) -> HttpResponse:
    """What waits for a yes first; then what is true, and what is gone."""
    return _show(request)


def _show(
    request: DeskRequest, code: str = "", form: PlainForm | None = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    found = queries.every_offer(request.actor)
    there = [each for each in found if each.withdrawn_at is None]
    last = request.at - timedelta(days=FRESH_DAYS)
    context = {
        "to_confirm": [_row(x, code, form) for x in there if x.confirmed_at < last + SOON],
        "true": [_row(x, code, form) for x in there if x.confirmed_at >= last + SOON],
        "gone": [each for each in found if each.withdrawn_at is not None],
        "fallen": sum(not queries.is_fresh(request.actor, x, on=day_of(request.at)) for x in there),
        "places": queries.all_places(request.actor),
        "may_change": policies.may_change(request.actor),
        "months": FRESH_DAYS // 30,
    }
    return page(request, f"{TEMPLATES}/offers.html", context, status=status)


def _row(offer_: Offer, code: str, form: PlainForm | None) -> tuple[Offer, PlainForm, PlainForm]:
    mine = form if offer_.said.code == code else None
    return (
        offer_,
        mine if isinstance(mine, WaitForm)
        else WaitForm(initial={"days": offer_.wait_days}, prefix=f"w-{offer_.said.code}"),
        mine if isinstance(mine, WithdrawForm) else WithdrawForm(prefix=f"x-{offer_.said.code}"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@desk_page
def offer(request: DeskRequest, code: str = "") -> HttpResponse:
    """A new offer, or all that is said about one; whoever saves it also says that it is true."""
    policies.check_may_change(request.actor)
    known = queries.offer(request.actor, code) if code else None
    seen = queries.changed_at(request.actor, code) if code else None
    form = OfferForm(
        request.POST or None,
        initial=as_it_is(known, seen) if known else None,
        kinds=[(x.value.code, x.value.name_sv) for x in always_assessed(day_of(request.at))],
        situations=[(x.code, x.title) for x in queries.all_situations(request.actor)],
        places=queries.all_places(request.actor),
    )
    status = 0
    if request.method == "POST":
        act = partial(_publish, request, form, code)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, f"{form.cleaned_data['name']} finns nu för alla som letar.")
            return redirect("desk:offers")
    context = {"form": form, "offer": known}
    return page(request, f"{TEMPLATES}/offer.html", context, status=status or 200)


def _publish(request: DeskRequest, form: OfferForm, code: str) -> None:
    actions.publish_offer(
        form.offer(code), seen=form.cleaned_data["seen"], by=request.actor, at=request.at
    )


@require_http_methods(["GET", "POST"])
@desk_page
def place(request: DeskRequest) -> HttpResponse:
    """A new place, or what is said about the one that the address asks for."""
    policies.check_may_change(request.actor)
    asked = request.GET.get("plats", "")
    known = next((x for x in queries.all_places(request.actor) if str(x.id) == asked), None)
    if asked and known is None:
        raise NotThere
    place_id = known.id if known else None
    begun = None if known is None else {
        "name": known.name, "where": known.where, "address": known.address,
        "way_in": known.way_in, "access": [each.value for each in known.access],
        "north": known.north, "east": known.east,
    }  # fmt: skip
    form, status = PlaceForm(request.POST or None, initial=begun), 0
    if request.method == "POST":
        act = partial(_say_place, request, form, place_id)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Platsen är sparad. Välj den på det som ges där.")
            return redirect("desk:offers")
    context = {"form": form, "place": known}
    return page(request, f"{TEMPLATES}/place.html", context, status=status or 200)


def _say_place(request: DeskRequest, form: PlaceForm, place_id: UUID | None) -> None:
    actions.say_place(form.place(), id=place_id, by=request.actor, at=request.at)


@require_POST
@desk_page
def confirm(request: DeskRequest, code: str) -> HttpResponse:
    """What stands is still true."""
    actions.confirm_offer(code, by=request.actor, at=request.at)
    messages.success(request, "Tack. Det är bekräftat i dag.")
    return redirect("desk:offers")


@require_POST
@desk_page
def wait(request: DeskRequest, code: str) -> HttpResponse:
    """How long one waits now."""
    form = WaitForm(request.POST, prefix=f"w-{code}")
    return _small(request, code, form, lambda: actions.say_wait(
        code, form.cleaned_data["days"], by=request.actor, at=request.at
    ), "Väntan är sparad.")  # fmt: skip


@require_POST
@desk_page
def withdraw(request: DeskRequest, code: str) -> HttpResponse:
    """It is no longer there."""
    form = WithdrawForm(request.POST, prefix=f"x-{code}")
    return _small(request, code, form, lambda: actions.withdraw_offer(
        code, reason=form.cleaned_data["reason"], by=request.actor, at=request.at
    ), "Borttaget. Sidan säger varför till den som har adressen.")  # fmt: skip


def _small(
    request: DeskRequest, code: str, form: PlainForm, act: Callable[[], None], done: str
) -> HttpResponse:
    status = refused(form, act) if form.is_valid() else WRONG
    if status:
        return _show(request, code, form, status)
    messages.success(request, done)
    return redirect("desk:offers")
