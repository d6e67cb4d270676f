"""Open months: a unit's list, one month for the worker, a household's own."""

import json
from collections import Counter
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tillit.areas.assistance.gate import blocked, facts_of, is_on, shared_accounts
from tillit.areas.assistance.models import (
    MissingThing,
    Payee,
    PaymentOrder,
    SheetComment,
    SheetWarning,
    Worksheet,
)
from tillit.areas.assistance.showing import (
    answer_lines,
    calculation_line,
    missing_lines,
    payee_line,
    section_views,
    warning_lines,
)
from tillit.areas.assistance.standing import (
    Standing,
    approved_sections,
    changed_rows,
    sheet_before,
    standing_of,
)
from tillit.areas.assistance.steps import sheet_to_read
from tillit.areas.assistance.types import (
    CalculationLine,
    CommentLine,
    PaymentLine,
    SheetLine,
    SheetView,
)
from tillit.areas.assistance.types.gated import GateCode
from tillit.areas.assistance.types.payees import PaidFor
from tillit.areas.assistance.types.words import ApplicationKind, WarningKind, WarningState
from tillit.areas.assistance.workflow import MONTH, MonthStage, PaymentStage
from tillit.casework.cases.queries import visible_cases
from tillit.casework.decisions.types import Outcome
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import lines_of
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

from .pay import why_not_pay

PAST_PROPOSAL = (
    MonthStage.PROPOSED, MonthStage.DECIDED, MonthStage.PAID, MonthStage.RECONCILED,
)  # fmt: skip


@transaction.atomic
def open_sheets(month: date, *, by: Staff, at: datetime) -> list[SheetLine]:
    """The months of a month that the actor may read, those that wait the longest first. The number
    of queries is the same however many there are."""
    rows = Worksheet.objects.filter(month=month.replace(day=1), case__in=visible_cases(by, at=at))
    lines = _lines(by, _with_more(rows).order_by("opened_at", "pk"), on=day_of(at))
    note_read("list_months", by=by, at=at, shown=[line.id for line in lines], count=len(lines))
    return lines


def _with_more(rows: "QuerySet[Worksheet]") -> "QuerySet[Worksheet]":
    return rows.select_related("case", "calculation")


def _lines(actor: Actor, rows: "QuerySet[Worksheet]", *, on: date) -> list[SheetLine]:
    sheets = list(rows)
    ids = [sheet.pk for sheet in sheets]
    people = lines_of(actor, [sheet.case.person_id for sheet in sheets])
    waiting = SheetWarning.objects.filter(sheet__in=ids, state__in=_WAITS)
    kinds = list(waiting.values_list("sheet_id", "kind"))
    warnings = Counter(sheet_id for sheet_id, _ in kinds)
    news = Counter(sheet_id for sheet_id, kind in kinds if kind == WarningKind.LATE_NEWS)
    asked = MissingThing.objects.filter(sheet__in=ids, answered_at=None, dropped_at=None)
    days = list(asked.values_list("sheet_id", "by_day"))
    missing = Counter(sheet_id for sheet_id, _ in days)
    late = Counter(sheet_id for sheet_id, by_day in days if by_day < on)
    return [
        SheetLine(
            id=sheet.pk,
            case_id=sheet.case_id,
            number=sheet.case.number,
            person=people[sheet.case.person_id],
            month=sheet.month,
            kind=ApplicationKind(sheet.kind),
            stage=MonthStage(sheet.stage),
            warnings=warnings[sheet.pk],
            missing=missing[sheet.pk],
            late=late[sheet.pk],
            kronor=sheet.calculation.kronor if sheet.calculation else None,
            questions=sheet.calculation.questions if sheet.calculation else 0,
            news=news[sheet.pk],
        )
        for sheet in sheets
    ]


_WAITS = [state for state in WarningState if state.waits]


@transaction.atomic
def open_month(sheet_id: UUID, *, by: Staff, at: datetime) -> SheetView:
    """All of a month: rows side by side, warnings, answers, what is asked, the calculation, who is
    paid, and why the program may not decide. NotThere when it is not yours."""
    sheet = sheet_to_read(by, sheet_id, at=at)
    found = standing_of(by, sheet, at=at)
    note_read(
        "open_month", by=by, at=at, object_id=sheet.case_id, person_id=sheet.case.person_id,
        shows=(Shows.IDENTITY, Shows.CONTENT, Shows.THIRD_PARTY),
    )  # fmt: skip
    payees = list(Payee.objects.filter(case_id=sheet.case_id, ended_at=None).order_by("added_at"))
    shared = shared_accounts(payees)
    orders = PaymentOrder.objects.filter(decided__sheet=sheet).select_related("payee", "decided")
    calculation, before = calculation_line(sheet), sheet_before(sheet)
    return SheetView(
        line=_lines(by, _with_more(Worksheet.objects.filter(pk=sheet.pk)), on=day_of(at))[0],
        version=sheet.version,
        sections=section_views(found),
        warnings=warning_lines(sheet),
        answers=answer_lines(found),
        missing=missing_lines(sheet, on=day_of(at)),
        calculation=calculation,
        payees=tuple(payee_line(row, shared) for row in payees),
        payments=tuple(_payment(row, shared, by, at=at) for row in orders.order_by("planned_at")),
        gate=_gate(by, sheet, at=at),
        by_program=is_on(at=at),
        verbs=MONTH.verbs_at(MonthStage(sheet.stage)),
        why_not_propose=_why_not_propose(found, calculation),
        before=before.calculation.text if before and before.calculation else "",
        changed=changed_rows(found, before) if before else None,
        comments=tuple(
            CommentLine(row.person_id, row.row_id, row.text, row.at)
            for row in SheetComment.objects.filter(sheet=sheet).order_by("at")
        ),
    )


def _gate(by: Staff, sheet: Worksheet, *, at: datetime) -> tuple[GateCode, ...]:
    """Why the program does not decide this month; shown while nobody has decided it."""
    if sheet.calculation is None or sheet.stage in PAST_PROPOSAL or not is_on(at=at):
        return ()
    granted = sheet.calculation.kronor is not None and sheet.calculation.kronor > 0
    outcome = Outcome.GRANTED if granted else Outcome.REFUSED
    current = sheet.calculation.version == sheet.version
    return blocked(facts_of(by, sheet, outcome=outcome, law="SOL-12-1", current=current, at=at))


def _why_not_propose(found: Standing, calculation: CalculationLine | None) -> str:
    if calculation is None or not calculation.current:
        return "Räkna månaden först."
    left = [each.words for each in found.sections if each not in approved_sections(found)]
    if left:
        return f"Godkänn först: {', '.join(left).lower()}."
    if calculation.questions:
        asked = json.loads(calculation.text)["questions"]
        return " ".join(f"{each['question']}." for each in asked)
    return ""


def _payment(row: PaymentOrder, shared: frozenset[str], by: Staff, *, at: datetime) -> PaymentLine:
    planned = row.stage == PaymentStage.PLANNED
    return PaymentLine(
        row.pk, PaidFor(row.purpose), payee_line(row.payee, shared), row.kronor, row.pay_on,
        PaymentStage(row.stage), why_not_pay(row, by, at=at) if planned else "",
    )  # fmt: skip
