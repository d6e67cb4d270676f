"""Hand a document over."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tillit.contact.documents.actions import open_document
from tillit.contact.documents.types import Opened
from tillit.pages.http.guard import desk_page
from tillit.pages.http.requests import DeskRequest


@require_GET
@desk_page
def download(request: DeskRequest, document_id: UUID) -> HttpResponse:
    """The file, to be saved and never shown inside our own pages."""
    return as_download(open_document(document_id, by=request.actor, at=request.at))


def as_download(opened: Opened) -> HttpResponse:
    """Under our own name, with a type that the browser must not guess, and without any rights."""
    response = HttpResponse(opened.content, content_type=opened.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{opened.file_name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    # The middleware leaves a policy alone that is already set.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
