"""Write notes: start, save, sign, discard; then only amend and dispute."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from tillit.casework.cases import policies
from tillit.casework.cases.events import NoteAmended, NoteDisputed, NoteSigned
from tillit.casework.cases.models import Amendment, ChildsWords, Dispute, Note
from tillit.casework.cases.types import NoteKind, NoteStage
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.actions import record

OTHER_WINDOW = (
    "Anteckningen har ändrats i ett annat fönster. Din text finns kvar här: jämför och spara igen."
)


@transaction.atomic
def start_note(
    case_id: UUID,
    kind: NoteKind,
    *,
    happened_at: datetime | None = None,
    heading: str = "",
    text: str = "",
    by: Staff,
    at: datetime,
) -> UUID:
    """Begin a draft. Only its author sees it until it is signed."""
    case = policies.case_to_change(by, case_id, at=at)
    note = Note.objects.create(
        case_id=case.pk,
        kind=kind,
        stage=NoteStage.DRAFT,
        happened_at=happened_at or at,
        heading=heading,
        text=text,
        author_id=by.id,
        author_name=by.name,
        saved_at=at,
    )
    return note.pk


@transaction.atomic
def save_note(
    note_id: UUID,
    *,
    version: int,
    text: str,
    kind: NoteKind | None = None,
    heading: str | None = None,
    happened_at: datetime | None = None,
    by: Staff,
    at: datetime,
) -> int:
    """Save the draft. `version` is the one the writer began from: two windows never overwrite
    each other. Returns the new version."""
    changes: dict[str, object] = {"text": text, "saved_at": at, "version": F("version") + 1}
    given = {"kind": kind, "heading": heading, "happened_at": happened_at}
    changes |= {name: value for name, value in given.items() if value is not None}
    mine = Note.objects.filter(pk=note_id, author_id=by.id, stage=NoteStage.DRAFT)
    if mine.filter(version=version).update(**changes):
        return version + 1
    if not mine.exists():
        raise NotThere
    raise Moved(OTHER_WINDOW)


@transaction.atomic
def sign_note(
    note_id: UUID,
    *,
    version: int,
    childs_words: str = "",
    shown_to: str = "staff",
    shown_because: str = "",
    by: Staff,
    at: datetime,
) -> None:
    """Sign and lock a draft. The child's own words get a decision on who may see them."""
    note = _own_draft(note_id, by)
    if not note.text.strip() and not childs_words.strip():
        raise Refusal("Anteckningen är tom. Skriv något innan du skriver under.")
    signature = hashlib.sha256(f"{note.pk}\0{note.happened_at}\0{note.text}".encode()).hexdigest()
    moved = Note.objects.filter(pk=note_id, stage=NoteStage.DRAFT, version=version).update(
        stage=NoteStage.SIGNED, signed_at=at, signature=signature
    )
    if not moved:
        raise Moved(OTHER_WINDOW)
    case = policies.case_to_change(by, note.case_id, at=at)
    if childs_words.strip():
        ChildsWords.objects.create(
            note=note,
            text=childs_words.strip(),
            shown_to=shown_to,
            reason=shown_because,
            decided_by=by.name,
            decided_at=at,
        )
    kind = NoteKind(note.kind)
    record(NoteSigned(case=case.pk, person=case.person_id, note=note_id, kind=kind), by=by, at=at)


@transaction.atomic
def discard_note(note_id: UUID, *, by: Staff, at: datetime) -> None:
    """Throw a draft away. It can be taken back by `save_note` no more; the page asks first."""
    mine = Note.objects.filter(pk=note_id, author_id=by.id, stage=NoteStage.DRAFT)
    if not mine.update(stage=NoteStage.DISCARDED, saved_at=at):
        raise NotThere


@transaction.atomic
def amend_note(note_id: UUID, *, text: str, by: Staff, at: datetime) -> None:
    """Add a dated correction under a signed note."""
    note = _signed(note_id, by, at)
    if not text.strip():
        raise Refusal("Skriv vad som ska rättas.")
    Amendment.objects.create(
        note=note, text=text.strip(), author_id=by.id, author_name=by.name, at=at
    )
    event = NoteAmended(case=note.case_id, person=note.case.person_id, note=note_id)
    record(event, by=by, at=at)


@transaction.atomic
def dispute_note(note_id: UUID, person_id: UUID, *, text: str, by: Staff, at: datetime) -> None:
    """Mark that a person says something in a signed note is wrong (SoL 14:6)."""
    note = _signed(note_id, by, at)
    if not text.strip():
        raise Refusal("Skriv vad personen menar är fel, gärna med hens egna ord.")
    Dispute.objects.create(
        note=note, person_id=person_id, text=text.strip(), recorded_by=by.name, at=at
    )
    event = NoteDisputed(case=note.case_id, person=note.case.person_id, note=note_id)
    record(event, by=by, at=at)


def _own_draft(note_id: UUID, by: Staff) -> Note:
    note = Note.objects.filter(pk=note_id, author_id=by.id, stage=NoteStage.DRAFT).first()
    if note is None:
        raise NotThere
    return note


def _signed(note_id: UUID, by: Staff, at: datetime) -> Note:
    note = Note.objects.select_related("case").filter(pk=note_id, stage=NoteStage.SIGNED).first()
    if note is None:
        raise NotThere
    policies.case_to_change(by, note.case_id, at=at)
    return note
