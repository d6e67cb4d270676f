"""Attachments of a draft: each one by itself, so that one that we cannot take stops no other."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse

from tillit.casework.intake import actions, queries
from tillit.casework.intake.types import Draft, ReporterKind
from tillit.kernel.actor import Guest
from tillit.kernel.refusal import NotThere, Refusal
from tillit.pages.http.requests import TillitRequest

from . import flow
from .forms import FilesForm
from .show import show_files

SOMEBODY = Guest()
CHOOSE = "välj en fil först"
TOO_LARGE = "filerna är för stora tillsammans. Lägg till en i taget, högst 15 MB"


def add_files(
    request: TillitRequest,
    key: str,
    draft: Draft,
    *,
    then: Callable[[], HttpResponse],
    asked: bool = False,
) -> HttpResponse:
    """Keep the chosen files and go on; those we cannot take are named, with what to do."""
    chosen = request.FILES.getlist("attachment")
    wrong = [] if chosen or not asked else [CHOOSE]
    if not chosen and _was_too_large(request):
        wrong = [TOO_LARGE]
    for number, each in enumerate(chosen, start=_kept(draft) + 1):
        name = _name(each.name or "", number, draft)
        try:
            actions.add_to_draft(key, name, each.read(), by=SOMEBODY, at=request.at)
        except Refusal as refusal:
            wrong.append(f"”{each.name}”: {refusal}")
    if wrong:
        kind = flow.kind_of(draft.answers) or ReporterKind.ANONYMOUS
        form = FilesForm(request.POST, kind=kind, at=request.at)
        form.is_valid()
        for sentence in wrong:
            form.add_error("attachment", sentence)
        return show_files(request, draft, form)
    return then()


def drop_file(key: str, document: str, *, at: datetime) -> None:
    """Take an attachment back. Raises NotThere."""
    try:
        document_id = UUID(document)
    except ValueError:
        raise NotThere
    actions.take_from_draft(key, document_id, by=SOMEBODY, at=at)


def _kept(draft: Draft) -> int:
    return len(queries.draft_attachments(SOMEBODY, draft))


def _name(given: str, number: int, draft: Draft) -> str:
    """A file's own name may tell who sent it: only somebody who is not anonymous keeps it."""
    if flow.kind_of(draft.answers) is ReporterKind.MANDATED:
        return given
    return f"Bilaga {number}"


def _was_too_large(request: TillitRequest) -> bool:
    """The whole post was larger than what is held in memory, so that its files were let go."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdigit() and int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
