"""The review: who does it, what each may decide, and that two who write do not overwrite."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.town import BY, FROM, sign, staff_of
from tillit.casework.cases.actions import start_case
from tillit.casework.cases.types import NoteKind
from tillit.kernel.actor import Role
from tillit.kernel.location import Location
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.law.disclosure import Recipient
from tillit.overview.extract import actions
from tillit.overview.extract.models import ExtractLine
from tillit.overview.extract.policies import may_review
from tillit.overview.extract.types import Ruling, Show
from tillit.registers.people.actions import hide_place, register_person
from tillit.trust.access.actions import change_guard, raise_barrier
from tillit.trust.access.types import BarrierReason

from .conftest import AT, asked_for


def test_who_comes_in(family):
    """Red when: check_may_review lets somebody else in."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    vera = staff_of("Vera Lindh", family.unit, Role.REVIEWER, "Säkerhet", AT)
    for who in (family.samira, vera):
        with pytest.raises(NotThere):
            actions.open_review(extract, by=who, at=AT)
    assert actions.open_review(extract, by=family.katarina, at=AT).of
    raise_barrier(family.katarina.id, family.noel, BarrierReason.KIN, by=BY, at=AT)
    with pytest.raises(NotThere):
        actions.open_review(extract, by=family.katarina, at=AT)
    assert actions.open_extracts(by=family.samira, at=AT) == []


def test_nobody_reviews_who_is_close_to_them(family):
    """Also where only the register knows the person, and no case stands behind a wall. Red when:
    the barrier is not asked, or the leader, who may not search the register, is let in (seen: they
    were told who is in it)."""
    stranger = register_person("Ture", "Ek", at=AT, **FROM)
    idris = staff_of("Idris Warsame", family.unit, Role.INTAKE, "Mottagare", AT)
    assert may_review(idris, stranger, at=AT)
    assert not any(may_review(who, stranger, at=AT) for who in (family.maja, family.katarina))
    raise_barrier(idris.id, stranger, BarrierReason.KIN, by=BY, at=AT)
    assert not may_review(idris, stranger, at=AT)


def test_another_reviewer_is_needed_for_what_one_may_not_read(family):
    """The leader sees that there is more, never what. Red when: sees() is always true."""
    start_case(family.noel, family.unit, title="Ett till", responsible=None, by=BY, at=AT)
    extract = asked_for(family, family.noel, Recipient.SELF)
    everything = actions.open_review(extract, show=Show.ALL, by=family.maja, at=AT)
    change_guard(family.case, sealed=True, by=BY, at=AT)
    found = actions.open_review(extract, show=Show.ALL, by=family.katarina, at=AT)
    total = ExtractLine.objects.filter(extract=extract).count()
    assert 0 < found.others < total
    assert found.of + found.others == everything.of + everything.others == total
    hidden = ExtractLine.objects.filter(extract=extract, table="cases_note").first()
    with pytest.raises(NotThere):
        actions.open_line(extract, hidden.pk, by=family.katarina, at=AT)
    with pytest.raises(NotThere):
        actions.rule_many(extract, [hidden.pk], Ruling.RELEASE, by=family.katarina, at=AT)


def test_two_who_write_do_not_overwrite(family):
    """Red when: _save() does not ask for the version."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    line = ExtractLine.objects.filter(extract=extract, table="cases_note").first()
    said = {"hidden": [], "phrases": "torsdagar", "why": "", "at": AT}
    version = actions.keep_line(extract, line.pk, version=1, by=family.maja, **said)
    with pytest.raises(Moved, match="Maja Norrman"):
        actions.keep_line(extract, line.pk, version=1, by=family.katarina, **said)
    actions.rule_line(
        extract, line.pk, Ruling.MASK, version=version, phrases="torsdagar", ground="OSL-26-1",
        by=family.maja, at=AT,
    )  # fmt: skip
    actions.keep_line(extract, line.pk, version=3, by=family.katarina, **said | {"phrases": ""})
    assert ExtractLine.objects.get(pk=line.pk).ruling == "", "written in: to decide about again"


def test_what_is_held_back_has_a_ground(family):
    """Red when: check_ground is not asked."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    line = ExtractLine.objects.filter(extract=extract, table="cases_note").first()
    for ground in ("", "OSL-10-21", "finns inte"):
        with pytest.raises(Refusal, match="grund"):
            actions.rule_many(
                extract, [line.pk], Ruling.LEAVE, ground=ground, by=family.maja, at=AT
            )


def test_a_text_is_never_released_unread(family):
    """What somebody has written may name anybody. Red when: holds() does not ask for prose."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    actions.rule_many(extract, None, Ruling.RELEASE, by=family.maja, at=AT)
    released = set(ExtractLine.objects.filter(extract=extract, ruling="release")
                   .values_list("table", flat=True))  # fmt: skip
    assert released
    assert not released & {"cases_note", "intake_concernreport", "cases_dispute", "people_relation"}


def test_who_reported_stays_hidden_by_who_may_not_see_it(family):
    """A leader writes on the line of a report: the name stays hidden, also when nothing is chosen.
    Red when: unseen() is empty."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    line = ExtractLine.objects.get(extract=extract, table="intake_concernreport")
    actions.keep_line(
        extract, line.pk, version=1, hidden=[], phrases="", why="", by=family.katarina, at=AT
    )
    assert "reporter_name" in ExtractLine.objects.get(pk=line.pk).hidden
    actions.rule_line(
        extract, line.pk, Ruling.RELEASE, version=2, ground="OSL-26-5", by=family.katarina, at=AT
    )
    assert ExtractLine.objects.get(pk=line.pk).ruling == Ruling.MASK


def test_that_somebody_hides_is_told_to_nobody_else(family):
    """Red when: HIDING is empty."""
    hide_place(family.noel, Location.SCHOOL, "Ekbyskolan", at=AT, **FROM)
    mine = asked_for(family, family.petra, Recipient.SELF, person=family.petra)
    theirs = asked_for(family, family.erik)
    tables = {each: set(ExtractLine.objects.filter(extract=each).values_list("table", flat=True))
              for each in (mine, theirs)}  # fmt: skip
    assert "people_hiddenplace" in tables[mine]
    assert not {table for table in tables[theirs] if "hidden" in table or "protect" in table} - {
        "intake_protectionassessment"
    }


def test_files_are_read_one_by_one(family):
    """Red when: rule_many takes files too."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    file = ExtractLine.objects.filter(extract=extract, table="documents_document").first()
    with pytest.raises(Refusal, match="för sig"):
        actions.rule_many(extract, [file.pk], Ruling.RELEASE, ground="OSL-26-1",
                          by=family.maja, at=AT)  # fmt: skip


def asked(family, to):
    """How many questions the database gets for the whole of an extract on one page."""
    extract = asked_for(family, to)
    ExtractLine.objects.filter(extract=extract).exclude(table="cases_note").delete()
    with CaptureQueriesContext(connection) as found:
        shown = actions.open_review(extract, show=Show.ALL, by=family.maja, at=AT)
    return len(found), len(shown.lines)


def test_a_page_asks_as_much_whatever_the_number_of_lines(family):
    """Red when: a line asks for its record by itself."""
    few, lines = asked(family, family.erik)
    for number in range(6):
        sign(family, NoteKind.PHONE, f"Samtal {number}.")
    many, more = asked(family, family.petra)
    assert more == lines + 6
    assert many <= few


def test_what_was_decided_can_be_taken_back(family):
    """All of it at once, and only what the actor decided at that moment. Red when: take_back()
    does not ask for the moment, or leaves the ruling."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    actions.rule_many(extract, None, Ruling.RELEASE, by=family.maja, at=AT)
    later = AT + timedelta(minutes=5)
    one = ExtractLine.objects.filter(extract=extract, ruling="", hidden=[], table="cases_note")[0]
    actions.rule_many(extract, [one.pk], Ruling.RELEASE, by=family.maja, at=later)
    before = ExtractLine.objects.filter(extract=extract).exclude(ruling="").count()
    moment, many = actions.open_review(extract, by=family.maja, at=later).latest
    assert (moment, many) == (later, 1)
    assert actions.take_back(extract, None, decided=later, by=family.maja, at=later) == 1
    assert ExtractLine.objects.filter(extract=extract).exclude(ruling="").count() == before - 1
    with pytest.raises(Refusal, match="inget att ångra"):
        actions.take_back(extract, None, decided=later, by=family.maja, at=later)


def test_one_kind_at_a_time(family):
    """Red when: open_review() does not choose by kind, or counts another group."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    whole = actions.open_review(extract, by=family.maja, at=AT)
    notes = next(each for each in whole.kinds if each.table == "cases_note")
    assert sum(each.count for each in whole.kinds) == whole.of
    some = actions.open_review(extract, kind="cases_note", by=family.maja, at=AT)
    assert (some.of, {each.title for each in some.lines}) == (notes.count, {notes.words})
    assert actions.open_review(extract, kind="x", by=family.maja, at=AT).kind == ""
