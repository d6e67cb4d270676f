"""Reads of financial assistance that open no single month; the actor comes first."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from tillit.casework.cases.queries import visible_cases
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.law.assistance.calculation import Calculation, calculate
from tillit.law.assistance.difference import Difference, difference, not_compared
from tillit.law.assistance.plain import month_of
from tillit.law.assistance.stored import NotAsThen

from .choosing import chosen as chosen
from .gate import is_on
from .local import brought_tables, counted_as_then, parameters, tables_now
from .matching import last_applied
from .models import (
    AutomationSwitch,
    EvictionNotice,
    MonthRun,
    RecoveryClaim,
    ReviewDraw,
    RunLine,
    SectionApproval,
    SheetRow,
    SheetWarning,
    Worksheet,
)
from .noted import activity_plan as activity_plan
from .noted import noted_day as noted_day
from .reporting import gate_report as gate_report
from .types.beside import MonthOfCase
from .types.gated import GateCode, Reviewed
from .types.running import LineState, RunView
from .types.words import ApplicationKind, Owner, WarningKind, WarningState
from .workflow import MonthStage

ANSWER = "income.answer"  # an agency's answer as a line of the calculation
EARLIEST = date(2014, 1, 1)  # a month that is none is told of by the law itself
WAITS_FOR_NOBODY = (MonthStage.RECEIVED, MonthStage.FETCHED, MonthStage.WORKED)
SENTENCES = 10  # of what was refused, the most frequent


@dataclass(frozen=True)
class Switch:
    """Whether the automatic decisions are on, who said so last, and why."""

    on: bool
    by_name: str
    why: str
    at: datetime | None


@dataclass(frozen=True)
class LastTime:
    """What a new application can begin from. `month` is empty for who has not applied before."""

    month: date | None
    together: bool


@dataclass(frozen=True)
class DrawLine:
    """A decision of the program's own that waits for a person to look at it."""

    id: UUID
    sheet_id: UUID
    case_id: UUID
    number: str
    drawn_at: datetime


def month_of_claim(actor: Staff, decision_id: UUID) -> UUID | None:
    """The month that a proposed claim is about, for who has been let in to its decision."""
    rows = RecoveryClaim.objects.filter(decision_id=decision_id, dropped_at=None)
    return rows.values_list("sheet_id", flat=True).first()


def late_news(actor: Staff, *, at: datetime) -> int:
    """How many decided months that the actor may read have late news that nobody has closed."""
    rows = SheetWarning.objects.filter(
        kind=WarningKind.LATE_NEWS, state__in=[each for each in WarningState if each.waits],
        sheet__case__in=visible_cases(actor, at=at),
    )  # fmt: skip
    return rows.values("sheet_id").distinct().count()


def unconfirmed_notices(actor: Staff, *, at: datetime) -> int:
    """How many eviction notices nobody has confirmed, in cases that the actor may read."""
    rows = EvictionNotice.objects.filter(confirmed_at=None, ended_at=None)
    return rows.filter(case__in=visible_cases(actor, at=at)).count()


def months_of_case(actor: Staff, case_id: UUID, *, at: datetime) -> list[MonthOfCase]:
    """The months of a case that the actor may read, the newest first. One query."""
    rows = Worksheet.objects.filter(case_id=case_id, case__in=visible_cases(actor, at=at))
    return [
        MonthOfCase(row.pk, row.month, ApplicationKind(row.kind), MonthStage(row.stage))
        for row in rows.order_by("-month")[:24]
    ]


def switch(actor: Actor, *, at: datetime) -> Switch:
    """Whether the program decides now. Without a word from anybody it does not."""
    row = AutomationSwitch.objects.filter(at__lte=at).order_by("-at", "-pk").first()
    if row is None:
        return Switch(False, "", "", None)
    return Switch(is_on(at=at), row.by_name, row.why, row.at)


def draws_waiting(actor: Staff, *, at: datetime) -> list[DrawLine]:
    """The drawn decisions that the actor may read and nobody has looked at, the oldest first."""
    rows = ReviewDraw.objects.filter(
        at=None, decided__sheet__case__in=visible_cases(actor, at=at)
    ).select_related("decided__sheet__case")
    return [
        DrawLine(
            row.pk,
            row.decided.sheet_id,
            row.decided.sheet.case_id,
            row.decided.sheet.case.number,
            row.drawn_at,
        )
        for row in rows.order_by("drawn_at", "pk")
    ]


def others_found(actor: Actor, *, at: datetime) -> int:
    """How many reviewed decisions of the program's own should have been others, since the automatic
    decisions were last turned on."""
    on = AutomationSwitch.objects.filter(on=True, at__lte=at).order_by("-at", "-pk").first()
    rows = ReviewDraw.objects.filter(reviewed=Reviewed.OTHER, at__lte=at)
    return rows.filter(at__gte=on.at).count() if on else 0


def untouched_months(actor: Staff, unit_id: UUID) -> list[tuple[date, int]]:
    """The months with renewals that a run would take up now, and how many, the latest first."""
    rows = _untouched(unit_id).values_list("month").order_by("-month").annotate(Count("pk"))
    return list(rows) if unit_id in actor.units() else []


def untouched_renewals(actor: Actor, unit_id: UUID, month: date) -> list[UUID]:
    """Those of a unit that no colleague has begun with: what a person has approved or written in a
    month is not taken from under their hands."""
    rows = _untouched(unit_id).filter(month=month)
    return list(rows.order_by("opened_at", "pk").values_list("pk", flat=True))


def _untouched(unit_id: UUID) -> "QuerySet[Worksheet]":
    begun = SectionApproval.objects.filter(sheet=OuterRef("pk"), fallen_at=None)
    written = SheetRow.objects.filter(sheet=OuterRef("pk"), owner=Owner.WORKER, removed_at=None)
    return Worksheet.objects.filter(
        ~Exists(begun), ~Exists(written), case__unit_id=unit_id,
        kind=ApplicationKind.RENEWAL, stage__in=WAITS_FOR_NOBODY,
    )  # fmt: skip


def latest_run(actor: Staff, unit_id: UUID) -> RunView | None:
    """The run that was begun last in a unit that the actor works in, in numbers."""
    row = MonthRun.objects.filter(unit_id=unit_id).order_by("-begun_at").first()
    if row is None or unit_id not in actor.units():
        return None
    lines = RunLine.objects.filter(run=row)
    each = dict(lines.values_list("state").annotate(Count("pk")))
    waiting = lines.filter(state=LineState.WAITING)
    codes = Counter(
        code
        for text in lines.filter(state=LineState.LEFT).values_list("codes", flat=True)
        for code in text.split()
    )
    said = Counter(lines.exclude(said="").values_list("said", flat=True))
    return RunView(
        id=row.pk,
        month=row.month,
        begun_at=row.begun_at,
        begun_by=row.begun_by_name,
        stopped_at=row.stopped_at,
        stopped_by=row.stopped_by_name,
        ended_at=row.ended_at,
        total=sum(each.values()),
        waiting=each.get(LineState.WAITING, 0),
        later=waiting.filter(tries__gt=0).count(),
        decided=each.get(LineState.DECIDED, 0),
        left=each.get(LineState.LEFT, 0),
        failed=each.get(LineState.FAILED, 0),
        reasons=tuple((GateCode(code), number) for code, number in codes.most_common()),
        said=tuple(said.most_common(SENTENCES)),
    )


def renewals_waiting(actor: Actor, month: date) -> list[UUID]:
    """The renewals of a month that nothing is proposed for yet, in the order they came: what the
    program looks at when it runs."""
    rows = Worksheet.objects.filter(
        month=month, kind=ApplicationKind.RENEWAL, stage__in=WAITS_FOR_NOBODY
    )
    return list(rows.order_by("opened_at", "pk").values_list("pk", flat=True))


def last_time(actor: Resident) -> LastTime:
    """The actor's last application: its month, and whether it was by two: then the same two are
    offered, without a name or a number."""
    if actor.acts_for is not None:
        return LastTime(None, together=False)
    month, other = last_applied(actor.id)
    return LastTime(month, together=other is not None)


def why_different(actor: Actor, before: str, after: str) -> Difference | None:
    """Why a stored calculation is different from that of the month before: both counted anew by the
    choices and the tables of then. Where that cannot be done, it says so. Nothing without both.
    The caller has let the actor in to both."""
    if not before or not after:
        return None
    brought = brought_tables()
    try:
        found = difference(counted_as_then(before, brought), counted_as_then(after, brought))
    except NotAsThen:
        was, is_ = (month_of(json.loads(each)["month"], []) for each in (before, after))
        return not_compared(was or EARLIEST, is_ or EARLIEST)
    # That an agency answered changes no sum; what it answered is shown by itself, with its day.
    said = tuple(each for each in found.changes if each.effect != 0 or each.key != ANSWER)
    return replace(found, changes=said)


def tried(actor: Actor, household: Mapping[str, object], month: str) -> Calculation:
    """What somebody would get by what they say and the municipality's own choices. Nobody is asked
    about, nothing is read or stored. Where the year has no whole norm, last year's is used and the
    calculation is labelled so. Raises `BadCase` with every fault."""
    day = month_of(month, []) or EARLIEST
    choices = parameters(day) | {"preliminary": True, "window": None}
    return calculate(household, month, parameters=choices, tables=tables_now())
