"""Whom an object is about can be said anew; walls can be asked for beyond one's assignments."""

from datetime import UTC, datetime, timedelta

import pytest

from tillit.kernel.actor import Guest, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal
from tillit.trust.access.actions import (
    guard,
    lift_barrier,
    open_unit,
    raise_barrier,
    set_concerned,
)
from tillit.trust.access.queries import visible_person_ids, walled_off
from tillit.trust.access.types import BarrierReason, GuardKind, UnitKind

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TOWN = System("tests")


@pytest.fixture
def staff(db) -> Staff:
    unit = open_unit("Mottagningen", UnitKind.INTAKE, by=TOWN, at=AT)
    return Staff(new_id(), "Kim Ek", frozenset({Seat(unit, Role.INTAKE, "ifo")}))


def report(staff: Staff, **more):
    line = new_id()
    (unit,) = staff.units()
    guard(line, GuardKind.REPORT, unit, by=TOWN, at=AT, **more)
    return line


def test_a_person_taken_away_is_no_longer_within_reach(staff: Staff) -> None:
    """Red when: `set_concerned` only adds."""
    wrong, right = new_id(), new_id()
    line = report(staff, person_id=wrong)
    set_concerned(line, [right], person_id=right, by=TOWN, at=AT)
    assert set(visible_person_ids(staff, at=AT)) == {right}
    set_concerned(line, [], person_id=None, by=TOWN, at=AT)
    assert not visible_person_ids(staff, at=AT).exists()


def test_walls_hold_beyond_the_own_assignments(staff: Staff) -> None:
    """Red when: a row of WALLS is left out of `walls_for`."""
    kin, other = new_id(), new_id()
    raise_barrier(staff.id, kin, BarrierReason.KIN, by=TOWN, at=AT)
    area = open_unit("Familjerätten", UnitKind.INTAKE, area="familjeratt", by=TOWN, at=AT)
    barred, free = report(staff, person_id=kin), report(staff, person_id=other)
    sealed = report(staff, person_id=other, sealed=True)
    elsewhere = new_id()
    guard(elsewhere, GuardKind.REPORT, area, by=TOWN, at=AT)
    ids = [barred, free, sealed, elsewhere]
    assert walled_off(staff, ids, at=AT) == {barred, sealed, elsewhere}
    assert walled_off(Guest(), ids, at=AT) == set(ids)
    assert walled_off(TOWN, ids, at=AT) == set()


def test_a_barrier_is_lifted_by_somebody_else(staff: Staff) -> None:
    """Red when: `lift_barrier` leaves its row running, lets staff lift their own, or ends one
    that was raised for another reason."""
    kin = new_id()
    raise_barrier(staff.id, kin, BarrierReason.KIN, by=TOWN, at=AT)
    line = report(staff, person_id=kin)
    later = AT + timedelta(hours=1)
    with pytest.raises(Refusal, match="egen spärr"):
        lift_barrier(staff.id, kin, BarrierReason.KIN, by=staff, at=later)
    lift_barrier(staff.id, kin, BarrierReason.DISQUALIFIED, by=TOWN, at=later)
    assert walled_off(staff, [line], at=later) == {line}
    lift_barrier(staff.id, kin, BarrierReason.KIN, by=TOWN, at=later)
    assert walled_off(staff, [line], at=later) == set()
