"""One sentence says what comes next: the law's clocks first, then plan, assessment, draft.

Red when: any branch of next_step is taken away, or a list and the page word a clock each.
"""

from dataclasses import replace
from datetime import timedelta

from tillit.casework.cases import actions
from tillit.casework.cases.tests.conftest import AT, SYSTEM
from tillit.kernel.swedish import day_of
from tillit.pages.desk import next_step


def said(town, by=None, at=AT):
    page = actions.open_case_page(town.case, by=by or town.maja, at=at)
    return next_step.on_page(page, today=day_of(at))


def test_telling_comes_first(town):
    assert said(town).startswith("berätta för de berörda")


def test_then_the_plan(town):
    actions.stop_clock("D05", town.case, why="all_informed", by=SYSTEM, at=AT)
    assert said(town) == "skriv planen: vilka frågor ska utredningen svara på?"


def test_a_late_investigation_is_said_before_the_plan(town):
    actions.stop_clock("D05", town.case, why="all_informed", by=SYSTEM, at=AT)
    assert "skulle ha varit klar" in said(town, at=AT + timedelta(days=120))


def test_with_the_parties(town):
    actions.stop_clock("D05", town.case, why="all_informed", by=SYSTEM, at=AT)
    actions.move_case(town.case, "send_to_parties", by=town.maja, at=AT)
    assert said(town) == "vänta på parternas svar, sedan förslag till beslut."


def test_lists_and_the_page_say_the_same_of_a_clock(town):
    page = actions.open_case_page(town.case, by=town.maja, at=AT)
    listed = next_step.in_list(page.line, today=day_of(AT))
    assert listed.casefold() == next_step.on_page(page, today=day_of(AT)).casefold()
    assert listed[0] == "B"


def test_a_list_says_the_stage_when_no_clock_presses(town):
    actions.stop_clock("D05", town.case, why="all_informed", by=SYSTEM, at=AT)
    page = actions.open_case_page(town.case, by=town.maja, at=AT)
    assert next_step.in_list(page.line, today=day_of(AT)) == "Utred och skriv ihop."


def test_who_reads_only_is_told_so(town):
    page = actions.open_case_page(town.case, by=town.maja, at=AT)
    said = next_step.on_page(replace(page, may_write=False), today=day_of(AT))
    assert said == "läs det du behöver. Du kan inte skriva i ärendet."
