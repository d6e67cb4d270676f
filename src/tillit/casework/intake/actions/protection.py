"""The immediate protection assessment (SoL 20:1), and what happens when it is not done."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import open_file, stop_clock
from tillit.casework.intake import policies
from tillit.casework.intake.events import ProtectionAssessed
from tillit.casework.intake.models import ProtectionAssessment, ReportedChild
from tillit.casework.intake.types import Need
from tillit.casework.intake.workflow import Stage
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere
from tillit.registers.people.queries import around
from tillit.registers.people.types import Around
from tillit.trust.access.queries import unit, walled_person_ids
from tillit.trust.audit.actions import record

from .steps import keep_soonest, take_step

WRITE_WHY = "Skriv två, tre meningar: vad talar för, vad talar emot, vad vet ni inte."


@transaction.atomic
def assess_protection(
    line_id: UUID,
    *,
    need: Need,
    text: str,
    also: Iterable[UUID] = (),
    by: Staff,
    at: datetime,
) -> None:
    """Sign whether the child needs protection at once, in the child's own file.

    `also` are siblings (persons) for whom the same assessment holds: it is signed in their files
    too. A sibling who is a child in the same report has their line assessed by it.
    """
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_may_assess(line)
    words = policies.check_text(text, WRITE_WHY)
    others = _siblings(line, set(also), by=by, at=at)
    _assess_line(line, need, words, by=by, at=at)
    beside = {
        row.person_id: row
        for row in ReportedChild.objects.filter(
            report=line.report_id, person_id__in=others, stage=Stage.RECEIVED
        )
    }
    for person in others:
        if row := beside.get(person):
            _assess_line(row, need, words, by=by, at=at)
        else:
            _sign(line, person, need, words, by=by, at=at)


def _siblings(line: ReportedChild, asked: set[UUID], *, by: Staff, at: datetime) -> list[UUID]:
    """Those asked for, when they are siblings or live with the child. Raises NotThere."""
    if not asked or line.person_id is None:
        return []
    near = {Around.SIBLING, Around.HOUSEHOLD}
    family = {id_ for id_, code in around(by, line.person_id, at=at).items() if code in near}
    same_report = ReportedChild.objects.filter(report=line.report_id, person_id__in=asked)
    known = family | set(same_report.values_list("person_id", flat=True))
    if asked - known or asked & walled_person_ids(by, at=at):
        raise NotThere
    return sorted(asked)


def _assess_line(line: ReportedChild, need: Need, text: str, *, by: Staff, at: datetime) -> None:
    take_step(line, "assess", expects={"person_id": line.person_id}, by=by, at=at)
    assert line.person_id is not None  # check_may_assess
    _sign(line, line.person_id, need, text, by=by, at=at)
    stop_clock("D01", line.pk, why="assessed", by=by, at=at)
    keep_soonest(line.pk, by=by, at=at)


def _sign(
    line: ReportedChild, person_id: UUID, need: Need, text: str, *, by: Staff, at: datetime
) -> None:
    area = unit(by, line.unit_id).area
    signed = f"{line.pk}\0{person_id}\0{need}\0{text}\0{by.id}\0{at.isoformat()}"
    ProtectionAssessment.objects.create(
        line=line,
        person_id=person_id,
        file_id=open_file(person_id, area=area, by=by, at=at),
        need=need,
        text=text,
        assessed_by=by.id,
        assessed_name=by.name,
        at=at,
        signature=hashlib.sha256(signed.encode()).hexdigest(),
    )
    record(ProtectionAssessed(line=line.pk, person=person_id, need=need), by=by, at=at)
