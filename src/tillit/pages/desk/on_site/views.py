"""The phone page: my place today, who came, and the sign for the door."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import segno
from django.http import HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from tillit.contact.participation import queries
from tillit.contact.participation.policies import check_may_meet, may_plan
from tillit.contact.participation.types import Band, Group
from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Offer, Place, Way

TEMPLATES = "desk/on_site"
CHOSEN, TAPPED = "on_site_place", "on_site_tapped"  # kept in the session: gone when one leaves
CHILD = 15  # under it a yes is asked for at the tap; the rule is in the law's table


@dataclass(frozen=True)
class Row:
    """An offer at the place, its count today, and a new id for the next tap."""

    offer: Offer
    number: int
    id: UUID


@require_GET
@desk_page
def on_site(request: DeskRequest) -> HttpResponse:
    """Today at my place: tap when somebody comes. Nobody is named."""
    check_may_meet(request.actor)
    places = directory.all_places(request.actor)
    place = _chosen(request, places)
    context: dict[str, object] = {
        "places": places, "place": place, "may_plan": may_plan(request.actor),
        "may_report": request.actor.has(Role.INTAKE, Role.DUTY),
        "mine": queries.groups_of_units(request.actor, at=request.at),
    }  # fmt: skip
    if place:
        context |= {
            "rows": _rows(request, place),
            "today": _today(request, place),
            "small": [each for each in Band if each.lowest < CHILD],
            "large": [each for each in Band if each.lowest >= CHILD],
            "tapped": request.session.get(TAPPED),
        }
    return page(request, f"{TEMPLATES}/on_site.html", context)


@require_GET
@desk_page
def sign(request: DeskRequest, place_id: UUID) -> HttpResponse:
    """A sign to print and put on the door: what is read by a phone leads to the place's page."""
    check_may_meet(request.actor)
    place = next((x for x in directory.all_places(request.actor) if x.id == place_id), None)
    if place is None:
        raise NotThere
    address = request.build_absolute_uri(reverse("portal:here", args=[place_id]))
    context = {"place": place, "address": address, "code": _drawn(address)}
    return page(request, f"{TEMPLATES}/sign.html", context)


def _drawn(address: str) -> SafeString:
    """The address as a square that a phone reads. No word in it is somebody's own."""
    drawn = segno.make(address, error="m").svg_inline(scale=6, omitsize=True, svgclass="t-qr")
    return mark_safe(drawn)  # noqa: S308 – drawn by us from an address of ours


def _chosen(request: DeskRequest, places: list[Place]) -> Place | None:
    """The place that is asked for, else the last one chosen in this session."""
    asked = request.GET.get("plats", request.session.get(CHOSEN, ""))
    found = next((each for each in places if str(each.id) == asked), None)
    if found and request.session.get(CHOSEN) != asked:
        request.session[CHOSEN] = asked
    return found


def _rows(request: DeskRequest, place: Place) -> list[Row]:
    counted = queries.counted_today(request.actor, at=request.at)
    return [
        Row(each, counted.get((place.id, each.said.code), 0), uuid4())
        for each in directory.all_offers(request.actor, at=request.at)
        if each.said.way is Way.OPEN and any(x.id == place.id for x in each.places)
    ]


def _today(request: DeskRequest, place: Place) -> list[Group]:
    today = day_of(request.at)
    return [
        each
        for each in queries.groups_of_units(request.actor, at=request.at)
        if each.place.id == place.id and any(day_of(x.begins) == today for x in each.occasions)
    ]
