"""Notices that a household may lose its home: registered, confirmed the same day (SoF 11:3), and
followed until they have come to an end."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from tillit.areas.assistance.actions.receive import DECIDED, warn
from tillit.areas.assistance.events_of_evictions import (
    EvictionConfirmed,
    EvictionEnded,
    EvictionNoticed,
)
from tillit.areas.assistance.models import EvictionNotice, SheetWarning, Worksheet
from tillit.areas.assistance.types.evictions import NoticeEnd, NoticeFrom, NoticeKind, NoticeView
from tillit.areas.assistance.types.words import WarningKind, WarningState
from tillit.areas.assistance.workflow import MonthStage
from tillit.casework.cases.policies import case_to_change
from tillit.casework.cases.queries import visible_cases
from tillit.casework.cases.types import CaseKind
from tillit.kernel.actor import Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.law.deadlines import due
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PersonLine
from tillit.trust.audit.actions import note_read, record

CODE = "D38"
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
def confirm_notice(notice_id: UUID, *, how: str, by: Staff, at: datetime) -> None:
    """Whoever sent the notice has been told that we have it, and who works with it. Of two who do
    it at once, the second is told so."""
    row = _to_change(notice_id, by, at)
    if not how.strip():
        raise Refusal("Det står inte hur du bekräftade. Skriv till vem och på vilket sätt.")
    same = EvictionNotice.objects.filter(pk=row.pk, confirmed_at=None, ended_at=None)
    if not same.update(confirmed_at=at, confirmed_by_name=by.name, confirmed_how=how.strip()):
        raise Moved("Beskedet är redan bekräftat eller avslutat. Läs sidan igen.")
    record(EvictionConfirmed(case=row.case_id, notice=row.pk), by=by, at=at)


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


@transaction.atomic
def open_notices(*, by: Staff, at: datetime) -> list[NoticeView]:
    """The notices that have not ended, in cases that the actor may read: what nobody has confirmed
    first, then by the day of the eviction. The read is noted."""
    rows = list(
        EvictionNotice.objects.filter(ended_at=None, case__in=visible_cases(by, at=at))
        .select_related("case")
        .order_by(F("confirmed_at").asc(nulls_first=True), "received_at", "pk")
    )
    rows.sort(key=lambda row: (row.confirmed_at is not None, row.eviction_on or date.max))
    people = lines_of(by, {row.case.person_id for row in rows})
    note_read(
        "list_eviction_notices", by=by, at=at, shown=[row.case_id for row in rows], count=len(rows)
    )
    return [_view(row, people[row.case.person_id], at=at) for row in rows]


def _view(row: EvictionNotice, person: PersonLine, *, at: datetime) -> NoticeView:
    last = due(CODE, row.received_at).strict
    told = day_of(row.confirmed_at or at)
    return NoticeView(
        id=row.pk, case_id=row.case_id, number=row.case.number, person=person,
        sender=NoticeFrom(row.sender), kind=NoticeKind(row.kind), received_at=row.received_at,
        due_on=last, late=told > last,
        eviction_on=row.eviction_on, kronor=row.kronor, children=row.children, text=row.text,
        confirmed_at=row.confirmed_at, confirmed_by=row.confirmed_by_name,
        confirmed_how=row.confirmed_how, ended_at=row.ended_at,
        ended_as=NoticeEnd(row.ended_as) if row.ended_as else None, why=row.why,
    )  # fmt: skip


def _to_change(notice_id: UUID, by: Staff, at: datetime) -> EvictionNotice:
    row = the_one(EvictionNotice.objects.filter(pk=notice_id))
    if row is None:
        raise NotThere
    case_to_change(by, row.case_id, at=at)
    return row
