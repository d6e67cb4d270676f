"""The register of a case, with help to choose the ground; and the reviewer's list."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.casework.cases.queries import case_line
from tillit.contact.documents.queries import documents_under
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import Recipient, grounds_for
from tillit.overview.disclosure.actions import open_register, open_releases, record_release
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import ReleaseForm


@require_http_methods(["GET", "POST"])
@desk_page
def releases(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """What has left the case. First one says who asks; then the grounds that may fit are shown."""
    rows = open_releases(case_id, by=request.actor, at=request.at)
    recipient = _recipient(request.GET.get("mottagare", ""))
    form, status, today = None, 200, day_of(request.at)
    if recipient:
        form = ReleaseForm(
            request.POST or None,
            recipient=recipient,
            today=today,
            documents=documents_under(request.actor, case_id),
        )
        if request.method == "POST":
            status = (
                refused(form, partial(_record, request, form, case_id))
                if form.is_valid()
                else WRONG
            )
            if not status:
                messages.success(request, "Det står nu i ärendets lista över utlämnanden.")
                return redirect("desk:case_releases", case_id)
    context = {
        "case": case_line(request.actor, case_id, at=request.at),
        "rows": rows,
        "form": form,
        "recipient": recipient,
        "recipients": [(each.name.lower(), each.value) for each in Recipient],
        "grounds": grounds_for(recipient, today) if recipient else (),
    }
    return page(request, "desk/disclosure/releases.html", context, status=status or 200)


def _recipient(word: str) -> Recipient | None:
    return Recipient.__members__.get(word.upper())


def _record(request: DeskRequest, form: ReleaseForm, case_id: UUID) -> None:
    record_release(case_id, form.release(), by=request.actor, at=request.at)


@require_GET
@desk_page
def register(request: DeskRequest) -> HttpResponse:
    """For the reviewer: what kind of recipient, on what ground, by whom. No content."""
    rows = open_register(by=request.actor, at=request.at)
    return page(request, "desk/disclosure/register.html", {"rows": rows})
