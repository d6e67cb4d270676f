"""Keep what is written on the page of a report while it is written. Nothing is logged: nothing has
happened yet, and only the writer sees it."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.casework.intake import policies
from tillit.casework.intake.models import StepDraft
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, Refusal

OTHER_WINDOW = "Du har skrivit här i ett annat fönster. Jämför med det innan du skriver under."
TOO_LONG = "Texten är för lång för att sparas medan du skriver. Korta den."
MOST_SIGNS = 40_000


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
    """Keep a half-written form. `version` is the one the writer began from (0: none yet), so that
    two windows never overwrite each other. Returns the new one."""
    policies.line_to_change(by, line_id, at=at)
    text = json.dumps(dict(typed), ensure_ascii=False)
    if len(text) > MOST_SIGNS:
        raise Refusal(TOO_LONG)
    mine = StepDraft.objects.filter(line_id=line_id, key=key, staff_id=by.id)
    values = {"typed": text, "saved_at": at}
    if mine.filter(version=version).update(**values, version=version + 1):
        return version + 1
    if version:
        raise Moved(OTHER_WINDOW)
    try:
        with transaction.atomic():
            StepDraft.objects.create(line_id=line_id, key=key, staff_id=by.id, **values)
    except IntegrityError:
        raise Moved(OTHER_WINDOW)
    return 1


@transaction.atomic
def forget_typed(line_id: UUID, key: str, *, by: Staff, at: datetime) -> None:
    """The form was accepted, or its writer throws the text away."""
    StepDraft.objects.filter(line_id=line_id, key=key, staff_id=by.id).delete()
