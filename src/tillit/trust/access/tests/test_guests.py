"""Guests from partners, deputies and the duty rota: each for a time, and no more than is named."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.analyses import analyse
from tillit.kernel.actor import Guest, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.actions import (
    ask_for_seat,
    assign,
    deputise,
    give_seat,
    guard,
    invite_guest,
    open_unit,
    plan_shift,
    raise_barrier,
    remove_shift,
)
from tillit.trust.access.queries import (
    holders_of,
    seats_of,
    shifts,
    units,
    verdict_on,
    visible_ids,
)
from tillit.trust.access.types import AssignedAs, BarrierReason, GuardKind, UnitKind
from tillit.trust.audit.types import Shows

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TOWN, DAY, HOUR = System("tests"), timedelta(days=1), timedelta(hours=1)
FROM = {"organisation": "Ängsskolan", "purpose": "Samordning enligt plan"}
K1, K3, K5 = Shows.IDENTITY, Shows.CONTENT, Shows.THIRD_PARTY


@pytest.fixture
def unit(db):
    for kind in UnitKind:
        analyse(kind, at=AT)
    return open_unit("Barn 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)


@pytest.fixture
def linda(unit):
    return Staff(new_id(), "Linda", frozenset({Seat(unit, Role.LEADER, "ifo")}))


def at_moment(staff_id, at=AT):
    return Staff(staff_id, "Kim", seats_of(TOWN, staff_id, at=at))


def case_in(unit, **more):
    case = new_id()
    guard(case, GuardKind.CASE, unit, by=TOWN, at=AT, **more)
    return case


def guest_in(unit, linda):
    kim = new_id()
    give_seat(kim, unit, Role.PARTNER, until=AT + 30 * DAY, by=linda, at=AT, **FROM)
    return kim


def test_a_guest_has_a_name_a_purpose_and_a_last_day(unit, linda) -> None:
    """Red when: one of the three may be left out, or somebody else than the leader invites."""
    kim = new_id()
    for wrong in ({"organisation": " "}, {"purpose": ""}):
        more = {**FROM, "until": AT + DAY, **wrong}
        with pytest.raises(Refusal, match="varifrån gästen"):
            give_seat(kim, unit, Role.PARTNER, by=linda, at=AT, **more)
    with pytest.raises(Refusal, match="sista dag"):
        give_seat(kim, unit, Role.PARTNER, by=linda, at=AT, **FROM)
    ali = Staff(new_id(), "Ali", frozenset({Seat(unit, Role.ADMINISTRATOR, "ifo")}))
    with pytest.raises(Refusal, match="gruppledare"):
        ask_for_seat(kim, unit, Role.PARTNER, until=AT + DAY, by=ali, at=AT)
    assert not at_moment(kim).seats


def test_a_guest_sees_the_one_object_and_the_classes_that_are_named(unit, linda) -> None:
    """Red when: the invitation opens what lies under the case, another case, other classes, or
    goes on after its last day."""
    kim, case = guest_in(unit, linda), case_in(unit)
    under = case_in(unit, root_id=case)
    case_in(unit)
    assert set(visible_ids(at_moment(kim), at=AT)) == set()
    until = AT + 10 * DAY
    invite_guest(case, kim, classes={K1, K3}, ground="OSL-26-9", until=until, by=linda, at=AT)
    assert set(visible_ids(at_moment(kim), at=AT)) == {case}
    verdict = verdict_on(at_moment(kim), case, at=AT)
    assert (verdict.rule, verdict.classes) == ("partner", {K1, K3})
    assert not verdict_on(at_moment(kim), under, at=AT).allowed
    assert not verdict_on(at_moment(kim, until), case, at=until).allowed
    assign(case, kim, ground="slip", by=TOWN, at=AT)  # an ordinary assignment opens nothing
    assert verdict_on(at_moment(kim), case, at=AT).rule == "partner"


def test_an_invitation_is_the_leaders_and_within_the_guests_own_time(unit, linda) -> None:
    """Red when: K4 or K6 can be named, the day is not looked at, or anybody invites."""
    kim, case = guest_in(unit, linda), case_in(unit)
    ok = {"classes": {K1}, "ground": "OSL-26-9", "until": AT + DAY, "by": linda, "at": AT}
    for wrong in (
        {"classes": {K1, Shows.REPORTER}},
        {"classes": {Shows.LOCATION}},
        {"classes": ()},
        {"until": AT + 31 * DAY},
        {"until": AT},
        {"by": replace(linda, seats=frozenset({Seat(new_id(), Role.LEADER, "ifo")}))},
    ):
        with pytest.raises(Refusal):
            invite_guest(case, kim, **{**ok, **wrong})
    with pytest.raises(Refusal, match="ingen roll alls"):
        invite_guest(case, new_id(), **ok)
    with pytest.raises(NotThere):
        invite_guest(new_id(), kim, **ok)
    assert not verdict_on(at_moment(kim), case, at=AT).allowed


def test_a_deputy_has_the_cases_for_a_time_but_not_those_a_barrier_bars(unit, linda) -> None:
    """Red when: a deputy gets another unit's cases, co-worked ones, a barred one, or for ever. Red
    with the first last day left as it was when a later one is asked for."""
    maja, kim, child = new_id(), new_id(), new_id()
    for who in (maja, kim):
        give_seat(who, unit, Role.SOCIAL_WORKER, by=TOWN, at=AT)
    other = open_unit("Barn 9", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    mine, barred, elsewhere, shared = (
        case_in(unit), case_in(unit, person_id=child), case_in(other), case_in(unit),
    )  # fmt: skip
    for case in (mine, barred, elsewhere):
        assign(case, maja, ground="g", by=TOWN, at=AT)
    assign(shared, maja, assigned_as=AssignedAs.CO_WORKER, ground="g", by=TOWN, at=AT)
    raise_barrier(kim, child, BarrierReason.KIN, by=TOWN, at=AT)
    until = AT + 14 * DAY
    assert deputise(maja, kim, unit, until=until, by=linda, at=AT) == (1, 1)
    assert set(visible_ids(at_moment(kim), at=AT)) == {mine}
    assert set(visible_ids(at_moment(kim, until), at=until)) == set()
    assert deputise(maja, kim, unit, until=until + DAY, by=linda, at=AT + HOUR) == (1, 1)
    assert set(visible_ids(at_moment(kim, until), at=until)) == {mine}
    assert len(holders_of(TOWN, mine, at=AT + HOUR)) == 2
    for wrong in ({"until": AT + 63 * DAY}, {"until": AT}):
        with pytest.raises(Refusal, match="62 dagar"):
            deputise(maja, kim, unit, by=linda, at=AT, **wrong)
    with pytest.raises(Refusal, match="roll i enheten"):
        deputise(maja, new_id(), unit, until=until, by=linda, at=AT)
    with pytest.raises(Refusal, match="gruppledare"):
        deputise(maja, kim, other, until=until, by=linda, at=AT)


def test_the_duty_sees_during_the_shift_with_a_margin_and_else_not(unit) -> None:
    """Red when: the rota is not looked at, the margin is forgotten at an end, another's shift
    counts, or a unit without a rota is left blind at night. Red with a shift that is over ended
    anew: it went on for another hour."""
    duty = open_unit("Jouren", UnitKind.DUTY, by=TOWN, at=AT)
    dan, eva = new_id(), new_id()
    for who in (dan, eva):
        give_seat(who, duty, Role.DUTY, by=TOWN, at=AT - DAY)
    report = new_id()
    guard(report, GuardKind.REPORT, unit, by=TOWN, at=AT)
    boss = Staff(new_id(), "Bo", frozenset({Seat(duty, Role.LEADER, "ifo")}))

    def sees(who, at):
        return verdict_on(at_moment(who, at), report, at=at).allowed

    assert sees(dan, AT)  # no rota: always
    since, until = AT + 8 * HOUR, AT + 20 * HOUR
    plan_shift(dan, duty, since, until, by=boss, at=AT)
    plan_shift(eva, duty, until, until + 12 * HOUR, by=boss, at=AT)
    minute = timedelta(minutes=1)
    for at, is_on in (
        (AT, False),
        (since - 31 * minute, False),
        (since - 30 * minute, True),
        (until, True),
        (until + 59 * minute, True),
        (until + 61 * minute, False),
    ):
        assert sees(dan, at) is is_on, at
    assert not sees(eva, since)
    assert sees(dan, until + 14 * HOUR)  # the rota has run out: nobody is left blind
    assert [each.staff_id for each in shifts(boss, duty, at=AT)] == [dan, eva]
    assert shifts(Guest(), duty, at=AT) == []
    [first, second] = shifts(boss, duty, at=AT)
    remove_shift(second.id, by=boss, at=AT)
    remove_shift(first.id, by=boss, at=since + HOUR)
    assert shifts(boss, duty, at=since + HOUR) == []
    with pytest.raises(Moved):  # what is over stays as it was
        remove_shift(first.id, by=boss, at=since + 2 * HOUR)


def test_a_shift_is_planned_by_the_leader_for_who_has_the_duty(unit, linda) -> None:
    """Red when: a day in place of a night, or somebody without the role, is taken."""
    duty = open_unit("Jouren", UnitKind.DUTY, by=TOWN, at=AT)
    dan = new_id()
    give_seat(dan, duty, Role.DUTY, by=TOWN, at=AT)
    boss = Staff(new_id(), "Bo", frozenset({Seat(duty, Role.LEADER, "ifo")}))
    for since, until in ((AT, AT + 27 * HOUR), (AT + HOUR, AT + HOUR), (AT - DAY, AT)):
        with pytest.raises(Refusal, match="26 timmar"):
            plan_shift(dan, duty, since, until, by=boss, at=AT)
    with pytest.raises(Refusal, match="inte jour"):
        plan_shift(new_id(), duty, AT, AT + HOUR, by=boss, at=AT)
    with pytest.raises(Refusal, match="gruppledare"):
        plan_shift(dan, duty, AT, AT + HOUR, by=linda, at=AT)
    with pytest.raises(NotThere):
        remove_shift(0, by=boss, at=AT)
    assert len(units(TOWN, UnitKind.DUTY)) == 1
