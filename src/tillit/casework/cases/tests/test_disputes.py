"""What somebody says is wrong stands beside the post, is answered, and follows the post."""

import pytest

from tests.support.town import BY, history
from tillit.casework.cases import actions
from tillit.casework.cases.extracts import disputes_by
from tillit.casework.cases.models import Case, Dispute, Note, Notice
from tillit.casework.cases.types import CaseStage, DisputeAnswer, Part, Publishing
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import ActsAs, Resident
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.models import Payload
from tillit.trust.holdings.queries import records_of

from .conftest import AT

WRONG = "Noel bytte lag i mars, inte i augusti."
PAGE = Publishing(parts=frozenset(Part), reason="Vill följa ärendet på nätet.")
WHY = "Vi har läst utredningen igen och skrivit ett tillägg."


@pytest.fixture
def paper(town):
    """A document of the case."""
    return store_document(
        town.case, name="Utredning.txt", content=b"Hej.", kind=DocumentKind.OTHER, by=BY, at=AT
    )


@pytest.fixture
def marked(town, paper):
    """Petra has said that something in it is wrong."""
    actions.dispute_post(town.case, paper, town.petra, text=WRONG, by=town.maja, at=AT)
    return Dispute.objects.get()


def items(town):
    """The timeline as Maja sees it."""
    return actions.open_case_page(town.case, by=town.maja, at=AT).items


def test_the_mark_stands_on_the_post_and_the_post_is_as_it_was(town, paper, marked):
    """Red when: with_marks() is not called."""
    [item] = [each for each in items(town) if each.ref == paper]
    assert WRONG in item.disputes[0]
    assert "Personen menar att det är fel" in item.tags
    assert marked.what == item.title
    assert Payload.objects.filter(verb="PostDisputed").count() == 1


def test_what_is_said_of_no_post_stands_by_itself(town):
    """Red when: a mark without a post is dropped."""
    actions.dispute_post(town.case, None, town.petra, text=WRONG, by=town.maja, at=AT)
    [item] = [each for each in items(town) if each.kind == "dispute"]
    assert WRONG in item.text


def test_it_is_answered_once_and_with_why(town, marked):
    """Red when: an answer needs no reason, or a second one overwrites the first."""
    answer = {"by": town.maja, "at": AT}
    with pytest.raises(Refusal, match="varför"):
        actions.answer_dispute(town.case, marked.pk, answer=DisputeAnswer.KEPT, why="nej", **answer)
    actions.answer_dispute(town.case, marked.pk, answer=DisputeAnswer.CORRECTED, why=WHY, **answer)
    with pytest.raises(Moved):
        actions.answer_dispute(town.case, marked.pk, answer=DisputeAnswer.KEPT, why=WHY, **answer)
    assert Dispute.objects.get().answer == DisputeAnswer.CORRECTED
    assert Payload.objects.filter(verb="DisputeAnswered").count() == 1


def test_it_follows_into_exports_and_letters(town, paper, marked):
    """Red when: register_marks is not called, or disputes_by is empty."""
    actions.answer_dispute(
        town.case, marked.pk, answer=DisputeAnswer.CORRECTED, why=WHY, by=town.maja, at=AT
    )
    [record] = [each for each in records_of(BY, [town.noel]) if each.id == str(paper)]
    [mark] = record.marks
    assert mark.person == town.petra
    assert WRONG in mark.text
    assert WHY in mark.text
    assert disputes_by(BY, town.case, town.petra)[0].endswith(WHY)
    assert disputes_by(BY, town.case, town.erik) == ()


def test_notes_have_the_same_mark(town):
    """The older way makes the same row, with its case and its post. Red when: it does not."""
    history(town)
    row = Dispute.objects.get()
    assert (row.case_id, row.object_id) == (town.case, row.note_id)
    note = Note.objects.get(pk=row.note_id)
    assert row.what
    [item] = [each for each in items(town) if each.ref == note.pk]
    assert len(item.disputes) == 1, "once, not twice"


def test_a_closed_case_may_be_marked_and_others_may_not_mark(town, paper):
    """Red when: case_to_change is asked instead, or nobody is."""
    with pytest.raises(NotThere):
        actions.dispute_post(town.case, paper, town.petra, text=WRONG, by=town.samira, at=AT)
    with pytest.raises(NotThere):
        actions.dispute_post(town.case, town.noel, town.petra, text=WRONG, by=town.maja, at=AT)
    Case.objects.filter(pk=town.case).update(stage=CaseStage.CLOSED, closed_at=AT)
    actions.dispute_post(town.case, paper, town.petra, text=WRONG, by=town.maja, at=AT)
    assert Dispute.objects.count() == 1


def test_a_party_says_so_on_my_pages(town):
    """Only their own case and their own words, and whoever has the case is told. Red when: the gate
    of my pages is not asked, or the other guardian reads it."""
    petra, erik = Resident(town.petra, "Petra Sandvik"), Resident(town.erik, "Erik Lund")
    with pytest.raises(NotThere):
        actions.dispute_mine(town.case, None, text=WRONG, by=petra, at=AT)
    for party in (town.petra, town.erik):
        actions.publish_case(town.case, party, PAGE, by=town.maja, at=AT)
    actions.dispute_mine(town.case, None, text=WRONG, by=petra, at=AT)
    with pytest.raises(NotThere):
        actions.dispute_mine(town.case, town.noel, text=WRONG, by=petra, at=AT)
    assert actions.open_my_disputes(town.case, by=petra, at=AT)[0][0].text == WRONG
    assert actions.open_my_disputes(town.case, by=erik, at=AT)[0] == ()
    assert Notice.objects.filter(kind="disputed", staff_id=town.maja.id).count() == 1
    acting = Resident(town.petra, "P", acts_for=town.noel, acts_as=ActsAs.GUARDIAN)
    with pytest.raises(NotThere):
        actions.dispute_mine(town.case, None, text=WRONG, by=acting, at=AT)
