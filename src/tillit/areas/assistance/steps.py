"""Move a month by compare-and-set, and remember the step. The second of two loses politely."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from tillit.casework.cases.policies import case_to_change, check_may_read
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one

from .models import MonthStep, SectionApproval, Worksheet
from .types.words import Section
from .workflow import MONTH, MonthStage, StepNotOpen

MOVED = "Någon annan har just ändrat månaden. Det du skrev finns kvar: läs den igen först."
NOT_NOW = "Det går inte i det läge som månaden har nu. Läs den igen."
DECIDED = "Månaden är föreslagen eller beslutad. Ta tillbaka förslaget först."
MAY_WORK = frozenset({MonthStage.RECEIVED, MonthStage.ASKED, MonthStage.FETCHED, MonthStage.WORKED})


def sheet_to_read(actor: Actor, sheet_id: UUID, *, at: datetime) -> Worksheet:
    """The month, when the actor may read its case. NotThere otherwise."""
    row = _sheet(sheet_id)
    check_may_read(actor, row.case_id, at=at)
    return row


def sheet_to_work(actor: Actor, sheet_id: UUID, *, at: datetime) -> Worksheet:
    """The month, when the actor may write in its open case and nothing is proposed."""
    row = sheet_to_change(actor, sheet_id, at=at)
    if row.stage not in MAY_WORK:
        raise Refusal(DECIDED)
    return row


def sheet_to_change(actor: Actor, sheet_id: UUID, *, at: datetime) -> Worksheet:
    """The month, when the actor may write in its open case."""
    row = _sheet(sheet_id)
    case_to_change(actor, row.case_id, at=at)
    return row


def _sheet(sheet_id: UUID) -> Worksheet:
    row = the_one(Worksheet.objects.select_related("case", "application").filter(pk=sheet_id))
    if row is None:
        raise NotThere
    return row


def take_step(
    sheet: Worksheet,
    verb: str,
    *,
    text: str = "",
    version: int | None = None,
    by: Actor,
    at: datetime,
    **changes: object,
) -> MonthStage:
    """One step of workflow.py. `version`: the one that was read; another one gets Moved."""
    source = MonthStage(sheet.stage)
    try:
        target = MONTH.after(verb, source)
    except StepNotOpen:
        raise Refusal(NOT_NOW)
    same = Worksheet.objects.filter(pk=sheet.pk, stage=source)
    if version is not None:
        same = same.filter(version=version)
    if not same.update(stage=target, **changes):
        raise Moved(MOVED)
    sheet.stage = target
    remember(sheet, verb, source, target, text=text, by=by, at=at)
    return target


def touch(sheet: Worksheet, sections: set[Section], *, by: Actor, at: datetime) -> None:
    """What is counted on has changed: the version goes up, approvals of these parts fall, and the
    month is worked on. In the caller's transaction."""
    source = MonthStage(sheet.stage)
    if source not in MAY_WORK:
        raise Refusal(DECIDED)
    same = Worksheet.objects.filter(pk=sheet.pk, stage=source)
    if not same.update(version=F("version") + 1):
        raise Moved(MOVED)
    sheet.version += 1
    standing = SectionApproval.objects.filter(sheet=sheet, section__in=sections, fallen_at=None)
    standing.update(fallen_at=at)


def remember(
    sheet: Worksheet,
    verb: str,
    source: str,
    target: str,
    *,
    text: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Write the month's own history."""
    MonthStep.objects.create(
        sheet=sheet,
        verb=verb,
        source=source,
        target=target,
        by_id=getattr(by, "id", None),
        by_name=getattr(by, "name", ""),
        at=at,
        text=text,
    )
