"""How a draft is found and sealed: shared by its actions and its query."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tillit.trust.sealing.types import blind, seal, unseal

from .canonical import CODE_DIGITS, code_of
from .models import ReportDraft
from .types import Draft, Received, ReporterKind

KEPT_HOURS = 24
RECEIPT_HOURS = 1
LARGEST_BYTES = 256 * 1024
_KEY, _CODE = "intake_reportdraft.key", "intake_reportdraft.code"

Body = dict[str, Any]  # Any: JSON


def key_index(key: str) -> str:
    """The fingerprint of what the browser holds."""
    return blind(key, bound_to=_KEY)


def code_for(draft_id: UUID) -> str:
    """The code that continues a draft: made from its random id, stored nowhere."""
    number = int(blind(str(draft_id), bound_to=_CODE), 16) % 10**CODE_DIGITS
    return f"{number:0{CODE_DIGITS}d}"


def draft_code_index(code: str) -> str:
    """The fingerprint that a draft is continued by. Spaces and hyphens do not matter."""
    digits = "".join(sign for sign in code if sign.isdigit())
    return blind(digits, bound_to=_CODE + ".index")


def kept_until(at: datetime) -> datetime:
    """A draft lives for a day after it was last written in (decisions, Process 8)."""
    return at + timedelta(hours=KEPT_HOURS)


def close(draft_id: UUID, body: Body) -> bytes:
    """Seal what a draft holds, so that it opens in its own row only."""
    text = json.dumps(body, ensure_ascii=False).encode()
    return seal(text, bound_to=_place(draft_id))


def body_of(row: ReportDraft) -> Body:
    """What a draft holds."""
    body: Body = json.loads(unseal(bytes(row.sealed), bound_to=_place(row.pk)))
    return body


def view_of(row: ReportDraft) -> Draft:
    """The draft as its writer sees it."""
    body = body_of(row)
    report_id, sent = UUID(body["report"]), body.get("sent")
    return Draft(
        id=row.pk,
        report_id=report_id,
        answers=body.get("answers", {}),
        code=code_for(row.pk),
        until=row.until,
        received=Received(report_id, code_of(report_id)) if sent else None,
        received_at=datetime.fromisoformat(sent) if sent else None,
        sent_by=ReporterKind(body["by"]) if sent else None,
        wants_feedback=bool(body.get("feedback")),
    )


def _place(draft_id: UUID) -> str:
    return f"intake_reportdraft.{draft_id}"
