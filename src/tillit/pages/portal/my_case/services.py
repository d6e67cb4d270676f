"""What a party is asked about a service: yes or no, and the three questions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.casework.services import actions
from tillit.casework.services.types import ConsentAnswer, MyService
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest

from .forms import ConsentForm, ThreeForm
from .page import own_page

THANKS = {
    ConsentAnswer.GIVEN: "Tack. Vi har sparat att du säger ja.",
    ConsentAnswer.REFUSED: "Tack. Vi har sparat att du säger nej.",
    ConsentAnswer.WITHDRAWN: "Vi har sparat att du tar tillbaka ditt ja. Vi hör av oss.",
}


@require_http_methods(["GET", "POST"])
@resident_page
def consent(request: ResidentRequest, case_id: UUID, service_id: UUID) -> HttpResponse:
    """Say yes or no to a service, or take a yes back."""
    service = _found(request, case_id, service_id)
    if service.consent is None:
        raise NotThere
    form = ConsentForm(_sent(request), now=service.consent.answer)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        answer = ConsentAnswer(form.cleaned_data["answer"])
        try:
            actions.answer_consent(
                service_id,
                answer,
                text=form.cleaned_data["text"],
                by=request.actor,
                at=request.at,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            status = 409 if isinstance(refusal, Moved) else 422
        else:
            messages.success(request, THANKS[answer])
            return redirect("portal:my_case", case_id=case_id)
    context = {"service": service, "form": form, "case_id": case_id}
    return own_page(request, "consent", context, status=status)


@require_http_methods(["GET", "POST"])
@resident_page
def three(request: ResidentRequest, case_id: UUID, service_id: UUID) -> HttpResponse:
    """The three questions, answered without a name."""
    service = _found(request, case_id, service_id)
    if not service.may_think:
        raise NotThere
    form = ThreeForm(_sent(request))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.answer_three_myself(
                service_id,
                how=int(data["how"]),
                expected=data["expected"],
                change=data["change"],
                tell_worker=data["tell"],
                id_=form.once_id,
                by=request.actor,
                at=request.at,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Tack för dina svar.")
            return redirect("portal:my_case", case_id=case_id)
    context = {"service": service, "form": form, "case_id": case_id}
    return own_page(request, "three", context, status=status)


def _sent(request: ResidentRequest) -> QueryDict | None:
    """What was posted, also when it was empty."""
    return request.POST if request.method == "POST" else None


def _found(request: ResidentRequest, case_id: UUID, service_id: UUID) -> MyService:
    found = actions.open_my_services(case_id, by=request.actor, at=request.at)
    for each in found:
        if each.id == service_id:
            return each
    raise NotThere
