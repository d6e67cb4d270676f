# ruff: noqa: UP031
"""Personal numbers: read in every usual way of writing, shown in none."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tillit.kernel.person_number import NotAPersonNumber, PersonNumber, check_digit

TODAY = date(2026, 3, 1)
days = st.dates(date(1890, 1, 1), TODAY)
serials = st.sampled_from(["238", "239"])  # the Tax Agency's published test series


def number(day, serial, coordination=False):
    """Twelve digits with a valid check digit."""
    of_day = f"{day:%y%m}{day.day + 60 * coordination:02}"
    return f"{day.year // 100}{of_day}{serial}{check_digit(of_day + serial)}"


numbers = st.builds(number, days, serials, st.booleans())


@given(numbers)
def test_every_way_of_writing_is_the_same_number(digits):
    """Red when: the sign or the spaces are not taken away."""
    ways = [digits, f"{digits[:8]}-{digits[8:]}", f" {digits[:8]}–{digits[8:]}\n"]
    ways += [f"{digits[:4]} {digits[4:6]} {digits[6:8]} {digits[8:]}"]
    assert {PersonNumber.parse(way) for way in ways} == {PersonNumber(digits)}


@given(days, serials, st.booleans())
def test_the_day_of_birth_and_the_kind_are_read(day, serial, coordination):
    """Red when: 60 is not taken from the day of a coordination number."""
    found = PersonNumber.parse(number(day, serial, coordination))
    assert (found.born, found.is_coordination) == (day, coordination)


@given(st.dates(date(1927, 1, 1), TODAY), serials)
def test_ten_digits_find_their_century(day, serial):
    """Red when: _century() looks at the year alone; 261231 was then born in the future."""
    digits = number(day, serial)
    assert PersonNumber.parse(f"{digits[2:8]}-{digits[8:]}", today=TODAY).digits == digits


@given(st.dates(date(1827, 1, 1), date(1926, 12, 31)), serials)
def test_a_plus_means_a_hundred_years_or_more(day, serial):
    """Red when: the plus sign is read as a dash."""
    digits = number(day, serial)
    assert PersonNumber.parse(f"{digits[2:8]}+{digits[8:]}", today=TODAY).digits == digits


@example(date(2026, 1, 1), date(1926, 12, 31), "238")
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), days, serials)
def test_ten_digits_are_never_born_in_the_future(today, day, serial):
    """Red when: the comparison with today's month and day is left out."""
    digits = number(day, serial)
    assert PersonNumber.parse(digits[2:], today=today).born <= today


@given(numbers, st.integers(2, 11), st.integers(1, 9))
def test_one_wrong_digit_is_refused(digits, place, step):
    """Red when: the check digit is not computed. The century is outside the sum."""
    wrong = f"{digits[:place]}{(int(digits[place]) + step) % 10}{digits[place + 1 :]}"
    with pytest.raises(NotAPersonNumber):
        PersonNumber.parse(wrong)


@pytest.mark.parametrize(
    "text",
    ["", "20140305", "20140305-238", "2014030523860", "abc", "140305-2386", "20140230-2380",
     "2014-0305-2386"],
)  # fmt: skip
def test_what_is_not_a_number_is_refused_with_a_sentence(text):
    """Red when: digits of other scripts are let through (seen so with \\d)."""
    with pytest.raises(NotAPersonNumber, match=r"\.$"):
        PersonNumber.parse(text)


@given(numbers)
def test_printing_shows_a_mask(digits):
    """Red when: __repr__ is the dataclass's own."""
    found = PersonNumber(digits)
    printed = [str(found), repr(found), f"{found}", "%s" % found, found.masked]
    printed.append(str(NotAPersonNumber(found)))
    assert [text for text in printed if digits[4:8] in text or digits[8:] in text] == []
    assert found.written.replace("-", "") == digits


def test_digits_of_other_scripts_are_refused():
    """Red when: the shape is written with \\d: one person would then have two numbers."""
    digits = number(date(2014, 3, 5), "238")
    assert PersonNumber.parse(digits)
    with pytest.raises(NotAPersonNumber):
        PersonNumber.parse(digits.translate({ord("0") + i: 0x0660 + i for i in range(10)}))
