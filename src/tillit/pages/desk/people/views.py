"""Find, check the form, act, show."""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from tillit.kernel.refusal import NotThere, Refusal
from tillit.pages.http.guard import desk_page, fresh_when
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people import actions
from tillit.registers.people.policies import MATCHERS, REGISTRARS, check_may_register
from tillit.registers.people.types import Protection, Purpose, Source

from .changes import BY_SLUG, TAKE_BACKS, Entry, form_of
from .forms import NewPerson, SearchForm
from .presenters import Seen, found, person_page


@require_http_methods(["GET", "POST"])
@desk_page
def search(request: DeskRequest) -> HttpResponse:
    """The logged search. What is searched for is posted: it never stands in an address."""
    whole = request.actor.has(*MATCHERS)
    form = SearchForm(request.POST or None)
    may_register = request.actor.has(*REGISTRARS)
    context: dict[str, object] = {"form": form, "whole": whole, "may_register": may_register}
    if request.method == "POST" and form.is_valid():
        answer = actions.search_people(
            form.cleaned_data["q"],
            purpose=Purpose.MATCH if whole else Purpose.WORK,
            similar=form.cleaned_data["similar"],
            by=request.actor,
            at=request.at,
        )
        context |= {"answer": answer, "found": found(answer, request.at)}
    status = 422 if form.errors else 200
    return page(request, "desk/people/search.html", context, part="search", status=status)


@require_http_methods(["GET", "POST"])
@desk_page
def register(request: DeskRequest) -> HttpResponse:
    """Enter somebody who is not in the register, and go to the new page."""
    check_may_register(request.actor)
    form = NewPerson(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _go(request, _register(request, form))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    status = 422 if form.errors else 200
    return page(request, "desk/people/new.html", {"form": form}, part="form", status=status)


def _register(request: DeskRequest, form: NewPerson) -> UUID:
    data = form.cleaned_data
    return actions.register_person(
        data["given_name"],
        data["family_name"],
        number=data["number"],
        born=data["born"],
        sex=data["sex"],
        protection=Protection(data["protection"]),
        language=data["language"],
        source=Source(data["source"]),
        by=request.actor,
        at=request.at,
    )


@require_GET
@desk_page
def person(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """The person page. Opening it leaves a leaf in the log."""
    return _show(request, person_id)


def is_more_than_a_number(request: DeskRequest, *_: object, what: str, **__: object) -> bool:
    """A number is asked for all day; a home, a name or a way to reach somebody is not."""
    return what != "personnummer"


@require_POST
@desk_page
@fresh_when(is_more_than_a_number)
def show(
    request: DeskRequest, person_id: UUID, what: str, part_id: UUID | None = None
) -> HttpResponse:
    """Show what is masked, once: the next visit masks it again. Each is logged."""
    value = _revealed(request, person_id, what, part_id)
    return _show(request, person_id, seen=Seen(what, part_id, value))


def _revealed(request: DeskRequest, person_id: UUID, what: str, part_id: UUID | None) -> str:
    by, at = request.actor, request.at
    if what == "personnummer":
        return actions.reveal_number(person_id, by=by, at=at)
    if what == "namn":
        return actions.reveal_name(person_id, by=by, at=at)
    if what == "hem" and part_id:
        return actions.reveal_home(part_id, person_id, by=by, at=at)
    if what == "kontaktvag" and part_id:
        return actions.reveal_way(part_id, by=by, at=at)
    raise NotThere


@require_POST
@desk_page
def change(request: DeskRequest, person_id: UUID, what: str) -> HttpResponse:
    """One of the forms of the person page. What was typed stays when it is refused."""
    if what not in BY_SLUG:
        raise NotThere
    kind = BY_SLUG[what]
    card = actions.open_person(person_id, by=request.actor, at=request.at)
    form = form_of(kind, card, request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                kind.act(card.line.id, form.cleaned_data, request.actor, request.at)
            return _go(request, card.line.id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    entry = Entry(kind, form, open=True)
    context = person_page(request, card, sent=entry) | {"entry": entry}
    return page(request, "desk/people/person.html", context, part="change", status=422)


@require_POST
@desk_page
def take_back(request: DeskRequest, person_id: UUID, what: str, part_id: UUID) -> HttpResponse:
    """End a relation, a home, a way of contact or a warning; undo a merge."""
    if what not in TAKE_BACKS:
        raise NotThere
    TAKE_BACKS[what](person_id, part_id, request.POST.dict(), request.actor, request.at)
    return _go(request, person_id)


def _show(request: DeskRequest, person_id: UUID, seen: Seen | None = None) -> HttpResponse:
    card = actions.open_person(person_id, by=request.actor, at=request.at)
    return page(request, "desk/people/person.html", person_page(request, card, seen=seen))


def _go(request: DeskRequest, person_id: UUID) -> HttpResponse:
    address = reverse("desk:person", args=[person_id])
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
