"""Meetings of the elected, and the lists to the board."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.casework.decisions import actions, queries
from tillit.casework.decisions.policies import check_may_hold_meetings
from tillit.casework.decisions.types import Body, DecisionLine
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.pages.http.attempt import TAKEN, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .board_forms import CommitteeForm, MeetingForm, ReportedForm


@require_http_methods(["GET", "POST"])
@desk_page
def meetings(request: DeskRequest) -> HttpResponse:
    """All meetings, and a form for a new one."""
    check_may_hold_meetings(request.actor)
    start = {"body": Body.COMMITTEE, "held_on": day_of(request.at)}
    form = MeetingForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        made: list[UUID] = []
        if not refused(form, partial(_register, request, form, made)):
            return redirect("desk:meeting", made[0])
    context = {"meetings": queries.meetings(request.actor), "form": form}
    status = 422 if form.errors else 200
    return page(request, "desk/decision/meetings.html", context, status=status)


def _register(request: DeskRequest, form: MeetingForm, made: list[UUID]) -> None:
    data = form.cleaned_data
    made.append(
        actions.register_meeting(
            Body(data["body"]),
            data["name"],
            held_on=data["held_on"],
            chair=data["chair"],
            members=data["members"].splitlines(),
            urgent_because=data["urgent_because"],
            by=request.actor,
            at=request.at,
        )
    )


@require_GET
@desk_page
def meeting(request: DeskRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting: what waits, and what was decided."""
    return _show(request, meeting_id)


@require_POST
@desk_page
def decide(request: DeskRequest, meeting_id: UUID, decision_id: UUID) -> HttpResponse:
    """Write in what the elected decided."""
    form = CommitteeForm(request.POST, auto_id=f"id_{decision_id}_%s")
    status = 422
    if form.is_valid():
        data = form.cleaned_data
        act = partial(
            actions.decide_in_committee,
            decision_id,
            version=data["version"],
            paragraph=data["paragraph"],
            dissent=data["dissent"],
            meeting_id=meeting_id,
            by=request.actor,
            at=request.at,
        )
        try:
            status = refused(form, act)
        except NotThere:  # written in meanwhile: then the case is closed to the secretary
            if not queries.decided_at_meeting(request.actor, meeting_id, decision_id):
                raise
            form.add_error(None, "Någon har redan skrivit in det beslutet.")
            status = TAKEN
    if status:
        return _show(request, meeting_id, (decision_id, form), status)
    messages.success(request, "Beslutet är inskrivet.")
    return redirect("desk:meeting", meeting_id)


@require_POST
@desk_page
def close_meeting(request: DeskRequest, meeting_id: UUID) -> HttpResponse:
    """Everything on the agenda is dealt with."""
    actions.close_meeting(meeting_id, by=request.actor, at=request.at)
    messages.success(request, "Mötet är avslutat.")
    return redirect("desk:meeting", meeting_id)


def _show(
    request: DeskRequest,
    meeting_id: UUID,
    sent: tuple[UUID, CommitteeForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    found, lines = actions.open_meeting(meeting_id, by=request.actor, at=request.at)

    def form_of(line: DecisionLine) -> CommitteeForm:
        if sent and sent[0] == line.id:
            return sent[1]
        return CommitteeForm(initial={"version": line.version}, auto_id=f"id_{line.id}_%s")

    waiting = [(line, form_of(line)) for line in lines if line.stage == "proposed"]
    kept = sent[1] if sent and sent[0] not in {line.id for line, _ in waiting} else None
    context = {
        "kept": kept,
        "meeting": found,
        "waiting": waiting,
        "decided": [line for line in lines if line.decided_at],
        "hidden": found.waiting + found.decided - len(lines),
    }
    return page(request, "desk/decision/meeting.html", context, status=status)


@require_http_methods(["GET", "POST"])
@desk_page
def lists(request: DeskRequest) -> HttpResponse:
    """What the board has been told of, and what it has not. Posting makes a list."""
    waiting = queries.waiting_for_list(request.actor, at=request.at)
    if request.method == "POST":
        return redirect("desk:board_list", actions.make_board_list(by=request.actor, at=request.at))
    context = {"lists": queries.board_lists(request.actor), "waiting": waiting}
    return page(request, "desk/decision/lists.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def board_list(request: DeskRequest, list_id: UUID) -> HttpResponse:
    """One list. Posting says at what meeting the board was told of it."""
    found = actions.open_board_list(list_id, by=request.actor, at=request.at)
    form = ReportedForm(request.POST or None, initial={"on": day_of(request.at)})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        act = partial(
            actions.report_board_list,
            list_id,
            on=data["on"],
            paragraph=data["paragraph"],
            by=request.actor,
            at=request.at,
        )
        if not refused(form, act):
            messages.success(request, "Listan är anmäld.")
            return redirect("desk:board_list", list_id)
    status = 422 if form.errors else 200
    context = {"list": found, "form": form}
    return page(request, "desk/decision/list.html", context, status=status)


@require_GET
@desk_page
def print_list(request: DeskRequest, list_id: UUID) -> HttpResponse:
    """The list on paper."""
    found = actions.open_board_list(list_id, by=request.actor, at=request.at)
    return page(request, "desk/decision/list_print.html", {"list": found})
