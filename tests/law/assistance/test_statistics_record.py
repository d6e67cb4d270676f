"""The monthly record: what the declaration gives, and each control rule with a record that breaks
it. Plain Python."""

from datetime import date

import pytest

from tillit.law.assistance import statistics
from tillit.law.assistance.obstacles import Obstacle
from tillit.law.assistance.statistics import FIELDS, GOOD, RULES, as_file, faults, from_file

OCTOBER = date(2026, 10, 1)
WRONG = {"manad": "2026-13", "kommun": "80", "hushall": "två ord", "alder": "ung", "personer": "",
         "barn": "-1", "hushallstyp": "2", "fodelseland": "3", "bistand": "11 380",
         "hinder_1": "24", "hinder_2": "0"}  # fmt: skip


def codes(*rows, month=OCTOBER):
    return [each.code for each in faults(rows, month)]


def test_the_example_of_the_specification_passes():
    """Red when: GOOD, a field or a rule changes without the others."""
    assert codes(GOOD) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_control_rule_has_a_record_that_breaks_it(rule):
    """Red when: `holds` of a rule is always true, or its breach breaks nothing."""
    assert rule.code in codes({**GOOD, **rule.breach})


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_each_field_has_a_value_that_it_does_not_take(field):
    """Red when: a form or a list of codes lets anything through."""
    assert f"F-{field.name}" in codes({**GOOD, field.name: WRONG[field.name]})


def test_the_file_is_looked_at_whole():
    """Red when: a household may stand twice, or a record of another month slips in."""
    assert codes(GOOD, GOOD) == ["H1"]
    assert codes(GOOD, month=date(2026, 11, 1)) == ["H2"]


def test_what_is_written_is_read_again_and_the_order_of_rows_does_not_matter():
    """Red when: a column is left out, or the file is not sorted."""
    other = {**GOOD, "hushall": "2026-00002"}
    assert as_file([GOOD, other]) == as_file([other, GOOD])
    assert from_file(as_file([GOOD, other])) == [dict(other), dict(GOOD)]


def test_the_name_of_the_file_says_that_nobody_has_confirmed_its_form():
    """Red when: the mark is taken out of the name."""
    name = statistics.file_name("0000", OCTOBER, 2)
    assert name == "bistand_0000_2026-10_v2_tillit-1_inte-bekraftad-form.csv"


def test_there_are_23_obstacles_with_words_of_their_own():
    """Red when: a key loses its words, or two have the same."""
    assert [each.number for each in Obstacle] == list(range(1, 24))
    assert len({each.words for each in Obstacle}) == 23


@pytest.mark.parametrize("sexes", [["f"], ["m"], [""], ["f", "m"], ["f", "f"], [], ["f", "m", "m"]])
@pytest.mark.parametrize("children", [0, 1, 9])
def test_every_household_has_a_type_that_passes(sexes, children):
    """Red when: `household_type` gives a code that the list or the rules do not know."""
    kind = statistics.household_type(sexes, children)
    couple = len(sexes) == 2
    row = {
        **GOOD,
        "personer": str(max(1, len(sexes)) + children),
        "barn": str(children),
        "hushallstyp": kind,
        "hinder_2": "1" if couple else "",
    }
    assert codes(row) == []
