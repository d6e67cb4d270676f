"""My times. Colleagues of a unit see each other's days; one writes one's own."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tillit.contact.booking import actions, queries
from tillit.contact.booking.policies import NEAR
from tillit.contact.booking.types import Calendar
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import WEEKDAYS, day_of
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Way
from tillit.trust.access.queries import units
from tillit.ui.forms import PlainForm

from .forms import BeginForm, ClosedForm, HoursForm

TEMPLATE = "desk/times/times.html"
BEHIND, AHEAD, QUARTER = timedelta(days=7), timedelta(days=21), timedelta(days=90)


@require_GET
@desk_page
def times(request: DeskRequest) -> HttpResponse:
    """Who comes in the weeks to come, and those of the last week that nobody has told of."""
    return _show(request)


def _show(request: DeskRequest, form: PlainForm | None = None, status: int = 200) -> HttpResponse:
    found = queries.calendars(request.actor)
    calendar = _chosen(request, found)
    today = day_of(request.at)
    context: dict[str, object] = {"calendars": found, "calendar": calendar}
    context["mine"] = bool(calendar and calendar.staff_id == request.actor.id)
    context["missed"] = queries.missed(request.actor, today - QUARTER, today)
    if calendar is None or not any(each.staff_id == request.actor.id for each in found):
        context["begin"] = form if isinstance(form, BeginForm) else _begin_form(request)
    if calendar:
        span = (today - BEHIND, today + AHEAD)
        listed = queries.bookings_of(request.actor, calendar.id, *span, at=request.at)
        context |= {
            "bookings": [(each, each.begins <= request.at) for each in listed],
            "hours": [(WEEKDAYS[each.said.weekday], each) for each in
                      queries.hours_of(request.actor, calendar.id)],
            "closed": queries.closed_days(request.actor, calendar.id, on=today),
            "hours_form": form if isinstance(form, HoursForm) else _hours_form(request),
            "closed_form": form if isinstance(form, ClosedForm) else ClosedForm(),
        }  # fmt: skip
    return page(request, TEMPLATE, context, status=status)


@require_POST
@desk_page
def begin(request: DeskRequest) -> HttpResponse:
    """I can be booked."""
    form = _begin_form(request, request.POST)
    return _do(request, form, lambda: actions.begin_calendar(
        form.cleaned_data["name"], unit_id=UUID(form.cleaned_data["unit"]),
        staff_id=request.actor.id, by=request.actor, at=request.at,
    ), "Skriv nu när du kan bokas.")  # fmt: skip


@require_POST
@desk_page
def add(request: DeskRequest) -> HttpResponse:
    """Hours when I can be booked."""
    form = _hours_form(request, request.POST)
    return _do(request, form, lambda: actions.write_hours(
        _mine(request), form.hours(), by=request.actor, at=request.at
    ), "Tiderna går nu att boka.")  # fmt: skip


@require_POST
@desk_page
def close(request: DeskRequest) -> HttpResponse:
    """A day when nobody books; pressed for a closed day it is opened."""
    form = ClosedForm(request.POST)

    def act() -> None:
        day, mine = form.cleaned_data["day"], _mine(request)
        shut = day in queries.closed_days(request.actor, mine, on=day)
        change = actions.open_day if shut else actions.close_day
        change(mine, day, by=request.actor, at=request.at)

    return _do(request, form, act, "Dagen är ändrad. Det som redan är bokat står kvar.")


@require_POST
@desk_page
def remove(request: DeskRequest, hours_id: UUID) -> HttpResponse:
    """Nobody books those hours any more."""
    actions.remove_hours(hours_id, by=request.actor, at=request.at)
    messages.success(request, "Borttagna. Det som redan är bokat står kvar.")
    return redirect("desk:my_times")


@require_POST
@desk_page
def came(request: DeskRequest, booking_id: UUID) -> HttpResponse:
    """They came, or did not."""
    yes = request.POST.get("came") == "ja"
    say = partial(actions.say_who_came, booking_id, came=yes, by=request.actor, at=request.at)
    return _press(request, say, "")


@require_POST
@desk_page
def cancel(request: DeskRequest, booking_id: UUID) -> HttpResponse:
    """We cannot."""
    act = partial(actions.cancel, booking_id, by=request.actor, at=request.at)
    return _press(request, act, "Avbokad av oss. Tiden är ledig igen.")


def _press(request: DeskRequest, act: Callable[[], None], done: str) -> HttpResponse:
    try:
        act()
    except NotThere:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, done)
    return redirect("desk:my_times")


def _do(
    request: DeskRequest, form: PlainForm, act: Callable[[], object], done: str
) -> HttpResponse:  # fmt: skip
    status = refused(form, act) if form.is_valid() else WRONG
    if status:
        return _show(request, form, status)
    messages.success(request, done)
    return redirect("desk:my_times")


def _mine(request: DeskRequest) -> UUID:
    found = queries.calendars(request.actor)
    mine = next((each.id for each in found if each.staff_id == request.actor.id), None)
    if mine is None:
        raise NotThere
    return mine


def _chosen(request: DeskRequest, found: list[Calendar]) -> Calendar | None:
    asked = request.GET.get("kalender", "")
    own = next((each for each in found if each.staff_id == request.actor.id), None)
    return next((each for each in found if str(each.id) == asked), own)


def _begin_form(request: DeskRequest, *sent: object) -> BeginForm:
    mine = request.actor.units(*NEAR)
    return BeginForm(*sent, units=[each for each in units(request.actor) if each.id in mine])


def _hours_form(request: DeskRequest, *sent: object) -> HoursForm:
    offers = directory.all_offers(request.actor, at=request.at)
    return HoursForm(
        *sent,
        offers=[each for each in offers if each.said.way is not Way.OTHERS],
        places=directory.all_places(request.actor),
    )
