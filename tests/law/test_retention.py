"""Disposal: never too early, and what is kept for ever never gets a date."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tillit.law.calendar import add_months, age_on
from tillit.law.citation import Status
from tillit.law.retention import FileFacts, FileKind, disposal_date

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(2015, 1, 1), date(2045, 1, 1))
BIRTHS = st.dates(date(1990, 1, 1), date(2026, 1, 1))
FOR_EVER = {FileKind.PARENTHOOD, FileKind.ADOPTION, FileKind.LSS_CHILD_HOME}
FACTS = st.builds(
    FileFacts,
    kind=st.sampled_from(FileKind),
    last_entry=st.none() | DAYS,
    born=st.none() | BIRTHS,
    conditions_ended=st.none() | DAYS,
    placed_as_child=st.booleans(),
    municipality_code=st.sampled_from(["", "0180", "0580", "0980", "2281", "1480", "1481"]),
    other_data_kept=st.booleans(),
)


def _kept_for_ever(facts):
    return (
        facts.kind in FOR_EVER
        or facts.placed_as_child
        or facts.municipality_code in ("0580", "0980", "2281", "1480")
        or (facts.born is not None and facts.born.day in (5, 15, 25))
    )


@given(FACTS)
def test_nothing_is_disposed_of_before_five_years(facts):
    """Red when: years = 4 in retention.toml, or only one of the two starts is looked at."""
    found = disposal_date(facts, TODAY)
    if found.date is None:
        return
    assert facts.last_entry is not None
    starts = [facts.last_entry, *([facts.conditions_ended] if facts.conditions_ended else [])]
    assert found.duty_day is not None
    assert all(found.duty_day >= add_months(start, 60) for start in starts)
    assert found.date == date(found.duty_day.year + 1, 12, 31)


@given(FACTS)
def test_what_is_kept_for_ever_never_gets_a_date(facts):
    """Red when: a reason is left out of `_never`, or the research days lose one."""
    found = disposal_date(facts, TODAY)
    closed = facts.last_entry is not None
    assert found.never is (closed and _kept_for_ever(facts))
    if found.never or not closed:
        assert found.date is None
        assert found.duty_day is None


@given(FACTS)
def test_a_child_investigation_lives_until_thirty(facts):
    """Red when: the thirty-year row is not compared with the five years."""
    found = disposal_date(replace(facts, kind=FileKind.CHILD_INVESTIGATION), TODAY)
    if found.duty_day is not None:
        assert facts.born is not None
        assert age_on(facts.born, found.duty_day) >= 30


@given(FACTS)
def test_a_custody_agreement_lives_until_the_child_is_eighteen(facts):
    """Red when: the kind is missing among the birthday rules."""
    found = disposal_date(replace(facts, kind=FileKind.CUSTODY_AGREEMENT), TODAY)
    if found.duty_day is not None:
        assert facts.born is not None
        assert age_on(facts.born, found.duty_day) >= 18


@given(FACTS, DAYS)
def test_a_later_entry_never_brings_disposal_forward(facts, later):
    """Red when: the earlier of two days decides."""
    if facts.last_entry is None or later < facts.last_entry:
        return
    before, after = (
        disposal_date(facts, TODAY),
        disposal_date(replace(facts, last_entry=later), TODAY),
    )
    if before.date and after.date:
        assert after.date >= before.date


@given(FACTS)
def test_other_data_holds_the_file_and_every_answer_explains_itself(facts):
    """Red when: `other_data_kept` is passed over, or a branch gives no lines."""
    found = disposal_date(facts, TODAY)
    assert found.lines
    if facts.other_data_kept:
        assert found.date is None


def test_an_unread_transition_is_said():
    """Red when: papers from before 2026-01-15 are called confirmed: no transition was found."""
    facts = FileFacts(FileKind.CHILD_INVESTIGATION, date(2025, 12, 1), date(2015, 3, 3))
    assert disposal_date(facts, TODAY).status is Status.NOT_FOUND


@given(FACTS)
def test_the_sentences_say_days_as_people_do(facts):
    """Red when: a line is given a day to write as a computer does."""
    told = " ".join(line.text_sv for line in disposal_date(facts, TODAY).lines)
    assert not re.search(r"\d{4}-\d\d-\d\d", told)
