"""What whoever asked sees on my pages: how far it has come, and the paper."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.contact.documents.actions import open_shared
from tillit.contact.documents.types import Opened
from tillit.kernel.actor import Resident
from tillit.kernel.refusal import NotThere, Refusal
from tillit.overview.extract.collecting import DOCUMENTS
from tillit.overview.extract.models import Extract
from tillit.overview.extract.types import MyExtract, Ruling, State
from tillit.registers.people.queries import ids_of, lines_of
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

from .asking import ONLY_SELF
from .opening import counted

GROUND = "own_extract"


@transaction.atomic
def open_mine(*, by: Resident, at: datetime) -> list[MyExtract]:
    """The resident's own extracts, the newest first. Only for themself: one who acts for somebody
    else calls us."""
    _only_self(by)
    asked = Extract.objects.filter(for_id__in=ids_of(by, by.id))
    rows = list(counted(asked).order_by("-asked_at"))
    note_read("open_my_extracts", by=by, at=at, ground=GROUND, count=len(rows))
    others = lines_of(by, {row.person_id for row in rows if row.person_id != row.for_id})
    return [_view(row, others[row.person_id].name if row.person_id in others else "")
            for row in rows]  # fmt: skip


@transaction.atomic
def open_my_extract_file(
    extract_id: UUID, document_id: UUID, *, by: Resident, at: datetime
) -> Opened:
    """The paper, the same as text, or a document that goes with it. NotThere for anything else."""
    _only_self(by)
    row = Extract.objects.filter(
        pk=extract_id, for_id__in=ids_of(by, by.id), state=State.DONE, on_my_pages=True
    ).first()
    if row is None or document_id not in {id for id, _ in _files(row)}:
        raise NotThere
    note_read(
        "open_my_extract", by=by, at=at, object_id=row.person_id, person_id=row.person_id,
        shows=(Shows.IDENTITY, Shows.CONTENT), ground=GROUND, shown=[row.pk],
    )  # fmt: skip
    return open_shared(document_id, ground=GROUND, by=by, at=at)


def _only_self(by: Resident) -> None:
    if by.acts_for is not None:
        raise Refusal(ONLY_SELF)


def _view(row: Extract, about: str) -> MyExtract:
    here = row.state == State.DONE and row.on_my_pages
    return MyExtract(
        id=row.pk,
        state=State(row.state),
        asked_at=row.asked_at,
        ended_at=row.ended_at,
        about=about,
        partly=bool(row.left_out or row.masked),
        here=here,
        files=tuple(_files(row)) if here else (),
        decided=getattr(row, "decided", 0),
        lines=getattr(row, "all_lines", 0),
    )


def _files(row: Extract) -> list[tuple[UUID, str]]:
    released = row.lines.filter(table=DOCUMENTS, ruling=Ruling.RELEASE).order_by("place")
    found = [(row.paper_id, "Utdraget att läsa eller skriva ut (PDF)"),
             (row.data_id, "Samma uppgifter som text, att ta med")]  # fmt: skip
    found += [(UUID(line), f"Handling {place}") for place, line in
              enumerate(released.values_list("row", flat=True), 1)]  # fmt: skip
    return [(id, name) for id, name in found if id]
