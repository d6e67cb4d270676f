"""The door that a person opens first."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tillit.kernel.actor import Guest
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame
from tillit.pages.portal.hjalp.asked import FORM
from tillit.pages.portal.hjalp.shown import line_of
from tillit.registers.directory.queries import all_offers, all_situations
from tillit.registers.directory.types import Way

SOMEBODY = Guest()
FEW = 4  # on the front page


@require_safe
@public_page
def start(request: TillitRequest) -> HttpResponse:
    """The front page. Public: it is where everybody begins."""
    lines = [line_of(each, request.at) for each in all_offers(SOMEBODY, at=request.at)]
    context = {
        "frame": portal_frame(request.path),
        "form": FORM,
        "situations": all_situations(SOMEBODY),
        "at_once": [each for each in lines if each.offer.said.way is Way.OPEN][:FEW],
        "open_now": [each for each in lines if each.now.open][:FEW],
    }
    return page(request, "portal/start/front.html", context)


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


@require_safe
@public_page
def security_txt(request: TillitRequest) -> HttpResponse:
    """Whom to tell about a weakness (RFC 9116). Public: it is for strangers. Not there when no
    contact is given, or when its day has passed: an old word is worse than none."""
    until = settings.SECURITY_UNTIL
    if not settings.SECURITY_CONTACT or not until or until < day_of(request.at).isoformat():
        raise NotThere
    lines = [f"Contact: {contact}" for contact in settings.SECURITY_CONTACT]
    lines += [f"Expires: {until}T00:00:00Z", "Preferred-Languages: sv, en"]
    lines.append(f"Canonical: {request.build_absolute_uri()}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _shown(request: TillitRequest, name: str) -> HttpResponse:
    context = {"frame": portal_frame(request.path)}
    return page(request, f"portal/start/{name}.html", context)
