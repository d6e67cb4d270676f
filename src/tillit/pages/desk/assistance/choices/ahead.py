"""The reform of 2027 run over a month's own calculations, for whoever plans ahead."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tillit.areas.assistance.actions import look_ahead
from tillit.areas.assistance.policies import check_may_approve_choice
from tillit.kernel.swedish import day_of
from tillit.law.assistance.plain import month_of
from tillit.law.calendar import add_months
from tillit.law.dated import month_sv
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.values import Pill

BACK = 5  # months to choose among before this one


@require_safe
@desk_page
def reform(request: DeskRequest) -> HttpResponse:
    """Who of a month's households the proposal would touch. The cases are those that the reader
    may see."""
    check_may_approve_choice(request.actor)
    this = day_of(request.at).replace(day=1)
    month = month_of(request.GET.get("manad", ""), []) or this
    months = [add_months(this, number) for number in range(1, -BACK - 1, -1)]
    pills = [Pill(month_sv(day), f"?manad={day:%Y-%m}", None, day == month) for day in months]
    found = look_ahead(month, by=request.actor, at=request.at)
    context = {"found": found, "pills": pills, "month": month_sv(month)}
    return page(request, "desk/assistance/choices/reform.html", context)
