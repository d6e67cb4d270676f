"""What every table keeps about a person is said once, and whole."""

import pytest
from django.db.models import DateTimeField

from tests.architecture.source import models
from tillit.trust.holdings.ports import excused, holdings
from tillit.trust.holdings.rows import label_of, word_of
from tillit.trust.holdings.words import COMMON

ABOUT_SOMEBODY = {"person", "person_id", "party", "case", "object_id", "line", "service"}


def columns(model):
    """The names of a table's columns."""
    return {column.name for column in model._meta.concrete_fields}


def holds_somebody(model):
    """Whether a table keeps something about a person, by its own word or by its columns."""
    said = model.Privacy.retention != "organisation" and "nothing about" not in model.Privacy.holds
    return said or bool(ABOUT_SOMEBODY & columns(model))


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_every_table_about_a_person_is_collected(model):
    """An extract, an export or a disposal that forgets a table is not whole. Red when a holding is
    taken out of a module's kept.py (seen with cases.Dispute)."""
    if holds_somebody(model):
        known = {each.model for each in holdings()}
        reason = excused().get(model, "")
        assert model in known or len(reason) > 10, "say it in the module's kept.py"


def test_nothing_is_both_kept_and_excused():
    """Red when: cases.Note is excused too."""
    assert {each.model for each in holdings()} & set(excused()) == set()


@pytest.mark.parametrize("holding", holdings(), ids=lambda each: each.table)
def test_every_column_has_a_name_on_paper(holding):
    """Red when: a column is added without words for it (seen with Case.weight), or the words stand
    for a column that is gone."""
    lacking = []
    for column in holding.model._meta.concrete_fields:
        try:
            label_of(holding, column)
        except KeyError:
            lacking.append(column.name)
    assert lacking == []
    named = {*holding.labels, *holding.classes, *holding.codes, *holding.emptied}
    assert named - columns(holding.model) == set()


def test_a_word_is_said_once():
    """Red with a word of `COMMON` said again in a holding, and with one that no column has."""
    used = set()
    for holding in holdings():
        assert not holding.labels.items() & COMMON.items(), holding.table
        used |= columns(holding.model) - set(holding.labels)
    assert set(COMMON) - used == set()


@pytest.mark.parametrize("holding", holdings(), ids=lambda each: each.table)
def test_its_ways_lead_somewhere(holding):
    """Red when: a path is misspelt (seen with "case__persons"), or `entry` is a day, which cannot
    be compared with moments."""
    for path in (*holding.own, *holding.under, *holding.named):
        holding.model._base_manager.filter(**{f"{path}__in": []})
    assert holding.own or holding.under or holding.named
    if holding.entry:
        assert isinstance(holding.model._meta.get_field(holding.entry), DateTimeField)


def test_there_is_something_to_collect():
    """Red when: the apps register nothing and the tests above pass in silence."""
    assert len(holdings()) > 50


@pytest.mark.parametrize("holding", holdings(), ids=lambda each: each.table)
def test_a_stored_code_leaves_in_words(holding):
    """What a resident gets says "Vårdnadshavare", never "guardian". Red when a code of a holding is
    taken away, or a value of an enum has no words (seen with the kinds of relations)."""
    for column in holding.model._meta.concrete_fields:
        for code, _ in column.choices or ():
            said = (
                word_of(holding.codes[column.name], code) if column.name in holding.codes else code
            )
            assert said != code or not code, f"{column.name}: {code} has no words"
    for name, codes in holding.codes.items():
        for code in codes:
            assert word_of(codes, str(code)) != str(code), f"{name}: {code}"
