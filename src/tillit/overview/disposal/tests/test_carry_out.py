"""What is ripe and approved by two goes, whole; everything else stays, whole."""

import hashlib
import json
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.support.rows import old_case, report_about
from tillit.casework.cases.actions import start_case
from tillit.casework.cases.models import Case, CaseFile, Note
from tillit.casework.intake.models import ConcernReport, ProtectionAssessment, ReportedChild
from tillit.casework.intake.types import Need
from tillit.contact.documents.models import Document
from tillit.contact.documents.store import path_of
from tillit.kernel.refusal import NotThere, Refusal
from tillit.overview.disposal.actions import (
    approve,
    carry_out,
    carrying_out,
    make_list,
    open_dry_run,
    propose,
    withdraw,
)
from tillit.overview.disposal.models import Disposal, DisposalList
from tillit.overview.disposal.types import Step, Why
from tillit.registers.people import actions as people
from tillit.registers.people.models import Household, Person, Relation, SearchName
from tillit.registers.people.types import RelationKind
from tillit.trust.access.models import Guarded
from tillit.trust.audit.actions import take_checkpoint
from tillit.trust.audit.models import Payload
from tillit.trust.audit.queries import faults
from tillit.trust.holdings.queries import records_of

from .conftest import AT, BEGAN, BY, CLOSED, FROM, LATER


def test_the_dry_run_says_why(archive):
    """Red when: an open case is not told from a closed one, or a name stands in the answer."""
    found = open_dry_run(by=archive.arvid, at=AT)
    assert [each.person_id for each in found.ripe] == [archive.olle]
    [noel] = found.kept
    assert (noel.person_id, noel.verdict.why) == (archive.town.noel, Why.OPEN)
    assert "Gran" not in repr(found)
    assert Payload.objects.filter(verb="open_dry_run").count() == 1


def test_nobody_else_looks_proposes_or_removes(archive):
    """Red when: policies let any staff in. A refusal would say that there is something."""
    maja = archive.town.maja
    for verb in (
        lambda: open_dry_run(by=maja, at=AT),
        lambda: propose([archive.olle], by=maja, at=AT),
        lambda: propose([archive.olle], by=archive.vera, at=AT),
        lambda: carry_out(by=archive.vera, at=AT),
    ):
        with pytest.raises(NotThere):
            verb()


def test_a_file_that_is_not_ripe_is_refused(archive):
    """Red when: propose() trusts the list that the page showed."""
    with pytest.raises(Refusal, match="kan inte gallras"):
        propose([archive.town.noel], by=archive.arvid, at=AT)


def test_never_the_same_person_twice_in_a_pair(archive):
    """Red when: check_another lets anybody through; the database refuses even then."""
    [id] = propose([archive.olle], by=archive.arvid, at=AT)
    with pytest.raises(Refusal, match="Be en kollega"):
        approve(id, by=archive.arvid, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposal.objects.filter(pk=id).update(approved_by=archive.arvid.id)


def test_nothing_goes_before_its_time(archive):
    """Red when: carry_out() takes what is only proposed, or does not wait out the quarantine."""
    [id] = propose([archive.olle], by=archive.arvid, at=AT)
    assert carry_out(by=archive.arvid, at=LATER) == []
    approve(id, by=archive.vera, at=AT)
    assert carry_out(by=archive.arvid, at=AT + timedelta(days=89)) == []
    assert Case.objects.filter(pk=archive.case).exists()


def test_a_file_goes_whole(archive, django_capture_on_commit_callbacks):
    """Rows of every module, documents with their bytes, the search, and those around whom nobody
    else names. Red when: a holding is left out of the plan, or files stay on disk."""
    paper = Document.objects.get(object_id=archive.case).pk
    archive.approved()
    with django_capture_on_commit_callbacks(execute=True):
        [line] = carry_out(by=archive.arvid, at=LATER)
    connection.check_constraints()
    assert (line.step, line.files) == (Step.DONE, 1)
    assert line.rows > 5
    assert records_of(BY, [archive.olle, archive.mother]) == []
    assert not path_of(paper).exists()
    assert not SearchName.objects.filter(person_id=archive.olle).exists()
    assert not Guarded.objects.filter(pk=archive.case).exists()
    assert not Household.objects.filter(label="Granbacken").exists()
    assert Case.objects.filter(pk=archive.town.case).exists()
    assert Note.objects.filter(case=archive.case).count() == 0


def test_the_list_says_what_went_and_the_log_vouches(archive):
    """No name, but number, rule, days and both ids; the log has the hash of the very text. Red
    when: the list is hashed before its last row is in it."""
    number = Case.objects.get(pk=archive.case).number
    archive.approved()
    carry_out(by=archive.arvid, at=LATER)
    made = DisposalList.objects.get()
    [row] = json.loads(made.body)
    assert row["numbers"] == [number]
    assert row["proposed"][0] != row["approved"][0]
    assert "Gran" not in made.body
    assert hashlib.sha256(made.body.encode()).hexdigest() == made.digest
    said = Payload.objects.get(verb="DisposalListed").body
    assert json.loads(said)["facts"]["digest"] == made.digest
    assert make_list(by=archive.arvid, at=LATER) is None


def test_the_log_forgets_and_still_verifies(archive):
    """What was read and done about Olle is gone from the log, and no fault is found in it. Red
    when: erase_log() is left out."""
    archive.approved()
    assert Payload.objects.filter(person_id=archive.olle).exists()
    carry_out(by=archive.arvid, at=LATER)
    assert not Payload.objects.filter(person_id=archive.olle).exists()
    assert not Payload.objects.filter(object_id=archive.case).exists()
    assert list(faults(BY)) == []


def test_what_is_not_signed_waits(archive):
    """A leaf without a place in the tree cannot be erased. Red when: NotSigned stops the run, or
    the rest of the file goes without the log."""
    archive.approved()
    people.set_contact_needs(archive.olle, safe_way="Ring.", by=BY, at=LATER)
    assert carry_out(by=archive.arvid, at=LATER) == []
    assert Case.objects.filter(pk=archive.case).exists()
    take_checkpoint(by=BY, at=LATER, whole=True)
    assert len(carry_out(by=archive.arvid, at=LATER)) == 1


def test_whom_anothers_file_names_stays_in_the_register(archive):
    """Olle's mother is Noel's contact too: she stays, and so does what the register has on her.
    Red when: hanging() does not see keys without a name, or the circle is not asked."""
    people.relate(archive.town.noel, archive.mother, RelationKind.CONTACT, at=AT, **FROM)
    archive.approved()
    carry_out(by=archive.arvid, at=LATER)
    assert Person.objects.filter(pk=archive.mother).exists()
    assert not Person.objects.filter(pk=archive.olle).exists()
    assert Relation.objects.filter(other=archive.mother).count() == 1


def test_a_report_about_two_children_stays_until_the_last(archive):
    """Red when: ConcernReport goes with a file (Goes.FILE): Noel's report would be gone."""
    report_about((archive.olle, archive.town.noel), unit=archive.town.unit, at=BEGAN)
    archive.approved()
    [line] = carry_out(by=archive.arvid, at=LATER)
    assert line.step is Step.DONE
    assert ConcernReport.objects.count() == 1
    assert [row.person_id for row in ReportedChild.objects.all()] == [archive.town.noel]


def test_what_anothers_file_hangs_on_is_kept(archive):
    """A protection assessment of Noel was made from Olle's report. Red when: held is not asked:
    the database refuses in the middle instead."""
    [line_id] = report_about((archive.olle,), unit=archive.town.unit, at=BEGAN)
    file = CaseFile.objects.get(person=archive.town.noel)
    ProtectionAssessment.objects.create(
        line_id=line_id, person_id=archive.town.noel, file=file, need=next(iter(Need)), text="x",
        assessed_by=archive.town.maja.id, assessed_name="Maja", at=BEGAN, signature="0",
    )  # fmt: skip
    archive.approved()
    [line] = carry_out(by=archive.arvid, at=LATER)
    assert (line.step, line.left_because) == (Step.LEFT, Why.HELD)
    assert Case.objects.filter(pk=archive.case).exists()


def test_who_comes_back_leaves_at_once(archive):
    """A new case in the middle of the quarantine. Red when: reactions.py is not imported."""
    id = archive.approved()
    start_case(archive.olle, archive.town.unit, by=BY, at=AT + timedelta(days=3))
    row = Disposal.objects.get(pk=id)
    assert (row.step, row.left_because) == (Step.LEFT, Why.RETURNED)
    assert carry_out(by=archive.arvid, at=LATER) == []


def test_the_rules_are_asked_again_at_the_end(archive):
    """Something was written meanwhile, by a way that tells nobody. Red when: carry_out() does not
    ask file_of() again."""
    archive.approved()
    Case.objects.filter(pk=archive.case).update(opened_at=AT)
    [line] = carry_out(by=archive.arvid, at=LATER)
    assert (line.step, line.left_because) == (Step.LEFT, Why.NOT_YET)


def test_may_be_stopped(archive):
    """Red when: withdraw() leaves the row in line."""
    id = archive.approved()
    withdraw(id, by=archive.vera, at=AT)
    assert carry_out(by=archive.arvid, at=LATER) == []
    with pytest.raises(Refusal, match="inte längre"):
        approve(id, by=archive.vera, at=AT)


def test_interrupted_anywhere_nothing_is_half(archive, monkeypatch):
    """The power goes in the middle of a file: it is whole, and the next run goes on. Red when:
    let_go() is outside the transaction."""
    sven = people.register_person("Sven", "Gran", born=date(1992, 4, 7), at=BEGAN, **FROM)
    old_case(sven, archive.town.unit, began=BEGAN, closed=CLOSED)
    for person in (archive.olle, sven):
        archive.approved(person)
    whole = [len(records_of(BY, [each])) for each in (archive.olle, sven)]
    real, turns = carrying_out.erase_log, []

    def dies(*args, **kwargs):
        turns.append(1)
        if len(turns) == 2:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    monkeypatch.setattr(carrying_out, "erase_log", dies)
    with pytest.raises(KeyboardInterrupt):
        carry_out(by=archive.arvid, at=LATER)
    left = [len(records_of(BY, [each])) for each in (archive.olle, sven)]
    assert left == [0, whole[1]]
    assert DisposalList.objects.count() == 0
    carry_out(by=archive.arvid, at=LATER)
    assert records_of(BY, [sven, archive.olle]) == []
    assert len(json.loads(DisposalList.objects.get().body)) == 2
