"""Keep what is written on the page of a report while it is written."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import forget_unsent, keep_unsent
from tillit.casework.cases.types import WrittenOn
from tillit.casework.intake import policies
from tillit.kernel.actor import Staff


@transaction.atomic
def keep_typed(
    line_id: UUID,
    key: str,
    typed: Mapping[str, list[str]],
    *,
    version: int,
    by: Staff,
    at: datetime,
) -> int:
    """Keep a half-written form of a line (see `keep_unsent`), for whoever may write in it."""
    policies.line_to_change(by, line_id, at=at)
    return keep_unsent(WrittenOn.REPORT, line_id, key, typed, version=version, by=by, at=at)


def forget_typed(line_id: UUID, key: str, *, by: Staff, at: datetime) -> None:
    """The form was accepted, or its writer throws the text away."""
    forget_unsent(WrittenOn.REPORT, line_id, key, by=by, at=at)
