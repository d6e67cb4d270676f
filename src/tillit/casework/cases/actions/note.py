"""Write notes: start, save, sign, discard; then only amend and dispute."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from tillit.casework.cases import policies
from tillit.casework.cases.events import NoteAmended, NoteDisputed, NoteSigned, WordsDecided
from tillit.casework.cases.models import Amendment, ChildsWords, Dispute, Note, WordsDecision
from tillit.casework.cases.types import DisputedHow, NoteKind, NoteStage, ShownTo
from tillit.kernel.actor import Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.audit.actions import record

OTHER_WINDOW = (
    "Anteckningen har ändrats i ett annat fönster. Din text finns kvar här: jämför och spara igen."
)

ONE_NOTE = (
    "Du har redan skrivit den anteckning som nödöppningen ger. Be den som har ärendet skriva mer."
)


@transaction.atomic
def start_note(
    case_id: UUID,
    kind: NoteKind,
    *,
    happened_at: datetime | None = None,
    heading: str = "",
    text: str = "",
    with_person: UUID | None = None,
    told_by: str = "",
    childs_words: str = "",
    note_id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Begin a draft. Only its author sees it until it is signed. An emergency opening gives one.

    `note_id` is the form's own number: the same form posted twice makes one note.
    """
    case, glass = policies.case_to_note(by, case_id, at=at)
    policies.check_note_length(text, childs_words)
    if glass and Note.objects.filter(glass_id=glass).exists():
        raise Refusal(ONE_NOTE)
    note = Note.objects.create(
        pk=note_id or new_id(),
        glass_id=glass,
        with_person_id=with_person,
        told_by=told_by,
        childs_words_draft=childs_words,
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
def write_note(
    case_id: UUID,
    note_id: UUID,
    *,
    version: int,
    kind: NoteKind,
    text: str,
    heading: str = "",
    happened_at: datetime | None = None,
    with_person: UUID | None = None,
    told_by: str = "",
    childs_words: str = "",
    by: Staff,
    at: datetime,
) -> int:
    """What the editor posts: begins the draft at version 0, else saves it. Returns the version.

    The same first post twice is one draft; another text under the same number is another window.
    """
    if version:
        return save_note(
            note_id, version=version, kind=kind, text=text, heading=heading,
            happened_at=happened_at, with_person=with_person, told_by=told_by,
            childs_words=childs_words, case_id=case_id, by=by, at=at,
        )  # fmt: skip
    before = Note.objects.filter(pk=note_id).first()
    if before is None:
        start_note(
            case_id, kind, text=text, heading=heading, happened_at=happened_at,
            with_person=with_person, told_by=told_by, childs_words=childs_words,
            note_id=note_id, by=by, at=at,
        )  # fmt: skip
        return 1
    mine = before.author_id == by.id and before.stage == NoteStage.DRAFT
    if not mine or before.case_id != case_id:
        raise NotThere
    if before.text != text:
        raise Moved(OTHER_WINDOW)
    return before.version


@transaction.atomic
def save_note(
    note_id: UUID,
    *,
    version: int,
    text: str,
    kind: NoteKind | None = None,
    heading: str | None = None,
    happened_at: datetime | None = None,
    with_person: UUID | None = None,
    told_by: str | None = None,
    childs_words: str | None = None,
    case_id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> int:
    """Save the draft. `version` is the one the writer began from: two windows never overwrite
    each other. `case_id`: where the page says it is; a draft of another case is not there.
    Returns the new version.

    Saved also when the assignment has ended meanwhile: what somebody has typed is never lost, and
    it shows nothing. To sign it they must have the case (`sign_note`)."""
    policies.check_note_length(text, childs_words or "")
    changes: dict[str, object] = {"text": text, "saved_at": at, "version": F("version") + 1}
    given = {
        "kind": kind,
        "heading": heading,
        "happened_at": happened_at,
        "told_by": told_by,
        "childs_words_draft": childs_words,
        "with_person_id": with_person,
    }
    changes |= {name: value for name, value in given.items() if value is not None}
    mine = _mine(note_id, case_id, by)
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
    words = (childs_words or note.childs_words_draft).strip()
    if not note.text.strip() and not words:
        raise Refusal("Anteckningen är tom. Skriv något innan du skriver under.")
    signed = f"{note.pk}\0{note.happened_at}\0{note.text}\0{words}"
    moved = Note.objects.filter(pk=note_id, stage=NoteStage.DRAFT, version=version).update(
        stage=NoteStage.SIGNED,
        signed_at=at,
        signature=hashlib.sha256(signed.encode()).hexdigest(),
        childs_words_draft="",
    )
    if not moved:
        raise Moved(OTHER_WINDOW)
    case, _ = policies.case_to_note(by, note.case_id, at=at)
    if words:
        row = ChildsWords.objects.create(note=note, text=words, decided_by="", decided_at=at)
        set_words(row, ShownTo(shown_to), shown_because, by=by, at=at)
    kind = NoteKind(note.kind)
    record(NoteSigned(case=case.pk, person=case.person_id, note=note_id, kind=kind), by=by, at=at)


@transaction.atomic
def discard_note(
    note_id: UUID, *, case_id: UUID | None = None, by: Staff, at: datetime
) -> None:  # fmt: skip
    """Throw a draft away. It can be taken back by `save_note` no more; the page asks first."""
    if not _mine(note_id, case_id, by).update(stage=NoteStage.DISCARDED, saved_at=at):
        raise NotThere


def _mine(note_id: UUID, case_id: UUID | None, by: Staff) -> QuerySet[Note]:
    """One's own draft, in the case that the page says where it says one."""
    mine = Note.objects.filter(pk=note_id, author_id=by.id, stage=NoteStage.DRAFT)
    return mine if case_id is None else mine.filter(case_id=case_id)


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
        case_id=note.case_id,
        note=note,
        object_id=note.pk,
        what=note.heading or NoteKind(note.kind).words,
        person_id=person_id,
        text=text.strip(),
        how=DisputedHow.STAFF,
        recorded_by=by.name,
        at=at,
    )
    event = NoteDisputed(case=note.case_id, person=note.case.person_id, note=note_id)
    record(event, by=by, at=at)


@transaction.atomic
def decide_childs_words(
    note_id: UUID, *, shown_to: ShownTo, reason: str, by: Staff, at: datetime
) -> None:
    """Decide anew who may see a child's own words. Earlier decisions stay."""
    note = _signed(note_id, by, at)
    row = ChildsWords.objects.filter(note=note).first()
    if row is None:
        raise NotThere
    policies.check_may_see_words(row.shown_to, by, note.case_id, at=at)
    set_words(row, shown_to, reason, by=by, at=at)


def set_words(row: ChildsWords, shown_to: ShownTo, reason: str, *, by: Staff, at: datetime) -> None:
    """One more decision on who may see a child's own words; the newest holds."""
    if shown_to == ShownTo.PARTIES and len(reason.strip()) < 10:
        raise Refusal("Skriv varför vårdnadshavarna får se barnets ord, och vad barnet vill.")
    ChildsWords.objects.filter(pk=row.pk).update(
        shown_to=shown_to, reason=reason.strip(), decided_by=by.name, decided_at=at
    )
    WordsDecision.objects.create(
        words=row, shown_to=shown_to, reason=reason.strip(), by_name=by.name, at=at
    )
    event = WordsDecided(
        case=row.note.case_id, person=row.note.case.person_id, note=row.note_id, shown_to=shown_to
    )
    record(event, by=by, at=at)


def _own_draft(note_id: UUID, by: Staff) -> Note:
    note = the_one(Note.objects.filter(pk=note_id, author_id=by.id, stage=NoteStage.DRAFT))
    if note is None:
        raise NotThere
    return note


def _signed(note_id: UUID, by: Staff, at: datetime) -> Note:
    note = Note.objects.select_related("case").filter(pk=note_id, stage=NoteStage.SIGNED).first()
    if note is None:
        raise NotThere
    policies.case_to_change(by, note.case_id, at=at)
    return note
