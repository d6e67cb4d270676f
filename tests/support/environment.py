"""Every test: the same draws each time, and no network beyond this machine.

How much is tried follows how it was started: `--quick` a tenth of the draws, no test marked slow
and no page that nobody has touched, each counted as skipped; otherwise all; `--long` the nightly
profile.
"""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow]
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "long", deadline=None, max_examples=2_000, print_blob=True, suppress_health_check=_SLOW
)
QUICK, LONG = (bool(os.environ.get(name)) for name in ("TILLIT_QUICK", "TILLIT_LONG"))
# pytest-playwright keeps an event loop running; Django would refuse its own database in it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def draws(full: int, nightly: int | None = None) -> int:
    """How many examples or worlds to try in this run, where an ordinary one tries `full`."""
    if QUICK:
        return max(full // 10, 10)
    return nightly or full if LONG else full


settings.register_profile("quick", settings.get_profile("ci"), max_examples=draws(100))
settings.load_profile("quick" if QUICK else "long" if LONG else "ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what is slow and seldom broken to the whole run, and the pages that nobody works on
    (tools/touched.py), but count it."""
    begin_with_the_longest(items)
    worked_on = os.environ.get("TILLIT_PAGES")
    for item in items if QUICK else ():
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="slow: ./tillit test runs it"))
        elif worked_on is not None and is_left(item.path, set(worked_on.split(","))):
            item.add_marker(pytest.mark.skip(reason="not touched: ./tillit test runs it"))


def begin_with_the_longest(items: list[pytest.Item]) -> None:
    """What is marked first is first; all else in the order it had."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


def is_left(path: Path, worked_on: set[str]) -> bool:
    """Whether this is a test of a page that nobody works on. What pages share is never left."""
    _, pages, within = path.as_posix().partition("/tillit/pages/")
    folder = "/".join(within.split("/")[:2])
    return bool(pages) and not folder.startswith(("http/", "seen/")) and folder not in worked_on


def pytest_collection_finish() -> None:
    """What was imported is there until the end: do not look through it for garbage each time.

    A tenth of the processor's time.
    """
    gc.collect()
    gc.freeze()


class NetworkClosedError(OSError):
    """A test tried to reach another machine."""


def is_near(address: object) -> bool:
    """Whether an address is a unix socket or this machine's own loopback."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def _static_files_listed_once() -> Any:  # Any: a generator fixture
    """Each client starts the program anew; the list of its static files is the same each time.

    A twentieth of the processor's time of a test of pages.
    """
    from whitenoise.middleware import WhiteNoiseMiddleware

    listed = WhiteNoiseMiddleware.add_files_from_finders
    found: dict[str, Any] = {}

    def add_files_from_finders(program: Any) -> None:
        if not found:
            listed(program)
            found.update(program.files)
        program.files.update(found)

    patch = pytest.MonkeyPatch()
    patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", add_files_from_finders)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Any:  # Any: a generator fixture
    """Refuse to connect, or to ask for a name, outside this machine."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex"):
        patch.setattr(socket.socket, name, _guard(getattr(socket.socket, name)))
    look_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        if host is not None and not is_near((host,)):
            raise NetworkClosedError(f"Tests do not look up {host!r}.")
        return look_up(host, *rest, **named)

    patch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield
    patch.undo()


def _guard(original: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_near(address):
            raise NetworkClosedError(f"Tests do not connect to {address!r}.")
        return original(self, address)

    return guarded
