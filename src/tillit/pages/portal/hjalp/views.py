"""Search, and one offer. Nothing is kept: no session, no row, no line in the log."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tillit.contact.booking.queries import can_be_booked
from tillit.contact.participation.queries import groups_ahead
from tillit.kernel.actor import Guest
from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame
from tillit.registers.directory import queries
from tillit.registers.directory.types import LANGUAGES, Situation, Way
from tillit.ui.values import Pill

from .shown import Line, line_of, shown

SOMEBODY = Guest()
LONGEST = 200  # signs of what is typed


@require_safe
@public_page
def find(request: TillitRequest) -> HttpResponse:
    """What there is for what somebody types, or for how they have it. Public: whoever looks for
    help must not have to say who they are. What is typed is kept nowhere."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    all_ = queries.all_situations(SOMEBODY)
    chosen = next((x for x in all_ if x.code == request.GET.get("laget", "")), None)
    dangers: frozenset[str] = frozenset()
    meant: tuple[Situation, ...] = ()
    if typed:
        found, offers = queries.find_offers(SOMEBODY, typed, at=request.at)
        dangers = frozenset(each.says for each in found.dangers)
        meant = found.situations
    else:
        offers = queries.all_offers(
            SOMEBODY, at=request.at, situation=chosen.code if chosen else ""
        )
        if chosen and chosen.code == "violence":
            dangers = frozenset({"violence"})
    lines = [line_of(each, request.at) for each in offers]
    wanted = _Wanted(request)
    context = {
        "typed": typed,
        "chosen": chosen,
        "meant": meant,
        "situations": all_,
        "life": "life" in dangers,
        "danger": bool(dangers),
        "lines": [each for each in lines if wanted.takes(each)],
        "all": len(lines),
        "pills": wanted.pills(lines),
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


class _Wanted:
    """The filters that the address asks for. Each is a link, and works without a script."""

    def __init__(self, request: TillitRequest) -> None:
        self.asked = request.GET.copy()
        self.open = self.asked.get("oppet") == "1"
        self.at_once = self.asked.get("direkt") == "1"
        self.language = self.asked.get("sprak", "")

    def takes(self, line: Line) -> bool:
        said = line.offer.said
        return (
            (not self.open or line.now.open)
            and (not self.at_once or said.way is Way.OPEN)
            and (not self.language or self.language in said.languages)
        )

    def pills(self, lines: list[Line]) -> list[Pill]:
        """Open now, without applying, and each language that any of them has."""
        codes = dict.fromkeys(code for line in lines for code in line.offer.said.languages)
        found = [
            self._pill("Öppet nu", "oppet", "1", sum(x.now.open for x in lines)),
            self._pill(
                "Ingen ansökan", "direkt", "1", sum(x.offer.said.way is Way.OPEN for x in lines)
            ),
        ]
        for code in codes:
            number = sum(code in x.offer.said.languages for x in lines)
            if code != "sv":
                found.append(self._pill(LANGUAGES[code].capitalize(), "sprak", code, number))
        return found

    def _pill(self, label: str, key: str, value: str, number: int) -> Pill:
        asked, on = self.asked.copy(), self.asked.get(key) == value
        if on:
            del asked[key]
        else:
            asked[key] = value
        return Pill(label, f"?{asked.urlencode()}", number, on)
