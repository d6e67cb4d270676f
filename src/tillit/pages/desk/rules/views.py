"""The rule book."""

from itertools import groupby

from django.http import HttpResponse

from tillit.law.rulebook import STAGES_SV, Rule, all_rules, reforms
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.values import Pill


@desk_page
def rules(request: DeskRequest) -> HttpResponse:
    """All rules, or one area of them, with the marks that they were read with."""
    book = {area: list(found) for area, found in groupby(all_rules(), key=_area)}
    chosen = request.GET.get("omrade", "")
    pills = [Pill("Alla", request.path, len(all_rules()), chosen not in book)] + [
        Pill(area, f"?omrade={area}", len(found), chosen == area) for area, found in book.items()
    ]
    shown = {chosen: book[chosen]} if chosen in book else book
    coming = [(reform, STAGES_SV.get(reform.stage_sv, reform.stage_sv)) for reform in reforms()]
    context = {"shown": shown.items(), "pills": pills, "reforms": coming}
    return page(request, "desk/rules/rules.html", context)


def _area(rule: Rule) -> str:
    return rule.area
