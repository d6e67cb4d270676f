"""What is marked is read once while the work lasts, and never longer."""

from contextlib import suppress

import pytest

from tillit.kernel.once import once, reading_once


@pytest.fixture
def asked():
    return []


@pytest.fixture
def read(asked):
    @once
    def read(what, *, on=0):
        asked.append((what, on))
        return [what, on]

    return read


def test_the_same_question_is_asked_once_while_the_work_lasts(read, asked):
    """Red when: each call asks (seen with the key made of the moment), or another question gets
    the first one's answer (seen with the arguments left out of the key)."""
    with reading_once():
        assert read("a") is read("a")
        assert read("b", on=1) == ["b", 1]
        assert read("b", on=2) == ["b", 2]
    assert asked == [("a", 0), ("b", 1), ("b", 2)]


def test_nothing_is_remembered_outside_nor_from_one_work_to_the_next(read, asked):
    """Red when: the answer outlives the work (seen with one dictionary for all), also one that
    broke off."""
    read("a")
    read("a")
    with suppress(ZeroDivisionError), reading_once():
        read("a")
        raise ZeroDivisionError
    with reading_once():
        read("a")
    read("a")
    assert len(asked) == 5
