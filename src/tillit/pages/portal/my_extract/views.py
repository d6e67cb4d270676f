"""One page: what it is, a button, how far it has come, and the paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.casework.cases.queries import acted_for
from tillit.kernel.refusal import Refusal
from tillit.overview.extract import actions
from tillit.overview.extract.types import State
from tillit.pages.http.download import as_download
from tillit.pages.http.guard import resident_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import ResidentRequest
from tillit.pages.portal.frame import own_frame


@require_http_methods(["GET", "POST"])
@resident_page
def mine(request: ResidentRequest) -> HttpResponse:
    """Ask, and see how far it has come. The title says nothing: somebody may stand beside."""
    if request.actor.acts_for is not None:
        return _page(request, "for_another", {})
    if request.method == "POST":
        actions.ask_for_mine(by=request.actor, at=request.at)
        messages.success(request, "Vi har fått din begäran. Du behöver inte göra något mer.")
        return redirect("portal:my_extract")
    found = actions.open_mine(by=request.actor, at=request.at)
    own = [each for each in found if not each.about and each.state in (State.ASKED, State.REVIEW)]
    done = [each for each in found if each.state is State.DONE]
    waiting = own[0] if own else None
    return _page(request, "mine", {"waiting": waiting, "done": done})


@require_POST
@resident_page
def take_back(request: ResidentRequest) -> HttpResponse:
    """Take back what is not finished."""
    try:
        actions.withdraw_mine(by=request.actor, at=request.at)
        messages.success(request, "Din begäran är tillbakatagen. Du kan göra en ny när du vill.")
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:my_extract")


@require_GET
@resident_page
def file(request: ResidentRequest, extract_id: UUID, document_id: UUID) -> HttpResponse:
    """The paper, the same as text, or a document that goes with it."""
    return as_download(
        actions.open_my_extract_file(extract_id, document_id, by=request.actor, at=request.at)
    )


def _page(request: ResidentRequest, name: str, context: dict[str, object]) -> HttpResponse:
    acts_for = acted_for(request.actor)
    everything = {"frame": own_frame(request.path), "acts_for": acts_for, **context}
    return page(request, f"portal/my_extract/{name}.html", everything)
