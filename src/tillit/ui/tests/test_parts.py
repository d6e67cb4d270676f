"""Words that follow a number or a moment."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tillit.ui.drawn import icon
from tillit.ui.templatetags.parts import as_sentence, count, count_in_words, digits, when

AT = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)  # 09.40 in Sweden


def test_near_days_have_names():
    """Red when: the day is counted in UTC, or the hour is lost."""
    assert when(AT, AT) == "i\u00a0dag\u00a009.40"
    assert when(AT - timedelta(days=1), AT) == "i\u00a0går\u00a009.40"
    assert when(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), AT) == "i\u00a0dag\u00a000.30"
    assert when(date(2026, 11, 25), AT) == "i\u00a0morgon"


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)))
def test_a_day_of_another_year_always_says_which(day):
    """Red when: 23 nov of last year is shown like this year's."""
    named = abs((day - date(2026, 11, 24)).days) <= 1
    assert str(day.year) in when(day, AT) or day.year == 2026 or named


@given(st.integers(0, 10**9))
def test_a_number_keeps_its_digits(number):
    """Red when: the thousands are parted by a space that breaks, or a digit is lost."""
    shown = count(number, "sak,saker")
    assert " " not in shown
    assert shown.endswith("sak") == (number == 1)
    assert digits(shown) == str(number)


def test_small_numbers_are_written_out():
    """Red when: the neuter one is written "en"."""
    assert count_in_words(2, "sak,saker") == "två saker"
    assert count_in_words(1, "ett:svar,svar") == "ett svar"
    assert count_in_words(40, "sak,saker") == "40 saker"


@given(st.text(min_size=1))
def test_a_sentence_is_not_ended_twice(words):
    """Red when: a second full stop is added."""
    assert as_sentence(as_sentence(words)) == as_sentence(words)


def test_an_icon_is_silent():
    """Red when: a screen reader would read a decoration, or a name could break out of its tag."""
    assert 'aria-hidden="true"' in icon("Clock")
    assert '"><script>' not in icon('"><script>')
