"""Politeness towards the many: who sends very much waits a little, and nobody is turned away.

A school or a hospital sits behind one address, so an address is never blocked. It is kept nowhere:
here lies a fingerprint with a salt that is thrown away every hour, in the memory of one process.
Each process counts for itself: with several, somebody may send more before they wait, never less.
"""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

AT_ONCE = 40  # posts an hour before anybody waits; a whole report takes about ten
EACH, LONGEST = 0.25, 2.0  # seconds
WAITING_ROOM = 2  # never more threads than this stand waiting: the others go on at once


class Throttle:
    """Counts posts by fingerprint for an hour, and lets those who come too often wait."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(WAITING_ROOM)
        self._hour = ""
        self._salt = b""
        self._counts: dict[bytes, int] = {}

    def wait(self, address: str, *, at: datetime) -> float:
        """Wait as long as is fair; returns the seconds waited. Zero when the room is full."""
        seconds = self._fair(address, at=at)
        if not seconds or not self._room.acquire(blocking=False):
            return 0.0
        try:
            self._sleep(seconds)
        finally:
            self._room.release()
        return seconds

    def _fair(self, address: str, *, at: datetime) -> float:
        with self._lock:
            hour = f"{at:%Y-%m-%dT%H}"
            if hour != self._hour:
                self._hour, self._salt, self._counts = hour, secrets.token_bytes(32), {}
            mark = hashlib.blake2b(address.encode(), key=self._salt, digest_size=8).digest()
            count = self._counts[mark] = self._counts.get(mark, 0) + 1
        return min(max(count - AT_ONCE, 0) * EACH, LONGEST)


THROTTLE = Throttle()


def be_fair(request: HttpRequest, *, at: datetime) -> None:
    """Let this post wait its turn. The address is read here and goes no further."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SESSION_COOKIE_SECURE:  # behind a proxy: the last hop that it wrote itself
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    THROTTLE.wait(address, at=at)
