"""What a resident opens on their own pages: only through a publication that stands now."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.events import PaperOpened
from tillit.casework.cases.models import Publication
from tillit.casework.cases.my_case import seen_by_party
from tillit.casework.cases.parties import offered_documents
from tillit.casework.cases.queries import acted_for, called
from tillit.casework.cases.standing import chosen, standing, whose_page
from tillit.casework.cases.types import ActsForLine, MyCase, MyCases, Paper, PartyAs, Publishing
from tillit.contact.documents.actions import open_shared
from tillit.contact.documents.types import Opened
from tillit.kernel.actor import ActsAs, Resident
from tillit.kernel.refusal import NotThere
from tillit.registers.people.queries import represented_by, wards_of
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
    acts_for = acted_for(by)
    return MyCases(cases, acts_for, _others(by, at=at))


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
def check_may_act_for(person_id: UUID, *, by: Resident, at: datetime) -> ActsAs:
    """On what ground the resident may open this person's page now. NotThere when on none."""
    for each in _others(by, at=at):
        if each.id == person_id:
            return each.as_
    raise NotThere


def _others(by: Resident, *, at: datetime) -> tuple[ActsForLine, ...]:
    """Those whose page is opened to the resident as their guardian, or as who represents them."""
    me = Resident(by.id, by.name)
    actor = whose_page(me, at=at).actor
    asked = dict.fromkeys(
        (each.person.id for each in represented_by(by, actor, at=at)), ActsAs.REPRESENTATIVE
    ) | dict.fromkeys(wards_of(by, actor, at=at), ActsAs.GUARDIAN)
    found = {
        id_: as_
        for id_, as_ in asked.items()
        if standing(Resident(actor, by.name, acts_for=id_, acts_as=as_), at=at)
    }
    return tuple(ActsForLine(id_, called(by, [id_], as_)[id_], as_) for id_, as_ in found.items())


def _standing(case_id: UUID, by: Resident, at: datetime) -> Publication:
    rows = standing(by, at=at, case_id=case_id)
    if not rows:
        raise NotThere
    return rows[0]


def seen_papers(row: Publication, by: Resident, at: datetime) -> tuple[Paper, ...]:
    """The papers that a publication opens."""
    return _seen(row, by, at).papers


def _seen(row: Publication, by: Resident, at: datetime) -> MyCase:
    documents = offered_documents(by, row.case_id) if row.documents else ()
    return seen_by_party(
        by, row.case, row.party_id, PartyAs(row.as_party), chosen(row), documents, at=at
    )
