"""Who gives and ends a role in a unit, and what an ended role takes away."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.support.analyses import analyse
from tillit.kernel.actor import Guest, Reporter, Resident, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.access.actions import (
    assign,
    end_seat,
    give_seat,
    guard,
    open_unit,
    renew_seat,
)
from tillit.trust.access.models import Membership
from tillit.trust.access.queries import seats_of, verdict_on
from tillit.trust.access.types import GuardKind, UnitKind
from tillit.trust.audit.models import Leaf

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
TOWN = System("tests")
THE_LEADER, NOT_ONES_OWN = "gruppledare", "egen behörighet"


@pytest.fixture
def unit(db) -> UUID:
    analyse(UnitKind.INVESTIGATION, at=AT)
    return open_unit("Barn och unga", UnitKind.INVESTIGATION, by=TOWN, at=AT)


def somebody(unit: UUID, role: Role) -> Staff:
    return Staff(new_id(), "Kim Ek", frozenset({Seat(unit, role, "ifo")}))


def seat(unit: UUID, *, by=TOWN) -> UUID:
    kim = new_id()
    give_seat(kim, unit, Role.SOCIAL_WORKER, by=by, at=AT)
    return kim


def roles(staff: UUID, at: datetime = LATER) -> list[Role]:
    return [each.role for each in seats_of(TOWN, staff, at=at)]


def test_the_leader_gives_and_ends_roles(unit) -> None:
    """Red when: the leader is forgotten in `check_may_seat`, or a `record` in the actions."""
    before = Leaf.objects.count()
    kim, boss = seat(unit, by=somebody(unit, Role.LEADER)), somebody(unit, Role.LEADER)
    assert roles(kim, AT) == [Role.SOCIAL_WORKER]
    end_seat(kim, unit, Role.SOCIAL_WORKER, by=boss, at=LATER)
    assert roles(kim) == []
    assert Leaf.objects.count() == before + 2


def test_who_administers_ends_roles_and_asks_for_them(unit) -> None:
    """Red when: `needs_second` lets who makes the accounts give a role alone."""
    kim, ali = seat(unit), somebody(unit, Role.ADMINISTRATOR)
    end_seat(kim, unit, Role.SOCIAL_WORKER, by=ali, at=LATER)
    assert roles(kim) == []
    with pytest.raises(Refusal, match="ges av två"):
        give_seat(kim, unit, Role.SOCIAL_WORKER, by=ali, at=LATER)
    with pytest.raises(Refusal, match="ges av två"):
        renew_seat(seat(unit), unit, Role.SOCIAL_WORKER, until=None, by=ali, at=LATER)
    assert roles(kim) == []


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.LEADER, Role.ADMINISTRATOR)])
def test_no_other_role_does(unit, role) -> None:
    """Red when: `check_may_seat` is not asked by one of the two, or asks for any role at all."""
    kim, other = seat(unit), somebody(unit, role)
    with pytest.raises(Refusal, match=THE_LEADER):
        end_seat(kim, unit, Role.SOCIAL_WORKER, by=other, at=LATER)
    with pytest.raises(Refusal, match=THE_LEADER):
        give_seat(kim, unit, Role.LEADER, by=other, at=LATER)
    assert roles(kim) == [Role.SOCIAL_WORKER]


def test_the_leader_of_another_unit_does_not(unit) -> None:
    """Red when: to lead any unit is enough."""
    kim = seat(unit)
    other = somebody(open_unit("Vuxna", UnitKind.INVESTIGATION, by=TOWN, at=AT), Role.LEADER)
    with pytest.raises(Refusal, match=THE_LEADER):
        end_seat(kim, unit, Role.SOCIAL_WORKER, by=other, at=LATER)
    assert roles(kim) == [Role.SOCIAL_WORKER]


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMINISTRATOR])
def test_nobody_changes_their_own(unit, role) -> None:
    """Red when: `check_may_seat` does not look at whose role it is."""
    boss = somebody(unit, role)
    give_seat(boss.id, unit, role, by=TOWN, at=AT)
    with pytest.raises(Refusal, match=NOT_ONES_OWN):
        give_seat(boss.id, unit, Role.SOCIAL_WORKER, by=boss, at=LATER)
    with pytest.raises(Refusal, match=NOT_ONES_OWN):
        end_seat(boss.id, unit, role, by=boss, at=LATER)
    assert roles(boss.id) == [role]


@pytest.mark.parametrize("who", [Guest(), Resident(new_id(), "Pia"), Reporter(new_id())])
def test_outside_the_desk_it_is_not_there(unit, who) -> None:
    """Red when: only staff are asked about."""
    kim = seat(unit)
    with pytest.raises(NotThere):
        give_seat(kim, unit, Role.LEADER, by=who, at=LATER)
    with pytest.raises(NotThere):
        end_seat(kim, unit, Role.SOCIAL_WORKER, by=who, at=LATER)


def test_only_the_role_that_is_meant_ends(unit) -> None:
    """Red when: `end_seat` forgets the role, the unit or the person it is about, or ends again
    (and so moves the day of) a role that had ended."""
    kim, lee = seat(unit), seat(unit)
    give_seat(kim, unit, Role.INTAKE, by=TOWN, at=AT)
    elsewhere = open_unit("Vuxna", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    give_seat(kim, elsewhere, Role.SOCIAL_WORKER, by=TOWN, at=AT)
    end_seat(kim, unit, Role.SOCIAL_WORKER, by=TOWN, at=LATER)
    assert roles(lee) == [Role.SOCIAL_WORKER]
    left = {(each.unit_id, each.role) for each in seats_of(TOWN, kim, at=LATER)}
    assert left == {(unit, Role.INTAKE), (elsewhere, Role.SOCIAL_WORKER)}
    leaves = Leaf.objects.count()
    end_seat(kim, unit, Role.SOCIAL_WORKER, by=TOWN, at=LATER + timedelta(days=1))
    ended = Membership.objects.get(staff_id=kim, unit_id=unit, role=Role.SOCIAL_WORKER)
    assert (ended.until, Leaf.objects.count()) == (LATER, leaves)


def test_a_role_for_a_time_may_end_before_it(unit) -> None:
    """Red when: `end_seat` only ends roles without a last day."""
    kim = new_id()
    give_seat(kim, unit, Role.DUTY, until=AT + timedelta(days=30), by=TOWN, at=AT)
    end_seat(kim, unit, Role.DUTY, by=TOWN, at=LATER)
    assert roles(kim) == []


def test_an_assignment_without_a_role_opens_nothing(unit) -> None:
    """Red when: the wall before another secrecy area is taken away."""
    kim, case = seat(unit), new_id()
    guard(case, GuardKind.CASE, unit, by=TOWN, at=AT)
    assign(case, kim, ground="test", by=TOWN, at=AT)
    there = Staff(kim, "Kim Ek", seats_of(TOWN, kim, at=AT))
    assert verdict_on(there, case, at=AT).allowed
    end_seat(kim, unit, Role.SOCIAL_WORKER, by=TOWN, at=LATER)
    gone = replace(there, seats=seats_of(TOWN, kim, at=LATER))
    assert not verdict_on(gone, case, at=LATER).allowed
