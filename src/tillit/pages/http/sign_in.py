"""The two halves of a sign-in, the same for staff and residents: send away, and receive."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tillit.trust.identity.ports import identification
from tillit.trust.identity.types import Audience, Identified, NotIdentified

from .page import page
from .paths import local_path
from .requests import TillitRequest

BEGUN = "sign_in_begun"
AT_ONCE = 5  # so many tabs may stand at the identity provider at the same time

NOT_BEGUN = "Inloggningen hann bli för gammal. Börja om från början."


@dataclass(frozen=True)
class Arrived:
    """Somebody whom the provider vouches for, and where they were going."""

    identified: Identified
    back: str


def send_away(request: TillitRequest, audience: Audience, answer: str) -> HttpResponse:
    """To the identity provider. `answer` is the name of our address for what it says. With `igen`
    in the address they must show anew who they are, also to a provider that knows them."""
    callback = request.build_absolute_uri(reverse(answer))
    address, remembered = identification().begin(
        audience, callback=callback, anew="igen" in request.GET, at=request.at
    )
    begun = dict(request.session.get(BEGUN, {}))
    begun[remembered["state"]] = {
        "audience": audience.value,
        "remembered": remembered,
        "back": local_path(request.GET.get("till", "")),
    }
    request.session[BEGUN] = dict(list(begun.items())[-AT_ONCE:])
    return redirect(address)


def out_there_too(request: TillitRequest, audience: Audience, back: str) -> HttpResponse:
    """On to the identity provider's own way out, or to our own page `back` when it has none.

    A page that goes on by itself, not a redirect: our forms may lead nowhere but here (CSP).
    """
    came_back = request.build_absolute_uri(reverse(back))
    way = identification().sign_out_address(audience, came_back=came_back, at=request.at)
    if not way:
        return redirect(back)
    answer = page(request, "http/signing_out.html", {"way_out": way})
    answer.headers["Refresh"] = f"0; url={way}"
    return answer


def receive(request: TillitRequest, audience: Audience) -> Arrived:
    """What the provider answered, checked. Works once for each sign-in. Raises NotIdentified."""
    begun = dict(request.session.get(BEGUN, {}))
    mine = begun.pop(request.GET.get("state", ""), None)
    request.session[BEGUN] = begun
    if mine is None or mine["audience"] != audience.value:
        raise NotIdentified(NOT_BEGUN)
    answer = {key: request.GET[key] for key in request.GET}
    found = identification().finish(audience, answer, mine["remembered"], at=request.at)
    return Arrived(found, mine["back"])
