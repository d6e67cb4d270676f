"""Earlier reports beside the new one: for the child, siblings, parents and household.

Intake sees date, kind of reporter, outcome and unit, also from other units (SoL 20:1, decisions
Process 6). The walls hold: sealed, one's own and kin's never. An adult's own matters never: only
what was reported when the person was a child, or about a child they expected.
"""

from datetime import datetime
from uuid import UUID

from tillit.casework.intake import policies
from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.casework.intake.types import EarlierLine, ReporterKind
from tillit.casework.intake.workflow import Stage
from tillit.kernel.actor import Actor, System
from tillit.kernel.asking import asking
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.law.calendar import age_on
from tillit.registers.people.queries import around, lines_of
from tillit.registers.people.types import Around, PersonLine
from tillit.trust.access.queries import units, walled_off

ADULT = 18
MOST = 100


def earlier_reports(actor: Actor, line_id: UUID, *, at: datetime) -> tuple[EarlierLine, ...]:
    """What was known about the family before, the newest first; empty until the child is matched.

    Raises NotThere unless the actor may read the new line. Holds no text.
    """
    policies.check_may_read(actor, line_id, at=at)
    line = ReportedChild.objects.select_related("report").filter(pk=line_id).first()
    if line is None:
        raise NotThere
    return beside(actor, line, at=at)


def beside(actor: Actor, line: ReportedChild, *, at: datetime) -> tuple[EarlierLine, ...]:
    """As `earlier_reports`, for a caller that has let the actor in. Five queries at most."""
    if line.person_id is None:
        return ()
    near = around(actor, line.person_id, at=at)
    found = ReportedChild.objects.filter(person_id__in=near, received_at__lte=line.received_at)
    found = found.exclude(report=line.report_id).select_related("report")
    with asking(System("earlier_reports")):  # also of others: the walls are asked on the next line
        rows = list(found.order_by("-received_at", "-pk")[:MOST])
    hidden = walled_off(actor, [row.pk for row in rows], at=at)
    people = lines_of(actor, [row.person_id for row in rows if row.person_id])
    born = lines_of(
        actor, [i for i, p in people.items() if p.protection.holds], reveal=frozenset(people)
    )
    names = {unit.id: unit.name for unit in units(actor)}
    return tuple(
        _earlier(row, line, people[row.person_id], near[row.person_id], names)
        for row in rows
        if row.person_id
        and row.pk not in hidden
        and _as_a_child(row, born.get(row.person_id) or people[row.person_id])
    )


def _as_a_child(row: ReportedChild, person: PersonLine) -> bool:
    """Whether the report was about a child. Without a day of birth we take it that it was."""
    if row.unborn or person.born is None:
        return True
    return age_on(person.born, day_of(row.received_at)) < ADULT


def _earlier(
    row: ReportedChild,
    new: ReportedChild,
    person: PersonLine,
    near: str,
    names: dict[UUID, str],
) -> EarlierLine:
    # A protected relative is shown without the relation (decisions, Process 18).
    shown = near if near == Around.CHILD or not person.protection.holds else ""
    return EarlierLine(
        id=row.pk,
        relation=shown,
        person=person,
        received_at=row.received_at,
        reporter_kind=ReporterKind(row.report.reporter_kind),
        reporter_category=row.report.reporter_category,
        outcome=Stage(row.stage),
        unit=names.get(row.unit_id, ""),
        same_place=bool(place := _place(row.report)) and place == _place(new.report),
        same_text=row.report.digest == new.report.digest,
    )


def _place(report: ConcernReport) -> str:
    """The workplace of somebody who reports in their work; nothing for a private person."""
    if report.reporter_kind != ReporterKind.MANDATED or not report.reporter_organisation:
        return ""
    return " ".join(report.reporter_organisation.reveal().casefold().split())
