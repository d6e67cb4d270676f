"""Begin an application and write it, step by step. Each press keeps what was typed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tillit.areas.assistance import actions, queries
from tillit.areas.assistance.types import MEET_FIRST
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.dated import month_sv
from tillit.pages.http import autosave
from tillit.pages.http.attempt import WRONG, status_of
from tillit.pages.http.guard import public_page, resident_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import ResidentRequest, TillitRequest
from tillit.pages.portal.frame import portal_frame

from . import rows, steps, words
from .asking import Raw
from .base import Step
from .draft import DraftPage, open_draft
from .forms import AS_LAST, BeginForm
from .frame import own

KEPT = (
    "Det du har skrivit är sparat, och bara du ser det. Här kan du fortsätta. Vi läser det först "
    "när du har skrivit under."
)


@require_safe
@public_page
def about(request: TillitRequest) -> HttpResponse:
    """What it is, who can apply, what it takes. Public: one reads before one signs in."""
    context = {"frame": portal_frame(request.path)}
    return page(request, "portal/ansok/about.html", context)


@require_http_methods(["GET", "POST"])
@resident_page
def begin(request: ResidentRequest) -> HttpResponse:
    """Month, with whom, acute or not. Which kind of application it is we find out ourselves."""
    by, at = request.actor, request.at
    last = queries.last_time(by)
    form = BeginForm(request.POST or None, today=day_of(at), last=last)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.start_application(
                data["month"], co_number=data["co_number"],
                as_last=data["together"] == AS_LAST, urgent=data["urgent"], by=by, at=at,
            )  # fmt: skip
            return redirect("portal:application", application_id=made)
        except Refusal as refusal:
            if str(refusal) == MEET_FIRST:
                return own(request, "meet", {})
            form.add_error(None, str(refusal))
    status = WRONG if form.errors else 200
    return own(request, "begin", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@resident_page
def step(request: ResidentRequest, application_id: UUID, step: str) -> HttpResponse:
    """One step: read it, keep what was typed, and go on when it is right."""
    if step not in steps.STEPS:
        raise NotThere
    found = open_draft(request, application_id)
    if found is None:
        return redirect("portal:application", application_id=application_id)
    if request.method == "GET":
        return _show(request, found, step, _quiet(found.made(step)))
    raw = steps.typed_in(request.POST)
    if autosave.is_autosave(request):
        return autosave.keep(request, lambda version: _keep(request, found, step, raw, version))
    return _pressed(request, found, step, raw)


def _pressed(request: ResidentRequest, found: DraftPage, step: str, raw: Raw) -> HttpResponse:
    """Do what the button says; whatever happens, what was typed is on the page that comes."""
    go, _, what = request.POST.get("go", "next").partition(":")
    if go == "add":
        raw = rows.with_one_more(raw)
    elif go == "drop":
        raw = rows.without(raw, int(what) if what.isdecimal() and len(what) < 4 else 0)
    try:
        version = _keep(request, found, step, raw, autosave.version_in(request))
    except Refusal as refusal:
        here = steps.STEPS[step](raw, found.asking)
        moved = isinstance(refusal, Moved)
        other = _texts(found, step, raw) if moved else []
        return _show(
            request, found, step, _quiet(here), status=status_of(refusal), trouble=str(refusal),
            moved=moved, elsewhere=other,
        )  # fmt: skip
    here = steps.STEPS[step](raw, found.asking)
    if go in ("add", "drop"):
        return redirect(_address(found, step) + ("#sist" if go == "add" else ""))
    if go == "save":
        messages.success(request, KEPT)
        return redirect("portal:my_assistance")
    if go == "back":
        return redirect(_address(found, found.before(step) or step))
    if not here.is_valid():
        return _show(request, found, step, here, status=WRONG, version=version)
    if go == "summary":
        return redirect(_address(found, steps.SUMMARY))
    now = open_draft(request, found.application.id)
    return redirect(_address(found, (now or found).after(step)))


def _keep(request: ResidentRequest, found: DraftPage, step: str, raw: Raw, version: int) -> int:
    here = steps.STEPS[step](raw, found.asking)
    said = here.said() if here.is_valid() else {}
    return actions.save_part(
        found.application.id, step, raw, said, version=version, by=request.actor, at=request.at
    )


def _texts(found: DraftPage, step: str, raw: Raw) -> list[str]:
    """What was written in the other window and does not stand in this one."""
    here = {value for values in raw.values() for value in values}
    kept = found.typed.get(step, {})
    return [v for name, values in kept.items() for v in values if v not in here and name != "rows"]


def _quiet(step: Step) -> Step:
    """Without errors: nobody has gone on yet."""
    for form in step.parts:
        form.errors.clear()
    return step


def _show(
    request: ResidentRequest,
    found: DraftPage,
    name: str,
    here: Step,
    *,
    status: int = 200,
    version: int = 0,
    **more: object,
) -> HttpResponse:
    way = found.way if name in found.way else (name, *found.way)
    context = {
        "found": found,
        "month": month_sv(found.application.month),
        "step": name,
        "here": here,
        "form": here if here.errors else None,
        "version": version or found.application.version,
        "title": words.TITLES[name],
        "lead": words.LEADS[name],
        "number": way.index(name) + 1,
        "of": len(way),
        "back": found.before(name),
        "incomes": name == steps.INCOMES,
        **more,
    }
    return own(request, "step", context, status=status)


def _address(found: DraftPage, step: str) -> str:
    name = {steps.PAPERS: "application_papers", steps.SUMMARY: "application_summary"}.get(step)
    if name:
        return reverse(f"portal:{name}", args=[found.application.id])
    return reverse("portal:application_step", args=[found.application.id, step])
