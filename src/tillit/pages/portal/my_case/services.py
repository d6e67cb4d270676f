"""What a party is asked about a service: yes or no, and the three questions.

What is written is kept while it is written, and only its writer sees it.
"""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tillit.casework.cases.types import WrittenOn
from tillit.casework.services import actions
from tillit.casework.services.types import ConsentAnswer, MyService
from tillit.kernel.refusal import NotThere
from tillit.pages.http.autosave import is_autosave
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest

from .answering import Answering
from .forms import ConsentForm, ThreeForm

THANKS = {
    ConsentAnswer.GIVEN: "Tack. Vi har sparat att du säger ja.",
    ConsentAnswer.REFUSED: "Tack. Vi har sparat att du säger nej.",
    ConsentAnswer.WITHDRAWN: "Vi har sparat att du tar tillbaka ditt ja. Vi hör av oss.",
}


@require_http_methods(["GET", "POST"])
@resident_page
def consent(request: ResidentRequest, case_id: UUID, service_id: UUID) -> HttpResponse:
    """Say yes or no to a service, or take a yes back."""
    answering = Answering(request, case_id, service_id, WrittenOn.CONSENT, ConsentForm)
    if is_autosave(request):
        return answering.is_kept()
    service = _found(request, case_id, service_id)
    if service.consent is None:
        raise NotThere
    form = ConsentForm(answering.sent, initial=answering.typed, now=service.consent.answer)

    def send(version: int) -> str:
        answer = ConsentAnswer(form.cleaned_data["answer"])
        text = form.cleaned_data["text"]
        actions.answer_consent(
            service_id, answer, text=text, began=version, by=request.actor, at=request.at
        )
        return THANKS[answer]

    return answering.page("consent", service, form, send)


@require_http_methods(["GET", "POST"])
@resident_page
def three(request: ResidentRequest, case_id: UUID, service_id: UUID) -> HttpResponse:
    """The three questions, answered without a name."""
    answering = Answering(request, case_id, service_id, WrittenOn.THREE, ThreeForm)
    if is_autosave(request):
        return answering.is_kept()
    service = _found(request, case_id, service_id)
    if not service.may_think:
        raise NotThere
    form = ThreeForm(answering.sent, initial=answering.typed)

    def send(version: int) -> str:
        data = form.cleaned_data
        actions.answer_three_myself(
            service_id,
            how=int(data["how"]),
            expected=data["expected"],
            change=data["change"],
            tell_worker=data["tell"],
            id_=form.once_id,
            began=version,
            by=request.actor,
            at=request.at,
        )
        return "Tack för dina svar."

    return answering.page("three", service, form, send)


def _found(request: ResidentRequest, case_id: UUID, service_id: UUID) -> MyService:
    found = actions.open_my_services(case_id, by=request.actor, at=request.at)
    for each in found:
        if each.id == service_id:
            return each
    raise NotThere
