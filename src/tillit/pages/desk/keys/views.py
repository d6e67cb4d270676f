"""Passkeys. The ceremonies need JavaScript; everything around them is plain pages."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.kernel.refusal import NotThere
from tillit.pages.http.bound import device_of
from tillit.pages.http.guard import desk_page, public_page
from tillit.pages.http.page import page
from tillit.pages.http.paths import local_path
from tillit.pages.http.requests import DeskRequest, TillitRequest
from tillit.trust.identity import actions, queries

from .ceremony import answer_in, check_keys_are_used, origin_of, remember, remembered

START = "/arbete/"


@require_GET
@desk_page
def keys(request: DeskRequest) -> HttpResponse:
    """One's own keys, and a way to add one."""
    check_keys_are_used()
    return page(request, "desk/keys/keys.html", {"keys": queries.passkeys_of(request.actor)})


@require_POST
@desk_page
def ask_new_key(request: DeskRequest) -> HttpResponse:
    """What the browser is to make."""
    check_keys_are_used()
    me = request.actor
    options, state = queries.ask_for_new_key(me, origin_of(request), me.id, me.name)
    remember(request, "new", state)
    return JsonResponse(options)


@require_POST
@desk_page
def save_new_key(request: DeskRequest) -> HttpResponse:
    """Keep the key that the browser has made."""
    check_keys_are_used()
    answer, name = answer_in(request)
    ceremony = remembered(request, "new")
    actions.add_passkey(ceremony, answer, name=name, by=request.actor, at=request.at)
    return JsonResponse({})


@require_http_methods(["GET", "POST"])
@desk_page
def remove_key(request: DeskRequest, key_id: UUID) -> HttpResponse:
    """Ask, then remove."""
    check_keys_are_used()
    if request.method == "POST":
        actions.end_passkey(key_id, by=request.actor, at=request.at)
        return redirect("desk:keys")
    found = [key for key in queries.passkeys_of(request.actor) if key.id == key_id]
    if not found:
        raise NotThere
    return page(request, "desk/keys/remove.html", {"key": found[0]})


@require_GET
@public_page
def first_key(request: TillitRequest, token: str) -> HttpResponse:
    """The enrolment link. Public: its holder cannot sign in yet; the token says who it is for."""
    check_keys_are_used()
    staff = queries.enrolling(request.actor, token, at=request.at)
    return page(request, "desk/keys/first.html", {"staff": staff, "token": token})


@require_POST
@public_page
def ask_first_key(request: TillitRequest, token: str) -> HttpResponse:
    """What the browser is to make. Public: as first_key."""
    check_keys_are_used()
    staff = queries.enrolling(request.actor, token, at=request.at)
    options, state = queries.ask_for_new_key(
        request.actor, origin_of(request), staff.id, staff.name
    )
    remember(request, "first", state)
    return JsonResponse(options)


@require_POST
@public_page
def save_first_key(request: TillitRequest, token: str) -> HttpResponse:
    """Keep the first key, and spend the link. Public: as first_key."""
    check_keys_are_used()
    answer, name = answer_in(request)
    ceremony = remembered(request, "first")
    actions.use_enrolment(token, ceremony, answer, name=name, by=request.actor, at=request.at)
    return JsonResponse({})


@require_POST
@public_page
def ask_key(request: TillitRequest) -> HttpResponse:
    """What the browser is to sign. Public: nobody is signed in yet."""
    check_keys_are_used()
    options, state = queries.ask_for_any_key(request.actor, origin_of(request))
    remember(request, "use", state)
    return JsonResponse(options)


@require_POST
@public_page
def use_key(request: TillitRequest) -> HttpResponse:
    """Sign in with the key. Public: whoever comes here is about to be signed in."""
    check_keys_are_used()
    answer, _ = answer_in(request)
    ceremony = remembered(request, "use")
    actions.sign_in_by_passkey(
        request.session,
        ceremony,
        answer,
        device=device_of(request),
        by=request.actor,
        at=request.at,
    )
    return JsonResponse({"next": local_path(request.GET.get("till", ""), START)})
