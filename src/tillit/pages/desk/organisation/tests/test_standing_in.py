"""Deputies and the duty rota by their pages: named, ended, copied, and said loudly when empty."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.town import BY, staff_of
from tillit.kernel.actor import Role
from tillit.kernel.ids import new_id
from tillit.trust.access.actions import assign, end_seat, guard, open_unit, raise_barrier
from tillit.trust.access.models import Deputyship, DutyShift
from tillit.trust.access.queries import seats_of, verdict_on
from tillit.trust.access.types import BarrierReason, GuardKind, UnitKind
from tillit.trust.identity.queries import staff_actor

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)  # a Tuesday
DAY = timedelta(days=1)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture
def kim(town):
    return staff_of("Kim Ek", town.unit, Role.SOCIAL_WORKER, "Socialsekreterare", AT - DAY)


@pytest.fixture
def duty(town):
    """The duty unit: Bo leads it, Dan and Eva have its shifts."""
    unit = open_unit("Jouren", UnitKind.DUTY, by=BY, at=AT - DAY)
    staff = [
        staff_of(name, unit, role, "Jour", AT - DAY)
        for name, role in (("Bo Ek", Role.LEADER), ("Dan Al", Role.DUTY), ("Eva Lo", Role.DUTY))
    ]
    return unit, *staff


def text_of(answer):
    return answer.content.decode()


def stands_in(town, kim, **more):
    return {
        "do": "name", "absent": town.maja.id, "deputy": kim.id, "ground": "leave",
        "first_day": "2026-11-26", "last_day": "2026-12-06", **more,
    }  # fmt: skip


def sees(who, case, at):
    return verdict_on(staff_actor(BY, who.id, at=at), case, at=at).allowed


def test_a_deputy_sees_between_two_days_and_the_page_says_who_decided(town, kim, at_desk):
    """Red when: it begins before its first day or goes on after its last, a bad day or an empty
    answer is taken, what was chosen is lost, or a second press makes two."""
    katarina = at_desk(town.katarina, AT)
    address = f"/arbete/organisation/{town.unit}/vikarier/"
    for wrong, words in (
        ({"first_day": "2026-11-20"}, "en dag framåt"),
        ({"last_day": "2026-11-25"}, "efter den första"),
        ({"last_day": "2027-11-25"}, "62 dagar"),
        ({"last_day": ""}, "Sista dagen"),
        ({"deputy": ""}, "Vikarien"),
        ({"deputy": town.maja.id}, "två olika"),
    ):
        answer = katarina.post(address, stands_in(town, kim, **wrong))
        assert (answer.status_code, words in text_of(answer)) == (422, True), wrong
        assert f'value="{town.maja.id}" selected' in text_of(answer)
    assert not Deputyship.objects.exists()
    assert katarina.post(address, stands_in(town, kim)).status_code == 302
    again = katarina.post(address, stands_in(town, kim))
    assert (again.status_code, "redan då" in text_of(again)) == (409, True)
    page = text_of(katarina.get(address))
    assert "Bestämt av Katarina Bladh" in page
    first, last = (datetime(2026, m, d, tzinfo=STOCKHOLM) for m, d in ((11, 26), (12, 7)))
    moments = (AT, first - DAY / 86400, first, last - DAY / 86400, last)
    assert [sees(kim, town.case, at) for at in moments] == [False, False, True, True, False]


def test_a_deputyship_is_ended_early_and_takes_only_what_came_with_it(town, kim, at_desk):
    """Red when: a case that the colleague had of their own is lost with it, or the cases go on."""
    katarina = at_desk(town.katarina, AT)
    address = f"/arbete/organisation/{town.unit}/vikarier/"
    own = new_id()
    guard(own, GuardKind.CASE, town.unit, by=BY, at=AT)
    assign(own, kim.id, ground="g", by=BY, at=AT)
    katarina.post(address, stands_in(town, kim, first_day="2026-11-24"))
    assert sees(kim, town.case, AT)
    [row] = Deputyship.objects.all()
    assert katarina.post(address, {"do": "end", "deputyship": row.pk}).status_code == 302
    assert not sees(kim, town.case, AT)
    late = katarina.post(address, {"do": "end", "deputyship": row.pk})
    assert (late.status_code, "redan tagit slut" in text_of(late)) == (409, True)
    assert sees(kim, own, AT)
    assert sees(town.maja, town.case, AT)


def test_the_deputy_is_told_on_my_day_and_in_the_list(town, kim, at_desk):
    """Red when: the reason is left out where the deputy works."""
    katarina = at_desk(town.katarina, AT)
    address = f"/arbete/organisation/{town.unit}/vikarier/"
    katarina.post(address, stands_in(town, kim, first_day="2026-11-24"))
    mine = at_desk(kim, AT)
    for page in ("/arbete/", "/arbete/arenden/"):
        assert "Du vikarierar för Maja Norrman" in text_of(mine.get(page))


def test_only_the_leader_names_deputies(town, kim, at_desk):
    """Red when: a worker or another unit's leader finds the page."""
    address = f"/arbete/organisation/{town.unit}/vikarier/"
    for who in (town.maja, town.samira):
        assert at_desk(who, AT).get(address).status_code == 404
        assert at_desk(who, AT).post(address, stands_in(town, kim)).status_code == 404
    assert not Deputyship.objects.exists()


def shift(who, day, begins="16:30", ends="08:00"):
    return {"do": "plan", "staff": who, "day": day, "begins": begins, "ends": ends}


def test_a_week_is_planned_copied_and_said_loudly_when_nobody_has_it(duty, at_desk):
    """Red when: an empty shift is not said, the copy makes doubles or keeps who has left, a past
    week is copied, or somebody gets two shifts at once."""
    unit, boss, dan, eva = duty
    bo, address = at_desk(boss, AT), f"/arbete/organisation/{unit}/schema/"
    assert "Veckan är tom" in text_of(bo.get(address))
    for typed in (shift(dan.id, "2026-11-25"), shift(eva.id, "2026-11-26")):
        assert bo.post(f"{address}?vecka=2026-11-23", typed).status_code == 302
    again = bo.post(address, shift(dan.id, "2026-11-25"))
    assert (again.status_code, "redan ett pass" in text_of(again)) == (409, True)
    for wrong in (shift(dan.id, ""), shift(dan.id, "2026-11-01"), shift("x", "2026-11-27")):
        assert bo.post(address, wrong).status_code == 422
    assert bo.post(address, shift("", "2026-11-27")).status_code == 302
    assert "pass har ingen" in text_of(bo.get(address))
    [empty] = DutyShift.objects.filter(staff_id=None)
    took = bo.post(address, {"do": "fill", "shift": empty.pk, "staff": dan.id})
    assert took.status_code == 302
    late = bo.post(address, {"do": "fill", "shift": empty.pk, "staff": eva.id})
    assert (late.status_code, "redan fått passet" in text_of(late)) == (409, True)
    end_seat(eva.id, unit, Role.DUTY, by=BY, at=AT)
    assert bo.post(f"{address}?vecka=2026-11-30", {"do": "copy"}).status_code == 302
    new = DutyShift.objects.filter(since__gte=datetime(2026, 11, 30, tzinfo=STOCKHOLM))
    assert [row.staff_id for row in new.order_by("since")] == [dan.id, None, dan.id]
    twice = bo.post(f"{address}?vecka=2026-11-30", {"do": "copy"})
    assert (twice.status_code, "inget att kopiera" in text_of(twice)) == (422, True)
    for row in list(new):
        bo.post(f"{address}?vecka=2026-11-30", {"do": "remove", "shift": row.pk})
    assert not new.all().exists()
    gone = bo.post(address, {"do": "remove", "shift": "0"})
    assert (gone.status_code, "redan borttaget" in text_of(gone)) == (409, True)
    assert bo.get(f"{address}?vecka=9999-12-31").status_code == 200


def test_an_empty_shift_leaves_nobody_blind(duty):
    """Red when: an empty shift that runs counts as a rota that somebody else keeps."""
    unit, _, dan, eva = duty
    DutyShift.objects.create(unit_id=unit, staff_id=None, since=AT, until=AT + DAY / 2)
    DutyShift.objects.create(unit_id=unit, staff_id=eva.id, since=AT + DAY, until=AT + DAY * 1.5)
    assert [seat.on for seat in seats_of(BY, dan.id, at=AT + DAY / 4)] == [True]
    assert [seat.on for seat in seats_of(BY, dan.id, at=AT + DAY)] == [False]


def test_who_has_the_duty_reads_it_on_my_day_and_changes_nothing(duty, town, at_desk):
    """Red when: the one on duty is not told, may plan, or a stranger finds the rota."""
    unit, _, dan, eva = duty
    since = AT - DAY / 24
    for who, start in ((dan, since), (eva, since + DAY / 2)):
        DutyShift.objects.create(unit_id=unit, staff_id=who.id, since=start, until=start + DAY / 2)
    mine, address = at_desk(dan, AT), f"/arbete/organisation/{unit}/schema/"
    page = text_of(mine.get("/arbete/"))
    assert ("Du har jour nu" in page, "Eva Lo" in page) == (True, True)
    assert "Du har jour nu" not in text_of(at_desk(eva, AT).get("/arbete/"))
    assert "Dan Al" in text_of(mine.get(address))
    refused = mine.post(address, shift(dan.id, "2026-11-27"))
    assert (refused.status_code, "gruppledare" in text_of(refused)) == (422, True)
    assert at_desk(town.samira, AT).get(address).status_code == 404


def test_the_pages_ask_as_much_however_many_rows(duty, town, kim, at_desk):
    """Red when: a row asks for its own name."""
    unit, boss, dan, eva = duty
    bo, address = at_desk(boss, AT), f"/arbete/organisation/{unit}/schema/"
    counts = []
    for hours in (0, 12, 24):
        for who in (dan, eva):
            since = AT + timedelta(hours=hours)
            DutyShift.objects.create(
                unit_id=unit, staff_id=who.id, since=since, until=since + DAY / 3
            )
        with CaptureQueriesContext(connection) as asked:
            bo.get(address)
        counts.append(len(asked))
    assert len(set(counts[1:])) == 1


def test_a_barrier_of_a_colleague_is_seen_by_their_leader_and_told_to_them_without_names(
    town, at_desk
):
    """Red when: the barred colleague is told who it is about or why, or is not told whom to ask."""
    why = "Kusin till Erik, har sagt det själv."
    raise_barrier(
        town.maja.id, town.erik, BarrierReason.KIN, why=why, by=town.katarina, at=AT - DAY
    )
    own = text_of(at_desk(town.maja, AT).get("/arbete/inloggningar/"))
    assert ("spärr gäller för dig" in own, "Katarina Bladh" in own) == (True, True)
    assert not {word for word in ("Erik", "Lund", "Kusin", why) if word in own}
    there = text_of(at_desk(town.katarina, AT).get(f"/arbete/organisation/kollega/{town.maja.id}/"))
    assert ("Närstående" in there, why in there) == (True, True)
