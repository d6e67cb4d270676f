"""One thread: what we have written to each other in my case."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.contact.messaging import actions
from tillit.contact.messaging.types import LONGEST, MessageIn
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import resident_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import ResidentRequest
from tillit.pages.portal.frame import own_frame
from tillit.ui.forms import OnceForm, text_area


class MessageForm(OnceForm):
    """What the party wants to say."""

    remedies = {"text": "skriv ditt meddelande"}

    text = forms.CharField(label="Skriv till oss", max_length=LONGEST, widget=text_area(6))


@require_http_methods(["GET", "POST"])
@resident_page
def messages_of_case(request: ResidentRequest, case_id: UUID) -> HttpResponse:
    """Read and write. Opening it leaves a leaf in the log."""
    form, status = MessageForm(request.POST or None), 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            said = MessageIn(form.once_id, form.cleaned_data["text"])
            by, at = request.actor, request.at
            status = refused(form, lambda: actions.write_to_worker(case_id, said, by=by, at=at))
        if not status:
            messages.success(request, "Skickat. Den som svarar får veta det nu.")
            return redirect("portal:my_messages", case_id)
    thread = actions.open_my_thread(case_id, by=request.actor, at=request.at)
    context = {
        "thread": thread, "room": thread.room, "form": form, "frame": own_frame(request.path),
        "latest": thread.messages[::-1],
    }  # fmt: skip
    return page(request, "portal/messaging/thread.html", context, status=status)
