"""Write, continue, erase and send a draft. Nothing is logged before it is sent: nothing happened.

`key` is the random id in the browser's cookie; only its fingerprint is stored.
"""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tillit.casework.intake import drafts
from tillit.casework.intake.models import ReportDraft
from tillit.casework.intake.types import Draft, DraftGone, Received, ReportIn
from tillit.contact.documents.actions import erase_document, erase_documents, store_attachment
from tillit.contact.documents.queries import documents_under
from tillit.kernel.actor import Actor, Reporter
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal
from tillit.trust.access.queries import units
from tillit.trust.access.types import UnitKind

from .receive import receive_report

MOST_FILES = 10
TOO_MUCH = "Det är mer text än vi kan spara. Korta texten eller lägg den i en fil."
TOO_MANY = f"Du kan lägga till högst {MOST_FILES} filer. Ta bort en fil först."
NO_UNIT = "Det går inte att skicka härifrån just nu. Ring oss i stället. Det du skrev står kvar."


@transaction.atomic
def begin_draft(answers: Mapping[str, Any], *, by: Actor, at: datetime) -> str:
    """Begin a draft and return the key that the browser shall hold."""
    key, draft_id = secrets.token_urlsafe(32), new_id()
    body = {"report": str(new_id()), "answers": dict(answers)}
    ReportDraft.objects.create(
        pk=draft_id,
        key_index=drafts.key_index(key),
        code_index=drafts.draft_code_index(drafts.code_for(draft_id)),
        sealed=_sealed(draft_id, body),
        until=drafts.kept_until(at),
    )
    return key


@transaction.atomic
def save_draft(key: str, answers: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    """Put these steps in the draft, beside the others. Raises DraftGone, also when it is sent."""
    row = _mine(key, at=at)
    body = drafts.body_of(row)
    if "sent" in body:
        raise DraftGone
    kept = {**body["answers"], **answers}
    body["answers"] = {step: value for step, value in kept.items() if value is not None}
    row.sealed, row.until = _sealed(row.pk, body), drafts.kept_until(at)
    row.save(update_fields=["sealed", "until"])


@transaction.atomic
def continue_draft(code: str, *, by: Actor, at: datetime) -> str:
    """Find a draft by its code and return a new key; the old one no longer opens it.

    Raises DraftGone. The page slows down those who guess.
    """
    wanted = drafts.draft_code_index(code)
    row = ReportDraft.objects.select_for_update().filter(code_index=wanted, until__gt=at).first()
    if row is None or "sent" in drafts.body_of(row):
        raise DraftGone
    key = secrets.token_urlsafe(32)
    row.key_index = drafts.key_index(key)
    row.save(update_fields=["key_index"])
    return key


@transaction.atomic
def erase_draft(key: str, *, by: Actor, at: datetime) -> None:
    """Erase a draft and its attachments at once: quick exit, or somebody changed their mind.

    Nothing happens when there is none. What has been sent stays sent.
    """
    row = ReportDraft.objects.select_for_update().filter(key_index=drafts.key_index(key)).first()
    if row is not None:
        _erase(row, by=by, at=at)


@transaction.atomic
def erase_old_drafts(*, by: Actor, at: datetime) -> int:
    """Erase drafts that nobody has written in for a day; returns how many. Run every hour."""
    rows = list(ReportDraft.objects.select_for_update().filter(until__lte=at))
    for row in rows:
        _erase(row, by=by, at=at)
    return len(rows)


def add_to_draft(key: str, name: str, content: bytes, *, by: Actor, at: datetime) -> UUID:
    """Check, strip and keep an attachment under the report to be. Raises Refusal, DraftGone."""
    with transaction.atomic():
        draft = drafts.view_of(_mine(key, at=at))
    if draft.received:
        raise DraftGone
    if len(documents_under(by, draft.report_id)) >= MOST_FILES:
        raise Refusal(TOO_MANY)
    # Outside a transaction: washing takes up to some seconds.
    document = store_attachment(
        draft.report_id, name=name, content=content, by=Reporter(draft.id), at=at
    )
    with transaction.atomic():
        is_gone = not ReportDraft.objects.filter(pk=draft.id).exists()
        if is_gone:  # given up while we washed: quick exit must leave nothing
            erase_documents(draft.report_id, by=Reporter(draft.id), at=at)
    if is_gone:  # outside: a refusal inside would put the documents back
        raise DraftGone
    return document


@transaction.atomic
def take_from_draft(key: str, document_id: UUID, *, by: Actor, at: datetime) -> None:
    """Erase one attachment before sending. Raises NotThere for what is not in this draft."""
    draft = drafts.view_of(_mine(key, at=at))
    if draft.received:
        raise DraftGone
    erase_document(draft.report_id, document_id, by=Reporter(draft.id), at=at)


@transaction.atomic
def send_draft(key: str, make: Callable[[Draft], ReportIn], *, by: Actor, at: datetime) -> Received:
    """Send it: the report is received and the text erased from the draft, both or neither.

    `make` turns the draft, read under lock, into the report. A second call gives the same
    receipt. Raises DraftGone.
    """
    row = _mine(key, at=at)
    draft = drafts.view_of(row)
    if draft.received:
        return draft.received
    report = make(draft)
    if report.id != draft.report_id:
        raise ValueError("A draft becomes the report whose id it has carried")
    received = receive_report(report, unit_id=receiving_unit(by), by=Reporter(draft.id), at=at)
    body = {
        "report": str(draft.report_id),
        "sent": at.isoformat(),
        "by": report.reporter_kind.value,
        "feedback": report.wants_feedback,
    }
    row.sealed = drafts.close(row.pk, body)
    row.until = at + timedelta(hours=drafts.RECEIPT_HOURS)
    row.save(update_fields=["sealed", "until"])
    return received


def receiving_unit(by: Actor) -> UUID:
    """The intake unit; where there are several, the one that the setting names."""
    found = {str(each.id): each.id for each in units(by, UnitKind.INTAKE)}
    if not found:
        raise Refusal(NO_UNIT)
    return found.get(settings.REPORT_UNIT) or next(iter(found.values()))


def _mine(key: str, *, at: datetime) -> ReportDraft:
    rows = ReportDraft.objects.select_for_update()
    row = rows.filter(key_index=drafts.key_index(key), until__gt=at).first()
    if row is None:
        raise DraftGone
    return row


def _sealed(draft_id: UUID, body: drafts.Body) -> bytes:
    sealed = drafts.close(draft_id, body)
    if len(sealed) > drafts.LARGEST_BYTES:
        raise Refusal(TOO_MUCH)
    return sealed


def _erase(row: ReportDraft, *, by: Actor, at: datetime) -> None:
    draft = drafts.view_of(row)
    if not draft.received:
        erase_documents(draft.report_id, by=Reporter(draft.id), at=at)
    row.delete()
