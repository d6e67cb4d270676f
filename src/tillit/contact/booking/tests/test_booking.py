"""A time is given once, moved as one, and free again when it is cancelled."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tillit.contact.booking import actions, queries
from tillit.contact.booking.cells import CELL, are_free, cells_of, times_of
from tillit.contact.booking.models import Booking, Cell
from tillit.contact.booking.types import HoursIn, Meet, Missed, Stage
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import STOCKHOLM, clock
from tillit.registers.directory.tests.conftest import AT, publish
from tillit.registers.directory.types import Identity
from tillit.trust.audit.models import Payload

from .conftest import BEA, MIA, OVE, SOMEBODY, TOWN, UNIT, hours, wants

CHANGES = (date(2027, 3, 28), date(2027, 10, 31))  # when the clocks change; both are Sundays


@given(
    day=st.sampled_from(CHANGES) | st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    begins=st.integers(0, 22 * 12), length=st.integers(1, 12 * 8),
    minutes=st.sampled_from([10, 15, 30, 45, 60]), rest=st.sampled_from([0, 5, 10]),
)  # fmt: skip
def test_no_two_times_of_a_day_overlap_and_each_is_whole(day, begins, length, minutes, rest):
    """Also on the days when the clocks change. Red when: times are made by adding to Swedish
    clocks, where an hour is missing or comes twice."""
    until = min(begins + length, 287)
    opens, shuts = (time(at // 12, at % 12 * 5) for at in (begins, until))
    said = HoursIn("x", new_id(), day.weekday(), opens, shuts, minutes, rest)
    times = list(times_of(said, day))
    held = [cell for start, end in times for cell in cells_of(start, end)]
    assert len(held) == len(set(held)) == len(times) * minutes // 5
    for start, end in times:
        assert end - start == timedelta(minutes=minutes)
        assert datetime.combine(day, opens, STOCKHOLM) <= start
        assert end <= datetime.combine(day, shuts, STOCKHOLM)
        assert not are_free(start, end, [end - CELL])
        assert are_free(start, end, [end, start - CELL])


pytestmark = pytest.mark.django_db


def test_the_times_are_those_of_the_hours_in_the_hour_of_sweden(calendar, place):
    """Red when: the rest between is forgotten, a closed day or a holiday is offered, a time too
    soon is, or the weeks to come are counted with this week's clock."""
    slots = queries.free_slots(SOMEBODY, "radgivning", at=AT)
    assert [clock(each.begins) for each in slots[:3]] == ["17.00", "17.40", "18.20"]
    assert slots[0].begins.astimezone(STOCKHOLM).date() == date(2026, 11, 24)
    actions.close_day(calendar, date(2026, 11, 24), by=MIA, at=AT)
    [first, *_] = queries.free_slots(SOMEBODY, "radgivning", at=AT)
    assert first.begins.astimezone(STOCKHOLM).date() == date(2026, 12, 1)
    actions.open_day(calendar, date(2026, 11, 24), by=MIA, at=AT)
    late = datetime(2026, 11, 24, 15, 15, tzinfo=UTC)
    assert clock(queries.free_slots(SOMEBODY, "radgivning", at=late)[0].begins) == "18.20"
    actions.write_hours(calendar, hours(place, weekday=4, first=date(2026, 12, 25)), by=MIA, at=AT)
    days = {x.begins.date() for x in queries.free_slots(SOMEBODY, "radgivning", at=AT)}
    assert date(2026, 12, 25) not in days  # Christmas Day is a Friday
    assert date(2027, 1, 1) not in days


def test_a_booked_time_is_gone_and_a_second_press_is_the_same(calendar):
    """Red when: it is offered again, or given to another."""
    slot = queries.free_slots(SOMEBODY, "radgivning", at=AT)[0]
    said = wants(slot)
    code, again = (actions.book(said, by=SOMEBODY, at=AT) for _ in range(2))
    assert code == again
    assert slot not in queries.free_slots(SOMEBODY, "radgivning", at=AT)
    with pytest.raises(Moved, match="hann före"):
        actions.book(wants(slot), by=SOMEBODY, at=AT)
    assert Booking.objects.count() == 1
    assert queries.booked(SOMEBODY, code.lower()).begins == slot.begins


def test_two_hours_that_overlap_give_no_time_twice(calendar, place):
    """Red when: only the same beginning is looked at."""
    actions.write_hours(calendar, hours(place, begins=time(17, 10), minutes=45), by=MIA, at=AT)
    slots = queries.free_slots(SOMEBODY, "radgivning", at=AT)
    first, other = slots[0], slots[1]
    assert first.begins < other.begins < first.ends
    actions.book(wants(first), by=SOMEBODY, at=AT)
    with pytest.raises(Moved, match="hann före"):
        actions.book(wants(other), by=SOMEBODY, at=AT)


def test_the_database_gives_no_minute_twice(calendar):
    """The last guard. Red when: the constraint is dropped."""
    slot = queries.free_slots(SOMEBODY, "radgivning", at=AT)[0]
    actions.book(wants(slot), by=SOMEBODY, at=AT)
    row = Cell.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Cell.objects.create(calendar=row.calendar, begins=row.begins, booking=row.booking)


def test_moved_is_both_or_neither(calendar):
    """Red when: the old time is kept, the name is lost, or a move to a taken time frees the old."""
    first, second, third = queries.free_slots(SOMEBODY, "radgivning", at=AT)[:3]
    code = actions.book(wants(first), by=SOMEBODY, at=AT)
    actions.book(wants(third, given="Bo"), by=SOMEBODY, at=AT)
    with pytest.raises(Moved, match="hann före"):
        actions.move_by_code(code, wants(third), by=SOMEBODY, at=AT)
    assert queries.booked(SOMEBODY, code).stage is Stage.BOOKED
    new = actions.move_by_code(code, wants(second, given=""), by=SOMEBODY, at=AT)
    assert queries.booked(SOMEBODY, code) is None
    assert queries.booked(SOMEBODY, new).begins == second.begins
    assert queries.free_slots(SOMEBODY, "radgivning", at=AT)[0] == first
    day = first.begins.astimezone(STOCKHOLM).date()
    names = [each.name for each in queries.bookings_of(MIA, calendar, day, day, at=AT)]
    assert names == ["Alva", "Bo"]


def test_cancelled_is_free_again_and_says_by_whom(calendar):
    """Red when: the cells stay, the name stays, or who cancelled is not kept."""
    first, second = queries.free_slots(SOMEBODY, "radgivning", at=AT)[:2]
    code = actions.book(wants(first), by=SOMEBODY, at=AT)
    for _ in range(2):
        actions.cancel_by_code(code, by=SOMEBODY, at=AT)
    assert queries.free_slots(SOMEBODY, "radgivning", at=AT)[0] == first
    row = Booking.objects.get()
    assert (row.stage, row.given, row.phone) == (Stage.CANCELLED_BY_THEM, None, None)
    actions.book(wants(second), by=SOMEBODY, at=AT)
    ours = Booking.objects.get(stage=Stage.BOOKED)
    with pytest.raises(NotThere):
        actions.cancel(ours.pk, by=OVE, at=AT)
    actions.cancel(ours.pk, by=BEA, at=AT)
    with pytest.raises(NotThere):
        actions.cancel_by_code("ABCD", by=SOMEBODY, at=AT)
    code = actions.book(wants(first), by=SOMEBODY, at=AT)
    with pytest.raises(Refusal, match="redan börjat"):
        actions.cancel_by_code(code, by=SOMEBODY, at=first.begins)


def test_no_more_of_a_name_than_the_offer_asks_for(calendar, place, sara):
    """Red when: a name is kept where nobody has one, a stranger books by name, or a signed-in
    resident stands in the log of what asked for a first name."""
    slots = iter(queries.free_slots(SOMEBODY, "radgivning", at=AT))
    actions.book(wants(next(slots)), by=sara, at=AT)
    assert Booking.objects.get().person_id is None
    assert not Payload.objects.filter(actor_ref=str(sara.id)).exists()
    with pytest.raises(Refusal, match="förnamn"):
        actions.book(wants(next(slots), given=" "), by=SOMEBODY, at=AT)
    publish("namn", identity=Identity.NAMED)
    actions.write_hours(calendar, hours(place, offer="namn", weekday=2), by=MIA, at=AT)
    named = iter(queries.free_slots(SOMEBODY, "namn", at=AT))
    with pytest.raises(Refusal, match="Logga in"):
        actions.book(wants(next(named), offer="namn"), by=SOMEBODY, at=AT)
    actions.book(wants(next(named), offer="namn"), by=sara, at=AT)
    [mine] = queries.my_bookings(sara, at=AT)
    assert mine.offer == "namn"


def test_hours_that_cannot_be_are_said(calendar, place):
    """Red when: a check is taken away, or a colleague writes in another's calendar."""
    for changes, says in (
        ({"ends": time(16)}, "före starttiden"), ({"minutes": 7}, "i steg om"),
        ({"begins": time(17, 3)}, "klockslag"), ({"meets": ()}, "minst ett sätt"),
        ({"first": date(2027, 1, 2), "last": date(2027, 1, 1)}, "sista dagen"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match=says):
            actions.write_hours(calendar, hours(place, **changes), by=MIA, at=AT)
    with pytest.raises(Refusal, match="Platsen finns inte"):
        actions.write_hours(calendar, hours(new_id()), by=MIA, at=AT)
    for other in (BEA, OVE):
        with pytest.raises(NotThere):
            actions.write_hours(calendar, hours(place), by=other, at=AT)
    with pytest.raises(NotThere):
        queries.hours_of(OVE, calendar)
    [row] = queries.hours_of(MIA, calendar)
    actions.remove_hours(row.id, by=MIA, at=AT)
    assert not queries.can_be_booked(SOMEBODY, "radgivning")


def test_missed_is_of_those_that_were_to_be_kept(calendar):
    """Red when: cancelled times are counted as missed, or a share of few is told."""
    slots = queries.free_slots(SOMEBODY, "radgivning", at=AT)[:7]
    for slot in slots:
        actions.book(wants(slot), by=SOMEBODY, at=AT)
    rows = list(Booking.objects.order_by("begins"))
    with pytest.raises(Refusal, match="inte varit än"):
        actions.say_who_came(rows[0].pk, came=True, by=MIA, at=AT)
    actions.cancel(rows[6].pk, by=MIA, at=AT)
    after = rows[5].ends
    for number, row in enumerate(rows[:5]):
        actions.say_who_came(row.pk, came=number != 0, by=MIA, at=after)
    with pytest.raises(Moved, match="avbokad"):
        actions.say_who_came(rows[6].pk, came=True, by=MIA, at=after + timedelta(days=60))
    span = (rows[0].begins.date(), rows[6].begins.date())
    found = queries.missed(MIA, *span)
    assert found == Missed(kept=4, missed=1, cancelled_by_them=0, cancelled_by_us=1)
    assert found.share == 20
    assert Missed(3, 1, 0, 0).share is None
    assert queries.missed(OVE, *span) == Missed(0, 0, 0, 0)


def test_a_room_and_a_colleague_have_one_calendar_each(calendar):
    """Red when: a colleague gets a second calendar by a second press."""
    again = actions.begin_calendar("Mia igen", unit_id=UNIT, staff_id=MIA.id, by=MIA, at=AT)
    assert again == calendar
    room = actions.begin_calendar("Lugna rummet", unit_id=UNIT, by=TOWN, at=AT)
    assert {each.id for each in queries.calendars(MIA)} == {calendar, room}
    assert queries.calendars(MIA)[0].id == calendar
    assert Meet.WALK.words == "Promenad"
