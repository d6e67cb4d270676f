"""The service on loopback: mutual TLS, two operations, and whatever a person's `plays` says."""

import gzip
import ssl
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from socket import SHUT_WR, socket
from typing import Any

from . import answers
from .people import HONEST, Known

LONGEST_QUESTION = 64 * 1024
HANDSHAKE_SECONDS = 5
SLOW_SECONDS = 120
DRIBBLES = 40
HUGE_BYTES = 40 * 1024 * 1024
NOBODY = Known("", HONEST, False, {}, {})
NAMES = "abcdefghi"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(NAMES))
    + "]><x>&i;</x>"
)
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>'
RAW = {"laughs": LAUGHS, "doctype": DOCTYPE, "broken": "<soap:Envelope><inte"}


class Server(ThreadingHTTPServer):
    """The simulator. `folder` holds the certificates; `spent` is its own time in seconds."""

    daemon_threads = True

    def __init__(self, port: int, folder: Path, people: dict[str, Known]) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.people = people
        self.answered, self.spent, self.stopping = 0, 0.0, threading.Event()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._context.load_cert_chain(folder / "service.pem", folder / "service.key")
        self._context.load_verify_locations(folder / "authority.pem")
        self._context.verify_mode = ssl.CERT_REQUIRED

    def finish_request(self, request: Any, where: Any) -> None:  # Any: the library's own
        """Shake hands in the request's own thread, so that nobody holds up the next one."""
        plain: socket = request
        plain.settimeout(HANDSHAKE_SECONDS)
        line = self._context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        with line:
            try:
                line.do_handshake()
            except OSError:
                _hang_up(line)
                return
            line.settimeout(SLOW_SECONDS)
            super().finish_request(line, where)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent: who asks has hung up, as many do who do not like what they hear."""


def _hang_up(line: socket) -> None:
    """Let who was refused hear why: a line that is shut with words unread drops our last ones."""
    line.settimeout(1)
    with suppress(OSError):
        socket.shutdown(line, SHUT_WR)
        while socket.recv(line, 4096):
            pass


class Handler(BaseHTTPRequestHandler):
    """One question."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Answer, and count what it took of our own time."""
        begun = time.perf_counter()
        self.close_connection = True
        length = int(self.headers.get("Content-Length") or 0)
        if length > LONGEST_QUESTION:
            return self._send(413, b"")
        try:
            asked = answers.heard(self.rfile.read(length))
        except answers.NotAQuestion:
            return self._send(500, answers.fault().encode())
        if asked.operation == "testaBastjanstInformation":
            return self._send(200, answers.tested().encode())
        known = self.server.people.get(asked.person, NOBODY)
        write = answers.agi if asked.operation == "hamtaArbetsgivaruppgifter" else answers.ssbtek
        text = RAW.get(known.plays) or write(asked, known)
        self.server.spent += time.perf_counter() - begun
        self.server.answered += 1
        play = getattr(self, f"_{known.plays.replace('-', '_')}", self._honest)
        play(text.encode())
        return None

    def _honest(self, content: bytes) -> None:
        self._send(200, content)

    def _fault(self, content: bytes) -> None:
        self._send(500, answers.fault().encode())

    def _locked(self, content: bytes) -> None:
        self._send(403, b"")

    def _redirect(self, content: bytes) -> None:
        self._send(307, b"", Location="https://elsewhere.example/")

    def _packed(self, content: bytes) -> None:
        self._send(200, gzip.compress(content), **{"Content-Encoding": "gzip"})

    def _slow(self, content: bytes) -> None:
        self.server.stopping.wait(SLOW_SECONDS)

    def _cut(self, content: bytes) -> None:
        self._head(200, len(content))
        self.wfile.write(content[: len(content) // 2])

    def _huge(self, content: bytes) -> None:
        self._head(200, None)
        chunk = b" " * 65_536
        for _ in range(HUGE_BYTES // len(chunk)):
            self.wfile.write(chunk)

    def _dribble(self, content: bytes) -> None:
        self._head(200, None)
        for _ in range(DRIBBLES):
            self.wfile.write(b" ")
            self.server.stopping.wait(0.05)

    def _dribbled_head(self, content: bytes) -> None:
        for _ in range(DRIBBLES):
            self.wfile.write(b"H")
            self.server.stopping.wait(0.05)

    def _send(self, status: int, content: bytes, **headers: str) -> None:
        self._head(status, len(content), **headers)
        self.wfile.write(content)

    def _head(self, status: int, length: int | None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Connection", "close")
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: questions hold personal numbers, invented here and real elsewhere."""
