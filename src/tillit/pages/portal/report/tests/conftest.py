"""A town with an intake unit, and somebody who walks the report page by page."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tillit.kernel.actor import System
from tillit.pages.portal.throttle import Throttle
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

AT = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
HERE = "/orolig/"
WORRY = "Grannens pojke sitter ofta ute i trapphuset sent på kvällen."
HAPPENED = {"step": "happened", "worry": WORRY, "safe": "unknown", "when": "days"}
CHILD = {"step": "children", "children": "1", "child1-name": "Melvin", "family": "Mamma Sara"}
YOU = {
    "step": "you",
    "name": "Karin Kanariefågel",
    "contact": "070-174 06 05",
    "category": "SCHOOL",
    "organisation": "Solskiftets skola",
    "role": "kurator",
    "feedback": "yes",
}


@dataclass
class Walker:
    """A browser without a script, in the report."""

    client: Client

    def page(self) -> str:
        """What the one address shows now."""
        return self.client.get(HERE).content.decode().replace("\u00a0", " ")

    def press(self, go: str = "next", **typed: Any) -> str:
        """Post, follow the way, and return the page."""
        answer = self.client.post(HERE, {"go": go, **typed}, follow=True)
        return answer.content.decode().replace("\u00a0", " ")

    def to(self, step: str, kind: str = "anonymous") -> str:
        """Walk with good answers to a step."""
        page = self.press(step="who", kind=kind)
        for name, typed in (("children", CHILD), ("me", {"step": "me", "name": "Noel"})):
            if f'value="{name}"' in page and step != name:
                page = self.press(**typed)
        if step not in {"children", "me", "happened"}:
            page = self.press(**HAPPENED)
            if 'value="you"' in page and step != "you":
                page = self.press(**YOU)
            if step == "summary":
                page = self.press(step="files")
        return page

    def send(self, kind: str = "anonymous") -> str:
        """A whole report; returns the receipt."""
        self.to("summary", kind)
        return self.press("send", step="summary")


@pytest.fixture
def clock(monkeypatch) -> list[datetime]:
    """What the clock shows, for those who want to turn it."""
    now = [AT]
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: now[0])
    return now


@pytest.fixture
def unit(db) -> UUID:
    return open_unit("Mottagningen", UnitKind.INTAKE, by=System("tests"), at=AT)


@pytest.fixture
def walker(unit, clock, settings, tmp_path, monkeypatch) -> Walker:
    monkeypatch.setattr("tillit.pages.portal.throttle.THROTTLE", Throttle(lambda _: None))
    settings.DUTY_PHONE = "08-465 004 12"
    settings.DOCUMENTS = tmp_path / "documents"
    return Walker(Client())
