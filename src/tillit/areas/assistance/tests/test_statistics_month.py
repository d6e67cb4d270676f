"""The statistics of a month: from decided and coded facts to a file, its versions and its lacks."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import StatisticsFile, Worksheet
from tillit.casework.decisions import actions as decisions
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.assistance.obstacles import Obstacle
from tillit.law.assistance.statistics import faults, from_file
from tillit.trust.access.actions import assign

from .conftest import AT, DAY, DECEMBER, TOWN, number, plain
from .deciding import approve, decide, granted, propose


@pytest.fixture
def told(world, settings):
    """Sven's December, granted; nothing is told of him yet."""
    settings.MUNICIPALITY_CODE = "0000"
    return granted(world)[0]


def tell(world, sheet, person, *, obstacle=Obstacle.SICK_TOO_LITTLE, abroad=False, by=None):
    actions.tell_of_adult(
        sheet, person, obstacle=obstacle, born_abroad=abroad, by=by or world.wanja, at=AT
    )


def view(world, *, by=None, at=AT):
    return actions.open_statistics(DECEMBER, by=by or world.lova, at=at)


def test_what_is_not_told_is_a_thing_to_mend_and_then_a_record(world, told):
    """Red when: a household without its obstacle is counted, or one with all of it is not."""
    [lack] = view(world).lacks
    assert lack.sheet_id == told
    assert len(lack.why) == 2
    with pytest.raises(Refusal, match="vad som saknas"):
        actions.make_statistics(DECEMBER, by=world.lova, at=AT)
    tell(world, told, world.sven, abroad=None)
    assert len(view(world).lacks[0].why) == 1  # nobody knows where he was born: never a guess
    tell(world, told, world.sven)
    found = view(world)
    assert (found.households, found.kronor, found.lacks) == (1, 11_380, ())


def test_the_file_passes_its_own_checks_and_names_nobody(world, told):
    """Red when: the record and the declaration disagree, or a name slips into the file."""
    tell(world, told, world.sven)
    name, content = actions.make_statistics(DECEMBER, by=world.lova, at=AT)
    rows = from_file(content.decode())
    assert faults(rows, DECEMBER) == []
    assert rows[0]["bistand"] == "11380"
    assert (rows[0]["hinder_1"], rows[0]["hinder_2"]) == ("21", "")
    assert "Lod" not in content.decode()
    assert "_v1_" in name
    assert "inte-bekraftad" in name


def test_the_same_content_is_one_version_and_a_corrected_month_a_new_one(world, told):
    """Red when: each fetching makes a version, or a correction overwrites the last one."""
    tell(world, told, world.sven)
    for _ in range(2):
        assert "_v1_" in actions.make_statistics(DECEMBER, by=world.lova, at=AT)[0]
    tell(world, told, world.sven, obstacle=Obstacle.NONE)
    assert not view(world).files[0].current
    assert "_v2_" in actions.make_statistics(DECEMBER, by=world.lova, at=AT)[0]
    assert list(StatisticsFile.objects.values_list("version", "by_name").order_by("version")) == [
        (1, "Lova"), (2, "Lova"),
    ]  # fmt: skip


def test_a_couple_with_a_child_and_what_is_granted_twice_are_one_record(world, settings):
    """Red when: each decision is a record, or the co-applicant's obstacle is not asked for."""
    settings.MUNICIPALITY_CODE = "0000"
    sheet = together(world)
    tell(world, sheet, world.asta, abroad=True)
    assert any("medsökande" in why for why in view(world).lacks[0].why)
    tell(world, sheet, world.bo, obstacle=Obstacle.FULL_TIME_TOO_LITTLE, abroad=True)
    [row] = from_file(actions.make_statistics(DECEMBER, by=world.lova, at=AT)[1].decode())
    assert (row["personer"], row["barn"], row["hushallstyp"]) == ("3", "1", "8")
    assert (row["fodelseland"], row["hinder_1"], row["hinder_2"]) == ("2", "21", "3")


def together(world):
    """Asta and Bo with Cleo: December granted."""
    me, other = world.me(world.asta), world.me(world.bo)
    made = actions.start_application(DECEMBER, co_number=number("860817239"), by=me, at=AT)
    children = [{"person": str(world.cleo), "lunch_days": 0}]
    actions.save_application(made, plain(children=children), version=1, by=me, at=AT)
    actions.sign_application(made, version=2, by=me, at=AT)
    read = actions.open_application(made, by=other, at=AT)
    actions.co_sign(made, sha256=read.sha256, by=other, at=AT)
    sheet = Worksheet.objects.get(application=made)
    assign(sheet.case_id, world.wanja.id, ground="allocation", by=TOWN, at=AT)
    approve(world, sheet.pk)
    decision = propose(world, sheet.pk)
    decisions.skip_hearing(
        sheet.case_id, world.bo, exception="UNNECESSARY", reason="Allt beviljas.",
        by=world.wanja, at=AT,
    )  # fmt: skip
    decide(world, decision)
    return sheet.pk


def test_who_may_not_write_in_the_case_tells_nothing_and_who_works_elsewhere_sees_nothing(
    world, told
):
    """Red when: `tell_of_adult` or the page does not ask who it is."""
    with pytest.raises(NotThere):
        tell(world, told, world.sven, by=world.olle)
    with pytest.raises(NotThere):
        tell(world, told, world.asta)  # not in the household
    assert view(world, by=world.olle).lacks == ()  # another unit for assistance: no way in
    assert view(world, by=world.olle).elsewhere == 1
    with pytest.raises(Refusal, match="leder"):
        actions.make_statistics(DECEMBER, by=world.wanja, at=AT)


def test_what_was_told_last_month_is_proposed_and_not_counted(world, settings):
    """Red when: last month's reason counts for this month, or is not filled in."""
    settings.MUNICIPALITY_CODE = "0000"
    before, _ = granted(world, month=date(2025, 11, 1))
    tell(world, before, world.sven)
    now, _ = granted(world)
    [adult] = actions.open_adults(now, by=world.wanja, at=AT)[1]
    assert (adult.obstacle, adult.told) == (Obstacle.SICK_TOO_LITTLE, False)
    [lack] = view(world).lacks
    assert len(lack.why) == 1  # where he was born is known since last month


def test_the_day_it_is_due(world, told):
    """Red when: the day is another one, or a month that is made is called late."""
    assert view(world).due == date(2026, 1, 15)
    assert not view(world, at=AT + 50 * DAY).late  # 13 January
    assert view(world, at=AT + 54 * DAY).late
    tell(world, told, world.sven)
    actions.make_statistics(DECEMBER, by=world.lova, at=AT)
    assert not view(world, at=AT + 54 * DAY).late


def test_the_number_of_queries_does_not_grow_with_the_households(world, settings):
    """Red when: a household costs a query."""
    settings.MUNICIPALITY_CODE = "0000"
    granted(world)
    with CaptureQueriesContext(connection) as one:
        view(world)
    together(world)
    with CaptureQueriesContext(connection) as two:
        view(world)
    assert len(two) == len(one)
