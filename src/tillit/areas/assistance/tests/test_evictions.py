"""Notices that a household may lose its home: SoF 11:3, D38."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import EvictionNotice, SheetWarning, Worksheet
from tillit.areas.assistance.timeline import timeline_of
from tillit.areas.assistance.types.evictions import NoticeEnd, NoticeFrom, NoticeKind
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY, DECEMBER, sent

HOW = "E-post till Kronofogden."
SAID = {"handler": "Wanja", "how": HOW}
HOUR = timedelta(hours=1)


def case_of(sheet):
    return Worksheet.objects.get(pk=sheet).case_id


def noticed(world, case, *, by=None, at=AT, **more):
    said = {"sender": NoticeFrom.ENFORCEMENT, "kind": NoticeKind.EVICTION, "received_at": AT}
    return actions.register_notice(case, **(said | more), by=by or world.wanja, at=at)


def state_of(notice):
    rows = SheetWarning.objects.filter(key=f"eviction:{notice}").order_by("sheet__month")
    return [row.state for row in rows]


def test_the_same_press_twice_is_one_notice(world):
    """Red when: `register_notice` does not look for the id."""
    case, one = case_of(sent(world)), uuid4()
    assert noticed(world, case, id=one) == noticed(world, case, id=one) == one
    assert EvictionNotice.objects.count() == 1
    assert state_of(one) == ["open"]


def test_it_is_due_the_same_day_and_late_the_next(world):
    """Red when: the day is not that of the law's table, or a notice that nobody has confirmed
    is never late, or one confirmed in time becomes late."""
    case = case_of(sent(world))
    notice = noticed(world, case)
    (line,) = actions.open_notices(by=world.wanja, at=AT)
    assert (line.due_on, line.late) == (AT.date(), False)
    assert actions.open_notices(by=world.wanja, at=AT + DAY)[0].late
    actions.confirm_notice(notice, **SAID, by=world.wanja, at=AT + HOUR)
    assert not actions.open_notices(by=world.wanja, at=AT + DAY)[0].late


def test_the_second_of_two_who_confirm_is_told(world):
    """Red when: the update does not ask for a notice that nobody has confirmed."""
    notice = noticed(world, case_of(sent(world)))
    actions.confirm_notice(notice, **SAID, by=world.wanja, at=AT)
    with pytest.raises(Moved, match="redan bekräftat"), transaction.atomic():
        actions.confirm_notice(notice, handler="Lova", how="Brev", by=world.lova, at=AT + HOUR)
    row = EvictionNotice.objects.get(pk=notice)
    assert (row.confirmed_by_name, row.confirmed_how) == ("Wanja", HOW)


def test_it_cannot_end_before_it_is_confirmed_but_for_a_mistake(world):
    """Red when: an end asks for no confirmation, or a mistake does."""
    case = case_of(sent(world))
    notice, wrong = noticed(world, case), noticed(world, case)
    with pytest.raises(Refusal, match="Bekräfta"):
        end(notice, NoticeEnd.KEPT_HOME, world)
    end(wrong, NoticeEnd.MISTAKE, world)
    assert state_of(wrong) == ["solved"]
    with pytest.raises(Moved):
        actions.confirm_notice(wrong, **SAID, by=world.wanja, at=AT)
    actions.confirm_notice(notice, **SAID, by=world.wanja, at=AT)
    end(notice, NoticeEnd.KEPT_HOME, world)
    assert state_of(notice) == ["solved"]
    with pytest.raises(Moved):
        end(notice, NoticeEnd.MOVED, world)
    assert actions.open_notices(by=world.wanja, at=AT) == []


def test_a_month_that_comes_later_is_warned_too(world):
    """Red when: `receive` does not look for open notices."""
    notice = noticed(world, case_of(sent(world)))
    sent(world, month=DECEMBER.replace(month=11))
    assert state_of(notice) == ["open", "open"]


def test_what_nobody_has_confirmed_stands_first(world):
    """Red when: the day of the eviction goes before what is not confirmed."""
    case = case_of(sent(world))
    soon = noticed(world, case, eviction_on=AT.date() + DAY)
    later = noticed(world, case, eviction_on=AT.date() + 9 * DAY)
    waits = noticed(world, case)
    for each in (later, soon):
        actions.confirm_notice(each, **SAID, by=world.wanja, at=AT)
    assert [each.id for each in actions.open_notices(by=world.wanja, at=AT)] == [waits, soon, later]


def test_another_unit_neither_reads_nor_writes_and_a_read_leaves_a_trace(world):
    """Red when: the list asks for all cases, confirming asks nobody, or nothing is noted."""
    notice = noticed(world, case_of(sent(world)))
    assert actions.open_notices(by=world.olle, at=AT) == []
    with pytest.raises((NotThere, Refusal)):
        actions.confirm_notice(notice, **SAID, by=world.olle, at=AT)
    actions.open_notices(by=world.wanja, at=AT)
    assert Payload.objects.filter(verb="list_eviction_notices").count() == 2


def test_the_time_line_tells_of_it(world):
    """Red when: `timeline_of` leaves notices out."""
    case = case_of(sent(world))
    notice = noticed(world, case)
    actions.confirm_notice(notice, **SAID, by=world.wanja, at=AT)
    actions.copy_notice(notice, how="Brev hem.", by=world.wanja, at=AT)
    titles = [item.title for item in timeline_of(world.wanja, case, AT)]
    assert "Besked om vräkning från Kronofogden" in titles
    assert "Beskedet bekräftades" in titles
    assert "Kopia av bekräftelsen till hushållet" in titles


def test_when_it_was_told_is_asked_and_lies_between(world):
    """Red when: the press is taken for the time, or a time before the notice or ahead is kept."""
    notice = noticed(world, case_of(sent(world)))
    for wrong in (AT - HOUR, AT + 2 * DAY):
        with pytest.raises(Refusal, match="före beskedet eller efter"):
            actions.confirm_notice(notice, **SAID, told_at=wrong, by=world.wanja, at=AT + DAY)
    actions.confirm_notice(notice, **SAID, told_at=AT + HOUR, by=world.wanja, at=AT + DAY)
    (line,) = actions.open_notices(by=world.wanja, at=AT + DAY)
    assert (line.confirmed_at, line.late, line.handler) == (AT + HOUR, False, "Wanja")


def test_a_copy_comes_after_the_confirmation_and_once(world):
    """Red when: a copy of nothing is noted, a second copy writes over the first, or what
    Kronofogden sent does not ask for one (SoF 11:3)."""
    case = case_of(sent(world))
    notice, other = noticed(world, case), noticed(world, case, sender=NoticeFrom.LANDLORD)
    with pytest.raises(Moved):
        actions.copy_notice(notice, how="Brev hem.", by=world.wanja, at=AT)
    actions.confirm_notice(notice, **SAID, by=world.wanja, at=AT)
    lines = {each.id: each for each in actions.open_notices(by=world.wanja, at=AT)}
    assert (lines[notice].needs_copy, lines[other].needs_copy) == (True, False)
    actions.copy_notice(notice, how="Brev hem.", by=world.wanja, at=AT)
    with pytest.raises(Moved):
        actions.copy_notice(notice, how="Igen.", by=world.lova, at=AT)
    row = EvictionNotice.objects.get(pk=notice)
    assert (row.copied_how, row.copied_by_name) == ("Brev hem.", "Wanja")


def test_a_step_taken_back_waits_again_and_loses_no_words(world):
    """Red when: what was noted is thrown away, the month's warning stays solved, or an ended
    notice is taken back as if it were open."""
    notice = noticed(world, case_of(sent(world)), text="Tre hyror.")
    back = {"why": "Fel hushåll.", "by": world.wanja, "at": AT}
    actions.confirm_notice(notice, **SAID, by=world.wanja, at=AT)
    actions.copy_notice(notice, how="Brev hem.", by=world.wanja, at=AT)
    end(notice, NoticeEnd.KEPT_HOME, world)
    with pytest.raises(Moved):
        actions.unconfirm_notice(notice, **back)
    actions.reopen_notice(notice, **back)
    assert state_of(notice) == ["open"]
    with pytest.raises(Moved):
        actions.reopen_notice(notice, **back)
    with pytest.raises(Refusal, match="varför"):
        actions.unconfirm_notice(notice, **(back | {"why": " "}))
    actions.unconfirm_notice(notice, **back)
    (line,) = actions.open_notices(by=world.wanja, at=AT)
    assert (line.confirmed_at, line.copied_at, line.ended_at) == (None, None, None)
    for kept in ("Tre hyror.", HOW, "Brev hem.", "Hyran är betald.", "Fel hushåll."):
        assert kept in line.text
    verbs = list(Payload.objects.values_list("verb", flat=True))
    assert {"EvictionUnconfirmed", "EvictionReopened"} <= set(verbs)


def test_the_years_counts_leave_mistakes_out(world):
    """Red when: a mistake is counted, a late one is on time, one that still has its day is
    either, or another unit's are mine."""
    case = case_of(sent(world))
    told, wrong = noticed(world, case, children=2), noticed(world, case)
    noticed(world, case, received_at=AT - 3 * DAY)
    noticed(world, case, children=0)
    noticed(world, case, received_at=AT - 400 * DAY)
    actions.confirm_notice(told, **SAID, by=world.wanja, at=AT)
    end(told, NoticeEnd.KEPT_HOME, world)
    end(wrong, NoticeEnd.MISTAKE, world)
    counts = actions.notice_counts(by=world.wanja, at=AT)
    assert (counts.all, counts.on_time, counts.late, counts.children) == (3, 1, 1, 1)
    assert counts.ended == {NoticeEnd.KEPT_HOME: 1}
    assert actions.notice_counts(by=world.olle, at=AT).all == 0


def end(notice, ended_as, world):
    actions.end_notice(notice, ended_as=ended_as, why="Hyran är betald.", by=world.wanja, at=AT)
