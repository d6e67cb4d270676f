"""The application under attack: does one real action for each line it is sent, then answers.

Forked by `tools/prove/kill.py`, which kills it without warning.
"""

from __future__ import annotations

import contextlib
import os
import socketserver
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

HASTE = 0.05  # seconds that the hasty variant leaves between its answer and the commit


def honest(name: str, answer: Callable[[], None]) -> None:
    """State and log in one transaction; the answer after the commit."""
    _write(name)
    answer()


def hasty(name: str, answer: Callable[[], None]) -> None:
    """The control: the answer leaves before the commit. This one must be seen to lose."""
    from django.db import transaction

    with transaction.atomic():
        _write(name)
        answer()
        time.sleep(HASTE)


def _write(name: str) -> None:
    from tillit.kernel.actor import System
    from tillit.trust.access.actions import open_unit
    from tillit.trust.access.types import UnitKind

    open_unit(name, UnitKind.DUTY, by=System("prove"), at=datetime.now(UTC))


class _Handler(socketserver.StreamRequestHandler):
    """One writer's connection."""

    def handle(self) -> None:
        """Write until the line or the database breaks."""
        from django.db import DatabaseError, connection

        server = self.server
        assert isinstance(server, _Server)
        try:
            for line in self.rfile:
                server.write(line.decode().strip(), partial(self._answer, line))
        except (DatabaseError, OSError):
            pass  # no answer was given: nothing was promised
        finally:
            with contextlib.suppress(Exception):
                connection.close()

    def _answer(self, line: bytes) -> None:
        self.wfile.write(line)
        self.wfile.flush()


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    write: Callable[[str, Callable[[], None]], None]


def start(place: Path, write: Callable[[str, Callable[[], None]], None]) -> int:
    """Fork the application; its process id once it listens."""
    place.unlink(missing_ok=True)
    server = _Server(str(place), _Handler)
    server.write = write
    pid = os.fork()
    if pid == 0:
        try:
            server.serve_forever(poll_interval=0.05)
        finally:
            os._exit(1)
    server.socket.close()
    return pid
