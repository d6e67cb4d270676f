"""Services as lines, with names, in a number of queries that does not follow the length."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

from tillit.casework.cases.queries import clocks_past_due
from tillit.casework.decisions.queries import briefs
from tillit.kernel.actor import Actor, System
from tillit.kernel.asking import asking
from tillit.kernel.swedish import day_of, local
from tillit.law.calendar import add_months
from tillit.registers.people.queries import lines_of
from tillit.trust.access.queries import units

from .models import NonExecution, Pause, Service, ThreeAnswers
from .types import NonExecutionReason, NotExecuted, ServiceLine, ThreeLine

FEWEST = 5  # fewer answers than this are not shown: somebody might be recognised


def lines(actor: Actor, rows: Iterable[Service]) -> tuple[ServiceLine, ...]:
    """Services with the names of persons and units."""
    found = list(rows)
    people = lines_of(actor, [row.person_id for row in found])
    names = {unit.id: unit.name for unit in units(actor)}
    return tuple(
        ServiceLine(
            id=row.pk,
            case_id=row.case_id,
            decision_id=row.decision_id,
            decision_number=row.decision_number,
            person=people[row.person_id],
            kind_name=row.kind_name,
            law=row.law,
            unit_id=row.unit_id,
            unit_name=names.get(row.unit_id, "En enhet som är stängd"),
            stage=row.stage,
            period_from=row.period_from,
            period_to=row.period_to,
            ordered_at=row.made_at,
            started_at=row.started_at,
            ended_at=row.ended_at,
        )
        for row in found
    )


@asking(System("not_executed"))
def not_executed(actor: Actor, unit_ids: Iterable[UUID], *, at: datetime) -> list[NotExecuted]:
    """Decisions not executed within the time of SoL 34:1 or interrupted as long, and those that
    were executed too late (34:2) in this quarter or the one before, which is being reported."""
    since = datetime.combine(quarter_before(day_of(at)), time(), local(at).tzinfo)
    clocks = clocks_past_due(actor, "D31", unit_ids=unit_ids, since=since, at=at)
    decisions = briefs(actor, [clock.object_id for clock in clocks])
    reasons = _reasons(decisions)
    paused = _pauses(decisions)
    found = []
    for clock in clocks:
        decision = decisions.get(clock.object_id)
        if decision is None or decision.decided_at is None:
            continue
        why, text = reasons.get(decision.id, (None, ""))
        began = day_of(clock.started_at)
        executed = clock.stopped_at if clock.stop_code.startswith("service_") else None
        if clock.stopped_at is not None and executed is None:
            continue  # the person said no, or the case was closed: nothing to report any more
        found.append(
            NotExecuted(
                decision_id=decision.id,
                case_id=decision.case_id,
                number=decision.number,
                decided_on=day_of(decision.decided_at),
                type_name=decision.type_name,
                law=decision.law,
                what=decision.what,
                interrupted=(decision.id, clock.started_at) in paused,
                since=began,
                due_on=clock.due_on,
                executed_on=day_of(executed) if executed else None,
                reason=why,
                text=text,
            )
        )
    return found


def quarter_before(day: date) -> date:
    """The first day of the calendar quarter before the one that holds the day."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return add_months(first, -3)


def _reasons(decisions: Iterable[UUID]) -> dict[UUID, tuple[NonExecutionReason, str]]:
    rows = NonExecution.objects.filter(decision_id__in=list(decisions)).order_by("at", "pk")
    return {row.decision_id: (NonExecutionReason(row.reason), row.text) for row in rows}


def _pauses(decisions: Iterable[UUID]) -> set[tuple[UUID, datetime]]:
    rows = Pause.objects.filter(service__decision_id__in=list(decisions))
    return set(rows.values_list("service__decision_id", "began_at"))


def three_of(unit_ids: Iterable[UUID], names: dict[str, str]) -> list[ThreeLine]:
    """The answers to the three questions by kind, where enough have answered."""
    by_kind: dict[str, list[ThreeAnswers]] = {}
    for row in ThreeAnswers.objects.filter(unit_id__in=list(unit_ids)).order_by("pk"):
        by_kind.setdefault(row.kind_code, []).append(row)
    return [
        ThreeLine(
            kind_name=names.get(code, code),
            count=len(rows),
            mean=round(sum(row.how for row in rows) / len(rows), 1),
            as_expected=sum(row.expected == "as" for row in rows),
            better=sum(row.expected == "better" for row in rows),
            worse=sum(row.expected == "worse" for row in rows),
            changes=tuple(sorted(row.change for row in rows if row.change)),
        )
        for code, rows in sorted(by_kind.items())
        if len(rows) >= FEWEST
    ]
