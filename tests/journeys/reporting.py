"""Somebody at the concern report: a site with an intake unit, browsers of any width, a press."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.test_passkeys import accessible
from tillit.kernel.actor import System
from tillit.pages.portal.throttle import Throttle
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

WORRY = "Grannens pojke sitter ofta ute i trapphuset sent på kvällen."
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
AWAY = "/static/tillit/mark.svg"  # a neutral page that tests may reach


@pytest.fixture
def site(live, settings, monkeypatch) -> str:
    """The program with an intake unit and a duty service."""
    settings.DUTY_PHONE, settings.MUNICIPALITY = "08-465 004 12", "Solby kommun"
    settings.ARMS, settings.QUICK_EXIT = "tillit/arms.svg", AWAY
    monkeypatch.setattr("tillit.pages.portal.throttle.THROTTLE", Throttle(lambda _: None))
    at = datetime(2026, 1, 7, tzinfo=UTC)
    open_unit("Mottagningen", UnitKind.INTAKE, by=System("tests"), at=at)
    return str(live.url)


@pytest.fixture
def open_page(browser, browser_context_args) -> Iterator:
    """A fresh browser of a given width."""
    opened: list[BrowserContext] = []

    def make(width: int = 390, **more) -> Page:
        size = {"width": width, "height": 844}
        context = browser.new_context(**{**browser_context_args, "viewport": size, **more})
        opened.append(context)
        return context.new_page()

    yield make
    for context in opened:
        context.close()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def on(page: Page, heading: str) -> None:
    """That page is here, nothing on it is out of reach, and its name says nothing."""
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    assert "barn" not in page.title().lower()
    accessible(page)


def picture(page: Page, name: str) -> None:
    """Keep a picture for the README, only when asked to."""
    if os.environ.get("TILLIT_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        page.mouse.move(0, 0)
        page.screenshot(
            path=PICTURES / name,
            clip={"x": 0, "y": 0, "width": 390, "height": 1010},
            full_page=True,
        )


def tell(page: Page, *, safe: str = "Jag vet inte") -> None:
    page.get_by_label("Vad gör dig orolig?").fill(WORRY)
    page.get_by_role("group", name="Är barnet i trygghet just nu?").get_by_label(safe).check()
    page.get_by_label("De senaste dagarna").check()
