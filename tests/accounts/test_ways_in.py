"""Every address that can begin a session of staff or residents is known, and none takes a password.

Red when: a view that signs somebody in is added without being named here, or a field for a password
comes into any form or template; the control shows both.
"""

import ast
import re

from tests.architecture.source import ROOT, files

BEGINS = re.compile(r"^sign_in_(staff|resident|by_passkey)$")
WAYS_IN = {
    "src/tillit/pages/desk/sign_in/views.py:sign_in_answer": "the provider, level 3 or more",
    "src/tillit/pages/desk/keys/views.py:use_key": "a passkey that has verified its holder",
    "src/tillit/pages/portal/sign_in/views.py:sign_in_answer": "e-ID, level 3 or more",
}  # fmt: skip
PASSWORD = re.compile(r'type="password"|PasswordInput|check_password|set_password|contrib\.auth\b')


def ways_in(source: str, path: str) -> set[str]:
    """The functions that begin a session."""
    found = set()
    for one in ast.walk(ast.parse(source)):
        if isinstance(one, ast.FunctionDef):
            called = {
                getattr(each.func, "attr", getattr(each.func, "id", ""))
                for each in ast.walk(one)
                if isinstance(each, ast.Call)
            }
            if any(BEGINS.match(name) for name in called):
                found.add(f"{path}:{one.name}")
    return found


def outside(path) -> bool:
    return "tests" not in path.parts and "identity" not in path.parts and "demo" not in path.parts


def every_way_in() -> set[str]:
    """All of them, as the source stands."""
    found: set[str] = set()
    for path in files():
        if outside(path):
            found |= ways_in(path.read_text(), path.relative_to(ROOT).as_posix())
    return found


def test_every_way_in_is_known() -> None:
    assert every_way_in() == set(WAYS_IN)


def test_there_is_no_password_anywhere() -> None:
    pages = [*files(), *(ROOT / "src").rglob("*.html")]
    told = [p for p in pages if "tests" not in p.parts and PASSWORD.search(p.read_text())]
    assert told == []
    assert len(pages) > 300


def test_another_way_would_be_seen() -> None:
    """The control."""
    more = "def back_door(request):\n    actions.sign_in_staff(request.session, who)\n"
    assert ways_in(more, "x.py") == {"x.py:back_door"}
    assert PASSWORD.search('<input type="password">')
