"""Activity: what is agreed, how days are noted and told of, and what a month makes of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import ActivityDay, ActivityPlan, Worksheet
from tillit.areas.assistance.types.activity import ActivityKind, DayIn, PlanIn
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.law.assistance.activity import AbsenceReason, Judged
from tillit.registers.people.actions import register_person, relate
from tillit.registers.people.types import RelationKind
from tillit.trust.audit.models import Payload

from .conftest import AT, TYPED, sent
from .noting import MONDAY, TUESDAY, WHOLE, away, plan_of, warnings

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)


@pytest.fixture
def month(world):
    """Sven's December, and what he has agreed on."""
    sheet = Worksheet.objects.get(pk=sent(world))
    return sheet, plan_of(world, sheet.case_id, world.sven)


def test_the_same_plan_twice_is_one(world, month):
    """A double press. Red when: `id` is asked about neither before the plan is written, nor when
    the database says that it is there."""
    sheet, _ = month
    once = new_id()
    assert plan_of(world, sheet.case_id, world.sven, id=once) == once
    assert plan_of(world, sheet.case_id, world.sven, id=once) == once
    assert ActivityPlan.objects.filter(pk=once).count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"place": " "}, "var det är"),
        ({"weekdays": ()}, "veckodag"),
        ({"minutes": 0}, "hur många timmar"),
        ({"valid_to": date(2025, 11, 2)}, "sista dag"),
        ({"working_percent": 101}, "procent"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(world, month, changes, words):
    """Red when: that line of `_check` is gone."""
    with pytest.raises(Refusal, match=words):
        plan_of(world, month[0].case_id, world.sven, **changes)


def test_only_who_has_applied_gets_a_plan_and_only_who_has_the_case_writes_it(world, month):
    """Red when: `add_plan` asks neither the case nor its parties."""
    sheet, _ = month
    with pytest.raises(NotThere):
        plan_of(world, sheet.case_id, world.cleo)
    said = PlanIn(ActivityKind.LANGUAGE, "Här", 60, (0,), MONDAY, MONDAY)
    with pytest.raises(NotThere):
        actions.add_plan(sheet.case_id, world.sven, said, by=world.olle, at=AT)


LATER_PLAN = {
    "at": NOW, "valid_from": date(2026, 9, 1), "valid_to": date(2026, 10, 30),
    "weekdays": (0, 1, 2, 3, 4),
}  # fmt: skip


def test_more_hours_than_the_most_needs_a_why(world, month):
    """The sum of all plans, with part-time work taken off. Red when: `_check_most` looks at the
    new plan alone, or is not asked."""
    sheet, _ = month
    plan_of(world, sheet.case_id, world.sven, minutes=25 * 60, **LATER_PLAN)
    with pytest.raises(Refusal, match=r"45 timmar sammanlagt. Högst 40 timmar.*inte kontrollerad"):
        plan_of(world, sheet.case_id, world.sven, minutes=20 * 60, **LATER_PLAN)
    with pytest.raises(Refusal, match="Högst 30 timmar"):
        plan_of(world, sheet.case_id, world.sven, minutes=600, working_percent=25, **LATER_PLAN)
    why = "Han vill själv gå båda kurserna."
    made = plan_of(world, sheet.case_id, world.sven, minutes=20 * 60, above_why=why, **LATER_PLAN)
    assert ActivityPlan.objects.get(pk=made).above_why == why


def test_the_most_is_less_until_the_child_turns_eight(world):
    """A child who turns eight on 9 September 2026: 30 hours to that week's end, then 40. Red when:
    the children of the household are not asked about."""
    milo = register_person("Milo", "Rask", born=date(2018, 9, 9), **TYPED)
    relate(milo, world.asta, RelationKind.GUARDIAN, **TYPED)
    children = [{"person": str(milo), "lunch_days": 0}]
    sheet = Worksheet.objects.get(pk=sent(world, world.asta, children=children))
    forty = {"minutes": 40 * 60, "weekdays": (0, 1, 2, 3, 4), "at": NOW}
    with pytest.raises(Refusal, match=r"Vecka 37.*barn under åtta år"):
        plan_of(
            world, sheet.case_id, world.asta, valid_from=date(2026, 9, 7),
            valid_to=date(2026, 9, 30), **forty,
        )  # fmt: skip
    assert plan_of(
        world, sheet.case_id, world.asta, valid_from=date(2026, 9, 14),
        valid_to=date(2026, 9, 30), **forty,
    )  # fmt: skip


def test_a_public_holiday_has_no_hours(world, month):
    """Red when: Christmas Day is expected, and then missed."""
    with pytest.raises(Refusal, match="Inget är bestämt"):
        actions.note_day(
            month[1], date(2025, 12, 25), DayIn(0), seen=None, by=world.wanja,
            at=AT + timedelta(days=60),
        )  # fmt: skip


def test_an_entry_is_never_edited_and_the_second_editor_loses_politely(world, month):
    """Red when: `seen` is not compared, or `_write` updates the row."""
    _, plan = month
    first = away(world, plan)
    second = away(world, plan, seen=first, reason=AbsenceReason.ILL)
    with pytest.raises(Moved, match="läs dagen igen"):
        away(world, plan, seen=first, attended=WHOLE)
    with pytest.raises(Moved):
        away(world, plan)
    rows = ActivityDay.objects.filter(plan=plan).order_by("at", "pk")
    assert {row.pk for row in rows} == {first, second}
    assert ActivityDay.objects.get(pk=first).reason == ""


def test_the_database_itself_keeps_the_chain_from_forking(world, month, monkeypatch):
    """Two presses that read the same entry at the same moment. Red when: the unique keys of
    `ActivityDay` are gone."""
    _, plan = month
    first = away(world, plan)
    old = ActivityDay.objects.get(pk=first)
    away(world, plan, seen=first, attended=WHOLE)
    monkeypatch.setattr("tillit.areas.assistance.actions.activity._current", lambda *_: old)
    with pytest.raises(Moved):
        away(world, plan, seen=first, attended=60)
    monkeypatch.setattr("tillit.areas.assistance.actions.activity._current", lambda *_: None)
    with pytest.raises(Moved):
        away(world, plan)


def test_a_week_is_noted_in_one_press_and_twice_is_once(world, month):
    """What is noted already stays. Red when: `note_week` writes over an absence."""
    sheet, plan = month
    away(world, plan, TUESDAY)
    note = {"by": world.wanja, "at": AT}
    assert actions.note_week(sheet.case_id, world.sven, MONDAY, **note) == 3
    assert actions.note_week(sheet.case_id, world.sven, MONDAY, **note) == 0
    held = ActivityDay.objects.filter(plan=plan).values_list("on", "attended")
    assert dict(held) == {
        MONDAY: WHOLE, TUESDAY: 0, date(2025, 11, 19): WHOLE, date(2025, 11, 20): WHOLE
    }  # fmt: skip


def test_somebody_says_that_they_cannot_come_and_twice_is_once(world, month):
    """Red when: a second press makes a second entry."""
    sheet, plan = month
    tell = {"by": world.me(world.sven), "at": AT}
    first = actions.tell_absence(plan, date(2025, 11, 25), AbsenceReason.ILL, **tell)
    assert actions.tell_absence(plan, date(2025, 11, 25), AbsenceReason.ILL, **tell) == first
    row = ActivityDay.objects.get()
    assert (row.told_by, row.judged, row.attended) == ("person", "unknown", None)
    assert [state for state, _ in warnings(sheet)] == ["open"]
    with pytest.raises(NotThere):
        actions.tell_absence(plan, MONDAY, AbsenceReason.ILL, by=world.me(world.asta), at=AT)


def test_telling_afterwards_keeps_the_hours_and_asks_anew(world, month):
    """What was assessed as no good reason is a question again. Red when: the new entry forgets
    what was attended, or keeps the old assessment."""
    _, plan = month
    first = away(world, plan, attended=60)
    actions.assess_day(first, Judged.NOT_VALID, why="Han svarade inte.", by=world.wanja, at=AT)
    tell = {"by": world.me(world.sven), "at": AT}
    made = actions.tell_absence(
        plan, MONDAY, AbsenceReason.CHILD_ILL, text="Hon fick feber", **tell
    )
    row = ActivityDay.objects.get(pk=made)
    assert (row.attended, row.judged) == (60, "unknown")
    actions.assess_day(made, Judged.VALID, by=world.wanja, at=AT)
    with pytest.raises(Refusal, match="redan godtaget"):
        actions.tell_absence(plan, MONDAY, AbsenceReason.ILL, **tell)


def test_no_good_reason_is_never_said_without_words_or_before_the_day(world, month):
    """Red when: the lines of `_check_day` are gone."""
    _, plan = month
    first = away(world, plan)
    with pytest.raises(Refusal, match="vad personen själv har sagt"):
        actions.assess_day(first, Judged.NOT_VALID, by=world.wanja, at=AT)
    with pytest.raises(Refusal, match="Välj skälet"):
        actions.assess_day(first, Judged.VALID, by=world.wanja, at=AT)
    with pytest.raises(Refusal, match="inte varit än"):
        away(world, plan, date(2025, 11, 25))


def test_who_may_read(world, month):
    """The unit reads its own, the person reads their own. Red when: `check_may_read` is not asked,
    or the resident's plans are not their own."""
    sheet, _ = month
    with pytest.raises(NotThere):
        actions.open_activity_of(sheet.case_id, world.sven, by=world.olle, at=AT)
    assert actions.open_activity(by=world.olle, at=AT) == ()
    assert [line.person.id for line in actions.open_activity(by=world.wanja, at=AT)] == [world.sven]
    assert actions.open_my_activity(by=world.me(world.asta), at=AT).plans == ()
    assert len(actions.open_my_activity(by=world.me(world.sven), at=AT).plans) == 1


def test_what_is_noted_leaves_a_leaf_without_the_reason(world, month):
    """Red when: an action does not call `record`, or the reason is in the log."""
    _, plan = month
    away(world, plan, reason=AbsenceReason.ILL, text="Feber")
    leaf = Payload.objects.order_by("-pk")[0]
    assert "ActivityDayNoted" in leaf.body
    assert str(plan) in leaf.body
    assert "Feber" not in leaf.body
    assert '"ill"' not in leaf.body


def test_an_ended_plan_asks_for_no_more_days(world, month):
    """Red when: `last_day` does not look at the end, or an end is written twice."""
    _sheet, plan = month
    away(world, plan, date(2025, 11, 20))
    with pytest.raises(Refusal, match="senare sista dag"):
        actions.end_plan(plan, last=MONDAY, why="Flyttar.", by=world.wanja, at=AT)
    end = {"last": date(2025, 11, 21), "why": "Han har fått arbete.", "by": world.wanja, "at": AT}
    actions.end_plan(plan, **end)
    with pytest.raises(Moved):
        actions.end_plan(plan, **end)
    with pytest.raises(Refusal, match="Inget är bestämt"):
        away(world, plan, date(2025, 11, 24))
