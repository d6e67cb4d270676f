"""What a resident opens on their own pages: only through a publication that stands now."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.events import PaperOpened
from tillit.casework.cases.models import Publication
from tillit.casework.cases.my_case import seen_by_party
from tillit.casework.cases.parties import offered_documents
from tillit.casework.cases.standing import chosen, standing, whose_page
from tillit.casework.cases.types import MyCase, MyCases, PartyAs, Publishing
from tillit.contact.documents.actions import open_shared
from tillit.contact.documents.types import Opened
from tillit.kernel.actor import ActsAs, Resident
from tillit.kernel.refusal import NotThere
from tillit.registers.people.queries import lines_of, wards_of
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

GROUND = "publication"
SHOWS = (Shows.IDENTITY, Shows.CONTENT)


@transaction.atomic
def open_published_cases(*, by: Resident, at: datetime) -> MyCases:
    """The cases that have been opened to the resident, and the children they may act for.

    The leaf holds the publications. What is not opened leaves no mark in the answer.
    """
    rows = standing(by, at=at)
    note_read(
        "list_my_cases",
        by=by,
        at=at,
        ground=GROUND,
        shown=[row.pk for row in rows],
        count=len(rows),
    )
    bare = Publishing()
    cases = tuple(
        seen_by_party(by, row.case, row.party_id, PartyAs(row.as_party), bare, (), at=at)
        for row in rows
    )
    acts_for = _names(by, [by.acts_for])[0][1] if by.acts_for else ""
    return MyCases(cases, acts_for, _wards(by, at=at))


@transaction.atomic
def open_my_case(case_id: UUID, *, by: Resident, at: datetime) -> MyCase:
    """One case as it was opened to the resident. NotThere when it is not there or not theirs.

    The leaf is by the resident, and says for whom they act. To the worker it shows as opened.
    """
    row = _standing(case_id, by, at)
    note_read(
        "open_my_case",
        by=by,
        at=at,
        object_id=case_id,
        person_id=row.case.person_id,
        shows=SHOWS,
        ground=GROUND,
        shown=[row.pk],
    )
    Publication.objects.filter(pk=row.pk, opened_at=None).update(opened_at=at)
    return _seen(row, by, at)


def open_my_paper(case_id: UUID, document_id: UUID, *, by: Resident, at: datetime) -> Opened:
    """A document that was opened to the resident: their own letter, or one that was chosen."""
    with transaction.atomic():
        row = _standing(case_id, by, at)
        if document_id not in {paper.id for paper in _seen(row, by, at).papers}:
            raise NotThere
        if by.acts_for is None:
            event = PaperOpened(case=case_id, party=row.party_id, document=document_id)
            record(event, by=by, at=at)
    return open_shared(document_id, ground=GROUND, by=by, at=at)


@transaction.atomic
def check_may_act_for(child_id: UUID, *, by: Resident, at: datetime) -> None:
    """Whether a guardian may open their child's page now. NotThere otherwise."""
    if child_id not in {id_ for id_, _ in _wards(by, at=at)}:
        raise NotThere


def _wards(by: Resident, *, at: datetime) -> tuple[tuple[UUID, str], ...]:
    """The children whose page is opened to a guardian who acts for them."""
    actor = whose_page(Resident(by.id, by.name)).actor
    found = []
    for child in wards_of(by, actor, at=at):
        acting = Resident(actor, by.name, acts_for=child, acts_as=ActsAs.GUARDIAN)
        if standing(acting, at=at):
            found.append(child)
    return tuple(_names(by, found))


def _names(by: Resident, ids: list[UUID]) -> list[tuple[UUID, str]]:
    lines = lines_of(by, ids)
    return [
        (id_, "ditt barn" if line.protection.holds else line.short_name.rsplit(" ", 1)[0])
        for id_, line in lines.items()
    ]


def _standing(case_id: UUID, by: Resident, at: datetime) -> Publication:
    rows = standing(by, at=at, case_id=case_id)
    if not rows:
        raise NotThere
    return rows[0]


def _seen(row: Publication, by: Resident, at: datetime) -> MyCase:
    documents = offered_documents(by, row.case_id) if row.documents else ()
    return seen_by_party(
        by, row.case, row.party_id, PartyAs(row.as_party), chosen(row), documents, at=at
    )
