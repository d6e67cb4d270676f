"""What meets, a seat in a group, and one's own code. Without a name where that is how it is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from tillit.contact.participation import actions, queries
from tillit.contact.participation.types import SignedUp
from tillit.kernel.actor import Actor, Guest, Resident
from tillit.kernel.refusal import NotThere
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame
from tillit.pages.portal.throttle import be_fair
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Identity

from .forms import CodeForm, SignUpForm
from .shown import days_of, room_of, times_of

SOMEBODY, WEEKS = Guest(), 21  # days that are shown on the list
NO_CODE = "Vi hittar inget med den koden. Se efter att alla bokstäver är rätt."


@require_safe
@public_page
def groups(request: TillitRequest) -> HttpResponse:
    """What meets in the weeks to come. Public: everybody may know what there is."""
    found = queries.groups_ahead(SOMEBODY, at=request.at)
    context = {
        "days": days_of(found, at=request.at, days=WEEKS), "frame": portal_frame(request.path)
    }  # fmt: skip
    return page(request, "portal/delta/groups.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def group(request: TillitRequest, group_id: UUID) -> HttpResponse:
    """One group, and a seat in it. Public: whoever wants help must not have to say who they are
    where it is not asked for."""
    found = queries.group(SOMEBODY, group_id, at=request.at)
    offer = directory.offer(SOMEBODY, found.offer)
    form = SignUpForm(request.POST or None, offer=offer)
    answers: list[SignedUp] = []
    status = 200
    if request.method == "POST":
        be_fair(request, at=request.at)
        status = WRONG
        if form.is_valid():
            wanted, by = form.wanted(group_id), _who(request)
            status = refused(
                form, lambda: answers.append(actions.sign_up(wanted, by=by, at=request.at))
            )
    context = {
        "group": found,
        "said": offer.said,
        "room": room_of(found),
        "times": times_of(found),
        "form": form,
        "must_sign_in": offer.said.identity is Identity.NAMED and _who(request) == SOMEBODY,
        "answer": answers[0] if answers else None,
        "frame": portal_frame(request.path),
    }
    return page(request, "portal/delta/group.html", context, status=status or 200)


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def code(request: TillitRequest) -> HttpResponse:
    """What a code leads to: a seat, and earlier visits. Public: the code is all that we ask for.
    Who signed in may keep the visits among their own things."""
    form, who = CodeForm(request.POST or None), _who(request)
    context: dict[str, object] = {"form": form, "signed_in": isinstance(who, Resident)}
    status = 200
    if request.method == "POST":
        be_fair(request, at=request.at)
        status = WRONG
        if form.is_valid():
            status, done = _by_code(request, form, context, who)
            if done:
                return done
    if isinstance(who, Resident):
        context["kept"] = queries.kept_visits(who)
    return page(
        request, "portal/delta/code.html", context | {"frame": portal_frame(request.path)},
        status=status or 200,
    )  # fmt: skip


def _by_code(
    request: TillitRequest, form: CodeForm, context: dict[str, object], who: Actor
) -> tuple[int, HttpResponse | None]:
    typed, go = form.cleaned_data["code"], request.POST.get("go", "")
    if go == "leave":
        try:
            actions.leave(typed, by=who, at=request.at)
        except NotThere:
            form.add_error("code", NO_CODE)
            return WRONG, None
        messages.success(request, "Du är inte anmäld längre. Ditt namn och nummer är borta.")
        return 0, redirect("portal:groups")
    if isinstance(who, Resident) and go in {"keep", "let_go"}:
        return _kept(request, form, who, typed, go)
    seat = queries.signed_up(SOMEBODY, typed)
    visits = queries.earlier_visits(SOMEBODY, typed)
    if seat is None and not visits:
        form.add_error("code", NO_CODE)
        return WRONG, None
    if seat:
        found = queries.group(SOMEBODY, seat[0], at=request.at)
        context |= {"group": found, "seat": seat[1], "times": times_of(found)}
    context |= {"visits": visits, "typed": typed}
    return 0, None


def _kept(
    request: TillitRequest, form: CodeForm, who: Resident, typed: str, go: str
) -> tuple[int, HttpResponse | None]:
    if go == "keep":
        if status := refused(form, lambda: actions.keep_visits(typed, by=who, at=request.at)):
            return status, None
        messages.success(request, "Besöken är sparade. Bara du ser dem.")
    else:
        actions.let_go_of_visits(by=who, at=request.at)
        messages.success(request, "Besöken är inte sparade längre.")
    return 0, redirect("portal:own_code")


def _who(request: TillitRequest) -> Actor:
    return request.actor if isinstance(request.actor, Resident) else SOMEBODY
