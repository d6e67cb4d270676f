"""The door that a person opens first."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame


@require_safe
@public_page
def start(request: TillitRequest) -> HttpResponse:
    """The front page. Public: it is where everybody begins."""
    return _shown(request, "front")


@require_safe
@public_page
def accessibility(request: TillitRequest) -> HttpResponse:
    """What works for whom, and what does not yet. Public: everybody may know."""
    return _shown(request, "accessibility")


@require_safe
@public_page
def personal_data(request: TillitRequest) -> HttpResponse:
    """What is kept about whom, and for how long. Public: everybody may know."""
    return _shown(request, "personal_data")


def _shown(request: TillitRequest, name: str) -> HttpResponse:
    context = {"frame": portal_frame(request.path)}
    return page(request, f"portal/start/{name}.html", context)
