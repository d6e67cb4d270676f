"""Front-end parts and fonts, made beside the filling of the town."""

import threading

import pytest

from tools import assets
from tools.base import SetupError


def test_letters_wait_for_their_fonts_and_the_start_for_the_rest(monkeypatch):
    """Red when: beside() waits for what is fetched, gives a wait that does not wait, or is left
    before the theme is there."""
    done, go = [], threading.Event()

    def ensure(*names, beside):
        if "fonts" in names:
            assert go.wait(5)
        done.append(names)

    monkeypatch.setattr(assets, "ensure", ensure)
    with assets.beside() as wait_for_fonts:
        assert done == []  # what is fetched and made keeps nobody waiting
        go.set()
        wait_for_fonts()
        assert done[0] == ("packages", "tools", "fonts")
    assert done[-1] == ("theme", "collected")


@pytest.mark.parametrize("broken", ["fonts", "theme"])
def test_what_could_not_be_made_stops_the_start(monkeypatch, broken):
    """Red when: the result of a stage made beside is never asked for."""

    def ensure(*names, beside):
        if broken in names:
            raise SetupError(broken)

    monkeypatch.setattr(assets, "ensure", ensure)
    with pytest.raises(SetupError, match=broken), assets.beside():
        pass
