"""Hand bytes over as a download, never as a page of ours."""

from django.http import HttpResponse

from tillit.contact.documents.types import Opened


def as_download(opened: Opened) -> HttpResponse:
    """Under our own name, with a type that the browser must not guess, and without any rights."""
    response = HttpResponse(opened.content, content_type=opened.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{opened.file_name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    # The middleware leaves a policy alone that is already set.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
