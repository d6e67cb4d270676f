"""Reads of financial assistance that open no single month; the actor comes first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from tillit.casework.cases.queries import visible_cases
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.asking import asking
from tillit.law.assistance.calculation import Calculation, calculate

from .gate import is_on
from .local import parameters
from .matching import PROGRAM
from .models import AutomationSwitch, MonthDecision, ReviewDraw, Worksheet
from .types.gated import Reviewed
from .types.words import ApplicationKind
from .workflow import MonthStage

WAITS_FOR_NOBODY = (MonthStage.RECEIVED, MonthStage.FETCHED, MonthStage.WORKED)


@dataclass(frozen=True)
class GateReport:
    """What the program decided and what people decided, for the months of a time. `changed`: a
    person chose another sum than the calculation's. `other`: a review found that a person would
    have decided otherwise."""

    by_program: int
    by_people: int
    changed: int
    drawn: int
    reviewed: int
    other: int


@dataclass(frozen=True)
class Switch:
    """Whether the automatic decisions are on, who said so last, and why."""

    on: bool
    by_name: str
    why: str
    at: datetime | None


@dataclass(frozen=True)
class DrawLine:
    """A decision of the program's own that waits for a person to look at it."""

    id: UUID
    sheet_id: UUID
    case_id: UUID
    number: str
    drawn_at: datetime


@asking(PROGRAM)
def gate_report(actor: Actor, first: date, last: date) -> GateReport:
    """The report of the gate for the months from `first` to `last`. Numbers alone: it names nobody
    and is the same for everybody who may ask. Two queries."""
    made = MonthDecision.objects.filter(
        sheet__month__gte=first, sheet__month__lte=last, dropped_at=None
    ).exclude(decision__decided_at=None)
    found = made.aggregate(
        alone=Count("pk", filter=Q(by_program=True)),
        people=Count("pk", filter=Q(by_program=False)),
        other_sum=Count("pk", filter=Q(changed=True)),
    )
    draws = ReviewDraw.objects.filter(decided__in=made).aggregate(
        drawn=Count("pk"),
        looked_at=Count("pk", filter=Q(at__isnull=False)),
        other=Count("pk", filter=Q(reviewed=Reviewed.OTHER)),
    )
    return GateReport(
        by_program=found["alone"],
        by_people=found["people"],
        changed=found["other_sum"],
        drawn=draws["drawn"],
        reviewed=draws["looked_at"],
        other=draws["other"],
    )


def tried(actor: Actor, household: Mapping[str, object], month: str) -> Calculation:
    """What somebody would get by what they say and the municipality's own choices. Nobody is asked
    about, nothing is read or stored. Where the year has no whole norm, last year's is used and the
    calculation is labelled so. Raises `BadCase` with every fault."""
    choices = parameters() | {"preliminary": True, "window": None}
    return calculate(household, month, parameters=choices)


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


def renewals_waiting(actor: Actor, month: date) -> list[UUID]:
    """The renewals of a month that nothing is proposed for yet, in the order they came: what the
    program looks at when it runs."""
    rows = Worksheet.objects.filter(
        month=month, kind=ApplicationKind.RENEWAL, stage__in=WAITS_FOR_NOBODY
    )
    return list(rows.order_by("opened_at", "pk").values_list("pk", flat=True))
