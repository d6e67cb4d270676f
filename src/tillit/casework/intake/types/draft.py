"""A report that is being written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tillit.kernel.refusal import NotThere

from .sent import Received
from .words import ReporterKind


@dataclass(frozen=True)
class Draft:
    """A report that is being written. `answers` is what the page keeps, by step.

    `report_id` is what the report will have: attachments already lie under it. `code` continues
    the draft until `until`. `received` is there once it has been sent; the answers are then gone,
    and only what the receipt must say is left.
    """

    id: UUID
    report_id: UUID
    answers: Mapping[str, Any]  # Any: JSON
    code: str
    until: datetime
    received: Received | None = None
    received_at: datetime | None = None
    sent_by: ReporterKind | None = None
    wants_feedback: bool = False


class DraftGone(NotThere):
    """The draft was erased: sent, given up, or a day old."""
