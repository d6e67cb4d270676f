"""Open files and cases, move them through their stages, hand them over, close them."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from tillit.casework.cases import policies
from tillit.casework.cases.events import (
    CaseClosed,
    CaseHandedOver,
    CaseMoved,
    CaseOpened,
    FileOpened,
)
from tillit.casework.cases.models import Case, CaseFile, CaseNumber, CaseStep
from tillit.casework.cases.types import CaseKind, CloseReason, NoticeKind
from tillit.casework.cases.workflow import BEGINS, OPEN, Stage, after
from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.dated import NoRuleInForce
from tillit.registers.people.queries import entries_around
from tillit.trust.access import actions as access
from tillit.trust.access.queries import holders_of, responsible_for, unit
from tillit.trust.access.types import AssignedAs, GuardKind
from tillit.trust.audit.actions import record

from .clock import start_clock, stop_all_clocks
from .notice import tell

INVESTIGATION, TELLING = "D04", "D05"
SERIES = {CaseKind.CHILD: "B", CaseKind.ASSISTANCE: "E"}
NOT_NOW = "Det går inte i det läge som ärendet har nu. Läs ärendet igen."
MOVED = "Någon annan har just ändrat ärendet. Läs det igen innan du går vidare."


@transaction.atomic
def open_file(person_id: UUID, *, area: str, by: Actor, at: datetime) -> UUID:
    """The person's file in a secrecy area, made when there is none."""
    file, made = CaseFile.objects.get_or_create(
        person_id=person_id, area=area, defaults={"opened_at": at}
    )
    if made:
        record(FileOpened(file=file.pk, person=person_id), by=by, at=at)
    return file.pk


@transaction.atomic
def start_case(
    person_id: UUID,
    unit_id: UUID,
    *,
    kind: CaseKind = CaseKind.CHILD,
    title: str = "",
    responsible: UUID | None = None,
    ground: str = "SoL 20:2",
    text: str = "",
    by: Actor,
    at: datetime,
) -> UUID:
    """Begin a case in the person's file, guard it, and assign it when somebody is named."""
    begins = BEGINS[kind]
    file_id = open_file(person_id, area=unit(by, unit_id).area, by=by, at=at)
    case = Case.objects.create(
        number=_next_number(kind, at),
        file_id=file_id,
        person_id=person_id,
        kind=kind,
        title=title,
        stage=begins,
        unit_id=unit_id,
        opened_at=at,
    )
    family = entries_around(by, person_id, at=at)
    access.guard(
        case.pk, GuardKind.CASE, unit_id, person_id=person_id, concerned=family, by=by, at=at
    )
    remember_step(case.pk, "open", "", begins, text, by=by, at=at)
    record(CaseOpened(case=case.pk, person=person_id, unit=unit_id), by=by, at=at)
    if responsible:
        access.assign(case.pk, responsible, ground=ground, by=by, at=at)
    if kind == CaseKind.CHILD:
        _start_clocks(case, by=by, at=at)
    return case.pk


def _start_clocks(case: Case, *, by: Actor, at: datetime) -> None:
    """Four months (SoL 20:3), and telling those concerned at once (20:4). A case begun before
    the act was in force has no such clock: the rules say from when they hold."""
    for code in (INVESTIGATION, TELLING):
        with suppress(NoRuleInForce):
            start_clock(code, case.pk, unit_id=case.unit_id, person_id=case.person_id, by=by, at=at)


@transaction.atomic
def move_case(
    case_id: UUID,
    verb: str,
    *,
    text: str = "",
    by: Actor,
    at: datetime,
) -> Stage:
    """Take one step of workflow.py by compare-and-set. The second of two loses politely."""
    case = policies.case_to_change(by, case_id, at=at)
    stage = Stage(case.stage)
    if (verb, stage) not in OPEN:
        raise Refusal(NOT_NOW)
    target = after(verb, stage)
    changes: dict[str, object] = {"stage": target}
    if target == Stage.CLOSED:
        changes["closed_at"] = at
    if not Case.objects.filter(pk=case_id, stage=stage).update(**changes):
        raise Moved(MOVED)
    remember_step(case_id, verb, stage, target, text, by=by, at=at)
    step, to = Code(verb), Code(target.value)
    event = CaseMoved(case=case_id, person=case.person_id, step=step, stage=to)
    record(event, by=by, at=at)
    return target


@transaction.atomic
def close_case(
    case_id: UUID,
    *,
    reason: CloseReason,
    text: str,
    verb: str = "close",
    by: Actor,
    at: datetime,
) -> None:
    """Close a case with a reason. What remains open must have been dealt with by the caller."""
    move_case(case_id, verb, text=text, by=by, at=at)
    Case.objects.filter(pk=case_id).update(closed_reason=reason, closing_text=text)
    stop_all_clocks(case_id, why="case_closed", by=by, at=at)
    for holder in holders_of(by, case_id, at=at):
        access.end_assignment(case_id, holder.staff_id, by=by, at=at)
    access.change_guard(case_id, open=False, by=by, at=at)
    person_id = Case.objects.values_list("person_id", flat=True).get(pk=case_id)
    record(CaseClosed(case=case_id, person=person_id, reason=reason), by=by, at=at)


@transaction.atomic
def lose_report(case_id: UUID, *, opened_it: bool, text: str, by: Actor, at: datetime) -> None:
    """A report that led here is about somebody else. The trace stays, without the report.

    `opened_it`: the case was opened by that report, and is closed; only somebody who may write in
    the case closes it. Else those who have the case are told.
    """
    if opened_it:
        close_case(
            case_id, reason=CloseReason.WRONG_PERSON, text=text, verb="wrong_person", by=by, at=at
        )
        return
    stage = Case.objects.values_list("stage", flat=True).get(pk=case_id)
    remember_step(case_id, "report_left", stage, stage, "", by=by, at=at)
    holders = [holder.staff_id for holder in holders_of(by, case_id, at=at)]
    tell(NoticeKind.REPORT_LEFT, case_id, holders, by=by, at=at)


@transaction.atomic
def hand_over(case_id: UUID, to: UUID, *, text: str = "", by: Actor, at: datetime) -> None:
    """Make somebody else responsible: one assignment ends and another begins."""
    case = policies.case_to_assign(by, case_id, at=at)
    for holder in holders_of(by, case_id, at=at):
        if holder.as_ == AssignedAs.RESPONSIBLE and holder.staff_id != to:
            access.end_assignment(case_id, holder.staff_id, by=by, at=at)
    access.assign(case_id, to, ground="allocation", by=by, at=at)
    remember_step(case_id, "hand_over", case.stage, Stage(case.stage), text, by=by, at=at)
    record(CaseHandedOver(case=case_id, person=case.person_id, staff=to), by=by, at=at)
    tell(NoticeKind.HANDED_OVER, case_id, [to], by=by, at=at)


@transaction.atomic
def hand_over_all(
    from_staff: UUID, to: dict[UUID, UUID], *, text: str = "", by: Actor, at: datetime
) -> int:
    """Hand over a caseload: `to` says who takes which case. All or nothing; returns how many.
    Refuses when a case is no longer with `from_staff`, and names the case that a colleague
    cannot have."""
    held = responsible_for(by, to, at=at)
    if any(held.get(case_id) != from_staff for case_id in to):
        raise Moved("Något av ärendena har redan bytt handläggare. Läs listan igen.")
    for case_id, staff_id in to.items():
        try:
            hand_over(case_id, staff_id, text=text, by=by, at=at)
        except Refusal as refusal:
            number = Case.objects.values_list("number", flat=True).get(pk=case_id)
            raise Refusal(f"{number}: {refusal} Inget är överlämnat.")
    return len(to)


def _next_number(kind: CaseKind, at: datetime) -> str:
    series, year = SERIES[kind], day_of(at).year
    CaseNumber.objects.get_or_create(series=series, year=year)
    row = CaseNumber.objects.filter(series=series, year=year)
    row.update(last=F("last") + 1)  # the update locks the row: two cases never share a number
    return f"{series}-{year}-{row.values_list('last', flat=True).get():04d}"


def remember_step(
    case_id: UUID, verb: str, source: str, target: str, text: str, *, by: Actor, at: datetime
) -> None:
    """Add a line to the case's own history."""
    CaseStep.objects.create(
        case_id=case_id,
        verb=verb,
        source=source,
        target=target,
        by_id=getattr(by, "id", None),
        by_name=getattr(by, "name", ""),
        at=at,
        text=text,
    )
