"""The gallery shows every component, in both scales, and only in the demo."""

from pathlib import Path

import pytest

import tillit.ui

COMPONENTS = Path(tillit.ui.__file__).parent / "templates" / "components"
GALLERY = Path(__file__).resolve().parents[1] / "templates" / "desk" / "gallery"
ADDRESSES = ["/arbete/galleri/", "/arbete/galleri/portal/", "/arbete/galleri/?fel=1"]
NAMES = sorted(path.stem.replace("_", "-") for path in COMPONENTS.glob("*.html"))

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", NAMES)
def test_every_component_is_in_the_gallery(name):
    """Red when: somebody adds a component that nobody can look at (and axe never sees)."""
    shown = "\n".join(path.read_text() for path in GALLERY.glob("*.html"))
    assert any(f"<c-{name}{end}" in shown for end in (" ", ">", "\n"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_gallery_draws(client, settings, address):
    """Red when: a component is not compiled, or raises."""
    settings.DEMO = True
    answer = client.get(address)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "<c-" not in html
    assert "{{" not in html
    assert html.count("<h1") == 1
    assert html.count('role="status"') == 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_outside_the_demo_there_is_no_gallery(client, settings, address):
    """Red when: a real town shows invented people."""
    settings.DEMO = False
    assert client.get(address).status_code == 404


def test_leaving_comes_first_and_needs_no_script(client, settings):
    """Red when: anything can be reached by Tab before "Lämna sidan", or it is no plain link."""
    settings.DEMO = True
    html = client.get("/arbete/galleri/portal/").content.decode()
    body = html[html.index("<body") :]
    first = min(body.index(tag) for tag in ("<a ", "<button", "<input") if tag in body)
    assert body[first:].startswith('<a class="t-exit" id="exit" href="https://')
