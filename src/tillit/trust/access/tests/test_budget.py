"""How many persons a colleague opens in a day: counted once each, remarked on, stopped, let on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.kernel.actor import Resident, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.access.actions import (
    break_glass,
    give_seat,
    guard,
    lift_budget,
    note_closed,
    open_unit,
)
from tillit.trust.access.models import DayOpened
from tillit.trust.access.policies import budget_on
from tillit.trust.access.queries import doors_closed, is_full, opened_today, remark
from tillit.trust.access.types import GlassReason, GuardKind, OverBudget, UnitKind
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.models import Payload

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TOMORROW = AT + timedelta(days=1)
TOWN = System("tests")
WHY = "Vi går igenom hela kön efter ett fel."


@pytest.fixture
def unit(db, settings) -> UUID:
    settings.PERSON_BUDGET = ["2/3"]
    return open_unit("Barn och unga", UnitKind.INVESTIGATION, by=TOWN, at=AT)


@pytest.fixture
def kim(unit) -> Staff:
    kim = Staff(new_id(), "Kim Ek", frozenset({Seat(unit, Role.SOCIAL_WORKER, "ifo")}))
    give_seat(kim.id, unit, Role.SOCIAL_WORKER, by=TOWN, at=AT)
    return kim


@pytest.fixture
def boss(unit) -> Staff:
    return Staff(new_id(), "Bo Ek", frozenset({Seat(unit, Role.LEADER, "ifo")}))


def opens(who, person=None, *, ground="assigned", at=AT, object_id=None) -> UUID:
    person = person or new_id()
    note_read("open_case", by=who, at=at, object_id=object_id, person_id=person, ground=ground)
    return person


def fill(who: Staff) -> list[UUID]:
    return [opens(who) for _ in range(3)]


def said(verb: str) -> int:
    return Payload.objects.filter(verb=verb).count()


def test_the_same_person_is_one_however_often(kim) -> None:
    """Red when: `if mark in opened` is taken out of `count_person`."""
    person = opens(kim)
    for _ in range(9):
        opens(kim, person)
    assert opened_today(kim, kim.id, at=AT).opened == 1


def test_the_page_says_so_from_the_first_limit_and_the_log_once(kim) -> None:
    """Red when: `record(ManyOpened)` or `say` is taken out, or compares with `>`."""
    first = opens(kim)
    assert remark(kim, at=AT) is None
    opens(kim)
    assert remark(kim, at=AT).opened == 2
    opens(kim, first)
    assert (said("ManyOpened"), remark(kim, at=TOMORROW)) == (1, None)


def test_the_door_closes_at_the_stop_and_not_for_those_already_opened(kim) -> None:
    """Red when: the stop is not asked, or is asked of somebody already opened today."""
    persons = fill(kim)
    with pytest.raises(OverBudget, match="öppnat 3 personer"):
        opens(kim)
    opens(kim, persons[0])
    assert opened_today(kim, kim.id, at=AT).opened == 3
    opens(kim, at=TOMORROW)
    assert opened_today(kim, kim.id, at=TOMORROW).opened == 1


@pytest.mark.parametrize("ground", ["intake", "duty", "archive", ""])
def test_work_that_something_else_vouches_for_is_not_counted(kim, ground) -> None:
    """Red when: a row is taken out of UNCOUNTED."""
    for _ in range(5):
        opens(kim, ground=ground)
    assert opened_today(kim, kim.id, at=AT).opened == 0


def test_nobody_else_is_counted(unit) -> None:
    """Red when: everybody who has an id is counted."""
    for who in (TOWN, Resident(new_id(), "Pia")):
        for _ in range(5):
            opens(who)
    assert not DayOpened.objects.exists()


def test_an_emergency_is_counted_but_never_stopped(unit, kim) -> None:
    """Red when: `ground == "glass"` or the query for broken glass is taken out of `_is_stopped`."""
    fill(kim)
    case, order = new_id(), new_id()
    guard(case, GuardKind.CASE, unit, person_id=new_id(), by=TOWN, at=AT)
    guard(order, GuardKind.SERVICE, unit, root_id=case, by=TOWN, at=AT)
    with pytest.raises(OverBudget):
        opens(kim, object_id=case)
    reason = GlassReason.DANGER
    break_glass(case, reason=reason, sentence="Ett barn ringer nu.", by=kim, at=AT)
    opens(kim, object_id=case)  # by an assignment of their own, and yet let through
    opens(kim, object_id=order)
    opens(kim, ground="glass")
    with pytest.raises(OverBudget):
        opens(kim, object_id=new_id())
    with pytest.raises(OverBudget):
        opens(kim, object_id=case, at=AT + timedelta(hours=8))
    assert opened_today(kim, kim.id, at=AT).opened == 6


def test_who_has_the_duty_is_not_stopped_during_the_shift(unit, kim) -> None:
    """Red when: `by.on_duty` is taken out of `_is_stopped`."""
    seats = [Seat(unit, Role.DUTY, "ifo", on=on) for on in (True, False)]
    on, off = (replace(kim, id=new_id(), seats=frozenset({seat})) for seat in seats)
    for who in (on, off):
        fill(who)
    opens(on)
    with pytest.raises(OverBudget):
        opens(off)


def test_a_leader_opens_the_door_for_the_day_with_a_reason(kim, boss) -> None:
    """Red when: the lift is not asked for in `_is_stopped`, or holds on another day."""
    fill(kim)
    note_closed(by=kim, at=AT)
    note_closed(by=kim, at=AT)
    assert (said("BudgetReached"), doors_closed(boss, boss.units(), at=AT)) == (1, [kim.id])
    assert is_full(kim, at=AT)
    for _ in range(2):
        lift_budget(kim.id, why=WHY, by=boss, at=AT)
    opens(kim)
    now = opened_today(boss, kim.id, at=AT)
    assert (now.opened, now.closed, now.lifted_by, now.why) == (4, True, boss.id, WHY)
    assert (said("BudgetLifted"), doors_closed(boss, boss.units(), at=AT)) == (1, [])
    assert not is_full(kim, at=AT)
    for _ in range(3):
        opens(kim, at=TOMORROW)
    with pytest.raises(OverBudget):
        opens(kim, at=TOMORROW)


def test_who_may_open_the_door(unit, kim, boss) -> None:
    """Red when: a branch of `check_may_lift` or `check_lift` is taken out."""
    other = Staff(new_id(), "Li Ek", frozenset({Seat(new_id(), Role.LEADER, "ifo")}))
    for who in (boss, other):
        give_seat(who.id, unit, Role.LEADER, by=TOWN, at=AT) if who is boss else None
    for refused in (kim, other, replace(kim, id=new_id())):
        with pytest.raises(Refusal):
            lift_budget(kim.id, why=WHY, by=refused, at=AT)
    with pytest.raises(Refusal, match="sin egen dörr"):
        lift_budget(boss.id, why=WHY, by=boss, at=AT)
    with pytest.raises(Refusal, match="en mening"):
        lift_budget(kim.id, why="Behövs", by=boss, at=AT)
    with pytest.raises(NotThere):
        lift_budget(kim.id, why=WHY, by=TOWN, at=AT)
    with pytest.raises(Refusal, match="gruppledare"):
        lift_budget(boss.id, why=WHY, by=kim, at=AT)
    lift_budget(boss.id, why=WHY, by=other, at=AT)
    assert opened_today(boss, boss.id, at=AT).lifted_by == other.id


def test_two_pages_at_the_same_moment_lose_nobody(kim, monkeypatch) -> None:
    """The other page writes between what this one reads and writes. Red when: `version` is taken
    out of the filter in `_write`: then one of the two is lost."""
    from tillit.trust.access.actions import budget

    opens(kim)
    real, others = budget._row, []

    def meanwhile(*named) -> DayOpened:
        row = real(*named)
        if not others:
            others.append(1)
            opens(kim)
        return row

    monkeypatch.setattr(budget, "_row", meanwhile)
    opens(kim)
    assert opened_today(kim, kim.id, at=AT).opened == 3


def test_what_the_counting_costs(kim) -> None:
    """One query for somebody who has been opened today, two for somebody new, however many there
    are. Red when: anything more is asked."""
    settled = opens(kim)

    def queries(person: UUID | None = None) -> int:
        with CaptureQueriesContext(connection) as found:
            opens(kim, person)
        return sum("access_dayopened" in each["sql"] for each in found)

    assert [queries(settled), queries(), queries(settled)] == [1, 2, 1]


def test_the_row_names_nobody(kim) -> None:
    """Red when: the id is written as it is."""
    person = opens(kim)
    kept = DayOpened.objects.get()
    assert str(person)[:8] not in str(kept.opened)
    assert len(kept.opened[0]) == 16


@pytest.mark.parametrize(
    ("said", "day", "found"),
    [
        (["60/150"], date(2026, 1, 1), (60, 150, None)),
        (["60/150", "2027-01-01=80/200"], date(2026, 12, 31), (60, 150, None)),
        (["60/150", "2027-01-01=80/200"], date(2027, 1, 1), (80, 200, date(2027, 1, 1))),
    ],
)
def test_the_municipality_sets_its_own_from_a_day(settings, said, day, found) -> None:
    """Red when: the last row that has begun is not the one that counts."""
    settings.PERSON_BUDGET = said
    budget = budget_on(day)
    assert (budget.soft, budget.hard, budget.since) == found


@pytest.mark.parametrize("said", [[], ["60"], ["150/60"], ["0/9"], ["x/y"], ["2027-01-01=6/9"]])
def test_numbers_that_say_nothing_are_told(settings, said) -> None:
    """Red when: a stop below the remark is let through."""
    settings.PERSON_BUDGET = said
    with pytest.raises(ValueError, match=r"60/150|days in order"):
        budget_on(date(2026, 1, 1))
