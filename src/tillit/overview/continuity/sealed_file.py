"""One encrypted file, written and read as a stream: nothing large is held in memory.

    magic, length of header, header (JSON: how the key is made, salt, check)
    chunks of one mebibyte, each sealed with AES-256-GCM

The key of each file is its own (HKDF over a random salt), so a counter serves as nonce. The nonce
also says whether a chunk is the last one, and every chunk is bound to the header: a chunk that is
changed, moved, left out or added, or an end that is cut off, does not open.
"""

import base64
import io
import json
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .types import Fault, Secret

MAGIC = b"TILLIT-BACKUP-1\n"
CHUNK_BYTES = 1024 * 1024
TAG_BYTES = 16
LONGEST_HEADER_BYTES = 4096


class Writer(io.RawIOBase):
    """Writes the sealed file. The last chunk is written by `finish`; without it, no file opens."""

    def __init__(self, target: BinaryIO, secret: Secret) -> None:
        salt = os.urandom(32)
        key, check = secret.derived(salt)
        words = {"kind": secret.kind, "salt": _text(salt), "check": _text(check)}
        header = json.dumps(words, sort_keys=True).encode()
        self._bound = MAGIC + len(header).to_bytes(4, "big") + header
        self._target, self._cipher = target, AESGCM(key)
        self._held, self._number = bytearray(), 0
        target.write(self._bound)

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        """Take bytes; whole chunks go out at once, but one is always held for the end."""
        self._held += data
        while len(self._held) > CHUNK_BYTES:
            self._out(self._held[:CHUNK_BYTES], last=False)
            del self._held[:CHUNK_BYTES]
        return len(data)

    def finish(self) -> None:
        """Write what is held as the last chunk."""
        self._out(self._held, last=True)

    def _out(self, chunk: bytearray, *, last: bool) -> None:
        nonce = _nonce(self._number, last=last)
        self._target.write(self._cipher.encrypt(nonce, bytes(chunk), self._bound))
        self._number += 1


class Reader(io.RawIOBase):
    """Reads the sealed file; a Fault names what is wrong with it."""

    def __init__(self, source: BinaryIO, secret: Secret) -> None:
        self._source = source
        self._bound, words = _read_header(source)
        if words["kind"] != secret.kind:
            wanted = "TILLIT_BACKUP_KEY" if words["kind"] == "key" else "a passphrase"
            raise Fault(f"This backup opens with {wanted}")
        key, check = secret.derived(base64.b64decode(words["salt"]))
        if check != base64.b64decode(words["check"]):
            raise Fault(
                "The key or passphrase is not the one that made this backup. "
                "Find the right one; nothing is broken"
            )
        self._cipher, self._number, self._ended = AESGCM(key), 0, False
        self._ahead = source.read(CHUNK_BYTES + TAG_BYTES)
        self._held = bytearray()

    def readable(self) -> bool:
        """Yes."""
        return True

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer at the end; all of them without a size."""
        while not self._ended and (size < 0 or len(self._held) < size):
            self._held += self._next()
        taken = bytes(self._held if size < 0 else self._held[:size])
        del self._held[: len(taken)]
        return taken

    def drain(self) -> None:
        """Read to the end, so that the end too has been checked."""
        while self.read(CHUNK_BYTES):
            pass

    def _next(self) -> bytes:
        chunk, place = self._ahead, self._source.tell() - len(self._ahead)
        self._ahead = self._source.read(CHUNK_BYTES + TAG_BYTES)
        last = not self._ahead
        try:
            clear = self._cipher.decrypt(_nonce(self._number, last=last), chunk, self._bound)
        except (InvalidTag, ValueError):
            where = "is cut off, or changed after" if last else "has been changed after"
            raise Fault(f"The backup {where} byte {place}. Use another copy")
        self._number += 1
        self._ended = last
        return clear


def _read_header(source: BinaryIO) -> tuple[bytes, dict[str, str]]:
    magic, size = source.read(len(MAGIC)), source.read(4)
    length = int.from_bytes(size, "big")
    if magic != MAGIC:
        raise Fault("This is not a backup made by Tillit")
    header = source.read(length) if length <= LONGEST_HEADER_BYTES else b""
    try:
        words = json.loads(header)
        base64.b64decode(words["salt"], validate=True)
        base64.b64decode(words["check"], validate=True)
        if words["kind"] not in ("key", "scrypt"):
            raise KeyError
    except (ValueError, KeyError, TypeError):
        raise Fault("The beginning of the backup is cut off or changed. Use another copy")
    return magic + size + header, words


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
