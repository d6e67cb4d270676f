"""The working loop runs the pages that somebody works on, and leaves no other test out by it."""

from pathlib import Path

import pytest

from tests.support.environment import is_left
from tools import touched

PAGE = "src/tillit/pages/desk/intake/"


def test_a_page_is_worked_on_when_a_file_of_it_differs():
    """Red when: pages() takes another part of the path, or a module below counts as a page."""
    changed = [f"{PAGE}views.py", "src/tillit/pages/portal/report/tests/test_flow.py"]
    assert touched.pages(changed) == {"desk/intake", "portal/report"}
    assert touched.pages(["src/tillit/law/bases.py", "README.md"]) == set()


@pytest.mark.parametrize(
    "name", ["src/tillit/ui/forms.py", "src/tillit/pages/http/page.py", "tests/support/who.py"]
)
def test_what_every_page_is_made_of_touches_them_all(name):
    """Red when: a part of FRAME is taken out."""
    assert touched.pages([f"{PAGE}views.py", name]) is None


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (f"{PAGE}tests/test_inbox.py", True),
        ("src/tillit/pages/desk/case/tests/test_note.py", False),
        ("src/tillit/pages/http/tests/test_kept_post.py", False),
        ("src/tillit/casework/intake/tests/test_match.py", False),
        ("tests/pages/test_one_fact_once.py", False),
        ("tests/law/test_retention.py", False),
    ],
)
def test_only_pages_that_nobody_works_on_are_left(path, left):
    """Red when: is_left() looks at less of the path, or what the pages share is left too."""
    assert is_left(Path("/home/ali") / path, {"desk/case"}) is left


def test_nothing_is_known_where_there_is_no_git(monkeypatch):
    """Red when: a machine without git gets an error in place of the pages being left."""
    monkeypatch.setenv("PATH", "")
    assert touched.files() == []
