"""Count the month anew after each change, so that nobody has to remember it."""

from uuid import UUID

from django.contrib import messages

from tillit.areas.assistance import actions
from tillit.kernel.refusal import Refusal
from tillit.pages.http.requests import DeskRequest


def counted_again(request: DeskRequest, sheet_id: UUID) -> None:
    """Count. What cannot be counted is said; what was just written stands all the same."""
    try:
        actions.count_month(sheet_id, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
