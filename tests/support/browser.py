"""Debian's Chromium for pytest-playwright; the package's own browser is never downloaded."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest

QUIET = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-default-apps"
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The browser's path: CHROMIUM from the environment, else the first one found."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start Chromium without its own errands on the network. Skips where there is none."""
    path = chromium()
    if not path:
        pytest.skip("No Chromium here. Run: apt-get install chromium")
    own = {"executable_path": path, "chromium_sandbox": False, "args": QUIET.split()}
    return {**browser_type_launch_args, **own}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Swedish browser."""
    return {**browser_context_args, "locale": "sv-SE", "timezone_id": "Europe/Stockholm"}
