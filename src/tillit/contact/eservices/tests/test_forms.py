"""A form is a text that no programmer has to write; what is wrong in it is said in sentences."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.contact.eservices import actions, queries
from tillit.contact.eservices.answering import asked, faults, kept
from tillit.contact.eservices.models import FormVersion
from tillit.contact.eservices.reading import read
from tillit.contact.eservices.types import Ask
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.open_access import always_assessed
from tillit.registers.directory.tests.conftest import AT

from .conftest import SOMEBODY, TOWN

SEEDS = queries.seeds(SOMEBODY)
BY_CODE = {form.code: (form, text) for form, text in SEEDS}
LINE = BY_CODE["kontaktperson"][1]


def test_the_forms_of_the_issue_come_with_the_program():
    """Red when: one is gone, the two without a file get one, or a clock is put where none is."""
    assert set(BY_CODE) == {
        "stod-psykisk-halsa", "faderskap", "personligt-ombud", "familjeradgivning",
        "informationssamtal", "samarbetssamtal", "kontaktperson", "lss",
    }  # fmt: skip
    without = {code for code, (form, _) in BY_CODE.items() if not form.keeps_file}
    assert without == {"personligt-ombud", "familjeradgivning"}
    clocks = {code: form.clock for code, (form, _) in BY_CODE.items() if form.clock}
    assert clocks == {"informationssamtal": "D46"}
    assert "CONTACT" in {each.value.code for each in always_assessed(AT.date())}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('who = "signed_in"', 'who = "anybody"', "kräver att man loggar in"),
        ('clock = ""', 'clock = "D999"', "finns inte i regelboken"),
        ('key = "age"', 'key = "who"', "Två frågor heter who"),
        ('is = "child"', 'is = "dog"', "svar som inte går att ge"),
        ('only_if = { key = "who"', 'only_if = { key = "what"', "inte finns före"),
        ('code = "kontaktperson"', 'code = "Å"', "små bokstäver"),
        ('ask = "one"', 'ask = "guess"', "ask är något av"),
        ('privacy = ', 'privat = ', "Skriv privacy"),
        ('title = "Vem', 'titel = "Vem', "har en title"),
        ("keeps_file = true", "keeps_file = ", "går inte att läsa"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_form_is_said(old, new, says):
    """Red when: one of the checks is taken away."""
    assert old in LINE
    with pytest.raises(Refusal, match=re.escape(says)):
        read(LINE.replace(old, new))


@given(st.text(max_size=300))
def test_any_text_is_a_form_or_a_sentence(text):
    """Red when: a text of any kind raises something else than a refusal."""
    with pytest.raises(Refusal):
        read(text)


@given(st.data())
def test_only_what_is_asked_is_kept(data):
    """Whatever stands in the boxes of any of the forms: an answer is kept only where the answers
    before it lead there, and what is kept has the same faults as what was sent. Red when: a
    question under one that is not asked is asked."""
    form, _ = data.draw(st.sampled_from(SEEDS))
    answers = {}
    for each in form.questions:
        values = [option.value for option in each.options] or ["", "ja", "2026-11-24", "x" * 300]
        if each.ask is Ask.MANY:
            answers[each.key] = data.draw(st.lists(st.sampled_from(values), unique=True))
        else:
            answers[each.key] = data.draw(st.sampled_from(["", *values]))
    left = kept(form, answers)
    assert set(left) <= {each.key for each in asked(form, answers)}
    assert asked(form, left) == asked(form, answers)
    assert faults(form, left) == faults(form, answers)


@pytest.mark.django_db
def test_a_new_version_takes_the_place_of_the_old(unit, lena, mia):
    """Red when: the same text makes a version, two are in use, or anybody may publish."""
    first = actions.publish_form(LINE, unit_id=unit, by=lena, at=AT)
    assert actions.publish_form(LINE, unit_id=unit, by=lena, at=AT) == first
    changed = LINE.replace("En vuxen till", "En trygg vuxen")
    second = actions.publish_form(changed, unit_id=unit, by=lena, at=AT)
    assert queries.form(SOMEBODY, "kontaktperson").id == second
    assert [row.number for row in FormVersion.objects.order_by("number")] == [1, 2]
    assert queries.form_by_id(SOMEBODY, first).text.lead.startswith("En vuxen till")
    with pytest.raises(Refusal, match="leder en enhet"):
        actions.publish_form(LINE, unit_id=unit, by=mia, at=AT)
    actions.withdraw_form("kontaktperson", by=TOWN, at=AT)
    with pytest.raises(NotThere):
        queries.form(SOMEBODY, "kontaktperson")
