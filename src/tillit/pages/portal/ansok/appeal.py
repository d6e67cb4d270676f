"""Appeal a decision on one's own month: in words or with a file, in one press."""

from typing import ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import MyDecision
from tillit.casework.decisions.types import AppealStage, OwnAppealIn, OwnWay, Reconsidered
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import full_day
from tillit.pages.http.attempt import WRONG, status_of
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest
from tillit.ui.forms import OnceForm, text_area

from .forms import PapersForm
from .frame import own

COME = "Vi har fått ditt överklagande."
ALREADY = "Vi har redan fått ditt överklagande. Ring oss om du vill lägga till något."


class AppealForm(OnceForm, PapersForm):
    """What should be changed, in words, in a photo of a letter, or in a file."""

    optional = ""
    called: ClassVar[dict[str, str]] = {"text": "Hur beslutet ska ändras"}
    text = forms.CharField(
        label="Hur vill du att beslutet ändras, och varför?",
        help_text="Skriv med dina egna ord. Du behöver inte känna till några lagar.",
        max_length=20_000, required=False, widget=text_area(8),
    )  # fmt: skip
    attachment = forms.FileField(label="Välj en fil eller bild som du redan har", required=False)
    field_order = ("text", "photo", "attachment")


@require_http_methods(["GET", "POST"])
@resident_page
def appeal(request: ResidentRequest, sheet_id: UUID, decision_id: UUID) -> HttpResponse:
    """Appeal. What has come is read on the page of the month."""
    found = actions.check_may_appeal(sheet_id, decision_id, by=request.actor, at=request.at)
    back = redirect("portal:my_month", sheet_id=sheet_id)
    form, status = AppealForm(), 200
    if request.method == "POST":
        form = AppealForm(request.POST)
        status = _appealed(request, sheet_id, decision_id, form)
        if not status:
            messages.success(request, COME)
            return back
    elif found.way is None or not found.way.may_appeal:
        messages.info(request, ALREADY)
        return back
    context = {"sheet_id": sheet_id, "decision": found, "form": form}
    return own(request, "appeal", context, status=status)


def _appealed(request: ResidentRequest, sheet_id: UUID, decision_id: UUID, form: AppealForm) -> int:
    if not form.is_valid():
        return WRONG
    file = request.FILES.get("photo") or request.FILES.get("attachment")
    sent = {"name": file.name or "Bild", "content": file.read()} if file else {}
    said = OwnAppealIn(form.cleaned_data["text"], **sent)
    try:
        actions.appeal_my_month(
            sheet_id, decision_id, said, id=form.once_id, by=request.actor, at=request.at
        )
    except Refusal as refusal:
        form.add_error("attachment" if sent else None, str(refusal))
        return status_of(refusal)
    return 0


def told_of(decision: MyDecision) -> str:
    """What has come of an appeal, in a sentence; nothing where there is none."""
    way = decision.way
    if way is None or way.received_on is None:
        return ""
    came = f"Du har överklagat. Det kom till oss {full_day(way.received_on)}."
    return f"{came} {_now(way)}"


def _now(way: OwnWay) -> str:
    if way.stage is AppealStage.REJECTED:
        return "Vi har beslutat att det kom för sent. I brevet står varför, och hur du överklagar."
    if way.stage is AppealStage.RULED:
        return "Domstolen har avgjort det. Domen får du från domstolen."
    if way.stage is AppealStage.HANDED_OVER and way.handed_over_on:
        when = full_day(way.handed_over_on)
        return f"Vi lämnade det till {way.court} {when}. Domstolen hör av sig till dig."
    if way.stage is AppealStage.RECONSIDERED:
        if way.outcome == Reconsidered.NOT:
            return "Vi har läst beslutet igen och det står fast. Nu lämnar vi det till domstolen."
        return "Vi har läst beslutet igen och ändrat det. Du får det nya beslutet i ett brev."
    if way.stage is AppealStage.IN_TIME:
        return "Det kom i tid. Nu läser vi beslutet igen, och ser om vi själva ska ändra det."
    return "Först ser vi om det kom i tid. Sedan läser vi beslutet igen."
