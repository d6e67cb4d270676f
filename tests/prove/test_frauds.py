"""Planted frauds: each is stopped or seen, and its control goes through.

Seen red: with `checks_of` giving every check (the telephone), with `shared_by_cases` giving
nothing, with `_meet` passed over, and with a control that keeps its guard.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tillit.areas.assistance.tests.conftest import make_world
from tools.prove import frauds

pytestmark = pytest.mark.slow
KINDS = frauds.kinds()


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        return make_world()


@pytest.fixture
def world(db, made_once, settings):
    settings.DEMO = True
    return made_once


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.words)
def test_it_is_stopped_or_seen_and_its_control_goes_through(world, kind):
    """Red when: a guard of `accounts.py`, `payments.py` or `incomes.py` is taken away, or stops
    what is honest too."""
    tried = frauds.try_out(kind, world)
    assert tried.found
    assert tried.says_something


def test_there_are_more_than_twenty_kinds_and_none_twice():
    """Red when: a kind is named as another."""
    assert len({each.words for each in KINDS}) == len(KINDS) >= 30


def test_one_that_goes_through_is_told_and_so_is_a_control_that_does_not(world):
    """Red when: `figures` counts what was missed, or forgets the controls."""
    kind = KINDS[0]
    missed = replace(kind, tried=kind.control)
    held = replace(kind, control=kind.tried)
    (figure,) = frauds.figures([frauds.try_out(missed, world)])
    assert not figure.held
    (figure,) = frauds.figures([frauds.try_out(held, world)])
    assert not figure.control_failed


def test_a_files_total_is_what_was_decided_to_the_ore(world):
    """Red when: the file pays another sum than the decisions, or the control is not told."""
    figure = frauds.to_the_ore(world)
    assert figure.held
    assert figure.control_failed
