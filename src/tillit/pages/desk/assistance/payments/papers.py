"""What leaves the page: the file for the bank, and the receipt of money that is handed over."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from tillit.areas.assistance import actions
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.dated import month_sv
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .receipts import what_of, who_of
from .views import TEMPLATES, back_to, chosen_in, done


@require_POST
@desk_page
@fresh_sign_in
def download(request: DeskRequest, file_id: UUID) -> HttpResponse:
    """The file for the bank: the same bytes each time."""
    try:
        content = actions.download_file(file_id, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return back_to(request, "filer")
    answer = HttpResponse(content, content_type="application/xml")
    answer.headers["Content-Disposition"] = f'attachment; filename="betalfil-{file_id.hex}.xml"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@desk_page
@fresh_sign_in
def do_with_file(request: DeskRequest, file_id: UUID, what: str) -> HttpResponse:
    """Say that a file is sent, or undo it."""
    if what not in FILE_VERBS:
        raise NotThere
    act, words = FILE_VERBS[what]
    act = partial(act, file_id, by=request.actor, at=request.at)
    return done(request, "filer", words, act)


FILE_VERBS: dict[str, tuple[Callable[..., None], str]] = {
    "skickad": (actions.mark_sent, "Filen är skickad. Läs in bankens svar när det kommer."),
    "angra": (actions.undo_file, "Filen är ångrad. Det som stod i den är godkänt och väntar."),
}


@require_GET
@desk_page
def receipt(request: DeskRequest, order_id: UUID) -> HttpResponse:
    """The paper that is signed when money is handed over: to print, before or after."""
    found = actions.open_receipt(order_id, by=request.actor, at=request.at)
    place = "betalt" if found.handed_at else "godkant"
    context = {
        "receipt": found, "month": month_sv(found.month), "what": what_of(found),
        "who": who_of(found), "asked": urlencode({**chosen_in(request).asked, "lage": place}),
    }  # fmt: skip
    return page(request, f"{TEMPLATES}/receipt.html", context)
