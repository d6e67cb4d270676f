"""Clocks: day of arrival is day 0, the strict end is 23:59 in Stockholm, months have ends."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.law import deadlines
from tillit.law.calendar import add_months, is_day_of_rest
from tillit.law.citation import Status
from tillit.law.dated import NoRuleInForce
from tillit.law.deadlines import ClockState, Kind, Unit, due

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAYS = st.dates(date(2026, 1, 15), date(2060, 12, 31))
TIMES = st.times()
MOMENTS = st.builds(lambda d, t: datetime.combine(d, t, STOCKHOLM), DAYS, TIMES)
CODES = st.sampled_from(deadlines.codes())
COUNTED = [
    code for code in deadlines.codes()
    if deadlines.timeline(code).periods[0].value.unit not in (Unit.AT_ONCE, Unit.HOURS)
]  # fmt: skip


def test_the_whole_table_is_there():
    """Red when: a code between D01 and D55 is taken out of tables/deadlines.toml."""
    plain = {code[:3] for code in deadlines.codes()}
    assert plain == {f"D{number:02}" for number in range(1, 56)}
    assert "D03b" in deadlines.codes()


@given(CODES, MOMENTS)
def test_no_clock_ends_before_it_begins(code, start):
    """Red when: an amount in the table is negative, or months are subtracted."""
    clock = due(code, start)
    assert clock.strict_at.date() >= start.date()
    assert clock.ends_at >= clock.start_at.replace(second=0, microsecond=0)


@given(CODES, DAYS, DAYS)
def test_a_later_start_never_gives_an_earlier_end(code, one, two):
    """Red when: add_months takes min(day, 28) only in February's predecessor, or similar."""
    first, second = sorted((one, two))
    assert due(code, first).strict <= due(code, second).strict


@given(st.sampled_from(COUNTED), MOMENTS)
def test_the_strict_end_is_always_the_last_minute_of_a_day_in_stockholm(code, start):
    """Red when: the end is reckoned in UTC, or 24-hour days are added over a DST night."""
    local = due(code, start.astimezone(UTC)).strict_at.astimezone(STOCKHOLM)
    assert (local.hour, local.minute) == (23, 59)


@given(CODES, DAYS, TIMES, TIMES)
def test_the_hour_of_arrival_does_not_change_the_strict_day(code, day, one, two):
    """Red when: the length is added to the moment instead of to the day.

    Clocks counted in hours are the exception, and the only one.
    """
    if deadlines.deadline(code, day).value.unit is Unit.HOURS:
        return
    ends = {due(code, datetime.combine(day, hour, STOCKHOLM)).strict for hour in (one, two)}
    assert len(ends) == 1


@given(DAYS, st.integers(0, 60))
def test_months_keep_the_day_number_or_end_with_the_month(day, months):
    """Red when: add_months carries the surplus days into the next month."""
    end = add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end + timedelta(days=1)).day == 1
    assert end.day <= day.day


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 10, 31), date(2027, 2, 28)),
        (date(2027, 10, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 6, 29)),
    ],
)
def test_four_months_over_month_ends_and_leap_days(start, end):
    """Red when: February is given 28 days in leap years."""
    assert due("D04", start).strict == end


def test_the_day_of_arrival_is_day_zero():
    """Red when: the first day is counted as day 1."""
    clock = due("D02", datetime(2026, 11, 2, 15, 30, tzinfo=STOCKHOLM))
    assert clock.strict_at == datetime(2026, 11, 16, 23, 59, tzinfo=STOCKHOLM)


def test_late_at_night_in_utc_is_already_the_next_day_in_stockholm():
    """Red when: the start's own time zone decides which day is day 0."""
    clock = due("D02", datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
    assert clock.strict == date(2026, 11, 16)


@pytest.mark.parametrize("night", [date(2026, 3, 28), date(2026, 10, 24)])
def test_twenty_four_hours_is_real_time_when_the_clocks_change(night):
    """Red when: the local target is added to the wall clock."""
    start = datetime.combine(night, time(12), STOCKHOLM)
    target = due("D01", start, local_target=timedelta(hours=24)).local_target_at
    assert target is not None
    assert target.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=24)
    assert target.hour != 12


@given(MOMENTS)
def test_at_once_ends_when_it_begins(start):
    """Red when: "at once" is turned into a day or 24 hours: the law names neither."""
    clock = due("D01", start)
    assert clock.at_once
    assert clock.strict_at == start
    assert clock.moved is None
    assert clock.local_target_at is None


@given(CODES, DAYS)
def test_the_moved_day_is_the_first_working_day_or_nothing(code, start):
    """Red when: a moved day is a Saturday, is moved further than needed, or replaces the strict."""
    clock = due(code, start)
    if clock.moved is None:
        assert clock.kind is not Kind.ACT or not is_day_of_rest(clock.strict) or clock.at_once \
            or deadlines.deadline(code, start).value.unit is Unit.HOURS  # fmt: skip
        return
    assert not is_day_of_rest(clock.moved)
    gap = (clock.moved - clock.strict).days
    assert all(is_day_of_rest(clock.strict + timedelta(days=n)) for n in range(gap))


def test_christmas_moves_an_appeal_past_the_holidays_and_the_strict_day_stays():
    """Red when: Christmas Eve is taken for a working day."""
    clock = due("D34", date(2026, 12, 3))
    assert (clock.strict, clock.moved) == (date(2026, 12, 24), date(2026, 12, 28))


def test_the_older_act_ends_where_the_newer_begins_and_neither_marks_the_other():
    """Red when: a period takes the mark or the source of the act beside it (seen with the least
    read of both acts in `reading.dated`: then the new act was unverified from its first day)."""
    before, after = due("D02", date(2025, 6, 30)), due("D02", date(2025, 7, 1))
    assert (str(before.source), before.status) == ("gSoL 11:1 a", Status.UNVERIFIED)
    assert (str(after.source), after.status) == ("SoL 20:2", Status.CONFIRMED)


def test_a_day_before_the_law_has_no_clock():
    """Red when: the table's first day is ignored."""
    with pytest.raises(NoRuleInForce):
        due("D02", date(2012, 12, 31))
    with pytest.raises(NoRuleInForce):
        due("D03", date(2026, 1, 14))
    with pytest.raises(NoRuleInForce):
        due("D99", date(2026, 1, 14))


def test_a_start_without_time_zone_is_refused():
    """Red when: a naive moment is quietly taken for Stockholm time."""
    with pytest.raises(ValueError, match="time zone"):
        due("D02", datetime(2026, 11, 2, 12))  # noqa: DTZ001


def test_today_the_rule_is_marked_as_unchecked():
    """Red when: known_until is ignored, so that November 2026 looks confirmed."""
    assert due("D04", date(2026, 2, 1)).status is Status.CONFIRMED
    later = due("D04", date(2026, 11, 21))
    assert later.status is Status.UNVERIFIED
    assert "februari 2026" in later.note


@given(st.sampled_from(COUNTED), DAYS, st.integers(-400, 400))
def test_an_extension_only_ever_lengthens(code, start, days):
    """Red when: `extended` accepts a day on or before the strict end."""
    clock = due(code, start)
    until = clock.strict + timedelta(days=days)
    if days <= 0:
        with pytest.raises(ValueError, match="cannot be extended"):
            deadlines.extended(clock, until)
    else:
        longer = deadlines.extended(clock, until)
        assert longer.extended
        assert longer.strict == until
        assert longer.strict_at > clock.strict_at


@given(MOMENTS, MOMENTS, MOMENTS, MOMENTS)
def test_progress_stays_between_zero_and_one_and_never_falls(one, two, three, four):
    """Red when: progress is not capped, or is counted backwards."""
    start, end = sorted((one, two))
    early, late = sorted((three, four))
    first, second = (deadlines.progress(start, end, at) for at in (early, late))
    assert 0 <= first <= second <= 1
    assert deadlines.progress(start, end, end) == 1


ORDER = [ClockState.RESTS, ClockState.CALM, ClockState.SOON, ClockState.TODAY, ClockState.LATE]


@given(CODES, MOMENTS, st.lists(st.integers(-50, 2000), min_size=2, max_size=2))
def test_a_clock_never_grows_calmer_by_waiting(code, start, hours):
    """Red when: LATE is tested after TODAY, or "soon" is reckoned from the wrong end."""
    clock = due(code, start)
    early, late = sorted(start + timedelta(hours=h) for h in hours)
    assert ORDER.index(deadlines.state(clock, early)) <= ORDER.index(deadlines.state(clock, late))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-01T12:00:00", ClockState.RESTS),
        ("2026-11-02T12:00:00", ClockState.CALM),
        ("2027-02-18T12:00:00", ClockState.CALM),
        ("2027-02-19T12:00:00", ClockState.SOON),
        ("2027-03-02T00:00:00", ClockState.TODAY),
        ("2027-03-02T23:59:59", ClockState.TODAY),
        ("2027-03-03T00:00:00", ClockState.LATE),
    ],
)
def test_the_looks_of_a_four_month_clock(at, expected):
    """Red when: the last minute counts as late, or ten days become nine or eleven.

    A four-month clock's last tenth is twelve days, so it is soon two days before the ten.
    """
    clock = due("D04", datetime(2026, 11, 2, 9, tzinfo=STOCKHOLM))
    moment = datetime.fromisoformat(at).replace(tzinfo=STOCKHOLM)
    assert deadlines.state(clock, moment) is expected


def test_done_and_resting_win_over_late():
    """Red when: lateness is tested first."""
    clock = due("D02", date(2026, 11, 2))
    late = datetime(2026, 12, 2, tzinfo=STOCKHOLM)
    assert deadlines.state(clock, late, done_at=late) is ClockState.DONE
    assert deadlines.state(clock, late, resting=True) is ClockState.RESTS


def test_at_once_is_todays_until_its_end_and_then_late():
    """Red when: a clock without a length is calm."""
    start = datetime(2026, 11, 2, 15, tzinfo=STOCKHOLM)
    bare, aimed = due("D01", start), due("D01", start, local_target=timedelta(hours=24))
    soon, next_day = start + timedelta(hours=1), start + timedelta(hours=12)
    assert deadlines.state(bare, soon) is ClockState.TODAY
    assert deadlines.state(aimed, soon) is ClockState.TODAY
    assert deadlines.state(bare, next_day) is ClockState.LATE
    assert deadlines.state(aimed, next_day) is ClockState.TODAY
    assert deadlines.state(aimed, start + timedelta(hours=25)) is ClockState.LATE
