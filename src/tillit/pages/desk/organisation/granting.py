"""What roles rest on: analyses, last days, and the second person."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere, Refusal, why_not
from tillit.pages.http.attempt import WRONG, posted_id, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access import policies
from tillit.trust.access.actions import (
    answer_second,
    approve_analysis,
    renew_seat,
    write_analysis,
)
from tillit.trust.access.queries import (
    analyses,
    roles_without_analysis,
    suggested_analysis,
    units,
    waiting_for_second,
)
from tillit.trust.access.types import (
    OFFERED,
    AnalysisIn,
    AnalysisView,
    AskedFor,
    SecondView,
    UnitKind,
)
from tillit.trust.identity.queries import colleagues
from tillit.trust.identity.types import StaffView

from .forms import RenewRole, WriteAnalysis, after
from .words import KINDS_SHORT, ROLES


@dataclass(frozen=True)
class Post:
    """A role in a kind of unit, with its analysis in words."""

    kind: UnitKind
    role: Role
    counts: AnalysisView | None
    waits: AnalysisView | None
    held: bool

    @property
    def name(self) -> str:
        """The role in words."""
        return ROLES[self.role]

    @property
    def place(self) -> str:
        """The kind of unit in words."""
        return KINDS_SHORT[self.kind]


@dataclass(frozen=True)
class Question:
    """Something that waits for a second person, in words; `why_not`: why not the reader."""

    asked: SecondView
    name: str
    what: str
    by: str
    why_not: str


def posts(request: DeskRequest) -> list[Post]:
    """Every role that can be given, what lacks an analysis first."""
    written = analyses(request.actor, at=request.at)
    held = set(roles_without_analysis(request.actor, at=request.at))
    found = []
    for kind, roles in OFFERED.items():
        for role in roles:
            seen = written.get((kind, role), [])
            counts = next((each for each in seen if each.approved_at), None)
            waits = next((each for each in reversed(seen) if not each.approved_at), None)
            found.append(Post(kind, role, counts, waits, (kind, role) in held))
    return sorted(found, key=lambda post: (post.counts is not None, not post.held))


@require_GET
@desk_page
def all_analyses(request: DeskRequest) -> HttpResponse:
    """Every role, and what it rests on."""
    _check_may_read(request)
    found = posts(request)
    lacking = sum(post.held for post in found)
    return page(request, "desk/organisation/analyses.html", {"posts": found, "lacking": lacking})


@require_http_methods(["GET", "POST"])
@desk_page
def analysis(request: DeskRequest, kind: str, role: str) -> HttpResponse:
    """One role: the analysis that counts, the one that waits, and a form for a new one."""
    _check_may_read(request)
    found = [each for each in posts(request) if (each.kind.value, each.role.value) == (kind, role)]
    if not found:
        raise NotThere
    post = found[0]
    if request.POST.get("do") == "approve":
        approve_analysis(posted_id(request, "analysis"), by=request.actor, at=request.at)
        messages.success(request, "Analysen är godkänd. Nu kan rollen ges.")
        return redirect("desk:analyses")
    form = WriteAnalysis(request.POST or None, initial=_beginning(request, post))
    status = 0
    if request.method == "POST":
        status = refused(form, partial(_write, request, post, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Analysen är sparad. En kollega läser och godkänner den.")
            return redirect("desk:analyses")
    return page(
        request,
        "desk/organisation/analysis.html",
        _shown(request, post, form),
        status=status or 200,
    )


def _shown(request: DeskRequest, post: Post, form: WriteAnalysis) -> dict[str, object]:
    both = [each for each in (post.counts, post.waits) if each]
    ids = {id_ for each in both for id_ in (each.made_by, each.approved_by) if id_}
    names = colleagues(request.actor, ids, at=request.at)
    waits = post.waits
    return {
        "post": post,
        "form": form,
        "lines": [
            (each, _name(names, each.made_by), _name(names, each.approved_by)) for each in both
        ],
        "why_not": why_not(policies.check_may_approve, request.actor, waits.made_by)
        if waits
        else "",
    }


def _name(names: dict[UUID, StaffView], id_: UUID | None) -> str:
    return names[id_].name if id_ and id_ in names else "någon som inte längre har konto"


def _beginning(request: DeskRequest, post: Post) -> dict[str, object]:
    """What stands in the form from the beginning: the latest text, else a suggestion."""
    latest = post.waits or post.counts
    said = latest.said if latest else None
    first = suggested_analysis(request.actor, post.kind, post.role, at=request.at)
    text = said or first
    return {
        "needs": text.needs,
        "risks": text.risks,
        "limits": text.limits,
        "longest_months": text.longest_months,
        "valid_to": first.valid_to,
    }


def _write(request: DeskRequest, post: Post, form: WriteAnalysis) -> None:
    said = AnalysisIn(role=post.role, unit_kind=post.kind, **form.cleaned_data)
    write_analysis(said, by=request.actor, at=request.at)


def _check_may_read(request: DeskRequest) -> None:
    if not request.actor.has(*policies.ANALYSTS):
        raise Refusal("Gruppledaren och den som sköter systemet ser det här. Fråga någon av dem.")


@require_POST
@desk_page
@fresh_sign_in
def answer(request: DeskRequest, second_id: UUID) -> HttpResponse:
    """Say yes or no to what a colleague asked for."""
    granted = request.POST.get("do") == "yes"
    answer_second(second_id, granted=granted, by=request.actor, at=request.at)
    messages.success(request, "Bekräftat." if granted else "Du sade nej. Ingenting är givet.")
    return redirect("desk:organisation")


@require_POST
@desk_page
@fresh_sign_in
def renew(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    """A new last day for somebody's role in a unit."""
    role = request.POST.get("role", "")
    form = RenewRole(request.POST)
    if role not in Role._value2member_map_:
        raise NotThere
    if not form.is_valid():
        messages.error(request, "Inget har ändrats. Skriv dagen så här: 2027-05-31.")
        return redirect("desk:unit", unit_id)
    until = after(form.cleaned_data["last_day"])
    staff = posted_id(request, "staff")
    renew_seat(staff, unit_id, Role(role), until=until, by=request.actor, at=request.at)
    messages.success(request, "Rollen har en ny sista dag.")
    return redirect("desk:unit", unit_id)


def questions(request: DeskRequest) -> list[Question]:
    """What waits for a second person, in words."""
    waiting = waiting_for_second(request.actor, at=request.at)
    if not waiting:
        return []
    ids = {id_ for each in waiting for id_ in (each.staff_id, each.asked_by)}
    names = colleagues(request.actor, ids, at=request.at)
    places = {unit.id: unit.name for unit in units(request.actor)}
    return [
        Question(
            each,
            _name(names, each.staff_id),
            _what(each, places),
            _name(names, each.asked_by),
            why_not(policies.check_may_answer, request.actor, each.asked_by, each.staff_id),
        )
        for each in waiting
    ]


def _what(asked: SecondView, places: dict[UUID, str]) -> str:
    if asked.asked_for == AskedFor.KEY or asked.role is None or asked.unit_id is None:
        return "en länk till en ny nyckel"
    return f"rollen {ROLES[asked.role].lower()} i {places.get(asked.unit_id, 'en enhet')}"


def lacking_here(request: DeskRequest, kind: UnitKind) -> list[Post]:
    """Roles of a unit that cannot be given: nobody has written, or approved, what they need."""
    return [post for post in posts(request) if post.kind == kind and post.counts is None]
