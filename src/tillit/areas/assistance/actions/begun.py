"""What is written and not sent: kept part by part, with its papers and the children."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.matching import PROGRAM
from tillit.areas.assistance.models import Application, Draft
from tillit.areas.assistance.routing import MEET_FIRST
from tillit.areas.assistance.types.applied import TYPED, canonical
from tillit.areas.assistance.types.shown import ChildLine
from tillit.areas.assistance.workflow import ApplicationStage
from tillit.contact.documents.actions import erase_document, store_attachment
from tillit.contact.documents.queries import documents_under
from tillit.contact.documents.types import DocumentView
from tillit.kernel.actor import Resident
from tillit.kernel.asking import asking
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import ids_of, lines_of, protection_of, wards_of
from tillit.registers.people.types import PersonLine
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

from .apply import SENT, save_application
from .mine import application_row, own_row, who_applies

MOST_PAPERS = 20
TOO_MANY = "Det är många papper. Skicka det här först. Du kan lämna fler efteråt."


@transaction.atomic
def save_part(
    application_id: UUID,
    step: str,
    typed: Mapping[str, list[str]],
    answers: Mapping[str, Any],
    *,
    version: int,
    by: Resident,
    at: datetime,
) -> int:
    """Keep one part of a draft: what was typed, as it was typed, and what it answers where it could
    be read. The other parts stand. The same twice is once. Returns the version."""
    row = _draft(application_id, by)
    held = json.loads(Draft.objects.get(pk=row.pk).answers.reveal())
    new = {**held, **answers, TYPED: {**held.get(TYPED, {}), step: dict(typed)}}
    if version != row.version and canonical(new) == canonical(held):
        return row.version
    return save_application(application_id, new, version=version, by=by, at=at)


@transaction.atomic
def open_family(application_id: UUID, *, by: Resident, at: datetime) -> tuple[ChildLine, ...]:
    """The children whom the applicant has custody of, the eldest first. Never those of whoever they
    apply with: a number that somebody typed must not tell who a stranger's children are. Where
    anybody is protected a person is met first, and nothing is said of why."""
    row = _draft(application_id, by)
    with asking(PROGRAM):
        ids = wards_of(PROGRAM, row.applicant_id, at=at)
        if any(protection_of(PROGRAM, each).holds for each in (row.applicant_id, *ids)):
            raise Refusal(MEET_FIRST)
        lines = lines_of(PROGRAM, ids)
    note_read(
        "open_family", by=by, at=at, object_id=row.pk, person_id=row.applicant_id,
        shows=(Shows.IDENTITY, Shows.THIRD_PARTY), ground="own", count=len(ids),
    )  # fmt: skip
    today = day_of(at)
    return tuple(_child(id_, lines[id_], today) for id_ in ids)


def add_paper(
    application_id: UUID, *, name: str, content: bytes, by: Resident, at: datetime
) -> UUID:
    """A photo or a file with the application: checked and washed before it is kept. Goes with the
    application into the case; is erased where the application is withdrawn unsent."""
    row = _draft(application_id, by)
    if len(documents_under(PROGRAM, row.pk)) >= MOST_PAPERS:
        raise Refusal(TOO_MANY)
    made = store_attachment(row.pk, name=name, content=content, by=by, at=at)
    with transaction.atomic():
        gone = not Application.objects.filter(pk=row.pk, stage=ApplicationStage.DRAFT).exists()
        if gone:  # sent or withdrawn in another window while it was washed
            erase_document(row.pk, made, by=by, at=at)
    if gone:
        raise Refusal(SENT)
    return made


@transaction.atomic
def drop_paper(application_id: UUID, document_id: UUID, *, by: Resident, at: datetime) -> None:
    """Take a paper back before the application is signed."""
    row = _draft(application_id, by)
    erase_document(row.pk, document_id, by=by, at=at)


def _draft(application_id: UUID, by: Resident) -> Application:
    row = application_row(application_id)
    if row.applicant_id not in ids_of(by, who_applies(by)):
        raise NotThere
    if row.stage != ApplicationStage.DRAFT:
        raise Refusal(SENT)
    return row


@transaction.atomic
def open_papers(application_id: UUID, *, by: Resident, at: datetime) -> tuple[DocumentView, ...]:
    """The papers that lie with a draft, the first first: their names, not what is in them."""
    row = _draft(application_id, by)
    found = tuple(documents_under(PROGRAM, row.pk))
    note_read("list_papers", by=by, at=at, object_id=row.pk, ground="own", count=len(found))
    return found


@transaction.atomic
def open_signed_family(
    application_id: UUID, *, by: Resident, at: datetime
) -> tuple[ChildLine, ...]:
    """The children of a signed application whose names the reader may know now: those they have
    custody of, and nobody who is protected. Others are called by number."""
    own_row(application_id, by)
    with asking(PROGRAM):
        ids = [
            id_
            for id_ in wards_of(PROGRAM, who_applies(by), at=at)
            if not protection_of(PROGRAM, id_).holds
        ]
        lines = lines_of(PROGRAM, ids)
    note_read(
        "open_family", by=by, at=at, object_id=application_id, person_id=by.id,
        shows=(Shows.IDENTITY, Shows.THIRD_PARTY), ground="own", count=len(ids),
    )  # fmt: skip
    today = day_of(at)
    return tuple(_child(id_, lines[id_], today) for id_ in ids)


def _child(id_: UUID, line: PersonLine, today: date) -> ChildLine:
    """By first name, as a parent calls them."""
    return ChildLine(id_, line.name.partition(" ")[0], line.age_on(today))
