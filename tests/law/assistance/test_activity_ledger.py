"""The ledger of activity: weeks over a turn of the year, what adds up, and the most in a week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.law.assistance.activity import (
    Day,
    Judged,
    monday_of,
    most_in_week,
    spread,
    weeks,
)
from tillit.law.citation import Status

days = st.builds(
    Day,
    on=st.dates(date(2026, 7, 1), date(2027, 2, 1)),
    planned=st.integers(1, 600),
    attended=st.none() | st.integers(0, 700),
    absent=st.booleans(),
    judged=st.sampled_from(Judged),
)


@given(st.lists(days, max_size=40), st.dates(date(2026, 7, 1), date(2027, 2, 1)))
def test_every_assigned_minute_is_in_one_column(found, today):
    """Red when: `_week` leaves out what is not assessed, so that an hour is in no column."""
    for week in weeks(found, today):
        parts = (week.attended, week.valid, week.not_valid, week.unknown, week.not_noted)
        assert week.assigned == sum(parts) + week.ahead


def test_a_week_is_whole_where_the_year_turns():
    """Red when: a week is known by its month or by the year of its days."""
    found = weeks([Day(date(2026, 12, 31), 240, 240), Day(date(2027, 1, 1), 240, 0)],
                  date(2027, 1, 4))  # fmt: skip
    assert [(w.monday, w.number, w.assigned) for w in found] == [(date(2026, 12, 28), 53, 480)]


def test_monday_begins_a_new_week():
    """Red when: the week begins on a Sunday."""
    found = weeks([Day(date(2026, 10, 4), 60), Day(date(2026, 10, 5), 60)], date(2026, 10, 1))
    assert [w.number for w in found] == [40, 41]


@pytest.mark.parametrize(
    ("day", "asks"),
    [
        (Day(date(2026, 10, 5), 240), False),  # nobody has noted it: no absence
        (Day(date(2026, 10, 5), 240, 240), False),
        (Day(date(2026, 10, 5), 240, 300), False),
        (Day(date(2026, 10, 5), 240, 180), True),
        (Day(date(2026, 10, 5), 240, 0), True),
        (Day(date(2026, 10, 5), 240, None, True), True),
        (Day(date(2026, 10, 5), 240, 0, True, Judged.VALID), False),
        (Day(date(2026, 10, 5), 240, 0, True, Judged.NOT_VALID), True),
    ],
)
def test_an_absence_is_a_question_until_it_is_valid(day, asks):
    """Red when: an absence that nobody has assessed, or one without a good reason, asks nobody."""
    assert day.asks is asks


@given(st.integers(1, 2_400), st.sets(st.integers(0, 6), min_size=1))
def test_hours_are_spread_and_none_is_lost(minutes, weekdays):
    """Red when: the rest of the division is dropped: 20 hours over three days becomes less."""
    shares = spread(minutes, weekdays)
    assert sum(shares) == minutes
    assert all(not shares[day] for day in range(7) if day not in weekdays)


def test_the_most_changes_when_the_youngest_turns_eight():
    """On Wednesday 9 September 2026: that week still counts as with a small child. Red when: the
    age is taken on the last day of the week, or the limit never rises."""
    born = [date(2018, 9, 9), date(2012, 1, 1)]
    before, that, after = (
        most_in_week(monday_of(date(2026, 9, 9)) + timedelta(weeks=n), 0, born) for n in (-1, 0, 1)
    )
    assert [each.minutes for each in (before, that, after)] == [30 * 60, 30 * 60, 40 * 60]
    assert that.child_under
    assert not after.child_under


def test_a_child_born_on_the_monday_counts_at_once():
    """Red when: whoever is not born yet lowers the limit, or a newborn does not."""
    monday = date(2026, 10, 5)
    assert most_in_week(monday, 0, [monday]).minutes == 30 * 60
    assert most_in_week(monday, 0, [monday + timedelta(days=1)]).minutes == 40 * 60


def test_part_time_work_lowers_it_in_proportion_and_says_how_sure_it_is():
    """Red when: the share is not taken off, or the mark is better than the table's."""
    most = most_in_week(date(2026, 10, 5), 50, [])
    assert (most.minutes, most.status) == (20 * 60, Status.UNVERIFIED)
    assert most_in_week(date(2026, 10, 5), 100, []).minutes == 0


def test_before_the_act_there_is_no_limit():
    """Red when: a day without a rule gives a number."""
    assert most_in_week(date(2026, 6, 22), 0, []).minutes is None
