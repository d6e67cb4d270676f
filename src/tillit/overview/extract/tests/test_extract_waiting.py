"""That an extract waits reaches who may review it, and whoever asked sees how far it is."""

from datetime import timedelta

from tests.support.town import FROM, staff_of
from tillit.kernel.actor import Resident, Role
from tillit.law.disclosure import Recipient
from tillit.overview.extract import actions
from tillit.overview.extract.queries import OLD, waiting_extracts
from tillit.overview.extract.types import Ruling
from tillit.registers.people.actions import register_person

from .conftest import AT, asked_for, rule_all


def test_it_waits_for_who_may_review_it(family):
    """The leader is told when it is old. Red when: the closed ones count, everybody is told, or
    nobody is told that it is old."""
    assert waiting_extracts(family.maja, at=AT) == (0, 0)
    extract = asked_for(family, family.noel, Recipient.SELF)
    later = AT + OLD + timedelta(days=1)
    assert waiting_extracts(family.maja, at=later) == (1, 0)
    assert waiting_extracts(family.katarina, at=AT) == (1, 0)
    assert waiting_extracts(family.katarina, at=later) == (1, 1)
    assert waiting_extracts(family.samira, at=AT) == (0, 0)
    actions.withdraw(extract, by=family.maja, at=AT)
    assert waiting_extracts(family.katarina, at=later) == (0, 0)


def test_one_without_a_case_waits_for_intake(family):
    """Nobody has an assignment that leads there. Red when: reviewed_by() knows only the ways of
    the policy, or gives intake those that have a case."""
    idris = staff_of("Idris Warsame", family.unit, Role.INTAKE, "Mottagare", AT)
    alone = register_person("Ensam", "Ek", at=AT, **FROM)
    asked = actions.ask_for_mine(by=Resident(alone, "Ensam Ek"), at=AT)
    asked_for(family, family.noel, Recipient.SELF)
    assert [each.id for each in actions.open_extracts(by=idris, at=AT)] == [asked]
    assert waiting_extracts(idris, at=AT) == (1, 0)
    assert waiting_extracts(family.maja, at=AT) == (1, 0)


def test_whoever_asked_sees_how_far_it_is(family):
    """In words, never in numbers. Red when: the lines are not counted."""
    petra = Resident(family.petra, "Petra Sandvik")
    extract = actions.ask_for_mine(by=petra, at=AT)

    def said():
        [mine] = actions.open_mine(by=petra, at=AT)
        return mine.so_far

    assert "börjar snart" in said()
    actions.begin_review(extract, by=family.maja, at=AT)
    assert "har börjat" in said()
    actions.rule_many(extract, None, Ruling.RELEASE, by=family.maja, at=AT)
    assert "har gått igenom" in said()
    rule_all(extract, family)
    assert "Nu görs filen klar" in said()
