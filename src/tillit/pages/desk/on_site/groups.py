"""A new group, and one that is: who came, who waits, the next times."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.contact.participation import actions, queries
from tillit.contact.participation.policies import NEAR, check_may_meet
from tillit.contact.participation.types import Group, Occasion, Participant, Stage
from tillit.kernel.swedish import WEEKDAYS, clock, day_of, local, short_day
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Identity, Way
from tillit.trust.access.queries import units

from .forms import GroupForm, SomebodyForm, WhyForm

TEMPLATES = "desk/on_site"


@dataclass(frozen=True)
class Time:
    """Once that the group meets; `form` calls it off, where it lies ahead."""

    id: UUID
    words: str
    called_off: str
    form: WhyForm | None


@dataclass(frozen=True)
class Seat:
    """Somebody who takes part, and whether they came to the time that is shown."""

    who: Participant
    came: bool | None

    @property
    def yes(self) -> bool:
        """Somebody has tapped that they came."""
        return self.came is True

    @property
    def no(self) -> bool:
        """Somebody has tapped that they did not come."""
        return self.came is False


@require_http_methods(["GET", "POST"])
@desk_page
def new(request: DeskRequest) -> HttpResponse:
    """A group is found by everybody as soon as it is written."""
    check_may_meet(request.actor)
    mine = request.actor.units(*NEAR)
    form = GroupForm(
        request.POST or None,
        offers=[
            each
            for each in directory.all_offers(request.actor, at=request.at)
            if each.said.way is Way.OPEN
        ],
        places=directory.all_places(request.actor),
        units=[each for each in units(request.actor) if each.id in mine],
        initial={"first": day_of(request.at)},
    )
    status = 200
    if request.method == "POST":
        made: list[UUID] = []
        status = WRONG
        if form.is_valid():
            said = form.group()
            status = refused(
                form,
                lambda: made.append(actions.begin_group(said, by=request.actor, at=request.at)),
            )
        if made:
            messages.success(request, "Gruppen finns nu för alla som letar.")
            return redirect("desk:group", made[0])
    return page(request, f"{TEMPLATES}/new.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@desk_page
def group(request: DeskRequest, group_id: UUID) -> HttpResponse:
    """Who takes part, at the time that is now or next. A post signs somebody up."""
    found = queries.group_at_work(request.actor, group_id, at=request.at)
    form, status = SomebodyForm(request.POST or None), 200
    if found.identity is Identity.NOBODY:
        del form.fields["given"], form.fields["phone"]
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            said = form.wanted(group_id)
            status = refused(form, lambda: actions.sign_up(said, by=request.actor, at=request.at))
        if not status:
            messages.success(request, "Anmäld. Se listan.")
            return redirect("desk:group", group_id)
    now = _shown(request, found)
    people = queries.participants(request.actor, group_id, at=request.at)
    placed = [each for each in people if each.stage is Stage.PLACED]
    context = {
        "group": found, "now": now, "now_words": _words(now) if now else "",
        "begun": bool(now and day_of(now.begins) <= day_of(request.at)),
        "seats": [Seat(each, each.attended.get(now.id) if now else None) for each in placed],
        "queue": [each for each in people if each.stage is Stage.WAITING],
        "times": [_time(each, request.at) for each in found.occasions],
        "form": form, "nobody": found.identity is Identity.NOBODY,
    }  # fmt: skip
    return page(request, f"{TEMPLATES}/group.html", context, status=status)


def _shown(request: DeskRequest, group: Group) -> Occasion | None:
    """The time that is asked for; else today's or the next, else the last that was."""
    asked = request.GET.get("gang", "")
    if chosen := next((each for each in group.occasions if str(each.id) == asked), None):
        return chosen
    today = day_of(request.at)
    ahead = [x for x in group.occasions if day_of(x.begins) >= today and not x.called_off]
    return next(iter(ahead), group.occasions[-1] if group.occasions else None)


def _time(each: Occasion, at: datetime) -> Time:
    ahead = each.ends > at and not each.called_off
    form = WhyForm(prefix=f"off-{each.id}") if ahead else None
    return Time(each.id, _words(each), each.called_off, form)


def _words(each: Occasion) -> str:
    day = day_of(each.begins)
    hours = f"{clock(each.begins)}–{clock(each.ends)}"
    return f"{WEEKDAYS[local(each.begins).weekday()]} {short_day(day)} kl. {hours}"
