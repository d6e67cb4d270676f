"""One's own time, by its code: see it, move it, cancel it, put it in a calendar."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST
from icalendar import Calendar, Event

from tillit.contact.booking import actions, queries
from tillit.contact.booking.types import Booking, Stage
from tillit.kernel.actor import Actor, Guest, Resident
from tillit.kernel.refusal import NotThere
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame
from tillit.pages.portal.throttle import be_fair

from .forms import CodeForm

SOMEBODY = Guest()
NO_CODE = "Vi hittar ingen tid med den koden. Se efter att alla bokstäver är rätt."
NEUTRAL = "Bokad tid"  # what anybody who sees the phone may read


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def own(request: TillitRequest) -> HttpResponse:
    """The time of whoever holds the code. Public: the code is all that we ask for."""
    form, found, status = CodeForm(request.POST or None), None, 200
    if request.method == "POST":
        be_fair(request, at=request.at)
        status = WRONG
        if form.is_valid():
            code = form.cleaned_data["code"]
            found = queries.booked(SOMEBODY, code)
            status = 200 if found else WRONG
            if found is None:
                form.add_error("code", NO_CODE)
            elif request.POST.get("go") == "cancel":
                who = _who(request)
                status = refused(form, lambda: actions.cancel_by_code(code, by=who, at=request.at))
                if not status:
                    messages.success(request, "Tiden är avbokad. Ditt namn och nummer är borta.")
                    return redirect("portal:own_time")
    context = {
        "form": form, "found": found, "ahead": found and found.stage is Stage.BOOKED,
        "frame": portal_frame(request.path, quiet=True),
    }  # fmt: skip
    return page(request, "portal/boka/own.html", context, status=status or 200)


@require_POST
@public_page
def calendar_file(request: TillitRequest) -> HttpResponse:
    """The time as a file for one's own calendar. It says nothing of whom or why. Public: the code
    is all that we ask for."""
    found = queries.booked(SOMEBODY, request.POST.get("code", ""))
    if found is None or found.stage is not Stage.BOOKED:
        raise NotThere
    answer = HttpResponse(as_calendar([found], at=request.at), content_type="text/calendar")
    answer["Content-Disposition"] = 'attachment; filename="tid.ics"'
    return answer


def as_calendar(bookings: list[Booking], *, at: datetime) -> bytes:
    """Bookings as iCalendar. The title is neutral; a place is an address, and nothing else."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tillit//SV")
    calendar.add("version", "2.0")
    for each in bookings:
        event = Event()
        event.add("uid", str(each.id))
        event.add("dtstamp", at)
        event.add("summary", NEUTRAL)
        event.add("dtstart", each.begins)
        event.add("dtend", each.ends)
        if each.place.address:
            event.add("location", each.place.address)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _who(request: TillitRequest) -> Actor:
    return request.actor if isinstance(request.actor, Resident) else SOMEBODY
