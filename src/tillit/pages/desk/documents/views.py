"""Hand a document over."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tillit.contact.documents.actions import open_document
from tillit.pages.http.download import as_download
from tillit.pages.http.guard import desk_page
from tillit.pages.http.requests import DeskRequest


@require_GET
@desk_page
def download(request: DeskRequest, document_id: UUID) -> HttpResponse:
    """The file, to be saved and never shown inside our own pages."""
    return as_download(open_document(document_id, by=request.actor, at=request.at))
