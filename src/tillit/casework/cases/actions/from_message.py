"""File a message in the journal: a signed note with the party's own words, once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies
from tillit.casework.cases.models import Note
from tillit.casework.cases.types import NoteKind
from tillit.contact.messaging.actions import read_message
from tillit.kernel.actor import Staff

from .note import sign_note, start_note


@transaction.atomic
def file_message(case_id: UUID, message_id: UUID, *, by: Staff, at: datetime) -> UUID:
    """The note has the message's own id: that is the link, and the same tap twice is one note."""
    policies.case_to_change(by, case_id, at=at)
    said = read_message(case_id, message_id, by=by, at=at)
    if Note.objects.filter(pk=message_id).exists():
        return message_id
    heading = "Meddelande från part" if said.from_party else "Meddelande till part"
    start_note(
        case_id, NoteKind.LETTER, happened_at=said.at, heading=heading, text=said.text,
        note_id=message_id, by=by, at=at,
    )  # fmt: skip
    sign_note(message_id, version=1, by=by, at=at)
    return message_id
