"""Errors name the field and say what to do; a form posted twice is one and the same."""

import re

from django import forms
from hypothesis import given
from hypothesis import strategies as st

from tillit.ui.fields import DayField, DayInput
from tillit.ui.forms import OnceForm, PlainForm, text_area


class Concern(PlainForm):
    called = {"worry": "Vad som gör dig orolig"}
    remedies = {"safe": "välj ett svar. Vet du inte, välj ”Jag vet inte”"}

    worry = forms.CharField(label="Vad gör dig orolig?", max_length=20, widget=text_area())
    safe = forms.ChoiceField(
        label="Är barnet i trygghet just nu?", choices=[("yes", "Ja")], widget=forms.RadioSelect
    )
    day = DayField(label="Vilken dag?")
    email = forms.EmailField(label="Din e-post")
    rent = forms.IntegerField(label="Hyra", min_value=1)
    kinds = forms.MultipleChoiceField(
        label="Vad gäller det?", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple
    )
    paper = forms.FileField(label="Bilaga", required=False)
    agreed = forms.BooleanField(label="Jag har läst")


GOOD = {
    "worry": {"worry": "Noel"}, "safe": {"safe": "yes"},
    "day": {"day_0": "24", "day_1": "11", "day_2": "2026"}, "email": {"email": "a@exempel.se"},
    "rent": {"rent": "1"}, "kinds": {"kinds": ["a"]}, "agreed": {"agreed": "on"},
}  # fmt: skip
DJANGO_WORDS = ("Detta fält", "måste fyllas i", "Säkerställ", "giltig", "Ange ", "Markera")


@given(st.sets(st.sampled_from(sorted(GOOD))))
def test_every_missing_answer_is_named_with_its_remedy(missing):
    """Red when: a summary line loses its field, or its link lands on no control."""
    data = {key: value for name in GOOD if name not in missing for key, value in GOOD[name].items()}
    form = Concern(data)
    assert form.is_valid() == (not missing)
    html = str(form)
    assert len(form.summary) == len(missing)
    for line in form.summary:
        named, _, remedy = line.text.partition(": ")
        assert named
        assert remedy
        assert re.search(rf'<(input|textarea|select)[^>]* id="{line.target}"', html, re.S)
        assert f'href="#{line.target}"' in html
        assert not any(words in line.text for words in DJANGO_WORDS)


@given(
    st.sampled_from(["worry", "day_0", "email", "rent", "safe", "kinds"]),
    st.text(min_size=21, max_size=30, alphabet="xyz@"),
)
def test_a_wrong_answer_is_met_in_plain_words(name, wrong):
    """Red when: Django's own sentence reaches a person."""
    data = {key: value for values in GOOD.values() for key, value in values.items()}
    form = Concern({**data, name: wrong})
    assert not form.is_valid()
    assert not any(words in line.text for line in form.summary for words in DJANGO_WORDS)


def test_the_words_are_those_of_the_direction():
    """Red when: the name given in `called` is not used, or the field's error is no sentence."""
    form = Concern({})
    assert form.summary[0].text == "Vad som gör dig orolig: skriv några ord"
    assert "Skriv några ord." in str(form)
    assert "Välj ett svar. Vet du inte, välj ”Jag vet inte”." in str(form)


def test_the_error_stands_before_the_control_and_is_tied_to_it():
    """Red when: the error is drawn after the control, or aria-describedby is lost."""
    html = str(Concern({})["worry"].as_field_group())
    assert html.index("id_worry_error") < html.index("<textarea")
    assert 'aria-describedby="id_worry_error"' in html


def test_a_long_text_is_told_and_not_cut_off():
    """Red when: maxlength comes back on the text area, or the counter loses its Swedish words."""
    html = str(Concern({"worry": "x" * 30})["worry"].as_field_group())
    assert "maxlength" not in html
    assert 'data-over="%d tecken för mycket"' in html
    assert "Korta texten till högst 20 tecken." in html


def test_own_words_given_to_a_field_are_kept():
    """Red when: the plain words overwrite those that the form's author wrote."""

    class Own(PlainForm):
        rent = forms.IntegerField(error_messages={"required": "skriv hyran"})

    assert Own({}).summary[0].text == "Rent: skriv hyran"


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2100))
def test_a_day_survives_its_three_boxes(day, month, year):
    """Red when: the boxes change order, or a day that does not exist is let through."""
    boxes = [str(day), str(month), str(year)]
    try:
        kept = DayField().clean(boxes)
    except forms.ValidationError:
        assert day > 28
        return
    assert [str(kept.day), str(kept.month), str(kept.year)] == boxes


def test_the_summary_leads_to_a_day_in_one_box():
    """Red when: it is taken for a day in three boxes. Seen red: every date of the desk led
    nowhere."""

    class Dated(PlainForm):
        one = forms.DateField(widget=DayInput())
        three = DayField()

    assert [line.target for line in Dated({}).summary] == ["id_one", "id_three_0"]


def test_a_sign_that_cannot_be_seen_is_named_in_our_words():
    """It comes with what is pasted. Red when: Django's own "Null-tecken" is let through."""
    assert Once({"name": "a\x00b"}).summary[0].text == (
        "Name: ta bort ett tecken som inte syns, eller skriv om texten"
    )


class Once(OnceForm):
    name = forms.CharField()


def test_the_same_post_twice_carries_the_same_number():
    """Red when: a failed form is given a new number, or two new forms share one."""
    first = str(Once()["once"].value())
    assert first != str(Once()["once"].value())
    failed = Once({"once": first, "name": ""})
    assert not failed.is_valid()
    assert f'value="{first}"' in str(failed)
    posted = Once({"once": first, "name": "a"}), Once({"once": first, "name": "a"})
    assert all(form.is_valid() for form in posted)
    assert posted[0].once_id == posted[1].once_id


def test_what_may_be_left_empty_is_marked_once():
    """Red when: the mark is lost, says another word than the form's, or stands with none."""

    class Asking(Concern):
        optional = "om det är känt"

    class SaidOnce(Concern):
        optional = ""

    assert str(Concern()).count("(om du vill)") == 1
    assert str(Asking()).count("(om det är känt)") == 1
    assert "t-field__optional" not in str(SaidOnce())
