"""The draft that a browser holds the key of."""

from datetime import datetime

from tillit.casework.intake import drafts
from tillit.casework.intake.models import ReportDraft
from tillit.casework.intake.types import Draft
from tillit.contact.documents.queries import documents_under
from tillit.contact.documents.types import DocumentView
from tillit.kernel.actor import Actor


def draft_by_key(actor: Actor, key: str, *, at: datetime) -> Draft | None:
    """The draft of this key, while it lives. Who holds the key is its writer."""
    rows = ReportDraft.objects.filter(key_index=drafts.key_index(key), until__gt=at)
    row = rows.first() if key else None
    return drafts.view_of(row) if row else None


def draft_attachments(actor: Actor, draft: Draft) -> list[DocumentView]:
    """What has been added to a draft; nothing once it is sent."""
    return [] if draft.received else documents_under(actor, draft.report_id)
