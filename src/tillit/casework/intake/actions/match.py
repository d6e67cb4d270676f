"""Say who a child in a report is."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.intake import policies
from tillit.casework.intake.events import ChildMatched
from tillit.casework.intake.models import ReportedChild
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.queries import entries_around, followed_merges
from tillit.trust.access.actions import add_concerned, set_concerned
from tillit.trust.access.queries import walled_person_ids
from tillit.trust.audit.actions import record

from .steps import take_step
from .unseen import rescue_unseen

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
        raise Refusal(
            "Den personen är redan kopplad till ett annat barn i samma anmälan. Välj någon annan."
        )
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


def tell_whom_it_is_about(report_id: UUID, *, by: Actor, at: datetime) -> None:
    """Every line of a report concerns every matched child and their families."""
    lines = _lines(report_id)
    everybody = _with_families(lines.values(), by=by, at=at)
    for line_id, person in lines.items():
        set_concerned(line_id, everybody, person_id=person, by=by, at=at)
    rescue_unseen(only=lines, by=by, at=at)


def tell_who_came_into_the_family(report_id: UUID, *, by: Actor, at: datetime) -> None:
    """As above, but nobody is forgotten: the text still tells of those who have moved out."""
    lines = _lines(report_id)
    everybody = _with_families(lines.values(), by=by, at=at)
    for line_id in lines:
        add_concerned(line_id, everybody, by=by, at=at)
    rescue_unseen(only=lines, by=by, at=at)


def _lines(report_id: UUID) -> dict[UUID, UUID | None]:
    return dict(ReportedChild.objects.filter(report=report_id).values_list("pk", "person_id"))


def _with_families(persons: Iterable[UUID | None], *, by: Actor, at: datetime) -> set[UUID]:
    return {near for each in persons if each for near in entries_around(by, each, at=at)}
