"""Consent by age: the whole matrix of SoL 21:1-2, and that age only ever adds freedom."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.law.citation import Status
from tillit.law.consent import ChildsPart, consent_needed
from tillit.law.dated import NoRuleInForce

DAY = date(2026, 2, 1)
AGES = st.integers(0, 30)
FREEDOM = [ChildsPart.HEARD, ChildsPart.CONSENTS, ChildsPart.ASKS_OR_CONSENTS, ChildsPart.DECIDES]


def _expected(age, assessed, away):
    """The fact sheet's table, written once more and slower than the rule."""
    if age >= 18:
        return (True, False, ChildsPart.DECIDES)
    if away:
        return (assessed, True, ChildsPart.HEARD)
    if assessed and 12 <= age <= 14:
        return (True, False, ChildsPart.CONSENTS)
    if assessed and age >= 15:
        return (True, False, ChildsPart.ASKS_OR_CONSENTS)
    if not assessed and age >= 15:
        return (True, False, ChildsPart.SUITABLE)
    return (True, True, ChildsPart.HEARD)


@pytest.mark.parametrize(
    ("age", "assessed", "away"), list(product(range(21), (True, False), (True, False)))
)
def test_the_whole_matrix(age, assessed, away):
    """Red when: 12 becomes 13 in consent.toml, or the away form forgets the guardian."""
    rule = consent_needed(age, assessed, away, DAY)
    assert (rule.allowed, rule.guardian_required, rule.childs_part) == _expected(
        age, assessed, away
    )
    assert rule.guardian_required is not rule.without_guardian
    assert rule.if_suitable is (rule.without_guardian and age < 18)


@given(AGES, AGES, st.booleans(), st.booleans())
def test_more_years_never_mean_less_freedom(one, two, assessed, away):
    """Red when: two age rows are swapped."""
    younger, older = (consent_needed(a, assessed, away, DAY) for a in sorted((one, two)))
    assert older.without_guardian >= younger.without_guardian
    if ChildsPart.SUITABLE not in (younger.childs_part, older.childs_part):
        assert FREEDOM.index(older.childs_part) >= FREEDOM.index(younger.childs_part)


@given(st.integers(0, 17), st.booleans(), st.booleans())
def test_a_child_is_never_left_without_explanation_or_source(age, assessed, away):
    """Red when: a branch answers without lines, or with a section that did not decide."""
    rule = consent_needed(age, assessed, away, DAY)
    assert rule.lines
    assert str(rule.source) in {str(each.source) for each in rule.lines}
    assert rule.status is Status.CONFIRMED
    assert all(each.text_sv.endswith(".") for each in rule.lines)


def test_the_age_of_majority_is_marked_as_unverified():
    """Red when: the adult row is marked confirmed: its source was not read."""
    assert consent_needed(18, True, False, DAY).status is Status.UNVERIFIED


def test_before_the_act_there_is_no_answer():
    """Red when: the rule answers for a day before July 2025."""
    with pytest.raises(NoRuleInForce):
        consent_needed(13, True, False, date(2025, 6, 30))


def test_an_age_is_not_negative():
    """Red when: the check is taken out."""
    with pytest.raises(ValueError, match="negative"):
        consent_needed(-1, True, False, DAY)
