"""One case told in the browser by everybody in it. Each method is a sentence of the story.

Who does it sits at a browser of their own: reporter, provider and guardian on a phone, staff at a
desk. Every page that somebody comes to is looked at: axe, errors in the console, sideways overflow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.journey import findings, overflows
from tests.support.swaps import Swaps

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@dataclass
class Watch:
    """What was wrong on the pages, collected so that one run tells everything."""

    faults: list[str] = field(default_factory=list)
    looked: set[tuple[str, str]] = field(default_factory=set)

    def listen(self, page: Page) -> None:
        """Collect what the console says, and answers that failed on our side."""
        page.on("console", lambda said: self._console(page, said))
        page.on("pageerror", lambda problem: self.faults.append(f"{page.url}: {problem}"))
        page.on("response", self._answer)

    def _console(self, page: Page, said: Any) -> None:
        if said.type == "error":
            self.faults.append(f"{page.url}: console: {said.text}")

    def _answer(self, answer: Any) -> None:
        if answer.status >= 500:
            self.faults.append(f"{answer.url}: {answer.status}")

    def look(self, page: Page, *, script: bool = True) -> None:
        """Everything that one can see on the page as it is now."""
        if not script:
            if (wide := overflows(page)) > 0:
                self.faults.append(f"{page.url} without a script: {wide} px too wide")
            return
        width = page.evaluate("innerWidth")
        where = f"{page.url} at {width}"
        self.faults += [f"{where}: {fault}" for fault in findings(page)]
        if (wide := overflows(page)) > 0:
            self.faults.append(f"{where}: {wide} px too wide")


class Somebody:
    """A person at a browser of their own."""

    def __init__(
        self, story: Story, browser: Browser, size: dict[str, int], *, script: bool = True
    ) -> None:
        self.story, self.script = story, script
        self.context = browser.new_context(
            viewport=size, java_script_enabled=script, locale="sv-SE",
            timezone_id="Europe/Stockholm", reduced_motion="reduce",
        )  # fmt: skip
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.swaps = Swaps(self.page)
        story.watch.listen(self.page)

    def signs_in(self, door: str, name: str) -> None:
        """Through the door and the provider's list."""
        self.goes_to(door)
        self.page.get_by_role("link", name="Logga in").last.click()
        with self.page.expect_navigation(url=f"{self.story.site}/**"):
            self.page.get_by_role("button", name=name).click()
        self.looks()

    def goes_to(self, path: str) -> None:
        """Open an address."""
        self.page.goto(self.story.site + path)
        self.looks()

    def looks(self) -> None:
        """Look at the page."""
        self.page.wait_for_load_state()
        self.story.watch.look(self.page, script=self.script)

    def presses(self, words: str, *, exact: bool = False) -> None:
        """Press a button and look at what comes."""
        button = self.page.get_by_role("button", name=words, exact=exact).first
        swapped = self.script and button.evaluate("each => !!each.form?.hasAttribute('hx-post')")
        with self.swaps.answered() if swapped else self.page.expect_navigation():
            self.clicks(button)
        self._arrives()

    def follows(self, words: str, *, exact: bool = False) -> None:
        """Follow a link and look at what comes. On a phone it may be under Mer."""
        link = self.page.get_by_role("link", name=words, exact=exact)
        if not link.count():
            self.clicks(self.page.get_by_role("button", name="Mer", exact=True))
        with self.page.expect_navigation():
            self.clicks(link)
        self._arrives()

    def _arrives(self) -> None:
        self.looks()
        self.story.watch.faults += self.swaps.faults()

    def opens(self, words: str) -> None:
        """Unfold something, unless it is open."""
        summary = self.page.locator("summary", has_text=words).first
        if summary.locator("xpath=..").get_attribute("open") is None:
            self.clicks(summary)

    def clicks(self, control: Locator) -> None:
        """Click the first of these."""
        control.first.click()

    def box(self, label: str) -> Locator:
        """The box with this label; "(om du vill)" or "(om det är känt)" may stand after it."""
        words = re.escape(label).replace("\\ ", " ")
        name = re.compile(rf"^\s*{words}\s*(\(om (du vill|det är känt)\))?\s*$")
        return self.page.get_by_label(name).locator("visible=true").first

    def types(self, label: str, text: str) -> None:
        """Type in a box."""
        self.box(label).fill(text)

    def picks(self, label: str) -> None:
        """Choose a radio button or tick a box."""
        self.chooses(self.box(label))

    def picks_the_first(self) -> None:
        """Choose the first radio button of the page."""
        self.chooses(self.page.locator("main").get_by_role("radio").first)

    def chooses(self, box: Locator) -> None:
        """Make it chosen."""
        box.check()

    def selects(self, label: str, words: str) -> None:
        """Choose in a list the line that begins with these words."""
        box = self.box(label)
        line = box.locator("option").filter(has_text=words).first
        box.select_option(value=line.get_attribute("value"))

    def reads(self, *texts: str) -> None:
        """These words stand on the page."""
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()


class Story:
    """One child's way, told by those who are in it."""

    def __init__(
        self, browser: Browser, site: str, *, script: bool = True, phones: bool = False
    ) -> None:
        self.browser, self.site, self.script, self.phones = browser, site, script, phones
        self.watch = Watch()
        self.case = ""  # the address of the case, once there is one
        self.order = ""  # and of the order at the provider
        self.people: list[Somebody] = []

    def at_a_phone(self) -> Somebody:
        """Somebody with a phone."""
        return self._comes(PHONE)

    def at_a_desk(self) -> Somebody:
        """Somebody at work; with a phone there too, in a story of phones."""
        return self._comes(PHONE if self.phones else DESK)

    def at_the_keys(self) -> Somebody:
        """Somebody at work who uses no mouse; on a phone there are no keys."""
        from tests.support.keys import Typist

        return self.at_a_desk() if self.phones else self._comes(DESK, Typist)

    def _comes(self, size: dict[str, int], kind: type[Somebody] = Somebody) -> Somebody:
        self.people.append(kind(self, self.browser, size, script=self.script))
        return self.people[-1]

    def ends(self) -> None:
        """Close every browser."""
        for somebody in self.people:
            somebody.context.close()
