"""Notices that a household may lose its home: registered, confirmed the same day (SoF 11:3) with a
copy to who is evicted, and followed until they have come to an end. Each step can be taken back."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.actions.receive import DECIDED, warn
from tillit.areas.assistance.events_of_evictions import (
    EvictionConfirmed,
    EvictionCopied,
    EvictionEnded,
    EvictionNoticed,
    EvictionReopened,
    EvictionUnconfirmed,
)
from tillit.areas.assistance.models import EvictionNotice, SheetWarning, Worksheet
from tillit.areas.assistance.types.evictions import NoticeEnd, NoticeFrom, NoticeKind
from tillit.areas.assistance.types.words import WarningKind, WarningState
from tillit.areas.assistance.workflow import MonthStage
from tillit.casework.cases.policies import case_to_change
from tillit.casework.cases.types import CaseKind
from tillit.kernel.actor import Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import clock, day_of, written_day
from tillit.trust.audit.actions import record

PASSED = (*DECIDED, MonthStage.WITHDRAWN)


@transaction.atomic
def register_notice(
    case_id: UUID,
    *,
    sender: NoticeFrom,
    kind: NoticeKind,
    received_at: datetime,
    eviction_on: date | None = None,
    kronor: int | None = None,
    children: int | None = None,
    address: str = "",
    text: str = "",
    id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Write in a notice, and warn in the months that nobody has decided. The same `id` twice is
    one."""
    case = case_to_change(by, case_id, at=at)
    if id and EvictionNotice.objects.filter(pk=id, case_id=case_id).exists():
        return id
    if case.kind != CaseKind.ASSISTANCE:
        raise Refusal("Beskedet hör till ett ärende om ekonomiskt bistånd. Välj ett sådant.")
    if received_at > at:
        raise Refusal("Beskedet kan inte ha kommit in efter i dag. Ändra dagen.")
    row = EvictionNotice.objects.create(
        pk=id or new_id(), case_id=case_id, sender=sender, kind=kind, received_at=received_at,
        eviction_on=eviction_on, kronor=kronor, children=children, address=address.strip() or None,
        text=text.strip(), by_name=by.name, at=at,
    )  # fmt: skip
    for sheet in Worksheet.objects.filter(case_id=case_id).exclude(stage__in=PASSED):
        warn(sheet, WarningKind.EVICTION, str(row.pk), at=at)
    event = EvictionNoticed(case=case_id, notice=row.pk, sender=sender, kind=kind)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def confirm_notice(
    notice_id: UUID, *, handler: str, how: str, told_at: datetime | None = None, by: Staff,
    at: datetime,
) -> None:  # fmt: skip
    """Whoever sent the notice has been told that we have it, and who works with it (`handler`).
    `told_at`: when, where it was before now. Of two who do it at once, the second is told so."""
    row, told = _to_change(notice_id, by, at), told_at or at
    if not how.strip():
        raise Refusal("Det står inte hur du bekräftade. Skriv till vem och på vilket sätt.")
    if not handler.strip():
        raise Refusal("Det står inte vem som arbetar med det. Skriv namnet som ni har lämnat.")
    if not row.received_at <= told <= at:
        raise Refusal("Bekräftelsen ligger före beskedet eller efter i dag. Ändra när det skedde.")
    same = EvictionNotice.objects.filter(pk=row.pk, confirmed_at=None, ended_at=None)
    changes = {"handler_name": handler.strip(), "confirmed_how": how.strip()}
    if not same.update(confirmed_at=told, confirmed_by_name=by.name, **changes):
        raise Moved("Beskedet är redan bekräftat eller avslutat. Läs sidan igen.")
    record(EvictionConfirmed(case=row.case_id, notice=row.pk), by=by, at=at)


@transaction.atomic
def copy_notice(notice_id: UUID, *, how: str, by: Staff, at: datetime) -> None:
    """Who is to be evicted has got a copy of the confirmation (SoF 11:3). First the confirmation,
    then the copy of it."""
    row = _to_change(notice_id, by, at)
    if not how.strip():
        raise Refusal("Det står inte hur kopian lämnades. Skriv det.")
    same = EvictionNotice.objects.filter(pk=row.pk, copied_at=None, ended_at=None)
    same = same.filter(confirmed_at__isnull=False)
    if not same.update(copied_at=at, copied_by_name=by.name, copied_how=how.strip()):
        raise Moved("Kopian är redan noterad, eller beskedet inte bekräftat. Läs sidan igen.")
    record(EvictionCopied(case=row.case_id, notice=row.pk), by=by, at=at)


@transaction.atomic
def unconfirm_notice(notice_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """It was not confirmed: the notice waits again, for its copy too. What was noted moves to the
    text of the notice, so that nothing is lost."""
    row = _to_change(notice_id, by, at)
    said = f"Bekräftelsen togs tillbaka. Det stod: {row.confirmed_how} {row.copied_how}"
    same = EvictionNotice.objects.filter(pk=row.pk, ended_at=None, confirmed_at__isnull=False)
    blank = dict.fromkeys(("confirmed_by_name", "confirmed_how", "handler_name"), "")
    blank |= dict.fromkeys(("copied_by_name", "copied_how"), "")
    blank["text"] = _and_then(row.text, said, why, by, at)
    if not same.update(confirmed_at=None, copied_at=None, **blank):
        raise Moved("Beskedet är inte bekräftat, eller redan avslutat. Läs sidan igen.")
    record(EvictionUnconfirmed(case=row.case_id, notice=row.pk), by=by, at=at)


@transaction.atomic
def reopen_notice(notice_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """It had not come to an end: it is followed again, and the months that nobody has decided
    are warned as when it came. What was noted of the end moves to the text of the notice."""
    row = _to_change(notice_id, by, at)
    same = EvictionNotice.objects.filter(pk=row.pk, ended_at__isnull=False)
    said = f"Avslutet togs tillbaka. Det stod: {row.why}"
    text = _and_then(row.text, said, why, by, at)
    if not same.update(ended_at=None, ended_by_name="", ended_as="", why="", text=text):
        raise Moved("Beskedet är inte avslutat. Läs sidan igen.")
    key = f"{WarningKind.EVICTION}:{row.pk}"
    sheets = Worksheet.objects.filter(case_id=row.case_id).exclude(stage__in=PASSED)
    shut = SheetWarning.objects.filter(sheet__in=sheets, key=key, state=WarningState.SOLVED)
    shut.update(state=WarningState.OPEN, solved_at=None)
    for sheet in sheets:
        warn(sheet, WarningKind.EVICTION, str(row.pk), at=at)
    record(EvictionReopened(case=row.case_id, notice=row.pk), by=by, at=at)


@transaction.atomic
def end_notice(notice_id: UUID, *, ended_as: NoticeEnd, why: str, by: Staff, at: datetime) -> None:
    """Nothing more is to be done. What is not confirmed cannot end, but for a mistake: then nobody
    is to be told. The warnings of the months close themselves."""
    row = _to_change(notice_id, by, at)
    if not why.strip():
        raise Refusal("Skriv vad som hände.")
    same = EvictionNotice.objects.filter(pk=row.pk, ended_at=None)
    if ended_as is not NoticeEnd.MISTAKE:
        if row.confirmed_at is None:
            raise Refusal("Beskedet är inte bekräftat. Bekräfta det, och avsluta det sedan.")
        same = same.filter(confirmed_at__isnull=False)
    changes = {"ended_at": at, "ended_by_name": by.name, "ended_as": ended_as, "why": why.strip()}
    if not same.update(**changes):
        raise Moved("Beskedet är redan avslutat. Läs sidan igen.")
    SheetWarning.objects.filter(
        sheet__case_id=row.case_id, key=f"{WarningKind.EVICTION}:{row.pk}",
        state__in=(WarningState.OPEN, WarningState.ACKNOWLEDGED),
    ).update(state=WarningState.SOLVED, solved_at=at)  # fmt: skip
    record(EvictionEnded(case=row.case_id, notice=row.pk, ended_as=ended_as), by=by, at=at)


def _and_then(text: str, said: str, why: str, by: Staff, at: datetime) -> str:
    if not why.strip():
        raise Refusal("Skriv varför.")
    who = f"{written_day(day_of(at))} {clock(at)}, {by.name}"
    return f"{text}\n{who}: {said.strip()} Varför: {why.strip()}".strip()


def _to_change(notice_id: UUID, by: Staff, at: datetime) -> EvictionNotice:
    row = the_one(EvictionNotice.objects.filter(pk=notice_id))
    if row is None:
        raise NotThere
    case_to_change(by, row.case_id, at=at)
    return row
