"""Sessions: who came, and a signed text."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tillit.casework.services import policies
from tillit.casework.services.events import SessionNoted
from tillit.casework.services.models import SessionNote
from tillit.casework.services.types import Attendance
from tillit.kernel.actor import Actor
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, Refusal
from tillit.trust.audit.actions import record

SOON = timedelta(minutes=15)  # a session that begins just now may be noted


@transaction.atomic
def note_session(
    service_id: UUID,
    held_at: datetime,
    attendance: Attendance,
    *,
    text: str = "",
    id_: UUID | None = None,
    by: Actor,
    at: datetime,
) -> UUID:
    """Write down whether a session took place. The note is signed at once and never changes; the
    same `id_` twice is refused kindly."""
    staff = policies.check_staff(by)
    service = policies.service_to_change(by, service_id, "session", at=at)
    if held_at > at + SOON:
        raise Refusal("Träffen har inte varit än. Skriv in den efteråt.")
    said = policies.check_text(
        text, "Skriv kort vad ni gjorde." if attendance is Attendance.CAME else ""
    )
    id_ = id_ or new_id()
    if SessionNote.objects.filter(pk=id_).exists():
        raise Moved("Träffen är redan sparad. Läs sidan igen.")
    signed = f"{id_}\0{held_at.isoformat()}\0{attendance.value}\0{said}"
    note = SessionNote.objects.create(
        id=id_,
        service=service,
        held_at=held_at,
        attendance=attendance,
        text=said,
        author_id=staff.id,
        author_name=staff.name,
        signed_at=at,
        signature=hashlib.sha256(signed.encode()).hexdigest(),
    )
    event = SessionNoted(
        service=service_id, person=service.person_id, note=note.pk, attendance=attendance
    )
    record(event, by=by, at=at)
    return note.pk
