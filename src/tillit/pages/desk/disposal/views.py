"""The dry run, the quarantine and the lists. Numbers and rules; never a name, never a text."""

import io
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.overview.disposal import actions
from tillit.overview.disposal.policies import (
    QUARANTINE_DAYS,
    QUARANTINE_MARK,
    check_archivist,
    check_may_look,
)
from tillit.overview.disposal.queries import in_line
from tillit.overview.disposal.types import FileLine, Step, Why
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.values import Pill

SHOWN = 200  # of each; the rest is said as a number


def _pills(request: DeskRequest) -> list[Pill]:
    places = (
        ("Kan gallras", "desk:disposal"),
        ("Sparas", "desk:disposal_kept"),
        ("I karantän", "desk:disposal_line"),
        ("Gallrat", "desk:disposal_lists"),
    )
    found = [(words, reverse(name)) for words, name in places]
    return [Pill(words, href, None, href == request.path) for words, href in found]


@require_GET
@desk_page
def dry_run(request: DeskRequest) -> HttpResponse:
    """What is ripe today, and the rule that says so. Nothing is touched."""
    found = actions.open_dry_run(by=request.actor, at=request.at)
    waiting = in_line(request.actor)
    ripe = [each for each in found.ripe if each.person_id not in waiting]
    context = {
        "pills": _pills(request),
        "run": found,
        "ripe": ripe[:SHOWN],
        "more": max(0, len(ripe) - SHOWN),
        "waiting": len(found.ripe) - len(ripe),
        "may_propose": request.actor.has(Role.ARCHIVIST),
        "days": QUARANTINE_DAYS,
        "mark": QUARANTINE_MARK,
    }
    return page(request, "desk/disposal/ripe.html", context)


@require_GET
@desk_page
def kept(request: DeskRequest) -> HttpResponse:
    """Everything that stays, by why."""
    found = actions.open_dry_run(by=request.actor, at=request.at)

    def weight(each: FileLine) -> int:
        return list(Why).index(each.verdict.why or Why.UNKNOWN)

    groups = []
    for _, lines in groupby(sorted(found.kept, key=weight), key=weight):
        rows = list(lines)
        groups.append((rows[0].verdict.why, len(rows), rows[:SHOWN], max(0, len(rows) - SHOWN)))
    context = {"pills": _pills(request), "run": found, "groups": groups}
    return page(request, "desk/disposal/kept.html", context)


@require_POST
@desk_page
def propose(request: DeskRequest) -> HttpResponse:
    """Put the chosen files in quarantine."""
    check_archivist(request.actor)
    try:
        chosen = [UUID(each) for each in request.POST.getlist("person")]
    except ValueError:
        raise NotThere
    try:
        if not chosen:
            raise Refusal("Välj minst en akt först.")
        made = actions.propose(
            chosen,
            archive_first="archive_first" in request.POST,
            by=request.actor,
            at=request.at,
        )
    except Refusal as refusal:
        messages.error(request, f"Inget har ändrats. {refusal}")
        return redirect("desk:disposal")
    messages.success(
        request, f"I karantän: {len(made)}. En kollega ska godkänna innan något gallras."
    )
    return redirect("desk:disposal_line")


@require_GET
@desk_page
def line(request: DeskRequest) -> HttpResponse:
    """What is on its way out, when, and what it waits for."""
    rows = actions.open_line(by=request.actor, at=request.at)
    today = day_of(request.at)
    ready = [each for each in rows if each.step is Step.APPROVED and each.quarantine_until <= today]
    context = {
        "pills": _pills(request),
        "rows": rows,
        "ready": len(ready),
        "today": today,
        "who": request.actor.id,
        "archivist": request.actor.has(Role.ARCHIVIST),
    }
    return page(request, "desk/disposal/line.html", context)


@require_POST
@desk_page
def decide(request: DeskRequest, disposal_id: UUID) -> HttpResponse:
    """Approve what a colleague proposed, or take it out."""
    check_may_look(request.actor)
    stop = request.POST.get("do") == "stop"
    verb = actions.withdraw if stop else actions.approve
    try:
        verb(disposal_id, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        words = "Akten är ute ur karantänen och sparas." if stop else "Godkänd."
        messages.success(request, words)
    return redirect("desk:disposal_line")


@require_POST
@desk_page
@fresh_sign_in
def carry_out(request: DeskRequest) -> HttpResponse:
    """Remove what is approved and past its quarantine."""
    done = actions.carry_out(by=request.actor, at=request.at)
    gone = [each for each in done if each.step is Step.DONE]
    if gone:
        messages.success(request, f"Gallrade akter: {len(gone)}. Listan är klar.")
    for each in done:
        if each.left_because:
            numbers = ", ".join(each.numbers)
            messages.warning(request, f"{numbers} sparas: {each.left_because.words}.")
    if not done:
        messages.info(
            request,
            "Inget gallrades. En akt kan vänta på sin export, eller på att loggen signeras. "
            "Försök igen om några minuter.",
        )
    return redirect("desk:disposal_lists" if gone else "desk:disposal_line")


@require_GET
@desk_page
def lists(request: DeskRequest) -> HttpResponse:
    """What was removed, by which rule and whom, with the hash that the log holds."""
    found = actions.open_lists(by=request.actor, at=request.at)
    return page(request, "desk/disposal/lists.html", {"pills": _pills(request), "lists": found})


@require_POST
@desk_page
@fresh_sign_in
def export(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Everything about the person, as one file to hand to the archive."""
    check_archivist(request.actor)
    target = io.BytesIO()  # never a readable file on the disk
    try:
        actions.export_person(person_id, target, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:disposal_line")
    name = f"akt-{day_of(request.at)}-{str(person_id)[-4:]}.zip"
    response = HttpResponse(target.getvalue(), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
