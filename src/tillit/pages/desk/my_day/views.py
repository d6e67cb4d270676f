"""My day."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tillit.casework.cases.actions import open_my_day
from tillit.casework.cases.queries import my_unsent
from tillit.casework.cases.types import NoteKind
from tillit.casework.intake.queries import alarm_watch, must_watch
from tillit.kernel.actor import Role
from tillit.kernel.swedish import local
from tillit.pages.desk.words import NOTICES
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.paths import came_from
from tillit.pages.http.requests import DeskRequest
from tillit.trust.identity.actions import choose_habit
from tillit.trust.identity.types import Habit
from tillit.ui.values import Key

from . import presenters
from .for_a_time import by_time, guest_rows
from .waiting import waiting

# To whom "no drafts" says something: those whose work is to write about residents.
WRITERS = (Role.SOCIAL_WORKER, Role.INTAKE, Role.DUTY, Role.LEADER, Role.PROVIDER)


@require_POST
@desk_page
def density(request: DeskRequest) -> HttpResponse:
    """How close the rows stand, on every page of the desk, from now on."""
    choose_habit(Habit.DENSITY, request.POST.get("density", ""), by=request.actor, at=request.at)
    return redirect(came_from(request) or "desk:my_day")


@desk_page
def my_day(request: DeskRequest) -> HttpResponse:
    """Clocks, drafts and what is new, for the one who has signed in."""
    day = open_my_day(by=request.actor, at=request.at)
    if request.actor.is_guest:
        rows = guest_rows(request.actor, day, at=request.at)
        greeting = presenters.greeting(request.actor.name, local(request.at).hour)
        return page(request, "desk/my_day/guest.html", {"rows": rows, "greeting": greeting})
    has_cases = bool(day.cases) or request.actor.has(Role.SOCIAL_WORKER)
    unsent = [presenters.begun(each) for each in my_unsent(request.actor)]
    whose = {line.id: line.person.short_name for line in day.cases}
    context = {
        **by_time(request.actor, request.at),
        "greeting": presenters.greeting(request.actor.name, local(request.at).hour),
        "lead": presenters.lead(day) if has_cases else "",
        "rows": [presenters.row(line, request.at) for line in day.cases],
        "waiting": waiting(request.actor, request.at),
        "has_cases": has_cases,
        "writes": bool(unsent or day.drafts) or request.actor.has(*WRITERS),
        "keys": [Key("J K", "gå i listan"), Key("Enter", "öppna"), Key("/", "sök")],
        "notices": [(NOTICES[notice.kind], notice) for notice in day.notices],
        "watch": alarm_watch(request.actor, at=request.at) if must_watch(request.actor) else None,
        "unsent": unsent,
        "to_sign": len(unsent) + len(day.drafts),
        "drafts": [
            (NoteKind(draft.kind).words, draft, whose.get(draft.case_id, ""))
            for draft in day.drafts
        ],
    }
    return page(request, "desk/my_day/my_day.html", context)
