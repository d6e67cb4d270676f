"""Search, and one offer. Nothing of what is asked is kept: no session, no line in the log."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from tillit.contact.booking.queries import can_be_booked
from tillit.contact.participation.queries import groups_ahead
from tillit.kernel.actor import Guest
from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame
from tillit.registers.directory import actions, queries
from tillit.registers.directory.types import Situation

from .asked import FORM, Asked
from .map import drawn, nearest_first
from .shown import line_of, shown

SOMEBODY = Guest()


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def find(request: TillitRequest) -> HttpResponse:
    """What there is for what somebody types, or for how they have it. Public: whoever looks for
    help must not have to say who they are. A posted form is answered with the page itself: words
    and situation stand in no address. Kept is only that a search found nothing, as a number."""
    asked = Asked(request)
    all_ = queries.all_situations(SOMEBODY)
    chosen = next((x for x in all_ if x.code == asked.situation), None)
    dangers: frozenset[str] = frozenset()
    meant: tuple[Situation, ...] = ()
    if asked.typed:
        found, offers = queries.find_offers(SOMEBODY, asked.typed, at=request.at)
        dangers = frozenset(each.says for each in found.dangers)
        meant = found.situations
    else:
        offers = queries.all_offers(
            SOMEBODY, at=request.at, situation=chosen.code if chosen else ""
        )
        if chosen and chosen.code == "violence":
            dangers = frozenset({"violence"})
    if not offers and (asked.typed or chosen):
        unmet = meant[:1] or ((chosen,) if chosen else ())
        actions.count_unmet(unmet[0].code if unmet else "", by=SOMEBODY, at=request.at)
    lines = [line_of(each, request.at) for each in offers]
    there = {str(x.id): x for line in lines for x in line.offer.places if x.north is not None}
    near = there.get(asked.near)
    taken = [each for each in lines if asked.takes(each)]
    context = {
        "typed": asked.typed,
        "chosen": chosen,
        "meant": meant,
        "held": asked.held(),
        "form": FORM,
        "situations": all_,
        "life": "life" in dangers,
        "danger": bool(dangers),
        "lines": nearest_first(taken, near) if near else taken,
        "map": drawn(taken),
        "near": near,
        "all": len(lines),
        "most": queries.MOST if asked.typed and len(lines) == queries.MOST else 0,
        "pills": asked.pills(lines),
        "frame": portal_frame(request.path),
    }
    return page(request, "portal/hjalp/find.html", context)


@require_safe
@public_page
def offer(request: TillitRequest, code: str) -> HttpResponse:
    """One offer. Public: everybody may know what help there is."""
    found = shown(queries.offer(SOMEBODY, code), request.at)
    context = {
        "found": found, "said": found.line.offer.said, "frame": portal_frame(request.path),
        "bookable": can_be_booked(SOMEBODY, code),
        "groups": groups_ahead(SOMEBODY, at=request.at, offer=code),
    }  # fmt: skip
    return page(request, "portal/hjalp/offer.html", context)
