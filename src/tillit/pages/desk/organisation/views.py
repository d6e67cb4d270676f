"""Units, who works in them, and who may come in. Read by leaders and who administers the system."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere, Refusal, why_not
from tillit.kernel.swedish import day_of
from tillit.pages.http.attempt import WRONG, posted_id, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access import policies
from tillit.trust.access.actions import (
    ask_for_seat,
    end_seat,
    give_seat,
    open_unit,
)
from tillit.trust.access.queries import (
    roles_without_analysis,
    seats_in,
    units,
)
from tillit.trust.access.types import OFFERED, ON_ROTA, SeatLine, UnitKind, UnitView
from tillit.trust.identity.actions import employ
from tillit.trust.identity.policies import check_may_employ
from tillit.trust.identity.queries import employed
from tillit.trust.identity.types import StaffView
from tillit.ui.forms import PlainForm

from .forms import GiveRole, NewColleague, NewUnit, RenewRole
from .granting import lacking_here, questions
from .words import ROLES, UNIT_KINDS

SOON = timedelta(days=policies.ENDS_SOON_DAYS)

# Title, button, and what is said of the name afterwards.
NEW_UNIT = ("Ny enhet", "Lägg till enheten", "finns nu. Ge någon en roll där.")
NEW_COLLEAGUE = (
    "Ny kollega",
    "Lägg till kollegan",
    "har ett konto. Utan roll i en enhet syns ingenting.",
)


@dataclass(frozen=True)
class Holding:
    """Somebody's role in a unit, in words; `why_not` says why the reader cannot end it."""

    line: SeatLine
    name: str
    unit: str
    role: str
    why_not: str

    @property
    def renew(self) -> RenewRole:
        """A form for a new last day, whose box has a name of its own on the page."""
        return RenewRole(auto_id=f"{self.line.staff_id}_{self.line.role.value}_%s")

    def ends_soon(self, at: datetime) -> bool:
        """Whether the role ends within a month."""
        return bool(self.line.until and self.line.until - at <= SOON)

    @property
    def last_day(self) -> date | None:
        """The last whole day of a role for a time."""
        return day_of(self.line.until - timedelta(microseconds=1)) if self.line.until else None


def check_may_look(request: DeskRequest) -> None:
    """Leaders and who administers the system."""
    if not request.actor.has(Role.LEADER, Role.ADMINISTRATOR):
        raise Refusal("Gruppledaren och den som sköter systemet ser det här. Fråga någon av dem.")


def holdings_in(
    request: DeskRequest, found: list[UnitView], people: dict[UUID, StaffView]
) -> list[Holding]:
    """The roles in these units of those who still have an account."""
    names = {unit.id: unit.name for unit in found}
    return [
        Holding(
            line,
            people[line.staff_id].name,
            names[line.unit_id],
            ROLES[line.role],
            why_not(policies.check_may_seat, request.actor, line.staff_id, line.unit_id),
        )
        for line in seats_in(request.actor, names, at=request.at)
        if line.staff_id in people
    ]


def people_by_id(request: DeskRequest) -> dict[UUID, StaffView]:
    """Everybody who has an account now."""
    return {each.id: each for each in employed(request.actor, at=request.at)}


@require_GET
@desk_page
def organisation(request: DeskRequest) -> HttpResponse:
    """Every unit with who works there, and every colleague with what they do."""
    check_may_look(request)
    found, people = units(request.actor), people_by_id(request)
    holdings = holdings_in(request, found, people)
    context = {
        "units": [
            (unit, UNIT_KINDS[unit.kind], [h for h in holdings if h.line.unit_id == unit.id])
            for unit in found
        ],
        "people": [
            (who, [h for h in holdings if h.line.staff_id == who.id]) for who in people.values()
        ],
        "may_organise": not why_not(policies.check_may_organise, request.actor),
        "questions": questions(request),
        "ending": [each for each in holdings if each.ends_soon(request.at)],
        "lacking": len(roles_without_analysis(request.actor, at=request.at)),
    }
    return page(request, "desk/organisation/organisation.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def new_unit(request: DeskRequest) -> HttpResponse:
    """Open a unit."""
    policies.check_may_organise(request.actor)
    form = NewUnit(request.POST or None)
    return _added(request, form, partial(_open, request, form), NEW_UNIT)


@require_http_methods(["GET", "POST"])
@desk_page
def new_colleague(request: DeskRequest) -> HttpResponse:
    """Give somebody an account. It opens nothing until a role is given."""
    check_may_employ(request.actor)
    form = NewColleague(request.POST or None)
    return _added(request, form, partial(_employ, request, form), NEW_COLLEAGUE)


def _added(
    request: DeskRequest, form: PlainForm, act: Callable[[], object], said: tuple[str, str, str]
) -> HttpResponse:
    """Show the form or do it. `said`: the title, the button, and what is said afterwards."""
    title, button, done = said
    status = 0
    if request.method == "POST":
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, f"{form.cleaned_data['name']} {done}")
            return redirect("desk:organisation")
    context = {"form": form, "title": title, "button": button}
    return page(request, "desk/organisation/new.html", context, status=status or 200)


def _open(request: DeskRequest, form: NewUnit) -> None:
    data = form.cleaned_data
    open_unit(data["name"], UnitKind(data["kind"]), by=request.actor, at=request.at)


def _employ(request: DeskRequest, form: NewColleague) -> None:
    said = dict(form.cleaned_data)
    employ(said.pop("name"), **said, by=request.actor, at=request.at)


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_sign_in
def unit(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    """Who works in one unit; give somebody a role there."""
    check_may_look(request)
    here = next((each for each in units(request.actor) if each.id == unit_id), None)
    if here is None:
        raise NotThere
    people = people_by_id(request)
    others = [(id_, who.name) for id_, who in people.items() if id_ != request.actor.id]
    form = GiveRole(request.POST or None, kind=here.kind, people=others)
    status = 0
    if request.method == "POST":
        status = refused(form, partial(_give, request, unit_id, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, f"{people[form.given[0]].name} {_said(request, here, form)}")
            return redirect("desk:unit", unit_id)
    leads = unit_id in request.actor.units(Role.LEADER)
    may_give = leads or request.actor.has(Role.ADMINISTRATOR)
    context = {
        "unit": here,
        "kind": UNIT_KINDS[here.kind],
        "holdings": holdings_in(request, [here], people),
        "form": form,
        "may_give": may_give,
        "leads": leads,
        "keeps_rota": here.kind in ON_ROTA and unit_id in request.actor.units(),
        "by_two": [ROLES[each] for each in OFFERED[here.kind] if each in policies.BY_TWO],
        "lacking": lacking_here(request, here.kind) if may_give else [],
    }
    return page(request, "desk/organisation/unit.html", context, status=status or 200)


def _give(request: DeskRequest, unit_id: UUID, form: GiveRole) -> None:
    staff_id, role, until = form.given
    now: Any = {"until": until, "by": request.actor, "at": request.at}
    if policies.needs_second(request.actor, unit_id, role):
        ask_for_seat(staff_id, unit_id, role, **now)
    else:
        give_seat(staff_id, unit_id, role, **{**form.guest, **now})


def _said(request: DeskRequest, here: UnitView, form: GiveRole) -> str:
    if policies.needs_second(request.actor, here.id, form.given[1]):
        return "får rollen när en kollega till har bekräftat den. Be hen öppna Kollegor."
    return "har nu rollen."


@require_POST
@desk_page
@fresh_sign_in
def end_role(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    """End somebody's role in a unit. Their cases wait there until they are handed over."""
    role = request.POST.get("role", "")
    if role not in Role._value2member_map_:
        raise NotThere
    end_seat(posted_id(request, "staff"), unit_id, Role(role), by=request.actor, at=request.at)
    messages.success(request, "Rollen är avslutad. Lämna över ärendena under Teamet.")
    return redirect("desk:unit", unit_id)
