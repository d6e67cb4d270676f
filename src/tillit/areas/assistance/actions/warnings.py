"""What becomes of warnings: looked at, closed for good by a person, or settled by what is known."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.events import WarningHandled
from tillit.areas.assistance.looking import Seen, Standing, settled
from tillit.areas.assistance.models import SheetWarning, Worksheet
from tillit.areas.assistance.steps import sheet_to_change
from tillit.areas.assistance.types.words import WarningKind, WarningState
from tillit.kernel.actor import Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.audit.actions import record

LATE = WarningKind.LATE_NEWS
HANDLED = "Någon har just hanterat det. Läs månaden igen."


@transaction.atomic
def acknowledge_warning(warning_id: UUID, *, by: Staff, at: datetime) -> None:
    """Say that one has seen it. It still waits."""
    _handle(
        warning_id, [WarningState.OPEN],
        {"state": WarningState.ACKNOWLEDGED, "acknowledged_at": at}, closed=False, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def close_warning(warning_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Close it for good in this month, and say why. It does not come back."""
    if not why.strip():
        raise Refusal("Skriv vad du kom fram till.")
    changes = {"state": WarningState.CLOSED, "closed_at": at, "why": why.strip()}
    waiting = [WarningState.OPEN, WarningState.ACKNOWLEDGED, WarningState.SOLVED]
    _handle(warning_id, waiting, changes, closed=True, by=by, at=at)


def _handle(
    warning_id: UUID, from_: list[WarningState], changes: dict[str, object], *, closed: bool,
    by: Staff, at: datetime,
) -> None:  # fmt: skip
    row = the_one(SheetWarning.objects.filter(pk=warning_id))
    if row is None:
        raise NotThere
    sheet = sheet_to_change(by, row.sheet_id, at=at)
    same = SheetWarning.objects.filter(pk=row.pk, state__in=from_)
    if not same.update(by_name=by.name, **changes):
        raise Moved(HANDLED)
    event = WarningHandled(case=sheet.case_id, warning=row.pk, kind=Code(row.kind), closed=closed)
    record(event, by=by, at=at)


def settle(
    sheet: Worksheet,
    now: Iterable[Seen],
    *,
    silent: frozenset[str],
    only: WarningKind | None = None,
    at: datetime,
) -> None:
    """Let the warnings of a month be what is known now, in the caller's transaction. `only`: those
    of that kind; the others are left as they are. Late news is what the month after tells: it is
    settled by itself, never with the rest."""
    seen = {each.key: each for each in now}
    held = SheetWarning.objects.filter(sheet=sheet)
    rows = {row.key: row for row in (held.filter(kind=only) if only else held.exclude(kind=LATE))}
    standing = {
        key: Standing(WarningKind(row.kind), WarningState(row.state), row.depends_on)
        for key, row in rows.items()
    }
    for key, state in settled(seen.values(), standing, silent).items():
        if key not in rows:
            each = seen[key]
            SheetWarning.objects.create(
                sheet=sheet, key=key, kind=each.kind, state=state, text=each.text,
                depends_on=each.agency, opened_at=at,
            )  # fmt: skip
        elif state is WarningState.SOLVED:
            SheetWarning.objects.filter(pk=rows[key].pk).update(state=state, solved_at=at)
        else:
            SheetWarning.objects.filter(pk=rows[key].pk).update(
                state=state, solved_at=None, opened_at=at
            )
