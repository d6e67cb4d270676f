"""How a week is sorted, on material made by hand: no tables, no town."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tillit.kernel.actor import Role
from tillit.overview.review.material import SEARCHED, Done, Held, Material, Read, Sat, Thing
from tillit.overview.review.sorting import sort_out
from tillit.overview.review.types import Lane
from tillit.trust.access.types import AssignedAs, GuardKind

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)  # a Wednesday
NIGHT = datetime(2026, 11, 18, 22, 0, tzinfo=UTC)  # 23.00 in Sweden
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
READER, UNIT, CASE = UUID(int=1), UUID(int=2), UUID(int=3)


def people(count, first=100):
    """Some persons."""
    return [UUID(int=first + number) for number in range(count)]


def family(*members):
    """Everybody's kin: all the others."""
    return {each: frozenset(members) - {each} for each in members}


def opened(*persons, at=NOON):
    """Each is opened from the register, a minute apart."""
    return [
        Read(at + timedelta(minutes=number), READER, "people.person.match", each, each, "match")
        for number, each in enumerate(persons)
    ]


def sorted_out(reads, role=Role.INTAKE, **more):
    """The rows that somebody is to look at: what they say, the gravest first."""
    seat = Sat(READER, UNIT, role, NOON - 400 * DAY, None)
    rows = sort_out(Material(reads=reads, sat=[seat], **more))
    return [row.why for row in rows if row.lane is Lane.LOOK]


@pytest.mark.parametrize(
    ("hours", "did", "looked_at"),
    [(1, None, True), (1, "NoteSigned", False), (8, None, False), (30, None, False)],
)
def test_an_assignment_that_was_taken_and_left(hours, did, looked_at):
    """An hour's assignment, a look and nothing done is looked at; a day's help without a note is
    not, nor an hour in which something was done. Red when: `taken_and_left` is not enough alone, or
    SHORTEST grows to a working day."""
    child = UUID(int=9)
    reads = [Read(NOON + HOUR / 2, READER, "open_case", CASE, child, "assigned")]
    found = sorted_out(
        reads,
        Role.SOCIAL_WORKER,
        things=[Thing(CASE, GuardKind.CASE, UNIT, child, concerned=frozenset({child}))],
        held=[Held(CASE, READER, AssignedAs.CO_WORKER, NOON, NOON + hours * HOUR)],
        done=[Done(NOON + HOUR, READER, did, CASE, child)] if did else [],
    )
    assert [why[0] for why in found] == ["taken_and_left"] * looked_at


def own_case(child, since, until, *done, at=NOON):
    """One reading of a case that the reader has an assignment in, with what the reader did."""
    rows = sort_out(
        Material(
            reads=[Read(at, READER, "open_case", CASE, child, "assigned")],
            sat=[Sat(READER, UNIT, Role.SOCIAL_WORKER, NOON - 400 * DAY, None)],
            things=[Thing(CASE, GuardKind.CASE, UNIT, child, concerned=frozenset({child}))],
            held=[Held(CASE, READER, AssignedAs.CO_WORKER, since, until)],
            done=[Done(when, READER, verb, CASE, None) for verb, when in done],
        )
    )
    return rows[0]


def test_to_take_an_assignment_oneself_is_no_work():
    """Seen red: the reader's own leaves of taking the case and leaving it explained the reading as
    taking part. To give the case to a colleague is work."""
    child, ended = UUID(int=9), NOON + HOUR
    taken, left = ("Assigned", NOON - HOUR), ("AssignmentEnded", ended)
    row = own_case(child, NOON - HOUR, ended, taken, left)
    assert (row.lane, row.why[0]) == (Lane.LOOK, "taken_and_left")
    row = own_case(child, NOON - HOUR, ended, taken, ("Assigned", NOON), left)
    assert row.lane is Lane.EXPLAINED


def test_to_read_before_one_takes_it_oneself_is_not_to_take_over():
    """Seen red: whoever read first and then took the case looked like whoever was given it."""
    child, begins = UUID(int=9), NOON + 2 * HOUR
    assert own_case(child, begins, None).explained == (("soon", 1),)
    assert own_case(child, begins, None, ("Assigned", begins)).explained == ()


@pytest.mark.parametrize(
    ("role", "nights", "looked_at"),
    [(Role.INTAKE, 1, True), (Role.DUTY, 1, False), (Role.DUTY, 2, True)],
)
def test_a_family_on_duty_is_one_call(role, nights, looked_at):
    """Who has duty opens the family when somebody rings; coming back another night is more. Red
    when: `around` does not ask for the role, or never comes up on duty."""
    home = people(3)
    reads = [read for night in range(nights) for read in opened(*home, at=NIGHT + night * DAY)]
    found = sorted_out(reads, role, kin=family(*home))
    assert any("around" in why for why in found) is looked_at


def test_a_call_is_about_a_family_whoever_is_opened():
    """Two calls about two in each family are two, not four. Red when: `bulk` counts persons."""
    some = people(8)
    kin = family(*some[:2]) | family(*some[2:4]) | family(*some[4:6]) | family(*some[6:])
    assert sorted_out(opened(*some[:4]), kin=kin) == []
    assert sorted_out(opened(*some), kin=kin)[0][0] == "bulk"


def test_a_night_is_one_day():
    """Three families in a night of duty, on both sides of midnight. Red when: a day begins at
    midnight, or duty has the same number as the day."""
    some = people(3)
    late = [read for n, each in enumerate(some) for read in opened(each, at=NIGHT + n * HOUR)]
    assert [why for why in sorted_out(late, Role.DUTY) if "bulk" in why]
    assert not [why for why in sorted_out(late, Role.INTAKE) if "bulk" in why]


def test_those_of_the_weeks_before_count_by_family_too():
    """Red when: `steady` counts relatives of the weeks before as families of their own."""
    some, now = people(30), UUID(int=999)
    earlier = {(READER, each): 1 for each in some}
    assert any("steady" in why for why in sorted_out(opened(now), earlier=earlier))
    paired = {}
    for number in range(0, 30, 3):
        paired |= family(*some[number : number + 3])
    assert not sorted_out(opened(now), earlier=earlier, kin=paired)


def test_a_search_that_led_nowhere_explains_nothing():
    """Red when: a search is taken for a reading of whom it showed and explained by itself."""
    read = Read(NOON, READER, SEARCHED, None, None, "match:name", (UUID(int=9),))
    seat = Sat(READER, UNIT, Role.INTAKE, NOON - 400 * DAY, None)
    (row,) = sort_out(Material(reads=[read], sat=[seat]))
    assert (row.explained, row.left, row.why) == ((), 1, ("quiet", "only_searched", "never"))
