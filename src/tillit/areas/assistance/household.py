"""Who is in a case about money: the parties, the children, and what each is called in a sum."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.casework.decisions.ports import Party
from tillit.casework.decisions.types import PartyRole
from tillit.kernel.actor import Actor
from tillit.kernel.once import once
from tillit.law.citation import Status, Statute
from tillit.registers.people.queries import births_of, followed_merges

from .models import Application, SheetRow, Worksheet
from .types.words import Section, Who
from .workflow import ApplicationStage

OWN_APPLICATION = Statute("SoL", "12:1")
ADULT_ROW, CHILD_ROW = "adult", "child"


@dataclass(frozen=True)
class Somebody:
    """A person in the household: the word that a sum calls them by, and their day of birth."""

    person: UUID
    word: str
    born: date | None
    is_child: bool


@once
def latest_application(case_id: UUID) -> Application | None:
    """The application that says who the household is now."""
    sent = Application.objects.filter(case_id=case_id, stage=ApplicationStage.SUBMITTED)
    return sent.order_by("-month", "-submitted_at").first()


def parties_of_case(actor: Actor, case_id: UUID, at: datetime) -> tuple[Party, ...]:
    """The applicant and whoever applied with them, by the latest application. Each has an own
    letter and an own hearing; nobody else is a party."""
    found = latest_application(case_id)
    if found is None:
        return ()
    roles = [(found.applicant_id, PartyRole.APPLICANT)]
    if found.co_applicant_id:
        roles.append((found.co_applicant_id, PartyRole.CO_APPLICANT))
    return tuple(
        Party(followed_merges(actor, id_), role, OWN_APPLICATION, Status.CONFIRMED)
        for id_, role in roles
    )


@once
def has_children(actor: Actor, case_id: UUID, at: datetime) -> bool:
    """Whether there are children in the household in the latest month."""
    sheet = Worksheet.objects.filter(case_id=case_id).order_by("-month").first()
    rows = SheetRow.objects.filter(
        sheet=sheet, section=Section.HOUSEHOLD, kind=CHILD_ROW, removed_at=None
    )
    return sheet is not None and rows.exists()


def people_of(actor: Actor, rows: list[SheetRow], *, at: datetime) -> dict[UUID, Somebody]:
    """Everybody in the household of a sheet, by id. The eldest child is "barn 1"."""
    here = [row for row in rows if row.section == Section.HOUSEHOLD and row.person_id]
    ids = [row.person_id for row in here if row.person_id]
    born = births_of(actor, ids)
    adults = [row for row in here if row.kind == ADULT_ROW and row.person_id]
    children = [row for row in here if row.kind == CHILD_ROW and row.person_id]
    found = {
        row.person_id: Somebody(
            row.person_id, str(row.facts.get("who", Who.APPLICANT)), born.get(row.person_id), False
        )
        for row in adults
        if row.person_id
    }
    eldest_first = sorted(
        children, key=lambda row: (born.get(_id(row)) or date.max, str(row.person_id))
    )
    for number, row in enumerate(eldest_first, 1):
        found[_id(row)] = Somebody(_id(row), f"barn {number}", born.get(_id(row)), True)
    return found


def _id(row: SheetRow) -> UUID:
    assert row.person_id is not None
    return row.person_id
