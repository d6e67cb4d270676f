"""Which case an application belongs to, and what the router must know.

The program itself looks, also where the database asks who does: a resident reads nothing of a case,
and a protected relative stays a secret also to whoever applies.
"""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from tillit.casework.cases.queries import cases_of_person
from tillit.casework.cases.types import CaseKind, CaseStage
from tillit.kernel.actor import System
from tillit.kernel.asking import asking
from tillit.kernel.swedish import day_of
from tillit.law.calendar import age_on
from tillit.registers.people.queries import for_letters, ids_of, protection_of, wards_of

from .household import ADULT_ROW, CHILD_ROW
from .models import Application, MonthDecision, SheetRow, Worksheet
from .routing import Situation
from .types.words import Section
from .workflow import ApplicationStage

PROGRAM = System("assistance")


@asking(PROGRAM)
def open_case_of(applicant: UUID, co_applicant: UUID | None, *, at: datetime) -> UUID | None:
    """The household's open case: the applicant's own; or that of whoever they apply with, where
    the two applied together last time. Nobody comes into another's case without that."""
    own = _open_case(applicant, at)
    if own is not None or co_applicant is None:
        return own
    theirs = _open_case(co_applicant, at)
    if theirs is None:
        return None
    last = _last_sent(theirs)
    ids = ids_of(PROGRAM, applicant)
    return theirs if last is not None and last.co_applicant_id in ids else None


@asking(PROGRAM)
def situation_of(
    applicant: UUID, co_applicant: UUID | None, month: date, *, urgent: bool, at: datetime
) -> Situation:
    """What the router knows of an application."""
    people = [each for each in (applicant, co_applicant) if each]
    near = [*people, *wards_of(PROGRAM, applicant, at=at)]
    near += wards_of(PROGRAM, co_applicant, at=at) if co_applicant else []
    born = for_letters(PROGRAM, [applicant], at=at)[applicant].born
    case_id = open_case_of(applicant, co_applicant, at=at)
    last = _last_sent(case_id) if case_id else None
    children = set(wards_of(PROGRAM, applicant, at=at))
    return Situation(
        protected=any(protection_of(PROGRAM, each).holds for each in near),
        age=None if born is None else age_on(born, day_of(at)),
        known=True,
        open_case=case_id is not None,
        partner_changed=last is not None and _others(last) != set(people),
        children_changed=case_id is not None and _new_children(case_id, children),
        decided_this_month=case_id is not None and _decided(case_id, month),
        last_month=last.month if last else None,
        month=month,
        urgent=urgent,
    )


def _open_case(person: UUID, at: datetime) -> UUID | None:
    lines = cases_of_person(PROGRAM, person, at=at)
    found = [
        line.id
        for line in lines
        if line.kind is CaseKind.ASSISTANCE and line.stage != CaseStage.CLOSED
    ]
    return found[0] if found else None


def _last_sent(case_id: UUID) -> Application | None:
    sent = Application.objects.filter(case_id=case_id, stage=ApplicationStage.SUBMITTED)
    return sent.order_by("-month", "-submitted_at").first()


def _others(last: Application) -> set[UUID]:
    return {each for each in (last.applicant_id, last.co_applicant_id) if each}


def _new_children(case_id: UUID, children: set[UUID]) -> bool:
    """Whether somebody has become a guardian of a child that was not in the household before.
    A child that has moved out is seen by the rows of the month, not here."""
    sheet = Worksheet.objects.filter(case_id=case_id).order_by("-month").first()
    if sheet is None:
        return False
    rows = SheetRow.objects.filter(sheet=sheet, section=Section.HOUSEHOLD)
    known = set(rows.exclude(kind=ADULT_ROW).values_list("person_id", flat=True))
    return bool(children - known) and rows.filter(kind__in=(ADULT_ROW, CHILD_ROW)).exists()


def _decided(case_id: UUID, month: date) -> bool:
    made = MonthDecision.objects.filter(
        sheet__case_id=case_id,
        sheet__month=month,
        dropped_at=None,
        decision__decided_at__isnull=False,
    )
    return made.exists()


def applied_with(person: UUID) -> UUID | None:
    """Whoever somebody last applied together with, if they did."""
    return last_applied(person)[1]


@asking(PROGRAM)
def last_applied(person: UUID) -> tuple[date | None, UUID | None]:
    """The last month that somebody has applied for, and with whom, if with anybody."""
    ids = ids_of(PROGRAM, person)
    sent = Application.objects.filter(stage=ApplicationStage.SUBMITTED)
    last = (
        sent.filter(Q(applicant_id__in=ids) | Q(co_applicant_id__in=ids))
        .order_by("-month", "-submitted_at")
        .first()
    )
    if last is None:
        return None, None
    return last.month, last.co_applicant_id if last.applicant_id in ids else last.applicant_id
