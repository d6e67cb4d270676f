"""How long the page that asks may stay open, and where a new sign-in ends. They show nothing."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods

from tillit.kernel.actor import Staff
from tillit.pages.http.bound import sign_in_here
from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.trust.identity import queries
from tillit.trust.identity.types import EndedAs

WHY = {
    EndedAs.SELF: "Du loggade ut.",
    EndedAs.RENEWED: "Någon loggade in på nytt i den här webbläsaren.",
    EndedAs.IDLE: "Ingen har rört sidan på en stund.",
    EndedAs.LONG: "Du har varit inloggad en hel arbetsdag.",
    EndedAs.ELSEWHERE: "Du avslutade inloggningen från ett annat ställe.",
    EndedAs.LEFT: "Kontot är avslutat.",
    EndedAs.UNUSED: "Kontot är låst.",
    EndedAs.MOVED: "Inloggningen användes i en annan webbläsare. Var det inte du: ring it-stödet.",
}
NOT_SIGNED_IN = "Du är inte inloggad längre."


@require_http_methods(["GET", "POST"])
@public_page
def awake(request: TillitRequest) -> HttpResponse:
    """How long the page may stay open; a post says that somebody is there. Public: a page whose
    session has ended is told why, and nothing else."""
    if not isinstance(request.actor, Staff):
        ended = queries.how_it_ended(request.actor, sign_in_here(request))
        return JsonResponse({"open": False, "why": WHY[ended] if ended else NOT_SIGNED_IN})
    me = request.actor
    return JsonResponse(
        {
            "open": True,
            "seconds": queries.seconds_left(me, request.session, at=request.at),
            "account": queries.fingerprint(me, str(me.id)),
        }
    )


@require_GET
@public_page
def unlocked(request: TillitRequest) -> HttpResponse:
    """Where the window ends in which somebody signed in again. Public: it shows nothing."""
    return page(request, "desk/sign_in/unlocked.html")
