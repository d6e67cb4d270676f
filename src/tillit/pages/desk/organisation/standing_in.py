"""Who stands in for whom in a unit (vikarier): decided by its leader, with a first and last day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, NotThere
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.pages.desk.seers import A_MOMENT, name_of
from tillit.pages.http.attempt import WRONG, posted_id, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.actions import deputise, end_deputyship
from tillit.trust.access.policies import end_of
from tillit.trust.access.queries import deputyships_in, staff_in, unit
from tillit.trust.access.types import DeputyGround, DeputyLine
from tillit.trust.identity.queries import colleagues
from tillit.trust.identity.types import StaffView
from tillit.ui.forms import PlainForm
from tillit.ui.templatetags.parts import count

from .rota_forms import StandIn
from .words import DEPUTY_GROUNDS


@dataclass(frozen=True)
class Standing:
    """A deputyship in words."""

    line: DeputyLine
    absent: str
    deputy: str
    by: str
    ground: str
    begun: bool

    @property
    def last_day(self) -> date:
        """The last whole day of it."""
        return day_of(self.line.until - A_MOMENT)


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_sign_in
def standing_in(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    """Who stands in for whom in the unit now and later; name one, or end one. For its leader."""
    if unit_id not in request.actor.units(Role.LEADER):
        raise NotThere
    lines = deputyships_in(request.actor, unit_id, at=request.at)
    seats = staff_in(request.actor, [unit_id], at=request.at)
    ids = {id_ for id_, _ in seats} | {id_ for each in lines for id_ in _named_in(each)}
    people = colleagues(request.actor, ids, at=request.at)
    team = {id_: name_of(people, id_) for id_, role in seats if role is not Role.PARTNER}
    do, status = request.POST.get("do", ""), 0
    form = StandIn(
        request.POST if do == "name" else None, team=team.items(), today=day_of(request.at)
    )
    end = PlainForm(request.POST if do == "end" else None)
    if request.method == "POST":
        said: list[str] = []
        sent = form if do == "name" else end
        act = partial(_name if do == "name" else _end, request, unit_id, form, said)
        status = refused(sent, act) if sent.is_valid() else WRONG
        if not status:
            messages.success(request, said[0])
            return redirect("desk:standing_in", unit_id)
    context = {
        "unit": unit(request.actor, unit_id),
        "lines": [_in_words(each, people, request.at) for each in lines],
        "form": form,
        "end": end,
    }
    return page(request, "desk/organisation/standing_in.html", context, status=status or 200)


def _named_in(line: DeputyLine) -> tuple[UUID, ...]:
    return line.absent_id, line.deputy_id, line.decided_by


def _in_words(line: DeputyLine, people: dict[UUID, StaffView], at: datetime) -> Standing:
    absent, deputy, by = (name_of(people, id_) for id_ in _named_in(line))
    return Standing(line, absent, deputy, by, DEPUTY_GROUNDS[line.ground], line.since <= at)


def _name(request: DeskRequest, unit_id: UUID, form: StandIn, said: list[str]) -> None:
    data = form.cleaned_data
    given, barred = deputise(
        UUID(data["absent"]),
        UUID(data["deputy"]),
        unit_id,
        ground=DeputyGround(data["ground"]),
        since=datetime.combine(data["first_day"], time(), STOCKHOLM),
        until=end_of(data["last_day"]),
        by=request.actor,
        at=request.at,
    )
    words = f"Vikarien får {count(given, 'ärende,ärenden')}."
    if barred:
        words += f" Spärr hindrar {count(barred, 'ärende,ärenden')}: lämna till någon annan."
    said.append(words)


def _end(request: DeskRequest, unit_id: UUID, form: StandIn, said: list[str]) -> None:
    known = {each.id for each in deputyships_in(request.actor, unit_id, at=request.at)}
    asked = posted_id(request, "deputyship")
    if asked not in known:
        raise Moved("Vikariatet har redan tagit slut. Läs sidan igen.")
    end_deputyship(asked, by=request.actor, at=request.at)
    said.append("Vikariatet är avslutat.")
