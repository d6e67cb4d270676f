"""Clamd's INSTREAM protocol: send the bytes in chunks, read one line of answer."""

import ipaddress
import socket
import struct
from dataclasses import dataclass

from tillit.contact.documents.ports import ScannerAway

CHUNK_BYTES = 64 * 1024
LONGEST_ANSWER_BYTES = 4096


@dataclass(frozen=True)
class Clamd:
    """A scanner at `unix:/path/to/socket` or `tcp:127.0.0.1:3310`; never over a network."""

    address: str
    seconds: float = 30

    def __post_init__(self) -> None:
        """Refuse an address that would send people's documents out of the machine."""
        kind, _, where = self.address.partition(":")
        if kind == "unix" and where.startswith("/"):
            return
        host, _, port = where.rpartition(":")
        if kind != "tcp" or not port.isdigit() or not _is_loopback(host):
            raise ValueError("TILLIT_CLAMD is unix:/path or tcp:127.0.0.1:port")

    def finds(self, content: bytes) -> str:
        """The signature that was found, or nothing. Raises ScannerAway."""
        try:
            with self._connect() as line:
                line.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), CHUNK_BYTES):
                    chunk = content[start : start + CHUNK_BYTES]
                    line.sendall(struct.pack("!I", len(chunk)) + chunk)
                line.sendall(struct.pack("!I", 0))
                answer = _read(line)
        except OSError as problem:
            raise ScannerAway(str(problem))
        if answer == "stream: OK":
            return ""
        if answer.startswith("stream: ") and answer.endswith(" FOUND"):
            return answer.removeprefix("stream: ").removesuffix(" FOUND") or "unnamed"
        raise ScannerAway(f"clamd answered {answer[:200]!r}")

    def _connect(self) -> socket.socket:
        kind, _, where = self.address.partition(":")
        if kind == "unix":
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(self.seconds)
            try:
                line.connect(where)
            except OSError:
                line.close()
                raise
            return line
        host, _, port = where.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=self.seconds)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _read(line: socket.socket) -> str:
    answer = b""
    while len(answer) < LONGEST_ANSWER_BYTES and not answer.endswith(b"\0"):
        more = line.recv(LONGEST_ANSWER_BYTES)
        if not more:
            break
        answer += more
    return answer.rstrip(b"\0\n").decode(errors="replace")
