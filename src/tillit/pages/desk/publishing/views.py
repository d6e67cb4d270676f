"""Find, check the form, act, show."""

from functools import partial
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.casework.cases import actions
from tillit.casework.cases.types import PartyAs, PartyLine, PublishingPage
from tillit.kernel.refusal import NotThere
from tillit.pages.desk.places import address
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.pages.seen.types import CaseView, view_of
from tillit.ui.templatetags.parts import short_name

from .forms import PublishForm, ViolenceForm, initial_of


@require_GET
@desk_page
def parties(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The parties, and what each sees now."""
    found = actions.open_publishing(case_id, by=request.actor, at=request.at)
    return _parties(request, found, None, 200)


@require_POST
@desk_page
def violence(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Mark violence in the family, or take the mark away with a reason."""
    found = actions.open_publishing(case_id, by=request.actor, at=request.at)
    form = ViolenceForm(request.POST, marked=found.violence is not None)
    status = WRONG
    if form.is_valid():
        text = form.cleaned_data["text"]
        by, at = request.actor, request.at
        act = (
            partial(actions.lift_violence_mark, case_id, why=text, by=by, at=at)
            if request.POST.get("do") == "lift"
            else partial(actions.mark_violence, case_id, reason=text, by=by, at=at)
        )
        status = refused(form, act)
    if status:
        return _parties(request, found, form, status)
    return redirect("desk:publishing", case_id=case_id)


@require_http_methods(["GET", "POST"])
@desk_page
def party(request: DeskRequest, case_id: UUID, party_id: UUID) -> HttpResponse:
    """What one party sees: choose, look at exactly that, decide."""
    found = actions.open_publishing(case_id, by=request.actor, at=request.at)
    who = next((each for each in found.parties if each.id == party_id), None)
    if who is None:
        raise NotThere
    if request.method == "GET":
        return _party(request, found, who, _form(found, who, None), 200)
    form = _form(found, who, request.POST)
    publishes = request.POST.get("do") == "publish"
    status = 0 if (form.is_valid() if publishes else form.may_be_seen()) else WRONG
    if not status and publishes:
        publish = partial(actions.publish_case, by=request.actor, at=request.at)
        status = refused(form, partial(publish, case_id, party_id, form.chosen()))
        if not status:
            messages.success(request, f"{who.name} ser nu det du har valt.")
            return redirect("desk:publishing", case_id=case_id)
    return _party(request, found, who, form, status or 200)


@require_POST
@desk_page
def withdraw(request: DeskRequest, case_id: UUID, party_id: UUID) -> HttpResponse:
    """Shut the page for one party, at once."""
    actions.withdraw_publication(case_id, party_id, by=request.actor, at=request.at)
    messages.success(request, "Sidan är stängd. Personen ser inget mer av ärendet.")
    return redirect("desk:publishing", case_id=case_id)


def _form(found: PublishingPage, who: PartyLine, data: object) -> PublishForm:
    child = who.as_ is PartyAs.CHILD
    return PublishForm(
        data,
        initial=initial_of(who.standing),
        held=who.representatives,
        offered=found.offered[who.id],
        young=child and not who.own_channel,
        child=child,
        marked=found.violence is not None,
    )


def _parties(
    request: DeskRequest, found: PublishingPage, form: ViolenceForm | None, status: int
) -> HttpResponse:
    context = {
        "found": found,
        "form": form or ViolenceForm(marked=found.violence is not None),
        "back": address("desk:case", found.case_id),
    }
    return page(request, "desk/publishing/parties.html", context, status=status)


def _party(
    request: DeskRequest, found: PublishingPage, who: PartyLine, form: PublishForm, status: int
) -> HttpResponse:
    context = {
        "found": found,
        "who": who,
        "form": form,
        "view": _preview(request, found, who, form),
    }
    context["case_id"] = found.case_id
    return page(request, "desk/publishing/party.html", context, status=status)


def _preview(
    request: DeskRequest, found: PublishingPage, who: PartyLine, form: PublishForm
) -> CaseView | None:
    """What the party would see by what stands in the form, or by the decision that stands."""
    if form.is_bound:
        choice = form.chosen() if form.is_valid() else None
    else:
        choice = who.standing.chosen if who.standing else None
    if choice is None:
        return None
    seen = actions.preview_my_case(found.case_id, who.id, choice, by=request.actor, at=request.at)
    return view_of(seen, town=short_name(settings.MUNICIPALITY), at=request.at)
