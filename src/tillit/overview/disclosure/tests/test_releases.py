"""What leaves a case is written down, with a ground that fits and what was weighed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.town import staff_of
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.kernel.protected import MASK
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.disclosure import Recipient, grounds_for
from tillit.overview.disclosure.actions import (
    open_register,
    open_releases,
    record_release,
    reveal_recipients,
)
from tillit.overview.disclosure.models import Release
from tillit.overview.disclosure.types import About, Form, Outcome, ReleaseIn
from tillit.registers.people.models import Person
from tillit.trust.access.actions import assign, break_glass
from tillit.trust.access.types import AssignedAs, GlassReason
from tillit.trust.audit.models import Payload
from tillit.trust.holdings.queries import records_of

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BY = System("tests")
GIVEN = ReleaseIn(
    Recipient.POLICE, "Utredare Berg, polisen", "Var Noel var den 3 november.", "OSL-10-21",
    "Förundersökningen gäller ett brott mot Noel. Inget annat lämnas.", Outcome.GIVEN, Form.ORAL,
    AT.date(),
)  # fmt: skip
REFUSED = replace(
    GIVEN, recipient=Recipient.OTHER, name="En släkting", ground="OSL-26-1",
    outcome=Outcome.REFUSED, form=None, refused_why="Det står inte klart att Noel inte lider men.",
    told_of_appeal=True,
)  # fmt: skip


def test_a_release_stands_in_the_case_and_in_the_file(town):
    """Red when: the row is not written, the leaf is left out, or the holding forgets it."""
    record_release(About(town.case), GIVEN, by=town.maja, at=AT)
    [row] = open_releases(About(town.case), by=town.maja, at=AT)
    assert (row.name, row.source, row.outcome) == (GIVEN.name, "OSL 10:21", Outcome.GIVEN)
    assert Payload.objects.filter(verb="ReleaseRecorded", object_id=town.case).count() == 1
    assert "Berg" not in Payload.objects.get(verb="ReleaseRecorded").body
    assert "disclosure_release" in {each.table for each in records_of(BY, [town.noel]) if each.own}


def test_who_got_to_know_is_a_place_where_somebody_hides(town):
    """A recipient may be the child's own school. Red when: `hidden` never true, with the leaf left
    out, and with a stranger let in."""
    record_release(About(town.case), GIVEN, by=town.maja, at=AT)
    Person.objects.filter(pk=town.noel).update(protection="marked")
    [row] = open_releases(About(town.case), by=town.maja, at=AT)
    assert str(row.name) == MASK
    assert reveal_recipients(About(town.case), by=town.maja, at=AT) == [GIVEN.name]
    assert "K6" in Payload.objects.get(verb="reveal_recipients").body
    with pytest.raises(NotThere):
        reveal_recipients(About(town.case), by=town.samira, at=AT)


def test_a_refusal_has_reasons_and_says_how_to_appeal(town):
    """Red when: _check() asks for reasons only of what was given."""
    for lacking in (replace(REFUSED, refused_why=" "), replace(REFUSED, told_of_appeal=False)):
        with pytest.raises(Refusal):
            record_release(About(town.case), lacking, by=town.maja, at=AT)
    record_release(About(town.case), REFUSED, by=town.maja, at=AT)
    assert Release.objects.get().outcome == Outcome.REFUSED


@pytest.mark.parametrize(
    "change",
    [
        {"ground": "OSL-26-9a"},
        {"ground": "OSL-10-27"},
        {"ground": "finns inte"},
        {"weighing": "ja"},
        {"name": " "},
        {"what": ""},
        {"form": None},
        {"on": AT.date() + timedelta(days=1)},
        {"document_id": new_id()},
    ],
)
def test_what_does_not_hold_is_refused(town, change):
    """Red when: its check is taken out (seen with the ground and the document)."""
    with pytest.raises(Refusal):
        record_release(About(town.case), replace(GIVEN, **change), by=town.maja, at=AT)
    assert not Release.objects.exists()


def test_the_paper_that_left_is_one_of_the_case(town):
    """Red when: any document will do."""
    paper = store_document(
        town.case, name="Svar.txt", content=b"Hej", kind=DocumentKind.LETTER, by=BY, at=AT
    )
    record_release(About(town.case), replace(GIVEN, document_id=paper), by=town.maja, at=AT)
    assert open_releases(About(town.case), by=town.maja, at=AT)[0].document_id == paper


def test_only_who_may_read_the_case(town):
    """Red when: check_may_read is left out of either."""
    with pytest.raises(NotThere):
        record_release(About(town.case), GIVEN, by=town.samira, at=AT)
    with pytest.raises(NotThere):
        open_releases(About(town.case), by=town.samira, at=AT)


def test_a_guest_reads_and_writes_nothing_and_an_emergency_is_written_down(town):
    """Red with whoever may read let through, and with an emergency opening kept out."""
    guest = Staff(new_id(), "Greta", frozenset({Seat(town.unit, Role.PARTNER, "ifo")}))
    assign(
        town.case, guest.id, assigned_as=AssignedAs.PARTNER, ground="partner",
        classes="K1 K2 K3 K5", by=BY, at=AT,
    )  # fmt: skip
    assert open_releases(About(town.case), by=guest, at=AT) == []
    with pytest.raises(Refusal, match="inte skriva i det"):
        record_release(About(town.case), GIVEN, by=guest, at=AT)
    why = {"reason": GlassReason.CALL, "sentence": "Polisen ringer om Noel nu."}
    break_glass(town.case, **why, by=town.samira, at=AT)
    assert record_release(About(town.case), GIVEN, by=town.samira, at=AT)


def test_the_reviewer_sees_grounds_and_no_content(town):
    """Red when: open_register gives the content, or lets a leader in."""
    record_release(About(town.case), GIVEN, by=town.maja, at=AT)
    vera = staff_of("Vera Lindh", town.unit, Role.REVIEWER, "Säkerhet", AT - timedelta(days=9))
    [row] = open_register(by=vera, at=AT)
    assert (row.name, row.what, row.weighing, row.source) == ("", "", "", "OSL 10:21")
    for who in (town.maja, town.katarina):
        with pytest.raises(NotThere):
            open_register(by=who, at=AT)


def test_every_recipient_has_a_ground_and_every_ground_a_question():
    """Red when: a row names a recipient that nobody has, or has nothing to weigh."""
    names = {each.name.lower() for each in Recipient}
    for each in Recipient:
        rules = grounds_for(each, AT.date())
        assert rules, each
        for rule in rules:
            assert rule.value.weigh_sv.endswith((".", "?"))
            assert set(rule.value.recipients) <= names


def test_the_rule_of_weighing_came_in_december():
    """OSL 10:15 a holds from 2025-12-01. Red when: the day is not asked."""
    codes = {rule.value.code for rule in grounds_for(Recipient.AUTHORITY, AT.date())}
    before = {r.value.code for r in grounds_for(Recipient.AUTHORITY, AT.date().replace(2025))}
    assert "OSL-10-15a" in codes
    assert "OSL-10-15a" not in before
