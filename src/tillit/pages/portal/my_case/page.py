"""The frame of one's own pages: the menu, the way out, and for whom the page is read."""

from dataclasses import replace

from django.http import HttpResponse
from django.urls import reverse

from tillit.casework.cases.queries import acted_for
from tillit.pages.http.page import page
from tillit.pages.http.requests import ResidentRequest
from tillit.pages.portal.frame import portal_frame
from tillit.ui.frame import Place, PortalFrame


def own_page(
    request: ResidentRequest, name: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """A page of the resident's own, always with for whom it is read."""
    acts_for = acted_for(request.actor)
    everything = {"frame": _frame(request), "acts_for": acts_for, **context}
    return page(request, f"portal/my_case/{name}.html", everything, status=status)


def _frame(request: ResidentRequest) -> PortalFrame:
    """The portal's own frame, with one's pages in the menu in place of the way in."""
    frame = portal_frame(request.path)
    own = Place("Mina sidor", reverse("portal:mine"))
    places = (*frame.places, own)
    return replace(frame, places=places, me_label="", me_url="").at(request.path)
