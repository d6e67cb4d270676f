"""The frame of one's own pages: the menu, the way out, and for whom the page is read."""

from django.http import HttpResponse

from tillit.casework.cases.queries import acted_for
from tillit.pages.http.page import page
from tillit.pages.http.requests import ResidentRequest
from tillit.pages.portal.frame import own_frame


def own_page(
    request: ResidentRequest, name: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """A page of the resident's own, always with for whom it is read."""
    acts_for = acted_for(request.actor)
    everything = {"frame": own_frame(request.path), "acts_for": acts_for, **context}
    return page(request, f"portal/my_case/{name}.html", everything, status=status)
