"""The frame marks where one is, and shows only what exists."""

from hypothesis import given
from hypothesis import strategies as st

from tillit.ui.frame import DeskFrame, Place, PlaceGroup

PLACES = (
    Place("Min dag", "/arbete/", phone=True),
    Place("Mottagning", "/arbete/mottagning/", phone=True),
    Place("Ärenden", "/arbete/arenden/", phone=True),
    Place("Personer", "/arbete/personer/", phone=True),
    Place("Kalender", "/arbete/kalender/", phone=True),
)
FRAME = DeskFrame((PlaceGroup(PLACES),))


@given(st.sampled_from([place.href for place in PLACES]), st.text(alphabet="abc-/", max_size=9))
def test_exactly_one_place_is_the_current_one(href, rest):
    """Red when: a longer address no longer wins over the one it lies under."""
    marked = [place for place in FRAME.at(href + rest).groups[0].places if place.current]
    assert [place.href for place in marked] == [href]


def test_nowhere_is_nothing_marked():
    """Red when: an unknown address marks the first place."""
    assert not any(place.current for place in FRAME.at("/annat/").groups[0].places)


def test_the_phone_has_room_for_four():
    """Red when: a fifth place pushes *Mer* out of the bar, or the bar is empty for somebody
    whose places were not made for it."""
    assert len(FRAME.phone_places) == 4
    groups = (PlaceGroup((Place("Regelbok", "/regler/"), PLACES[0], Place("Mallar", "/mallar/"))),)
    shown = [place.label for place in DeskFrame(groups).phone_places]
    assert shown == ["Min dag", "Regelbok", "Mallar"]
