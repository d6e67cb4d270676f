"""Choose a time and take it: two steps at one address. Without a script, without a name where that
is how it is."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tillit.contact.booking import actions, queries
from tillit.contact.booking.types import Booking, Slot
from tillit.kernel.actor import Actor, Guest, Resident
from tillit.kernel.swedish import WEEKDAYS, clock, day_of, short_day
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame
from tillit.pages.portal.throttle import be_fair
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Identity

from .forms import BookForm

SOMEBODY, DAYS = Guest(), 14  # days with times that are shown at first
EVENING = 17


@dataclass(frozen=True)
class Day:
    """A day, and its times."""

    name: str
    times: tuple[tuple[Slot, str, bool], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def times(request: TillitRequest, code: str) -> HttpResponse:
    """The times of an offer. Public: whoever wants help must not have to say who they are where it
    is not asked for. A code that is sent along moves that booking here."""
    offer = directory.offer(SOMEBODY, code)
    moving = request.POST.get("moving", "")
    slots = queries.free_slots(SOMEBODY, code, at=request.at)
    form, status, booked = None, 200, None
    if request.method == "POST":
        slot, booked = _chosen(request, slots), _same_press(request)
        if booked is None and slot is None and "calendar" in request.POST:
            status = 409
        elif slot and booked is None:
            be_fair(request, at=request.at)
            sent = "meet" in request.POST
            form = BookForm(
                request.POST if sent else None, offer=offer, slot=slot, moving=bool(moving)
            )
            if sent:
                status, booked = _book(request, form, code, moving)
    named = offer.said.identity is Identity.NAMED and _who(request) == SOMEBODY
    context = {
        "said": offer.said, "form": form, "booked": booked, "moving": moving,
        "chosen": _words(form.slot) if form else "", "must_sign_in": named,
        "gone": status == 409 and form is None,
        "days": days_of(slots, at=request.at), "frame": portal_frame(request.path, quiet=True),
    }  # fmt: skip
    return page(request, "portal/boka/times.html", context, status=status or 200)


def days_of(slots: list[Slot], *, at: datetime) -> list[Day]:
    """The times of the first days that have any, an evening marked."""
    found = groupby(slots, key=lambda each: day_of(each.begins))
    days = [
        Day(_day(day, at), tuple((x, f"{clock(x.begins)}–{clock(x.ends)}",
                                  int(clock(x.begins)[:2]) >= EVENING) for x in some))
        for day, some in found
    ]  # fmt: skip
    return days[:DAYS]


def _book(
    request: TillitRequest, form: BookForm, code: str, moving: str
) -> tuple[int, Booking | None]:
    if not form.is_valid():
        return WRONG, None
    wanted, by, codes = form.wanted(code), _who(request), []

    def act() -> None:
        if moving:
            codes.append(actions.move_by_code(moving, wanted, by=by, at=request.at))
        else:
            codes.append(actions.book(wanted, by=by, at=request.at))

    status = refused(form, act)
    return status, queries.booked(SOMEBODY, codes[0]) if codes else None


def _chosen(request: TillitRequest, slots: list[Slot]) -> Slot | None:
    """The time that is asked for, where it is free."""
    try:
        calendar = UUID(request.POST.get("calendar", ""))
        begins = datetime.fromisoformat(request.POST.get("begins", ""))
    except ValueError:
        return None
    return next((x for x in slots if (x.calendar, x.begins) == (calendar, begins)), None)


def _same_press(request: TillitRequest) -> Booking | None:
    """What this very form has booked already."""
    try:
        return queries.booked_as(SOMEBODY, UUID(request.POST.get("once", "")))
    except ValueError:
        return None


def _who(request: TillitRequest) -> Actor:
    return request.actor if isinstance(request.actor, Resident) else SOMEBODY


def _words(slot: Slot) -> str:
    return f"{_day_name(slot.begins)} kl. {clock(slot.begins)}–{clock(slot.ends)}, {slot.who}"


def _day(day: date, at: datetime) -> str:
    ahead = (day - day_of(at)).days
    if ahead in {0, 1}:
        return ("I dag", "I morgon")[ahead]
    return f"{WEEKDAYS[day.weekday()].capitalize()} {short_day(day)}"


def _day_name(moment: datetime) -> str:
    day = day_of(moment)
    return f"{WEEKDAYS[day.weekday()].capitalize()} {short_day(day)}"
