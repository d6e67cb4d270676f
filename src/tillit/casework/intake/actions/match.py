"""Say who a child in a report is, and take it back with a trace when it was wrong."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import start_clock, stop_clock
from tillit.casework.intake import policies
from tillit.casework.intake.events import ChildMatched, ChildUnmatched
from tillit.casework.intake.models import ProtectionAssessment, ReportedChild
from tillit.casework.intake.workflow import Stage
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.queries import family_of, followed_merges
from tillit.trust.access.actions import set_concerned
from tillit.trust.access.queries import walled_person_ids
from tillit.trust.audit.actions import record

from .steps import keep_soonest, take_step

MATCHED_ALREADY = "Barnet är redan kopplat till en person. Läs anmälan igen."


@transaction.atomic
def match_child(line_id: UUID, person_id: UUID, *, by: Actor, at: datetime) -> None:
    """This child is that person, known before or just registered.

    From now the barriers of the person and the family cover every child of the report: the text
    is one. An unborn child is matched to the expectant parent.
    """
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_step("match", line)
    person = followed_merges(by, person_id)
    if {person, person_id} & walled_person_ids(by, at=at):
        raise NotThere
    if line.person_id is not None:
        raise Moved(MATCHED_ALREADY)
    if ReportedChild.objects.filter(report=line.report_id, person_id=person).exists():
        raise Refusal("Den personen är redan kopplad till ett annat barn i samma anmälan.")
    take_step(
        line,
        "match",
        person_id=person,
        expects={"person": None},
        changes={"person_id": person},
        by=by,
        at=at,
    )
    tell_whom_it_is_about(line.report_id, by=by, at=at)
    record(ChildMatched(line=line_id, person=person), by=by, at=at)


@transaction.atomic
def unmatch_child(line_id: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """It was the wrong person. The trace stays; nothing else of the wrong person does.

    A protection assessment that was signed in the wrong file is withdrawn there, and the clock
    D01 runs again from when the report arrived: it must be made in the right child's file.
    """
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_step("unmatch", line)
    text = policies.check_text(reason, "Skriv varför det var fel person.")
    wrong = line.person_id
    if wrong is None:
        raise Moved("Barnet är inte kopplat till någon person. Läs anmälan igen.")
    back_to_start = line.stage == Stage.ASSESSED
    take_step(
        line,
        "unmatch",
        text=text,
        expects={"person_id": wrong},
        changes={"person": None},
        by=by,
        at=at,
    )
    if back_to_start:
        signed = ProtectionAssessment.objects.filter(line=line, withdrawn_at=None)
        signed.update(withdrawn_at=at)
        _run_again(line, by=by, at=at)
    tell_whom_it_is_about(line.report_id, by=by, at=at)
    record(ChildUnmatched(line=line_id, person=wrong), by=by, at=at)


def tell_whom_it_is_about(report_id: UUID, *, by: Actor, at: datetime) -> None:
    """Every line of a report concerns every matched child and their families."""
    lines = list(ReportedChild.objects.filter(report=report_id).values_list("pk", "person_id"))
    everybody = set(_with_families((person for _, person in lines if person), by=by, at=at))
    for line_id, person in lines:
        set_concerned(line_id, everybody, person_id=person, by=by, at=at)


def _with_families(persons: Iterable[UUID], *, by: Actor, at: datetime) -> Iterable[UUID]:
    for person in persons:
        yield person
        yield from (member.line.id for member in family_of(by, person, at=at))


def _run_again(line: ReportedChild, *, by: Actor, at: datetime) -> None:
    stop_clock("D01", line.pk, why="withdrawn", by=by, at=at)
    since = line.received_at
    start_clock("D01", line.pk, unit_id=line.unit_id, from_=since, by=by, at=at)
    keep_soonest(line.pk, by=by, at=at)
