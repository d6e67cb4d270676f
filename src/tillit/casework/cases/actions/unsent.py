"""Keep what is written on a page while it is written. Nothing is logged: nothing has happened yet,
and only the writer sees it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.casework.cases.models import StepDraft
from tillit.casework.cases.types import WrittenOn
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.refusal import Moved, Refusal

OTHER_WINDOW = "Du har skrivit här i ett annat fönster. Jämför med det innan du går vidare."
TOO_LONG = "Texten är för lång för att sparas medan du skriver. Korta den."
MOST_SIGNS = 40_000


@transaction.atomic
def keep_unsent(
    on_page: WrittenOn,
    object_id: UUID,
    key: str,
    typed: Mapping[str, list[str]],
    *,
    version: int,
    by: Staff | Resident,
    at: datetime,
) -> int:
    """Keep a half-written form. `version` is the one the writer began from (0: none yet), so that
    two windows never overwrite each other. Returns the new one.

    The caller has asked whether the actor may write there.
    """
    text = json.dumps(dict(typed), ensure_ascii=False)
    if len(text) > MOST_SIGNS:
        raise Refusal(TOO_LONG)
    which = {"on_page": on_page, "object_id": object_id, "key": key, "writer_id": by.id}
    values = {"typed": text, "saved_at": at}
    mine = StepDraft.objects.filter(**which, version=version)
    if mine.update(**values, version=version + 1):
        return version + 1
    if version:
        raise Moved(OTHER_WINDOW)
    try:
        with transaction.atomic():
            StepDraft.objects.create(**which, **values)
    except IntegrityError:
        raise Moved(OTHER_WINDOW)
    return 1


@transaction.atomic
def forget_unsent(
    on_page: WrittenOn,
    object_id: UUID,
    key: str,
    *,
    version: int | None = None,
    by: Staff | Resident,
    at: datetime,
) -> None:
    """The form was accepted, or its writer throws the text away. With a `version`: only what that
    window has seen. Raises Moved when the writer has gone on in another."""
    mine = StepDraft.objects.filter(on_page=on_page, object_id=object_id, writer_id=by.id, key=key)
    seen = mine if version is None else mine.filter(version=version)
    seen.delete()
    if version is not None and mine.exists():
        raise Moved(OTHER_WINDOW)


@transaction.atomic
def forget_all_unsent(
    on_page: WrittenOn, object_ids: Iterable[UUID], *, by: Actor, at: datetime
) -> None:
    """The pages are put away, with whatever anybody had begun to write on them."""
    StepDraft.objects.filter(on_page=on_page, object_id__in=list(object_ids)).delete()
