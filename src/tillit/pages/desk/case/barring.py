"""Jäv: the door closes for a colleague, and opens again when it was a mistake."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tillit.casework.cases import actions
from tillit.casework.cases.types import BarredLine, CaseHead, DisqualifiedGround
from tillit.kernel.refusal import NotThere
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.queries import staff_in
from tillit.trust.identity.queries import colleagues

from .notes import named
from .step_forms import DisqualifyForm, LiftForm


@require_http_methods(["GET", "POST"])
@desk_page
def disqualify(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Jäv: the door closes for a colleague, and the case is handed over."""
    head, lines = actions.open_disqualifications(case_id, by=request.actor, at=request.at)
    choices = {"person": named(head), **_staff_choices(request, head)}
    form = DisqualifyForm(request.POST or None, choices=choices)
    status = 0
    if request.method == "POST":
        act = partial(_disqualify, request, case_id, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Spärren gäller nu, och ärendet är lämnat över.")
            self_barred = form.cleaned_data["staff"] == str(request.actor.id)
            return redirect("desk:cases") if self_barred else redirect("desk:case", case_id)
    return _barred(request, head, lines, form, status=status or 200)


@require_POST
@desk_page
def lift_disqualification(
    request: DeskRequest, case_id: UUID, disqualification_id: UUID
) -> HttpResponse:  # fmt: skip
    """The door opens again for a colleague, with a reason."""
    head, lines = actions.open_disqualifications(case_id, by=request.actor, at=request.at)
    if disqualification_id not in {line.id for line in lines}:
        raise NotThere
    lift = LiftForm(request.POST, auto_id=f"{disqualification_id}_%s")
    act = partial(_lift, request, disqualification_id, lift)
    status = refused(lift, act) if lift.is_valid() else WRONG
    if not status:
        messages.success(request, "Kollegan får handlägga igen.")
        return redirect("desk:case_disqualify", case_id)
    choices = {"person": named(head), **_staff_choices(request, head)}
    form = DisqualifyForm(None, choices=choices)
    return _barred(request, head, lines, form, {disqualification_id: lift}, status=status)


def _barred(
    request: DeskRequest,
    head: CaseHead,
    lines: tuple[BarredLine, ...],
    form: DisqualifyForm,
    sent: Mapping[UUID, LiftForm] | None = None,
    *,
    status: int,
) -> HttpResponse:
    shown = [
        (line, (sent or {}).get(line.id) or LiftForm(auto_id=f"{line.id}_%s")) for line in lines
    ]
    context = {"head": head, "lines": shown, "form": form}
    return page(request, "desk/case/disqualify.html", context, status=status)


def _lift(request: DeskRequest, disqualification_id: UUID, form: LiftForm) -> None:
    actions.lift_disqualification(
        disqualification_id, reason=form.cleaned_data["reason"], by=request.actor, at=request.at
    )


def _staff_choices(request: DeskRequest, head: CaseHead) -> dict[str, list[tuple[str, str]]]:
    """A leader chooses among the unit; others can only name themself."""
    me = (str(request.actor.id), f"{request.actor.name}, du")
    if not head.leads:
        return {"staff": [me], "to": [("", "Gruppledaren fördelar")]}
    ids = {id_ for id_, _ in staff_in(request.actor, [head.line.unit_id], at=request.at)}
    team = [
        (str(id_), view.name)
        for id_, view in colleagues(request.actor, ids, at=request.at).items()
        if id_ != request.actor.id
    ]
    return {"staff": [*team, me], "to": [("", "Ingen än"), *team]}


def _disqualify(request: DeskRequest, case_id: UUID, form: DisqualifyForm) -> None:
    data = form.cleaned_data
    actions.disqualify(
        case_id,
        UUID(data["staff"]),
        UUID(data["person"]),
        ground=DisqualifiedGround(data["ground"]),
        reason=data["reason"],
        to=UUID(data["to"]) if data["to"] else None,
        by=request.actor,
        at=request.at,
    )
