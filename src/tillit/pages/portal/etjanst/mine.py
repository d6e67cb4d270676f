"""What I have sent, and what was answered."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tillit.contact.eservices import actions, queries
from tillit.pages.http.guard import resident_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import ResidentRequest
from tillit.pages.portal.frame import own_frame


@require_GET
@resident_page
def sent(request: ResidentRequest) -> HttpResponse:
    """Everything that I have sent by a form."""
    context = {"lines": queries.my_sent(request.actor), "frame": own_frame(request.path)}
    return page(request, "portal/etjanst/sent.html", context)


@require_GET
@resident_page
def one(request: ResidentRequest, submission_id: UUID) -> HttpResponse:
    """One of them, with my answers as they stood. Opening it leaves a leaf."""
    read = actions.open_mine(submission_id, by=request.actor, at=request.at)
    context = {"read": read, "frame": own_frame(request.path)}
    return page(request, "portal/etjanst/one.html", context)
