"""The duty rota of a unit, a week at a time: who is there when, and the shifts nobody has."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.pages.desk.seers import name_of
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.actions import copy_week, fill_shift, plan_shift, remove_shift
from tillit.trust.access.queries import shifts_between, staff_in, units
from tillit.trust.access.types import ON_ROTA, Shift, UnitView
from tillit.trust.identity.queries import colleagues
from tillit.ui.forms import PlainForm
from tillit.ui.templatetags.parts import count

from .rota_forms import PlanShift, TakeShift

WEEK = timedelta(days=7)
YEARS = range(2000, 2200)  # what an address may name


@dataclass(frozen=True)
class ShiftLine:
    """One shift in words."""

    shift: Shift
    name: str
    mine: bool
    now: bool
    past: bool
    fill: TakeShift | None = None


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_sign_in
def rota(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    """A week of the rota. Those who work in the unit read it; its leader changes it."""
    here, monday = _unit(request, unit_id), _monday(request)
    role, begins = ON_ROTA[here.kind], _midnight(monday)
    found = shifts_between(request.actor, unit_id, begins, _midnight(monday + WEEK))
    may = [id_ for id_, has in staff_in(request.actor, [unit_id], at=request.at) if has is role]
    ids = {*may, *(each.staff_id for each in found if each.staff_id)}
    people = colleagues(request.actor, ids, at=request.at)
    team = [(id_, name_of(people, id_)) for id_ in may]
    do, status = request.POST.get("do", ""), 0
    form = PlanShift(request.POST if do == "plan" else None, team=team)
    button = PlainForm(request.POST if do and do != "plan" else None)
    if request.method == "POST":
        said: list[str] = []
        sent = form if do == "plan" else button
        act = partial(_act, request, unit_id, form, (begins, found), said)
        status = refused(sent, act) if sent.is_valid() else WRONG
        if not status:
            messages.success(request, said[0])
            return redirect(_address(unit_id, monday))
    lines = [
        ShiftLine(
            each,
            name_of(people, each.staff_id) if each.staff_id else "",
            each.staff_id == request.actor.id,
            each.since <= request.at < each.until,
            each.until <= request.at,
            None if each.staff_id else TakeShift(team=team, auto_id=f"{each.id}_%s"),
        )
        for each in found
    ]
    days = [monday + timedelta(days=number) for number in range(7)]
    context = {
        "unit": here,
        "week": monday.isocalendar().week,
        "days": [(day, [x for x in lines if _shown_on(x.shift, begins) == day]) for day in days],
        "empty": [x for x in lines if not x.shift.staff_id and not x.past],
        "before": _address(unit_id, monday - WEEK),
        "after": _address(unit_id, monday + WEEK),
        "first": monday,
        "last": days[-1],
        "form": form,
        "button": button,
        "team": team,
        "leads": unit_id in request.actor.units(Role.LEADER),
        "opens": role is Role.DUTY,
        "any": bool(lines),
    }
    return page(request, "desk/organisation/rota.html", context, status=status or 200)


def _act(
    request: DeskRequest,
    unit_id: UUID,
    form: PlanShift,
    week: tuple[datetime, list[Shift]],
    said: list[str],
) -> None:
    begins, found = week
    do, by, at = request.POST.get("do", ""), request.actor, request.at
    if do == "plan":
        staff = form.cleaned_data["staff"]
        plan_shift(UUID(staff) if staff else None, unit_id, *form.time, by=by, at=at)
        said.append("Passet står i schemat." if staff else "Passet står i schemat. Ingen har det.")
    elif do == "copy":
        planned, empty = copy_week(unit_id, begins, by=by, at=at)
        words = f"{count(planned, 'pass är kopierat,pass är kopierade')}."
        said.append(words + (f" {empty} av dem har ingen." if empty else ""))
    elif do == "remove":
        remove_shift(_posted(request, found), by=by, at=at)
        said.append("Passet är borttaget.")
    elif do == "fill":
        fill_shift(_posted(request, found), _colleague(request), by=by, at=at)
        said.append("Nu har någon passet.")
    else:
        raise NotThere


def _posted(request: DeskRequest, found: list[Shift]) -> int:
    """The shift that a button names, when it is still in the week."""
    known = {str(each.id): each.id for each in found}
    if request.POST.get("shift", "") not in known:
        raise Moved("Passet är redan borttaget. Läs schemat igen.")
    return known[request.POST["shift"]]


def _colleague(request: DeskRequest) -> UUID:
    try:
        return UUID(request.POST.get("staff", ""))
    except ValueError:
        raise Refusal("Välj vem som tar passet.")


def _unit(request: DeskRequest, unit_id: UUID) -> UnitView:
    """A unit that keeps a rota, for those who work there."""
    found = [each for each in units(request.actor) if each.id == unit_id and each.kind in ON_ROTA]
    if not found or unit_id not in request.actor.units():
        raise NotThere
    return found[0]


def _monday(request: DeskRequest) -> date:
    """The Monday of the week that the address names; of this week when it names none."""
    today = day_of(request.at)
    try:
        asked = date.fromisoformat(request.GET.get("vecka", ""))
    except ValueError:
        asked = today
    if asked.year not in YEARS:
        asked = today
    return asked - timedelta(days=asked.weekday())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM)


def _shown_on(shift: Shift, begins: datetime) -> date:
    """The day a shift begins; Monday for what began the week before."""
    return day_of(max(shift.since, begins))


def _address(unit_id: UUID, monday: date) -> str:
    return reverse("desk:rota", args=[unit_id]) + f"?vecka={monday}"
