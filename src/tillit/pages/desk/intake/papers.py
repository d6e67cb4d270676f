"""What came with a report: opened, and added by whoever has the letter in their hand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tillit.casework.intake import actions
from tillit.kernel.refusal import Refusal
from tillit.pages.http.download import as_download
from tillit.pages.http.guard import desk_page
from tillit.pages.http.requests import DeskRequest

CHOOSE = "Välj en fil först, högst 15 MB: PDF, JPEG, PNG, WEBP eller text."


@require_GET
@desk_page
def attachment(request: DeskRequest, line_id: UUID, document_id: UUID) -> HttpResponse:
    """A document that came with the report."""
    opened = actions.open_attachment(line_id, document_id, by=request.actor, at=request.at)
    return as_download(opened)


@require_POST
@desk_page
def attach(request: DeskRequest, line_id: UUID) -> HttpResponse:
    """Keep a paper beside the text. The file has to be chosen again when it is refused."""
    file = request.FILES.get("paper")
    try:
        if file is None:
            raise Refusal(CHOOSE)
        actions.attach_to_report(
            line_id, file.name or "", file.read(), by=request.actor, at=request.at
        )
    except Refusal as refusal:
        messages.error(request, f"Bilagan är inte sparad. {refusal}")
    else:
        messages.success(request, "Bilagan är sparad.")
    return redirect("desk:report", line_id)
