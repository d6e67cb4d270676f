"""Front-end parts and fonts, made beside the filling of the town."""

import threading

import pytest

from tools import assets
from tools.base import SetupError


@pytest.fixture
def no_fonts(monkeypatch, tmp_path):
    """Fonts that somebody else has changed: their stamp is an old one."""
    stamp = tmp_path / "stamp"
    stamp.write_text("old")
    monkeypatch.setattr(assets, "_stamp", lambda work: stamp)
    return stamp


def test_nobody_waits_for_what_is_made_beside_but_the_start(monkeypatch, no_fonts):
    """Red when: beside() makes it first, keeps a stamp that says that old fonts are made, or is
    left before all is there."""
    done, go = [], threading.Event()

    def ensure(*names, beside):
        assert go.wait(5)
        done.append(beside)

    monkeypatch.setattr(assets, "ensure", ensure)
    with assets.beside() as fonts:
        assert fonts == no_fonts
        assert not fonts.exists()
        assert done == []
        go.set()
    assert done == [True]


def test_what_could_not_be_made_stops_the_start(monkeypatch, no_fonts):
    """Red when: the result of what is made beside is never asked for."""

    def ensure(*names, beside):
        raise SetupError("the theme")

    monkeypatch.setattr(assets, "ensure", ensure)
    with pytest.raises(SetupError, match="the theme"), assets.beside():
        pass
