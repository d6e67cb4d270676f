"""The register of a case, with help to choose the ground; and the reviewer's list."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from tillit.casework.cases.queries import case_line
from tillit.casework.intake.extracts import line_called
from tillit.contact.documents.queries import documents_under
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import Recipient
from tillit.overview.disclosure.actions import (
    open_register,
    open_releases,
    record_release,
    reveal_recipients,
)
from tillit.overview.disclosure.types import About
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_when
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people.queries import hidden_around

from .forms import ReleaseForm


@require_http_methods(["GET", "POST"])
@desk_page
def releases(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """What has left the case."""
    back = reverse("desk:case", args=[case_id])
    return _releases(request, About(case_id=case_id), back)


def shows_names(request: HttpRequest, *_: object, **__: object) -> bool:
    """Whether the names of those who got to know are asked for."""
    return request.method == "POST" and request.POST.get("do") == "names"


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_when(shows_names)
def line_releases(request: DeskRequest, line_id: UUID) -> HttpResponse:
    """What has left a report, also one that led to no case."""
    about = About(line_id=line_id)
    if not shows_names(request):
        return _releases(request, about, reverse("desk:report", args=[line_id]))
    names = reveal_recipients(about, by=request.actor, at=request.at)
    return page(request, "desk/disclosure/names.html", {"names": names, "back": request.path})


def _releases(request: DeskRequest, about: About, back: str) -> HttpResponse:
    """First one says who asks; then the grounds that may fit are shown."""
    rows = open_releases(about, by=request.actor, at=request.at)
    number, hidden = _known(request, about)
    recipient = _recipient(request.GET.get("mottagare", ""))
    form, status, today = None, 200, day_of(request.at)
    if recipient:
        form = ReleaseForm(
            request.POST or None,
            recipient=recipient,
            today=today,
            documents=documents_under(request.actor, about.id),
            hidden=hidden,
        )
        if request.method == "POST":
            act = partial(_record, request, form, about)
            status = refused(form, act) if form.is_valid() else WRONG
            if not status:
                messages.success(request, "Det står nu i listan över utlämnanden.")
                return redirect(request.path)
    context = {
        "number": number,
        "case_id": about.case_id,
        "hidden": hidden,
        "back": back,
        "here": request.path,
        "rows": rows,
        "form": form,
        "recipient": recipient,
        "recipients": [(each.name.lower(), each.value) for each in Recipient],
    }
    return page(request, "desk/disclosure/releases.html", context, status=status or 200)


def _known(request: DeskRequest, about: About) -> tuple[str, bool]:
    """What it is called, and whether somebody around it is in hiding."""
    if about.case_id:
        line = case_line(request.actor, about.case_id, at=request.at)
        return line.number, hidden_around(request.actor, line.person.id, at=request.at)
    assert about.line_id is not None
    _, person = line_called(request.actor, about.line_id)
    hidden = person is not None and hidden_around(request.actor, person, at=request.at)
    return "Anmälan", hidden


def _recipient(word: str) -> Recipient | None:
    return Recipient.__members__.get(word.upper())


def _record(request: DeskRequest, form: ReleaseForm, about: About) -> None:
    record_release(about, form.release(), by=request.actor, at=request.at)


@require_GET
@desk_page
def register(request: DeskRequest) -> HttpResponse:
    """For the reviewer: what kind of recipient, on what ground, by whom. No content."""
    rows = open_register(by=request.actor, at=request.at)
    return page(request, "desk/disclosure/register.html", {"rows": rows})
