"""The line to a service: mutual TLS, one post, an answer of a bounded size in a bounded time.

A question changes nothing at the other end, but each one is a disclosure that the agencies log. So
it is put once more only when the line could not be opened, and nothing had been sent. Nothing of
the environment is used: no proxy, and no other authority than the one that is given.
"""

import io
import ssl
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from socket import socket
from typing import Any
from urllib.parse import urlsplit

from tillit.areas.assistance.types import Reason

from .envelope import Unusable

LARGEST_BYTES = 5 * 1024 * 1024
CHUNK_BYTES = 64 * 1024
OPEN_SECONDS = 5.0
TRIES = 2
HEADERS = {
    "Content-Type": "text/xml; charset=utf-8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True)
class Line:
    """Where a service is, and the certificates of both ends (paths of PEM files).

    `seconds`: how long one answer may take in all, once the line is open.
    """

    address: str
    certificate: str
    key: str
    authority: str
    seconds: float = 30

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme != "https" or not parts.hostname or parts.username:
            raise ValueError("A service that knows people is reached over https")
        if not (self.certificate and self.key and self.authority):
            raise ValueError("Both certificates and the authority must be given")

    def post(self, content: bytes, action: str) -> bytes:
        """Send an envelope, give back the answer's bytes. Raises Unusable."""
        for last in range(TRIES):
            try:
                return self._post_once(content, action)
            except ConnectionRefusedError:
                if last + 1 == TRIES:
                    raise Unusable(Reason.AWAY) from None
            except ssl.SSLCertVerificationError:
                raise Unusable(Reason.NOT_GENUINE) from None
            except (ssl.SSLEOFError, IncompleteRead):
                raise Unusable(Reason.CUT_OFF) from None
            except ssl.SSLError:
                raise Unusable(Reason.LOCKED_OUT) from None
            except TimeoutError:
                raise Unusable(Reason.SLOW) from None
            except (HTTPException, OSError):
                raise Unusable(Reason.AWAY) from None
        raise Unusable(Reason.AWAY)

    def _post_once(self, content: bytes, action: str) -> bytes:
        parts = urlsplit(self.address)
        line = HTTPSConnection(
            parts.hostname or "", parts.port, timeout=OPEN_SECONDS, context=self._context()
        )
        line.connect()
        with line.sock as opened:
            line.sock = _Bounded(opened, time.monotonic() + self.seconds)
            try:
                line.request("POST", self._path, content, {**HEADERS, "SOAPAction": f'"{action}"'})
                answer = line.getresponse()
            except ssl.SSLEOFError:  # hung up before a word was said
                raise Unusable(Reason.AWAY) from None
            return _read(answer)

    @property
    def _path(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"

    def _context(self) -> ssl.SSLContext:
        """TLS 1.2 or later, both ends known. Raises Unusable where our own files are not right."""
        try:
            context = ssl.create_default_context(cafile=self.authority)
            context.load_cert_chain(self.certificate, self.key)
        except OSError:
            raise Unusable(Reason.NOT_SENT, "certificate") from None
        return context


class _Bounded:
    """A socket whose every read and write must be done before a moment. Without it a service that
    sends a byte now and then, in its headers too, could hold us for ever."""

    def __init__(self, line: socket, until: float) -> None:
        self._line, self._until = line, until

    def in_time(self) -> socket:
        """The socket, with what is left of the time. Raises TimeoutError."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._line.settimeout(left)
        return self._line

    def sendall(self, content: bytes) -> None:
        """Send it all."""
        self.in_time().sendall(content)

    def makefile(self, *args: Any, **more: Any) -> io.BufferedReader:  # Any: http.client's own
        """What the answer is read from."""
        return io.BufferedReader(_Reader(self))

    def close(self) -> None:
        """Nothing: http.client calls this before the answer is read. Who opened it hangs up."""


class _Reader(io.RawIOBase):
    """Reads from a bounded socket."""

    def __init__(self, bounded: _Bounded) -> None:
        self._bounded = bounded

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:  # Any: a buffer, which has no type in 3.11
        """What has come, in time."""
        return self._bounded.in_time().recv_into(buffer)


def _read(answer: HTTPResponse) -> bytes:
    # 500 carries a SOAP fault (SOAP 1.1, 6.2).
    if answer.status not in {200, 500}:
        refused = answer.status in {401, 403}
        raise Unusable(Reason.LOCKED_OUT if refused else Reason.AWAY, str(answer.status))
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise Unusable(Reason.UNREADABLE, "encoding")
    found = bytearray()
    while chunk := answer.read1(CHUNK_BYTES):
        found += chunk
        if len(found) > LARGEST_BYTES:
            raise Unusable(Reason.TOO_LARGE)
    if answer.length:  # what was promised and never came
        raise Unusable(Reason.CUT_OFF)
    return bytes(found)
