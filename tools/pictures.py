"""`./tillit pictures`: the pictures of the README, taken in a running demo.

Start `./tillit demo` first. People are found by the names of the cast; nothing is changed.
"""

from __future__ import annotations

import argparse
import io
from typing import Any

from tools import environment
from tools.base import ROOT, SetupError, run, say
from tools.testing import find_browser

PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE = (1280, 800), (390, 844)
LARGEST = 250_000  # bytes
COLOURS = 128


def main(arguments: list[str]) -> int:
    """Take them with the development environment's browser driver."""
    parser = argparse.ArgumentParser(prog="./tillit pictures")
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    chosen = parser.parse_args(arguments)
    environment.ensure("dev")
    browser = find_browser()
    if not browser:
        raise SetupError("No Chromium here. Run: apt-get install chromium")
    command = [str(environment.PYTHON), "-m", "tools.pictures", chosen.address, browser]
    run(command, env=environment.for_django())
    return 0


def take(address: str, browser_path: str) -> None:
    """All seven."""
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, chromium_sandbox=False)
        maja = come_in(browser, address, "/arbete/", "Maja Norrman", DESK)
        keep(maja, "my-day")
        maja.get_by_role("link", name="Noel S.").first.click()
        keep(maja, "case")
        idris = come_in(browser, address, "/arbete/", "Idris Warsame", DESK)
        idris.goto(f"{address}/arbete/mottagning/")
        idris.get_by_role("link", name="Alva Ekman").first.click()
        keep(idris, "intake")
        mona = come_in(browser, address, "/arbete/", "Mona Lindqvist", DESK)
        mona.goto(f"{address}/arbete/bistand/manaden/?manad=2026-10")
        mona.get_by_role("link", name="Camilla Sjölund").first.click()
        mona.mouse.wheel(0, 500)
        keep(mona, "month")
        reporter = window(browser, PHONE)
        reporter.goto(f"{address}/orolig/")
        keep(reporter, "report-phone")
        petra = come_in(browser, address, "/mina-sidor/", "Petra Sandvik", PHONE)
        first = petra.locator("main a[href*='/mina-sidor/']").first
        if first.count():
            first.click()
        keep(petra, "my-case-phone")
        marika = come_in(browser, address, "/mina-sidor/", "Marika Holt", PHONE)
        marika.locator("main a[href*='/mina-sidor/ekonomiskt-bistand/0']").first.click()
        keep(marika, "my-month-phone")
        browser.close()


def window(browser: Any, size: tuple[int, int]) -> Any:  # Any: Playwright is not typed here
    """A Swedish browser of this size."""
    size_of = {"width": size[0], "height": size[1]}
    page = browser.new_context(viewport=size_of, locale="sv-SE", timezone_id="Europe/Stockholm")
    return page.new_page()


def come_in(browser: Any, address: str, door: str, name: str, size: tuple[int, int]) -> Any:
    """Sign in as somebody of the cast."""
    page = window(browser, size)
    page.goto(address + door)
    page.get_by_role("link", name="Logga in").last.click()
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state("networkidle")
    return page


def keep(page: Any, name: str) -> None:
    """The first screen, in few enough colours to be small."""
    from PIL import Image

    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = PICTURES / f"{name}.png"
    picture.quantize(COLOURS).save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        raise SetupError(f"{path.name} is {size} bytes, more than {LARGEST}.")
    say(f"{path.relative_to(ROOT)}: {size // 1000} kB")


if __name__ == "__main__":
    import sys

    take(*sys.argv[1:3])
