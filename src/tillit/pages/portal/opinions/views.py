"""Say what one thinks, and read the answer: by a code, or among one's own pages."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from tillit.contact.opinions import actions, queries
from tillit.contact.opinions.types import OpinionIn, Wants
from tillit.kernel.actor import Actor, ActsAs, Guest, Resident
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import public_page, resident_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import ResidentRequest, TillitRequest
from tillit.pages.portal.frame import own_frame, portal_frame
from tillit.pages.portal.throttle import be_fair

from .forms import CodeForm, OpinionForm

SOMEBODY = Guest()
NO_CODE = "Vi hittar inget med den koden. Se efter att alla siffror är rätt."


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def opinion(request: TillitRequest) -> HttpResponse:
    """Say it. Public: nobody must say who they are. Also who is signed in is nobody here, if they
    do not ask for an answer on their own pages."""
    who = request.actor
    signed_in = isinstance(who, Resident) and who.acts_as is ActsAs.SELF
    form = OpinionForm(request.POST or None, signed_in=signed_in)
    sent: list[tuple[OpinionIn, str]] = []
    status = 200
    if request.method == "POST":
        be_fair(request, at=request.at)
        status = WRONG
        if form.is_valid():
            said = form.said()
            by: Actor = who if said.wants is Wants.PAGES else SOMEBODY
            status = refused(
                form,
                lambda: sent.append((said, actions.send_opinion(said, by=by, at=request.at))),
            )
    context = {
        "form": form, "signed_in": signed_in, "sent": sent[0][0] if sent else None,
        "code": sent[0][1] if sent else "", "frame": portal_frame(request.path),
    }  # fmt: skip
    return page(request, "portal/opinions/opinion.html", context, status=status or 200)


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def answer(request: TillitRequest) -> HttpResponse:
    """The answer that a code leads to. Public: the code is all that we ask for."""
    form, found, status = CodeForm(request.POST or None), None, 200
    if request.method == "POST":
        be_fair(request, at=request.at)
        if form.is_valid():
            found = queries.by_code(SOMEBODY, form.cleaned_data["code"])
            if found is None:
                form.add_error("code", NO_CODE)
        status = 200 if found else WRONG
    context = {"form": form, "found": found, "frame": portal_frame(request.path)}
    return page(request, "portal/opinions/answer.html", context, status=status)


@require_GET
@resident_page
def mine(request: ResidentRequest) -> HttpResponse:
    """What I have written by name, and the answers."""
    context = {"mine": queries.my_opinions(request.actor), "frame": own_frame(request.path)}
    return page(request, "portal/opinions/mine.html", context)
