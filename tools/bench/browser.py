"""A very small browser for the bench: cookies, one open connection, nothing else."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlencode

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from tillit.trust.identity.queries import SESSION_KEY
from tools.bench.cast import Who
from tools.bench.meter import CPU, PROCESS, QUERIES
from tools.bench.pages import Ask
from tools.demo import HOST

TOKEN = "b" * 32  # both cookie and field: what Django compares
_signed_in: dict[Who, str] = {}
_last: dict[Who, str] = {}  # the mark that signing in leaves in a browser


@dataclass(frozen=True)
class Answer:
    """What came back: how long it took, what it took, and whether it held what it should."""

    path: str
    status: int
    ms: float
    cpu: float
    process: int
    queries: int
    rows: int
    size: int
    found: bool | None


def session_of(who: Who) -> str:
    """A session such as signing in leaves behind, made once."""
    if who not in _signed_in:
        store = SessionStore()
        store[SESSION_KEY] = {
            "audience": who.audience.value,
            "id": str(who.id),
            "name": "Bench",
            "level": 3,
            "since": timezone.now().isoformat(),
        }
        store.create()
        _signed_in[who] = str(store.session_key)
    return _signed_in[who]


class Browser:
    """One user at a time, on one connection that stays open."""

    def __init__(self, port: int) -> None:
        self.line = http.client.HTTPConnection(HOST, port, timeout=60)

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.line.close()

    def ask(self, what: Ask) -> Answer:
        """Send one request as the one who asks, and time it from the first byte to the last."""
        cookies = f"sessionid={session_of(what.who)}; csrftoken={TOKEN}"
        headers = {"Cookie": cookies + _last.get(what.who, "")}
        body = None
        if what.body:
            body = urlencode(what.body | {"csrfmiddlewaretoken": TOKEN})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        self.line.request("POST" if body else "GET", what.path, body, headers)
        response = self.line.getresponse()
        content = response.read()
        took = (time.perf_counter() - start) * 1000
        for cookie in response.headers.get_all("Set-Cookie", []):
            if cookie.startswith("last="):
                _last[what.who] = f"; {cookie.partition(';')[0]}"
        return Answer(
            path=what.path,
            status=response.status,
            ms=took,
            cpu=float(response.headers.get(CPU, 0)),
            process=int(response.headers.get(PROCESS, 0)),
            queries=int(response.headers.get(QUERIES, 0)),
            rows=content.count(b"data-row"),
            size=len(content),
            found=what.finds.encode() in content if what.finds else None,
        )
