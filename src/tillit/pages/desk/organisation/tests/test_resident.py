"""Two colleagues say who a third is in the register, and no page tells what came of it."""

import re
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus

import pytest
from django.urls import reverse

from tests.support.town import BY, staff_of
from tillit.casework.cases.models import Notice
from tillit.casework.intake.actions import rescue_unseen
from tillit.kernel.actor import Role
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal
from tillit.registers.people.models import Person
from tillit.registers.people.queries import ids_of
from tillit.trust.access.actions import assign, guard, open_unit
from tillit.trust.access.models import OwnEntry
from tillit.trust.access.queries import (
    holders_of,
    verdict_on,
    visible_ids,
    walled_person_ids,
)
from tillit.trust.access.types import GuardKind, UnitKind
from tillit.trust.audit.models import Payload
from tillit.trust.identity.actions import link_account
from tillit.trust.identity.queries import staff_actor

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
PETRA, ERIK, NOBODY = "198803092389", "198003012385", "201706032388"


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def page(town) -> str:
    return reverse("desk:colleague", args=[town.maja.id])


@pytest.fixture
def two(town, at_desk):
    """The leader, and who administers the system."""
    ali = staff_of("Ali Rahimi", town.unit, Role.ADMINISTRATOR, "Systemansvarig", AT)
    return partial(at_desk, town.katarina, AT), partial(at_desk, ali, AT)


@pytest.fixture(autouse=True)
def numbers(town):
    Person.objects.filter(pk=town.petra).update(number=PETRA)
    Person.objects.filter(pk=town.erik).update(number=ERIK)


def typed(client, page, number):
    return client.post(page, {"do": "is", "number": number})


def test_whoever_is_the_mother_reads_nothing_of_the_child(town, two, page):
    """Maja has Noel's case, and turns out to be his mother.

    Red when: `link_account` writes only one of the two tables, or the assignment stays.
    """
    assert verdict_on(town.maja, town.case, at=AT).allowed
    for client in two:
        assert typed(client(), page, PETRA).status_code == HTTPStatus.FOUND
    maja = staff_actor(BY, town.maja.id, at=AT)
    assert not verdict_on(maja, town.case, at=AT).allowed
    assert holders_of(BY, town.case, at=AT) == []
    assert ids_of(BY, town.noel) <= walled_person_ids(maja, at=AT)
    assert Notice.objects.get(kind="no_holder").staff_id == town.katarina.id


def test_the_page_is_the_same_before_and_after(town, two, page):
    """Neither that it is known, nor whether the number was in the register.

    Red when: the page shows what is known, or a number that nobody has is refused.
    """
    leader, admin = two
    before = text(leader().get(page))
    people = Person.objects.count()
    answers = []
    for number in (PETRA, NOBODY):
        typed(leader(), page, number)
        assert "En kollega har skrivit ett nummer" in text(admin().get(page))
        answers.append(text(admin().post(page, {"do": "is", "number": number}, follow=True)))
        assert number not in answers[-1]
        assert without_tokens(text(leader().get(page))) == without_tokens(before)
    assert without_tokens(answers[0]) == without_tokens(answers[1])
    assert Person.objects.count() == people + 1
    told = Payload.objects.filter(verb__startswith="OwnEntry")
    assert {each.person_id for each in told} == {None}


def test_one_alone_two_numbers_and_oneself(town, two, page, at_desk):
    """Red when: one colleague may type twice, numbers that differ are taken, or somebody links
    themself."""
    leader, admin = two
    typed(leader(), page, PETRA)
    again = typed(leader(), page, PETRA)
    assert "Du har själv skrivit numret" in text(again)
    other = typed(admin(), page, ERIK)
    assert other.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "inte lika" in text(other)
    assert OwnEntry.objects.get().person_id is None
    assert "En kollega har skrivit" not in text(admin().get(page))
    own = reverse("desk:colleague", args=[town.katarina.id])
    assert "Ingen ändrar sin egen" in text(typed(leader(), own, ERIK))
    assert "Skriv personnumret" not in text(leader().get(own))


def intake_at(town, *roles: Role):
    """A unit in the same secrecy area with one colleague in each role, and an open report there
    that concerns Petra."""
    unit = open_unit("Mottagning", UnitKind.INTAKE, by=BY, at=AT)
    staff = [staff_of(f"Kollega {n}", unit, role, "", AT) for n, role in enumerate(roles)]
    line = new_id()
    guard(line, GuardKind.REPORT, unit, person_id=town.noel, concerned=[town.petra], by=BY, at=AT)
    return line, staff


def sees(who, line) -> bool:
    """As the colleague comes in now, on the page and in the list."""
    now = staff_actor(BY, who.id, at=AT)
    on_page = verdict_on(now, line, at=AT).allowed
    assert on_page == (line in visible_ids(now, at=AT))
    return on_page


def test_the_unit_sees_nothing_and_the_leader_does(town):
    """Red when: `beside` is not read as the colleague comes in, or the leader is kept out too."""
    line, (mother, beside, leader) = intake_at(town, Role.INTAKE, Role.INTAKE, Role.LEADER)
    assert [sees(each, line) for each in (mother, beside, leader)] == [True, True, True]
    link_account(mother.id, town.petra, by=BY, at=AT)
    assert [sees(each, line) for each in (mother, beside, leader)] == [False, False, True]
    assert rescue_unseen(by=BY, at=AT) == 0


def test_what_nobody_in_the_unit_may_see_goes_to_a_leader_elsewhere_at_once(town):
    """Red when: the report stays where nobody opens it, or the leader is told every five minutes.

    The only colleague in the unit is the mother.
    """
    line, (mother,) = intake_at(town, Role.INTAKE)
    link_account(mother.id, town.petra, by=BY, at=AT)
    assert not sees(mother, line)
    assert not sees(town.katarina, line)
    assert rescue_unseen(by=BY, at=AT) == 1
    assert rescue_unseen(by=BY, at=AT) == 0
    assert sees(town.katarina, line)
    told = Notice.objects.filter(object_id=line)
    assert [(each.staff_id, each.kind) for each in told] == [(town.katarina.id, "unseen")]


def test_somebody_s_own_case_is_not_given_to_them(town):
    """Red when: `barred_from` asks only for barriers, and the case lies where nobody reads it."""
    link_account(town.samira.id, town.petra, by=BY, at=AT)
    with pytest.raises(Refusal, match="Välj någon annan"):
        assign(town.case, town.samira.id, ground="sol", by=BY, at=AT)


def without_tokens(page: str) -> str:
    """A page without what is new each time."""
    return re.sub(r"[A-Za-z0-9]{64}|nonce=\"[^\"]+\"", "", page)
