"""Which page is shown, with what on it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tillit.casework.intake import queries
from tillit.casework.intake.types import Draft, ReporterKind
from tillit.contact.documents.ports import scanner
from tillit.kernel.actor import Guest
from tillit.pages.concern.types import WORDS, Children, ConcernForm
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame

from . import answers, flow
from .forms import CodeForm, FilesForm

SOMEBODY = Guest()
PAGES = {
    flow.WHO: "who",
    flow.CHILDREN: "children",
    flow.HAPPENED: "happened",
    flow.FILES: "files",
    flow.SUMMARY: "summary",
}
OUR_FAULT = (
    "Vi kan inte spara just nu. Det du skrev står kvar här. Vänta en minut och tryck igen. "
    "Är det bråttom, ring oss."
)


def show(request: TillitRequest, draft: Draft | None, *, gone: bool = False) -> HttpResponse:
    """The page where the draft stands."""
    if draft and draft.received:
        return _show_receipt(request, draft)
    held = draft.answers if draft else {}
    if draft and held.get(flow.SHOWING) == flow.DANGER:
        return _render(request, "danger", draft, held)
    if draft and held.get(flow.SHOWING) == flow.SAVED:
        return _render(request, "saved", draft, held, code=_grouped(draft.code))
    step = flow.place_of(held).step
    if draft and step == flow.SUMMARY:
        return _show_summary(request, draft)
    form = flow.form_of(step, held, at=request.at)
    return _render(request, PAGES.get(step, "step"), draft, held, form=form.quiet(), gone=gone)


def show_form(
    request: TillitRequest, draft: Draft | None, step: str, held: dict[str, Any]
) -> HttpResponse:
    """A step with what must be mended."""
    held = {**held, flow.HERE: step}
    form = flow.form_of(step, held, at=request.at)
    form.is_valid()
    return _render(request, PAGES.get(step, "step"), draft, held, form=form, status=422)


def show_files(request: TillitRequest, draft: Draft, form: FilesForm) -> HttpResponse:
    """The attachments with what could not be taken."""
    held = {**draft.answers, flow.HERE: flow.FILES}
    return _render(request, "files", draft, held, form=form, status=422)


def show_trouble(
    request: TillitRequest,
    key: str,
    step: str,
    typed: dict[str, Any],
    sentence: str,
    status: int,
) -> HttpResponse:
    """Something failed on our side: the same page, what was typed, and what to do.

    The draft is read if it can be; when the database is away, the page stands on the post alone.
    """
    try:
        draft = queries.draft_by_key(SOMEBODY, key, at=request.at)
    except Exception:
        draft = None
    held = {**(draft.answers if draft else {}), **typed, flow.HERE: step}
    trouble = sentence or OUR_FAULT
    if draft and request.POST.get("step") == flow.SUMMARY:
        return _show_summary(request, draft, trouble=trouble, status=status)
    form: ConcernForm | Children = flow.form_of(step, held, at=request.at).quiet()
    page = PAGES.get(step, "step")
    return _render(request, page, draft, held, form=form, trouble=trouble, status=status)


def _show_summary(
    request: TillitRequest, draft: Draft, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    files = queries.draft_attachments(SOMEBODY, draft)
    lines = answers.lines(draft, files, at=request.at)
    kind = flow.kind_of(draft.answers) or ReporterKind.ANONYMOUS
    return _render(
        request,
        "summary",
        draft,
        draft.answers,
        lines=lines,
        wrong=flow.first_wrong(draft.answers, kind, at=request.at),
        trouble=trouble,
        status=status,
    )


def _show_receipt(request: TillitRequest, draft: Draft) -> HttpResponse:
    assert draft.received
    context = {
        **_around(request),
        "code": _grouped(draft.received.code),
        "arrived": draft.received_at,
        "hours": settings.LOCAL_TARGET_HOURS["D01"],
        "easy": draft.sent_by is ReporterKind.CHILD,
        "feedback": draft.wants_feedback,
    }
    return render(request, "portal/report/receipt.html", context)


def show_code_page(
    request: TillitRequest, name: str, form: CodeForm, *, arrived: datetime | None = None
) -> HttpResponse:
    """The page that asks for a code, or says what it found."""
    context = {**_around(request), "form": form, "arrived": arrived}
    status = 422 if form.errors else 200
    return render(request, f"portal/report/code_{name}.html", context, status=status)


def _around(request: TillitRequest) -> dict[str, Any]:
    """What every page of the flow has: no menu to wander off in, and a way out that erases."""
    return {
        "frame": portal_frame(request.path, quiet=True),
        "exit_url": reverse("portal:report_exit"),
        "here": reverse("portal:report"),
    }


def _render(
    request: TillitRequest,
    page: str,
    draft: Draft | None,
    held: Any,  # Any: JSON by step
    *,
    status: int = 200,
    **more: Any,  # Any: what the page shows
) -> HttpResponse:
    kind = flow.kind_of(held) or ReporterKind.ANONYMOUS
    place, words = flow.place_of(held), WORDS[kind]
    context = {
        **_around(request),
        "draft": draft,
        "place": place,
        "words": words,
        "title": words.titles.get(place.step, ""),
        "head": words.heads.get(place.step, ""),
        "lead": words.leads.get(place.step, ""),
        "easy": kind is ReporterKind.CHILD,
        "anonymous": kind is ReporterKind.ANONYMOUS,
        "changing": held.get(flow.CHANGING),
        "files": queries.draft_attachments(SOMEBODY, draft) if draft and page == "files" else [],
        "scanned": scanner() is not None,
        **more,
    }
    return render(request, f"portal/report/{page}.html", context, status=status)


def _grouped(code: str) -> str:
    """4821 7730 1956"""
    return " ".join(code[i : i + 4] for i in range(0, len(code), 4))
