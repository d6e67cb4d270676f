"""A hidden number is hidden: for the eye, for the screen reader, and in the page's source."""

from hypothesis import given
from hypothesis import strategies as st

from .drawing import draw

NUMBER = "20140823-2385"


def test_a_masked_number_is_not_in_the_page():
    """Red when: the component draws the number before somebody asked for it."""
    html = draw('<c-mask masked="2014••••-••••" url="/visa" name="Noel" />')
    assert NUMBER[4:] not in html
    assert 'aria-hidden="true">2014••••-••••' in html
    assert "personnummer dolt" in html


def test_showing_it_is_a_post_and_says_that_it_is_logged():
    """Red when: Visa becomes a link, which a browser may fetch in advance."""
    html = draw('<c-mask url="/visa" name="Noel" />')
    assert 'type="submit" form="post" formaction="/visa"' in html
    assert "visningen loggas" in html
    assert "<a " not in html


def test_a_shown_number_has_no_button():
    """Red when: the number and the button are drawn together."""
    html = draw(f'<c-mask value="{NUMBER}" url="/visa" />')
    assert NUMBER in html
    assert "formaction" not in html


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12))
def test_a_protected_person_is_drawn_without_any_name(name):
    """Red when: the component takes a name from its surroundings and draws it."""
    html = draw("<c-protected />", name=name.upper(), person=name.upper())
    assert name.upper() not in html
    assert "Skyddad person" in html
