"""Somebody who has no mouse: every step is Tab, Enter, Space, arrows and letters."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.support.story import Somebody

FARTHEST = 200  # presses of Tab before something counts as out of reach
HAS_FOCUS = "(each) => each === document.activeElement"
# Whether one sees where one is: a ring is drawn, and nothing that floats lies over it.
SHOWS_FOCUS = """(each) => {
  const {outlineStyle, outlineWidth} = getComputedStyle(each);
  const {left, top, width, height} = each.getBoundingClientRect();
  const over = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) =>
    document.elementFromPoint(left + width * x, top + height * y));
  return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
    && over.some((one) => one && (each.contains(one) || one.contains(each)));
}"""


class Typist(Somebody):
    """The same sentences as anybody's, done with keys alone."""

    def reaches(self, control: Locator) -> None:
        """Press Tab until it has focus, and see that it has."""
        here = control.first.element_handle()
        for _ in range(FARTHEST):
            if here.evaluate(HAS_FOCUS):
                if not here.evaluate(SHOWS_FOCUS):
                    self.story.watch.faults.append(f"{self.page.url}: focus not seen on {control}")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{control} cannot be reached by Tab on {self.page.url}")

    def clicks(self, control: Locator) -> None:
        """Enter does what a click does."""
        self.reaches(control)
        self.page.keyboard.press("Enter")

    def types(self, label: str, text: str) -> None:
        """What stood there goes away. A day has a place each for its three parts."""
        box = self.box(label)
        self.reaches(box)
        if box.get_attribute("type") == "date":
            year, month, day = text.split("-")
            self.page.keyboard.type(month + day + year)  # the tests' browser speaks English
            assert box.input_value() == text
            return
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def chooses(self, box: Locator) -> None:
        """A box is ticked with Space; in a group of choices the arrows go on from where one is."""
        if box.get_attribute("type") != "radio":
            self.reaches(box)
            self.page.keyboard.press("Space")
            return
        group = self.page.locator(f"input[type=radio][name='{box.get_attribute('name')}']")
        chosen = group.locator("xpath=self::*[@checked]")
        self.reaches(chosen if chosen.count() else group)
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if box.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        assert box.is_checked()

    def selects(self, label: str, words: str) -> None:
        """Arrow down to the line."""
        box = self.box(label)
        wanted = box.locator("option").filter(has_text=words).first.get_attribute("value")
        self.reaches(box)
        for _ in range(box.locator("option").count()):
            if box.input_value() == wanted:
                return
            self.page.keyboard.press("ArrowDown")
        assert box.input_value() == wanted
