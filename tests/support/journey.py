"""A browser in which somebody has signed in, and axe."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from uuid import UUID

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from tillit.trust.identity.queries import SESSION_KEY

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => (await axe.run(document, {runOnly: tags, resultTypes: ['violations']}))
  .violations.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.target}`))"""
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true })"
# Controls that stand outside the window, where no scrolling reaches them.
OUTSIDE = """() => [...document.querySelectorAll('main :is(a, button, input, select, summary)')]
  .filter((each) => each.checkVisibility() && !each.closest('.t-scroll, .ds-sr-only'))
  .filter((each) => each.getBoundingClientRect().width > 1)
  .filter((each) => each.getBoundingClientRect().left < -1)
  .map((each) => `${each.tagName} ${each.innerText || each.name} is outside`)"""
DESK, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
PHONE = {"width": 390, "height": 844}


def session_of(staff_id: UUID) -> str:
    """The key of a new session in which this member of staff has signed in."""
    session = SessionStore()
    since = timezone.now().isoformat()
    who = {"audience": "staff", "id": str(staff_id), "name": "", "level": 3, "since": since}
    session[SESSION_KEY] = who
    session.create()
    return str(session.session_key)


def come_in(context: Any, address: str, staff_id: UUID) -> None:
    """Give the browser the session's cookie."""
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(staff_id), "url": address}
    context.add_cookies([cookie])


def findings(page: Any) -> list[str]:
    """What axe has to say about the page as it is now; nothing is what we want."""
    page.wait_for_load_state()  # a page on its way in has nothing yet to look at
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


def overflows(page: Any) -> int:
    """How many pixels the page is wider than its window."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


class Looker:
    """Somebody who opens pages as different people and writes down what is wrong with them."""

    def __init__(self, browser: Any, site: str) -> None:
        self.browser, self.site = browser, site
        self.faults: list[str] = []
        self.pages: dict[str, Any] = {}

    def looks(self, who: str, session: str, address: str) -> None:
        """Wide and light as it comes; then narrow and dark with everything unfolded."""
        page = self.pages.get(who) or self._comes(who, session)
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        page.goto(self.site + address)
        self._look(page, f"{who} {address} at 1280")
        page.set_viewport_size(NARROW)
        page.emulate_media(color_scheme="dark")
        page.evaluate(UNFOLD)
        self._look(page, f"{who} {address} at 320")

    def draws(self, who: str, session: str, address: str, html: str) -> None:
        """Look at an answer that has come already, on a phone: as a page at its own address."""
        page = self.pages.get(who) or self._comes(who, session)
        page.set_viewport_size(PHONE)
        page.route(
            self.site + address,
            lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"),
        )
        page.goto(self.site + address)
        # Only now: what the page still fetches while a route is taken away can be lost on the way,
        # and the page is then never loaded.
        page.unroute(self.site + address)
        self._look(page, f"{who} {address} refused at 390")

    def ends(self) -> None:
        """Close every window."""
        for page in self.pages.values():
            page.context.close()

    def _comes(self, who: str, session: str) -> Any:
        context = self.browser.new_context(locale="sv-SE", reduced_motion="reduce")
        if session:
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": session, "url": self.site}])
        page = self.pages[who] = context.new_page()
        page.on("console", lambda said: self._console(page, said))
        page.on("pageerror", lambda problem: self.faults.append(f"{page.url}: {problem}"))
        return page

    def _console(self, page: Any, said: Any) -> None:
        if said.type == "error":
            self.faults.append(f"{page.url}: console: {said.text}")

    def _look(self, page: Any, where: str) -> None:
        seen = [*findings(page), *page.evaluate(OUTSIDE)]
        self.faults += [f"{where}: {fault}" for fault in seen]
        if (wide := overflows(page)) > 0:
            self.faults.append(f"{where}: {wide} px too wide")
        if folder := os.environ.get("TILLIT_PICTURES"):
            name = "".join(each if each.isalnum() else "_" for each in where.replace(" at ", "-"))
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
