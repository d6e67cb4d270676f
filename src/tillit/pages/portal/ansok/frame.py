"""The frame of these pages: one's own, with the way out."""

from django.http import HttpResponse

from tillit.pages.http.page import page
from tillit.pages.http.requests import ResidentRequest
from tillit.pages.portal.frame import own_frame


def own(
    request: ResidentRequest, name: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    """A page of the resident's own."""
    everything = {"frame": own_frame(request.path), **context}
    return page(request, f"portal/ansok/{name}.html", everything, status=status)
