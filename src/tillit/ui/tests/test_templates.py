"""What every template keeps to: no inline code, known icons, class names only in the ui."""

import re
from pathlib import Path

import pytest

from .drawing import COMPONENTS, UI, tag_of

SOURCE = UI.parent
DOCS = SOURCE.parents[1] / "docs" / "reference" / "components.md"
ALL = sorted(SOURCE.rglob("*.html"))
MINE = sorted(COMPONENTS.glob("*.html"))
# Classes for text in running pages; every other t-class is used inside the ui only.
TEXT = {"t-meta", "t-grey", "t-row", "t-stack", "t-text", "t-num", "t-lead"}
QUOTED = re.compile(r"""(?<=["'])[A-Z]\w+(?=["'])""")
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|\shx-on", re.I)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(SOURCE)) for path in paths]


@pytest.mark.parametrize("path", ALL, ids=names(ALL))
def test_no_inline_script_or_style(path):
    """Red when: a template needs unsafe-inline or eval, which our policy refuses."""
    assert not INLINE.search(path.read_text())


@pytest.mark.parametrize("path", ALL, ids=names(ALL))
def test_icons_named_are_in_the_sprite(path):
    """Red when: an icon is misspelled or not in icons.txt, and would be drawn as nothing."""
    known = set((UI / "icons.txt").read_text().split("\n"))
    used = re.findall(r'{%\s*icon\s+"(\w+)"|\sicon="(\w+)"', path.read_text())
    assert {a or b for a, b in used} <= known


def test_no_icon_is_carried_for_nothing():
    """Red when: icons.txt has a name that nobody draws; every resident would download it."""
    known = {line for line in (UI / "icons.txt").read_text().split("\n") if line.isalnum()}
    program = [path for path in SOURCE.rglob("*.py") if "tests" not in path.parts]
    drawn = {word for path in [*ALL, *program] for word in QUOTED.findall(path.read_text())}
    assert known - drawn == set()


@pytest.mark.parametrize("path", ALL, ids=names(ALL))
def test_class_names_stay_in_the_ui(path):
    """Red when: a page writes a class of its own instead of using a component."""
    if UI in path.parents:
        return
    written = re.findall(r'class="([^"]*)"', path.read_text())
    own = {name for value in written for name in value.split() if name.startswith("t-")}
    assert own <= TEXT


@pytest.mark.parametrize("path", MINE, ids=names(MINE))
def test_a_component_says_what_it_takes(path):
    """Red when: a component lacks its line at the top, or its row in the reference."""
    said = re.match(r"{# (.{10,}) #}\n", path.read_text())
    assert said
    assert f"| `{tag_of(path)}` | {said[1]} |" in DOCS.read_text()


def test_the_style_stays_small_and_in_its_layer():
    """Red when: the style passes 900 lines, or a rule escapes the layer and beats everything."""
    css = (UI / "static" / "tillit" / "tillit.css").read_text()
    assert css.count("\n") <= 900
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    opened = bare[bare.index("@layer tillit {") :]
    depth = 0
    for place, sign in enumerate(opened):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and sign == "}":
            assert opened[place + 1 :].strip() == ""
            return
    pytest.fail("The layer is never closed")


TAPS_WAIT = ("taps.js", "localStorage")  # ADR 17: a tap on a bad line, which has no words in it


@pytest.mark.parametrize("path", ALL, ids=names(ALL))
def test_what_waits_in_the_browser_has_no_words(path):
    """Red when: a form whose taps may wait (data-waits) has a field that somebody can write in."""
    for form in re.findall(r"<form[^>]*data-waits.*?</form>", path.read_text(), re.DOTALL):
        assert "{{ form" not in form
        assert "textarea" not in form
        kinds = set(re.findall(r'<input[^>]*type="(\w+)"', form))
        assert kinds <= {"hidden"}, kinds


def test_scripts_keep_nothing_in_the_browser():
    """Red when: a script stores what was typed, or evaluates text."""
    for path in (UI / "static" / "tillit").glob("*.js"):
        text = path.read_text()
        for word in ("localStorage", "sessionStorage", "indexedDB", "document.cookie", "eval("):
            assert (path.name, word) == TAPS_WAIT or word not in text, path.name
        assert "innerHTML" not in text, path.name
