"""Find, check the form, act, show. Everything goes through a publication that stands now."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.areas.assistance.actions import open_my_months
from tillit.casework.cases import actions
from tillit.casework.cases.queries import acted_for, my_unsent
from tillit.casework.cases.types import MyCase, MyReply
from tillit.casework.services.actions import open_my_services
from tillit.contact.booking.queries import my_bookings
from tillit.contact.participation.queries import my_groups
from tillit.kernel.actor import ActsAs
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import clock, day_of, written_day
from tillit.law.dated import month_sv
from tillit.pages.http import autosave
from tillit.pages.http.attempt import WRONG, status_of
from tillit.pages.http.download import as_download
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest
from tillit.pages.portal.ansok.stations import LEADS
from tillit.pages.seen.types import CaseView, view_of
from tillit.trust.identity.actions import act_for as remember_for_whom
from tillit.ui.templatetags.parts import short_name

from .forms import ActForForm, ReplyForm
from .page import own_page

MONTHS = 2  # of assistance, on the first page


@require_GET
@resident_page
def mine(request: ResidentRequest) -> HttpResponse:
    """The cases that have been opened to this resident, or why there are none."""
    found = actions.open_published_cases(by=request.actor, at=request.at)
    acting = request.actor.acts_for is not None
    months = [] if acting else open_my_months(by=request.actor, at=request.at)[:MONTHS]
    groups = my_groups(request.actor, at=request.at)
    times = my_bookings(request.actor, at=request.at)
    if len(found.cases) == 1 and not (found.others or acting or months or groups or times):
        return redirect("portal:my_case", case_id=found.cases[0].id)
    context = {
        "views": [_view(request, case) for case in found.cases],
        "months": [(each, month_sv(each.month), LEADS[each.stage]) for each in months],
        "groups": groups,
        "times": times,
        "mine": found,
        "acting": acting,
    }
    return own_page(request, "list", context)


@require_POST
@resident_page
def act_for(request: ResidentRequest) -> HttpResponse:
    """Say openly for whom one reads from now on: oneself, a child, or somebody one represents."""
    form = ActForForm(request.POST)
    if not form.is_valid():
        raise NotThere
    by, at = request.actor, request.at
    person: UUID | None = form.cleaned_data["person"]
    as_ = actions.check_may_act_for(person, by=by, at=at) if person else ActsAs.SELF
    remember_for_whom(request.session, person, as_, by=by, at=at)
    return redirect("portal:mine")


@require_GET
@resident_page
def case(request: ResidentRequest, case_id: UUID) -> HttpResponse:
    """One case. Opening it leaves a leaf in the log."""
    found = actions.open_my_case(case_id, by=request.actor, at=request.at)
    services = open_my_services(case_id, by=request.actor, at=request.at)
    begun = {each.object_id for each in my_unsent(request.actor)}
    context = {"view": _view(request, found), "live": True, "services": services, "begun": begun}
    return own_page(request, "case", context)


@require_GET
@resident_page
def paper(request: ResidentRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """A letter or document, to be saved."""
    return as_download(
        actions.open_my_paper(case_id, document_id, by=request.actor, at=request.at)
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@resident_page
def reply(request: ResidentRequest, case_id: UUID, ask_id: UUID) -> HttpResponse:
    """Read what we have written, and answer: a draft, then sent once."""
    if request.method == "GET":
        return _reply_page(request, case_id, ask_id, None, 200)
    form = ReplyForm(request.POST)
    status, version = _answer(request, case_id, ask_id, form)
    if autosave.is_autosave(request):
        return autosave.short_answer(form, status, version)
    if status:
        return _reply_page(request, case_id, ask_id, form, status)
    if version:
        messages.success(request, f"Utkastet är sparat {clock(request.at)}. Bara du ser det.")
    return redirect("portal:my_reply", case_id=case_id, ask_id=ask_id)


def _answer(
    request: ResidentRequest, case_id: UUID, ask_id: UUID, form: ReplyForm
) -> tuple[int, int]:
    """Send or save. The status when it was refused, and the version of a draft that was saved."""
    if not form.is_valid():
        return WRONG, 0
    said = {"text": form.cleaned_data["text"], "version": form.cleaned_data["version"]}
    by, at = request.actor, request.at
    try:
        if request.POST.get("do") == "send":
            actions.send_reply(case_id, ask_id, **said, by=by, at=at)
            return 0, 0
        return 0, actions.save_reply(case_id, ask_id, **said, by=by, at=at)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return status_of(refusal), 0


def _reply_page(
    request: ResidentRequest, case_id: UUID, ask_id: UUID, form: ReplyForm | None, status: int
) -> HttpResponse:
    ask, kept = actions.open_reply(case_id, ask_id, by=request.actor, at=request.at)
    today = day_of(request.at)
    context = {
        "ask": ask,
        "case_id": case_id,
        "form": form or ReplyForm(initial={"text": kept.text, "version": kept.version}),
        "reply": kept,
        "last_day": written_day(ask.last_day, today=today),
        "late": ask.last_day < today,
        "receipt": _receipt(kept),
    }
    return own_page(request, "reply", context, status=status)


def _receipt(kept: MyReply) -> str:
    if kept.sent_at is None:
        return ""
    return f"{written_day(day_of(kept.sent_at))} klockan {clock(kept.sent_at)}"


def _view(request: ResidentRequest, found: MyCase) -> CaseView:
    town, acts_for = short_name(settings.MUNICIPALITY), acted_for(request.actor)
    return view_of(found, town=town, at=request.at, acts_for=acts_for)
