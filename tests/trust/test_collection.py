"""Everything about a person, from every module: whole, in the clear, and no row twice."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.rows import report_about
from tests.support.town import history
from tillit.casework.cases.models import Note
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import System
from tillit.registers.people.models import Person, Relation
from tillit.trust.audit.types import Shows
from tillit.trust.holdings.letting_go import hanging
from tillit.trust.holdings.ports import holdings
from tillit.trust.holdings.queries import last_entries, named_by, owners, records_of

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BY = System("tests")


@pytest.fixture
def noel(town):
    """Noel's ids, with notes, a letter and a report about him and Ines."""
    history(town)
    store_document(
        town.case, name="Brev.txt", content=b"Hej", kind=DocumentKind.LETTER, by=BY, at=AT
    )
    report_about((town.noel, town.ines), unit=town.unit, at=AT)
    return frozenset({town.noel})


def tables(records):
    """Which tables the records are of."""
    return {each.table for each in records}


def test_a_childs_whole_file(noel, town):
    """Red when: a holding's `own` leads elsewhere (seen with Note under "case__file__person" of
    nobody), or what lies under a case is not followed (seen without `under` of documents)."""
    found = records_of(BY, noel)
    own = {(each.table, each.id) for each in found if each.own}
    notes = set(Note.objects.filter(case=town.case).values_list("pk", flat=True))
    assert len(notes) > 2
    assert {("cases_note", str(pk)) for pk in notes} <= own
    assert ("cases_case", str(town.case)) in own
    assert [each.paper for each in found if each.table == "documents_document"]
    assert len({(each.table, each.id) for each in found}) == len(found)
    assert {
        "access_assignment", "access_guarded", "cases_amendment", "cases_casefile",
        "intake_concernreport", "intake_reportedchild", "people_householdmember", "people_person",
    } <= tables(found)  # fmt: skip


def test_what_is_sealed_is_in_the_clear_and_in_its_class(noel):
    """Red when: a Protected is written as its mask, or `classes` of the report is empty: the name
    of who reported would pass for content."""
    found = records_of(BY, noel)
    cells = {(each.table, cell.name): cell for each in found for cell in each.cells}
    assert "Skyddad uppgift" not in {cell.plain for cell in cells.values()}
    name = cells["intake_concernreport", "reporter_name"]
    assert (name.value, name.shows) == ("Rut Granne", Shows.REPORTER)
    assert cells["cases_case", "kind"].shows is Shows.CONTENT


def test_others_are_named_and_it_is_not_their_file(noel, town):
    """What stands about somebody in another's file is theirs to ask for, and not their file. Red
    when: `named` of Relation is empty, or what names somebody is counted as one's own."""
    parents = set(Relation.objects.filter(person=town.noel).values_list("other", flat=True))
    assert parents <= named_by(BY, noel)
    theirs = [each for each in records_of(BY, [town.petra]) if each.table == "people_relation"]
    assert theirs
    assert not any(each.own for each in theirs)
    assert town.petra in theirs[0].persons
    assert owners(BY, [town.petra, town.noel]) == {town.noel}


def test_what_hangs_by_a_key_without_a_name_is_seen(town):
    """A file that something hangs on does not go. Red with `include_hidden` left out."""
    found = {each.by for each in hanging(Person, {Person: {town.noel}})}
    assert {"cases_case", "cases_casefile"} <= found


def test_when_something_was_last_written(noel, town):
    """Red when: `entry` of notes is the day it happened: a file would be disposed of too soon.
    Asked for all at once it says the same as for one."""
    latest = AT + timedelta(hours=1)
    Note.objects.filter(case=town.case, signed_at__isnull=False).update(saved_at=latest)
    assert last_entries(BY, noel)[town.noel] == latest
    assert last_entries(BY)[town.noel] == latest
    assert town.petra not in last_entries(BY)


def test_asks_the_same_number_of_questions_for_everybody(noel, town):
    """Red when: a record asks for its own relations one by one."""
    counts = []
    for whom in (noel, {town.petra}, {UUID(int=1)}):
        with CaptureQueriesContext(connection) as asked:
            records_of(BY, whom)
        counts.append(len(asked))
    assert max(counts) <= 3 * len(holdings())
