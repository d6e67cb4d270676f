"""A browser in which somebody has signed in, and axe."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from tillit.trust.identity.queries import SESSION_KEY

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def session_of(staff_id: UUID) -> str:
    """The key of a new session in which this member of staff has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = {"audience": "staff", "id": str(staff_id), "name": "", "level": 3}
    session.create()
    return str(session.session_key)


def come_in(context: Any, address: str, staff_id: UUID) -> None:
    """Give the browser the session's cookie."""
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(staff_id), "url": address}
    context.add_cookies([cookie])


def findings(page: Any) -> list[str]:
    """What axe has to say about the page as it is now; nothing is what we want."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


def overflows(page: Any) -> int:
    """How many pixels the page is wider than its window."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width
