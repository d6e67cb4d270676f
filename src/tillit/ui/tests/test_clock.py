"""A clock says its state in words, with an icon, and draws its bar from 0 to 100."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.ui.clock import ICONS, ClockView, clock_view

from .drawing import draw

STATES = st.sampled_from(sorted(ICONS))


@given(STATES, st.floats(-3, 3), st.integers(-400, 400))
def test_every_state_has_words_icon_and_a_bar_within_bounds(state, progress, days):
    """Red when: a state loses its words or icon, or the bar leaves its frame."""
    view = clock_view(state, what="Utredning", days_left=days, progress=progress)
    assert view.words
    assert view.icon
    assert 0 <= view.percent <= 100
    if state in {"late", "done"}:
        assert view.percent == 100


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (clock_view("calm", what="", days_left=41), "41 dagar kvar"),
        (clock_view("soon", what="", days_left=1), "1 dag kvar"),
        (
            clock_view("today", what="", ends_clock="14.05", hours_left=4),
            "I dag 14.05 · 4 tim kvar",
        ),
        (clock_view("late", what="", days_left=-1), "1 dag för sent"),
        (clock_view("late", what="", days_left=0), "Försenad i dag"),
        (clock_view("rests", what=""), "Väntar på annan"),
        (clock_view("done", what="", words="Klar på 5 timmar"), "Klar på 5 timmar"),
    ],
)
def test_the_words_are_those_of_the_table(view, words):
    """Red when: the words differ from the table of states."""
    assert view.words == words


def test_an_unknown_state_is_refused():
    """Red when: a misspelled state is drawn without a word."""
    with pytest.raises(KeyError):
        clock_view("lugn", what="", words="lugn")


@given(STATES, st.integers(0, 100))
def test_what_is_drawn_shows_all_that_the_clock_holds(state, percent):
    """Red when: end, law or what stops it is left out, or the bar needs inline style."""
    view = ClockView(state, "ORDEN", "VAD", "SoL", "SLUT", "STOPP", percent)
    html = draw("<c-clock :clock='clock' />", clock=view)
    assert all(word in html for word in ("ORDEN", "VAD", "SoL", "SLUT", "STOPP"))
    assert f"#{ICONS[state]}" in html
    assert "style=" not in html
    assert ("<progress" in html) == (state != "rests" or percent > 0)
