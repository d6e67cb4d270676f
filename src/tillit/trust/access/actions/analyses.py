"""Needs-and-risk analyses: written by one, approved by another, and then a role can be given."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.trust.access.events import AnalysisApproved, AnalysisWritten
from tillit.trust.access.limits import ANALYSIS_MONTHS, LONGEST_MONTHS
from tillit.trust.access.models import RoleAnalysis
from tillit.trust.access.periods import months_after
from tillit.trust.access.policies import check_may_analyse, check_may_approve
from tillit.trust.access.types import AnalysisIn, UnitKind
from tillit.trust.audit.actions import record

SHORTEST = 15  # signs: a sentence, not a word


@transaction.atomic
def write_analysis(said: AnalysisIn, *, by: Staff, at: datetime) -> UUID:
    """Write what a role needs to see. It counts when another person has approved it; until then
    the one before it counts."""
    check_may_analyse(by)
    for text in (said.needs, said.risks, said.limits):
        if len(text.strip()) < SHORTEST:
            raise Refusal("Skriv en hel mening på varje fråga. Den som godkänner ska förstå.")
    if not 1 <= said.longest_months <= LONGEST_MONTHS:
        raise Refusal(f"Välj mellan en och {LONGEST_MONTHS} månader.")
    if not day_of(at) < said.valid_to <= months_after(day_of(at), ANALYSIS_MONTHS):
        raise Refusal(f"Skriv en dag som ligger framåt, högst {ANALYSIS_MONTHS} månader.")
    row = RoleAnalysis.objects.create(**asdict(said), made_by=by.id, made_at=at)
    event = AnalysisWritten(analysis=row.pk, role=said.role, unit_kind=said.unit_kind)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def approve_analysis(analysis_id: UUID, *, by: Staff, at: datetime) -> None:
    """Approve an analysis that somebody else wrote. From now it is the one that counts."""
    row = RoleAnalysis.objects.filter(pk=analysis_id).first()
    if row is None:
        raise NotThere
    check_may_approve(by, row.made_by)
    if row.valid_to <= day_of(at):
        raise Refusal("Analysens sista dag har gått. Skriv en ny.")
    waiting = RoleAnalysis.objects.filter(pk=analysis_id, approved_at=None)
    if not waiting.update(approved_by=by.id, approved_at=at):
        raise Moved("Analysen är redan godkänd. Läs sidan igen.")
    role, kind = Role(row.role), UnitKind(row.unit_kind)
    event = AnalysisApproved(analysis=row.pk, role=role, unit_kind=kind, valid_to=row.valid_to)
    record(event, by=by, at=at)
