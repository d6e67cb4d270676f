"""Keep what is written on the page of decisions while it is written."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import forget_unsent, keep_unsent
from tillit.casework.cases.policies import check_may_write
from tillit.casework.cases.types import WrittenOn
from tillit.kernel.actor import Staff


@transaction.atomic
def keep_typed(
    case_id: UUID,
    key: str,
    typed: Mapping[str, list[str]],
    *,
    version: int,
    by: Staff,
    at: datetime,
) -> int:
    """Keep a half-written form (see `keep_unsent`), for whoever may write about decisions in the
    case; also when it is closed: letters and appeals still come."""
    check_may_write(by, case_id, at=at)
    return keep_unsent(WrittenOn.DECISIONS, case_id, key, typed, version=version, by=by, at=at)


def forget_typed(case_id: UUID, key: str, *, by: Staff, at: datetime) -> None:
    """The form was accepted, or its writer throws the text away."""
    forget_unsent(WrittenOn.DECISIONS, case_id, key, by=by, at=at)
