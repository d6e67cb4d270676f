"""The page of a place: what there is here today, and "I am here". For a screen by the door, or the
phone of whoever reads the sign."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tillit.contact.participation import actions, queries
from tillit.contact.participation.types import Band, Sex, VisitIn
from tillit.kernel.actor import Guest
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame
from tillit.pages.portal.throttle import be_fair
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Offer, Way

from .forms import HereForm
from .shown import days_of

SOMEBODY = Guest()


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def here(request: TillitRequest, place_id: UUID) -> HttpResponse:
    """What there is at a place, and to be counted there. Public, and nobody is asked who they
    are: the day, the age band and what one came to are all that is kept (SoL 14:5)."""
    place = next((x for x in directory.all_places(SOMEBODY) if x.id == place_id), None)
    if place is None:
        raise NotThere
    offers = [
        each
        for each in directory.all_offers(SOMEBODY, at=request.at)
        if each.said.way is Way.OPEN and any(x.id == place_id for x in each.places)
    ]
    found = [x for x in queries.groups_ahead(SOMEBODY, at=request.at) if x.place.id == place_id]
    today = [each for each in days_of(found, at=request.at, days=1) if each.name == "I dag"]
    status, form, code, done = 200, _form(request, offers), "", False
    if form is not None and request.method == "POST":
        be_fair(request, at=request.at)
        status = WRONG
        if form.is_valid():
            code = form.cleaned_data["code"]
            if not code and form.cleaned_data["wants_code"]:
                code = queries.drawn_code(SOMEBODY)
            said = _visit(form, offers, place_id, code)
            status = refused(form, lambda: actions.count_visit(said, by=SOMEBODY, at=request.at))
            done = not status
    context = {
        "place": place, "offers": offers, "today": today, "form": form, "done": done,
        "code": code if done and form and not form.cleaned_data["code"] else "",
        "day": day_of(request.at), "frame": portal_frame(request.path, quiet=True),
    }  # fmt: skip
    return page(request, "portal/delta/here.html", context, status=status or 200)


def _form(request: TillitRequest, offers: list[Offer]) -> HereForm | None:
    """The form, where there is anything to come to. The ages are those of all that is here."""
    if not offers:
        return None
    chosen = next(
        (x for x in offers if x.said.code == request.POST.get("offer")), offers[0]
    )  # fmt: skip
    form = HereForm(request.POST or None, offer=chosen)
    form.offer_among([(each.said.code, each.said.name) for each in offers])
    return form


def _visit(form: HereForm, offers: list[Offer], place: UUID, code: str) -> VisitIn:
    data = form.cleaned_data
    return VisitIn(
        form.key, data["offer"], place, Band(data["band"]),
        sex=Sex(data["sex"]) if data["sex"] else None, guardian=form.yes, told_right=True,
        code=code,
    )  # fmt: skip
