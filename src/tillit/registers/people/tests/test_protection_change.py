"""Protection is changed with its source and day; one makes it stronger, two make it weaker."""

from datetime import timedelta

import pytest

from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people import actions, queries
from tillit.registers.people.models import Person, ProtectionChange
from tillit.registers.people.types import (
    Protection,
    ProtectionSource,
    ProtectionTold,
    Purpose,
    ToldHow,
)
from tillit.trust.audit.models import Payload

from .conftest import AT, TOWN, colleague, give_case

TOLD = ProtectionTold(ProtectionSource.TAX_AGENCY, ToldHow.PAPER, AT.date())
LATER = AT + timedelta(minutes=9)


@pytest.fixture
def two(unit):
    return colleague(unit, Role.SOCIAL_WORKER), colleague(unit, Role.LEADER)


@pytest.fixture
def alva(register, two, unit):
    person = register("Alva", "Ek")
    for staff in two:
        give_case(staff, person, unit)
    return person


def protect(person, protection, by, told=TOLD, at=AT):
    reason = "Besked från Skatteverket."
    return actions.set_protection(person, protection, reason=reason, told=told, by=by, at=at)


def now(person):
    return Protection(Person.objects.get(pk=person).protection)


def test_stronger_holds_at_once_with_source_and_day(alva, two):
    """Red with `told` not asked of staff, and with the source left out of the event."""
    with pytest.raises(Refusal, match="vem som har beslutat"):
        protect(alva, Protection.MARKED, two[0], told=None)
    ahead = ProtectionTold(TOLD.source, TOLD.how, AT.date() + timedelta(days=1))
    with pytest.raises(Refusal, match="senast i dag"):
        protect(alva, Protection.MARKED, two[0], told=ahead)
    assert protect(alva, Protection.MARKED, two[0])
    assert now(alva) is Protection.MARKED
    row = ProtectionChange.objects.get()
    assert (row.source, row.told_how, row.decided_on) == ("tax_agency", "paper", AT.date())
    body = Payload.objects.get(verb="ProtectionChanged").body
    assert "tax_agency" in body
    assert str(AT.date()) in body


@pytest.mark.parametrize("to", [Protection.NONE, Protection.MARKED])
def test_weaker_takes_two(alva, two, to):
    """Red with the order of protections turned, and with the same colleague let through."""
    one, other = two
    protect(alva, Protection.REGISTERED, one)
    assert not protect(alva, to, one)
    assert now(alva) is Protection.REGISTERED
    [waiting, _] = queries.protection_changes(one, frozenset({alva}))
    with pytest.raises(Refusal, match="Be en kollega"):
        actions.confirm_lift(waiting.id, by=one, at=LATER)
    actions.confirm_lift(waiting.id, by=other, at=LATER)
    assert now(alva) is to
    row = ProtectionChange.objects.get(pk=waiting.id)
    assert (row.asked_by, row.done_by) == (one.id, other.id)
    with pytest.raises(Moved):
        actions.confirm_lift(waiting.id, by=other, at=LATER)


def test_a_name_is_not_found_while_it_waits(alva, two, intake):
    """Red with the search made anew before the second has said yes."""
    protect(alva, Protection.MARKED, two[0])
    protect(alva, Protection.NONE, two[0])
    search = {"purpose": Purpose.MATCH, "by": intake, "at": LATER}
    assert actions.search_people("alva ek", **search).lines == ()


def test_a_no_keeps_it(alva, two):
    """Red with `drop_lift` writing nothing."""
    protect(alva, Protection.MARKED, two[0])
    protect(alva, Protection.NONE, two[0])
    waiting = ProtectionChange.objects.get(done_at=None)
    with pytest.raises(Moved, match="redan bett"):
        protect(alva, Protection.NONE, two[1])
    actions.drop_lift(waiting.pk, by=two[1], at=LATER)
    with pytest.raises(Moved):
        actions.confirm_lift(waiting.pk, by=two[1], at=LATER)
    assert now(alva) is Protection.MARKED
    assert not protect(alva, Protection.NONE, two[1])


def test_what_waits_falls_when_the_protection_is_made_stronger(alva, two):
    """An old yes may not take the new protection away. Two things hold it, the row that falls and
    the protection it was asked of: green with either left out, not tried with both."""
    protect(alva, Protection.MARKED, two[0])
    protect(alva, Protection.NONE, two[0])
    waiting = ProtectionChange.objects.get(done_at=None)
    protect(alva, Protection.REGISTERED, two[1])
    with pytest.raises(Moved):
        actions.confirm_lift(waiting.pk, by=two[1], at=LATER)
    assert now(alva) is Protection.REGISTERED


def test_a_stranger_confirms_nothing(alva, two, unit):
    """Red with `person_to_change` left out of `_waiting`."""
    protect(alva, Protection.MARKED, two[0])
    protect(alva, Protection.NONE, two[0])
    waiting = ProtectionChange.objects.get(done_at=None)
    for step in (actions.confirm_lift, actions.drop_lift):
        with pytest.raises(NotThere):
            step(waiting.pk, by=colleague(unit, Role.PROVIDER), at=LATER)


def test_the_register_alone_may_lift(alva):
    """What the population register tells is nobody's choice here. Red with the program made
    to wait as staff do."""
    protect(alva, Protection.MARKED, TOWN, told=None)
    protect(alva, Protection.NONE, TOWN, told=None)
    assert now(alva) is Protection.NONE
    assert set(ProtectionChange.objects.values_list("source", flat=True)) == {"register"}


def test_a_merge_never_makes_anybody_weaker(register, two, alva, unit):
    """Neither the asking nor the yes. Red with `_stronger` turned round."""
    other = register("Alva", "Ek")
    for staff in two:
        give_case(staff, other, unit)
    protect(alva, Protection.REGISTERED, two[0])
    boss = colleague(unit, Role.LEADER)
    for person in (alva, other):
        give_case(boss, person, unit)
    actions.merge_persons(other, alva, reason="Samma person", by=two[1], at=AT)
    [ask] = queries.merges_asked(boss, frozenset({alva}))
    actions.confirm_merge(ask.id, by=boss, at=LATER)
    assert now(other) is Protection.REGISTERED
