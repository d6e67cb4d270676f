"""The threads of a case, one a party; write, and file in the journal by one tap."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tillit.casework.cases.actions import file_message
from tillit.casework.cases.queries import case_line
from tillit.contact.messaging import actions
from tillit.contact.messaging.types import LONGEST, MessageIn
from tillit.kernel.refusal import Refusal
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.forms import OnceForm, text_area


class MessageForm(OnceForm):
    """What the party reads."""

    remedies = {"text": "skriv ditt meddelande"}

    text = forms.CharField(label="Skriv", max_length=LONGEST, widget=text_area(4))


@require_GET
@desk_page
def messages_of_case(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """All threads. Each leaves a leaf in the log."""
    return _show(request, case_id)


@require_POST
@desk_page
def write(request: DeskRequest, case_id: UUID, party_id: UUID) -> HttpResponse:
    """Write to one party. What was typed stays when it is refused."""
    form, status = MessageForm(request.POST, prefix=str(party_id)), WRONG
    if form.is_valid():
        said = MessageIn(form.once_id, form.cleaned_data["text"])
        by, at = request.actor, request.at
        status = refused(
            form, lambda: actions.write_to_party(case_id, party_id, said, by=by, at=at)
        )
    if status:
        return _show(request, case_id, {party_id: form}, status)
    messages.success(request, "Skickat. Det står på partens sida nu.")
    return redirect("desk:messages", case_id)


@require_POST
@desk_page
def file(request: DeskRequest, case_id: UUID, message_id: UUID) -> HttpResponse:
    """A signed note with the words of the message, once."""
    try:
        file_message(case_id, message_id, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Meddelandet står i journalen, under din signatur.")
    return redirect("desk:messages", case_id)


def _show(
    request: DeskRequest, case_id: UUID, typed: dict[UUID, MessageForm] | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    found = actions.open_threads(case_id, by=request.actor, at=request.at)
    forms_ = typed or {}
    context = {
        "threads": [
            (
                each,
                each.messages[::-1],
                forms_.get(each.room.party_id) or MessageForm(prefix=str(each.room.party_id)),
            )
            for each in found
        ],
        "case": case_line(request.actor, case_id, at=request.at),
    }
    return page(request, "desk/messaging/threads.html", context, status=status)
