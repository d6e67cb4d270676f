"""The way from a case of financial assistance to its months."""

from tillit.areas.assistance.queries import months_of_case
from tillit.casework.cases.types import CaseKind, CasePage
from tillit.law.dated import month_sv
from tillit.pages.desk.places import address
from tillit.pages.http.requests import DeskRequest

MOST = 6  # on the page of the case; older ones stand in the list of their month


def months_in(request: DeskRequest, case: CasePage) -> list[tuple[str, str, str]]:
    """Address, month and how far it has come, the newest first; nothing in a case of another
    kind."""
    if case.line.kind is not CaseKind.ASSISTANCE:
        return []
    found = months_of_case(request.actor, case.line.id, at=request.at)[:MOST]
    return [
        (address("desk:month", each.id), month_sv(each.month).capitalize(), each.stage.words)
        for each in found
    ]
