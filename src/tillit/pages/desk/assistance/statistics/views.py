"""The monthly statistics at the desk."""

from datetime import date
from decimal import Decimal
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.areas.assistance import actions
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law.assistance.kronor import shown
from tillit.law.assistance.statistics import LAYOUT, SOURCE
from tillit.law.calendar import add_months
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import Adults

TEMPLATES = "desk/assistance/statistics"


@require_GET
@desk_page
def statistics(request: DeskRequest) -> HttpResponse:
    """A month: what is ready, what lacks, the file. The month before this one, if none is named:
    that is the one to send next."""
    return _show(request)


def _show(request: DeskRequest, *, problem: str = "", status: int = 200) -> HttpResponse:
    month = _month(request)
    view = actions.open_statistics(month, by=request.actor, at=request.at)
    last = day_of(request.at).replace(day=1)
    context = {
        "view": view,
        "kronor": shown(Decimal(view.kronor)),
        "earlier": _address(add_months(month, -1)),
        "later": _address(add_months(month, 1)) if month < last else "",
        "layout": LAYOUT,
        "source": SOURCE,
        "problem": problem,
    }
    return page(request, f"{TEMPLATES}/statistics.html", context, status=status)


def _month(request: DeskRequest) -> date:
    """The month that is named, or the one before this."""
    this = day_of(request.at).replace(day=1)
    named = request.POST.get("manad") or request.GET.get("manad") or ""
    try:
        return min(date.fromisoformat(f"{named}-01"), this)
    except ValueError:
        return add_months(this, -1)


def _address(month: date) -> str:
    return f"{reverse('desk:statistics')}?manad={month:%Y-%m}"


@require_POST
@desk_page
def make(request: DeskRequest) -> HttpResponse:
    """The file, to save and send. Whoever fetches it leaves a leaf in the log."""
    month = _month(request)
    try:
        name, content = actions.make_statistics(month, by=request.actor, at=request.at)
    except Refusal as problem:
        return _show(request, problem=str(problem), status=WRONG)
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_http_methods(["GET", "POST"])
@desk_page
def adults(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """What is told of the adults of a month."""
    month, people = actions.open_adults(sheet_id, by=request.actor, at=request.at)
    form = Adults(request.POST if request.method == "POST" else None, adults=people)
    status = 200
    if request.method == "POST":
        act = partial(_tell, request, sheet_id, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Sparat. Uppgifterna räknas i månadens statistik.")
            return redirect(_address(month))
    told = [each for each in people if each.told]
    context = {"form": form, "month": month, "told": told, "people": people}
    return page(request, f"{TEMPLATES}/adults.html", context, status=status)


def _tell(request: DeskRequest, sheet_id: UUID, form: Adults) -> None:
    with transaction.atomic():
        for person, obstacle, abroad in form.told():
            actions.tell_of_adult(
                sheet_id, person, obstacle=obstacle, born_abroad=abroad, by=request.actor,
                at=request.at,
            )  # fmt: skip
