"""One's own applications and months."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import ApplicationStage, MyApplication
from tillit.kernel.swedish import day_of
from tillit.law.dated import month_sv
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest

from . import words
from .activity import agreed
from .frame import own
from .recovery import left_of
from .stations import LEADS


@dataclass(frozen=True)
class Shown:
    """An application on the list."""

    line: MyApplication
    month: str
    state: str


@require_GET
@resident_page
def mine(request: ResidentRequest) -> HttpResponse:
    """What waits for me first; then my months and what I have sent."""
    by, at = request.actor, request.at
    if by.acts_for is not None:
        return own(request, "for_another", {})
    found = [
        Shown(each, month_sv(each.month), words.WAITS[each.stage])
        for each in actions.open_my_applications(by=by, at=at)
    ]
    begun = [each for each in found if each.line.stage is ApplicationStage.DRAFT]
    to_sign = [each for each in found if each.line.to_sign]
    rest = [each for each in found if each not in begun and each not in to_sign]
    months = [
        (each, month_sv(each.month), LEADS[each.stage])
        for each in actions.open_my_months(by=by, at=at)
    ]
    claims = actions.open_my_claims(by=by, at=at)
    context: dict[str, object] = {
        "agreed": agreed(actions.open_my_activity(by=by, at=at), day_of(at)),
        "claims": claims,
        "left": left_of(claims),
        "months": months,
        "begun": begun,
        "to_sign": to_sign,
        "sent": rest,
    }
    return own(request, "mine", context)
