"""Ask, approve, see once. Every step is a post and leaves a leaf."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.kernel.refusal import NotThere, Refusal
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people import actions
from tillit.registers.people.policies import way_in
from tillit.registers.people.queries import sealed_for
from tillit.trust.identity.queries import colleagues

from .forms import AskForm, SealForm

HERE = "desk:sealed_addresses"


@require_GET
@desk_page
def sealed(request: DeskRequest) -> HttpResponse:
    """The addresses that the reader may ask for, and what colleagues ask for now."""
    return _list(request)


@require_http_methods(["GET", "POST"])
@desk_page
def seal(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Keep an address for a few readers."""
    way_in(request.actor, person_id, at=request.at)
    sent = request.POST if request.method == "POST" else None
    form = SealForm(sent, actor=request.actor, at=request.at)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.seal_address(
                person_id,
                data["value"],
                mark=data["mark"],
                readers=[UUID(each) for each in data["readers"]],
                by=request.actor,
                at=request.at,
            )
            return redirect("desk:person", person_id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "person_id": person_id}
    status = 422 if form.errors else 200
    return page(request, "desk/sealed/seal.html", context, status=status)


@require_POST
@desk_page
def ask(request: DeskRequest, address_id: UUID) -> HttpResponse:
    """Ask to see an address."""
    form = AskForm(request.POST, auto_id=f"{address_id}_%s")
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.ask_for_address(address_id, reason=reason, by=request.actor, at=request.at)
            return redirect(HERE)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return _list(request, sent={address_id: form})


@require_POST
@desk_page
@fresh_sign_in
def step(request: DeskRequest, opening_id: UUID, step: str) -> HttpResponse:
    """Approve, say no, or see what was approved."""
    by, at = request.actor, request.at
    if step == "godkann":
        actions.approve_opening(opening_id, by=by, at=at)
        return redirect(HERE)
    if step == "nej":
        actions.close_opening(opening_id, by=by, at=at)
        return redirect(HERE)
    if step != "visa":
        raise NotThere
    minutes = settings.SEALED_ADDRESS["show_minutes"]
    shown = actions.show_address(opening_id, by=by, at=at)
    answer = page(request, "desk/sealed/shown.html", {"value": shown, "minutes": minutes})
    answer["Refresh"] = f"{minutes * 60}; url={reverse(HERE)}"  # not left on a screen overnight
    return answer


def _list(request: DeskRequest, sent: dict[UUID, AskForm] | None = None) -> HttpResponse:
    lines = sealed_for(request.actor, at=request.at)
    staff = {each for line in lines for each in line.readers}
    names = {
        id_: view.name for id_, view in colleagues(request.actor, staff, at=request.at).items()
    }
    kept = sent or {}
    shown = [
        (
            line,
            ", ".join(sorted(names.get(each, "") for each in line.readers)),
            [
                (each, names.get(each.asked_by, ""), each.asked_by == request.actor.id)
                for each in line.openings
            ],
            any(each.asked_by == request.actor.id for each in line.openings),
            kept.get(line.id) or AskForm(auto_id=f"{line.id}_%s"),
        )
        for line in lines
    ]
    context = {"lines": shown}
    return page(request, "desk/sealed/sealed.html", context, status=422 if kept else 200)
