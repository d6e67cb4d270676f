"""Signed notes: three lines (origin, size, root) and who has signed them.

The formats are C2SP's signed-note, tlog-checkpoint and tlog-cosignature, so that others' tools fit.

A key is written name+id+base64; its first byte says what it may sign. All signatures are Ed25519.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LOG, WITNESS = 1, 4  # what a key is for, as the standard numbers it
DASH = "—"


@dataclass(frozen=True)
class PublicKey:
    """Somebody's public key for logs or for witnessing."""

    name: str
    kind: int
    raw: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that a signature carries, to find the key by."""
        return hashlib.sha256(self.name.encode() + b"\n" + self._data).digest()[:4]

    @property
    def text(self) -> str:
        """As it is written down and handed over."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(self._data).decode()}"

    @property
    def _data(self) -> bytes:
        return bytes([self.kind]) + self.raw

    @classmethod
    def read(cls, text: str) -> "PublicKey":
        """Raises ValueError for what is no key, or a key with a wrong letter."""
        name, id_, rest = text.strip().split("+", 2)
        data = base64.b64decode(rest, validate=True)
        key = cls(name, data[0] if data else 0, data[1:])
        if key.id.hex() != id_ or len(key.raw) != 32 or key.kind not in (LOG, WITNESS):
            raise ValueError("This is no key, or it has been copied wrongly")
        return key

    def holds(self, message: bytes, signature: bytes) -> bool:
        """Whether the owner of the key has signed the message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class SigningKey:
    """A private key with its name and what it is for."""

    name: str
    kind: int
    secret: Ed25519PrivateKey

    @classmethod
    def read(cls, name: str, kind: int, text: str) -> "SigningKey":
        """From 32 bytes in base64. Raises ValueError without repeating them."""
        try:
            raw = base64.b64decode(text, validate=True)
        except ValueError:
            raw = b""
        if len(raw) != 32 or not name or set(name) & set(" \n+"):
            raise ValueError("A key is 32 bytes in base64, and its name has no space and no plus")
        return cls(name, kind, Ed25519PrivateKey.from_private_bytes(raw))

    @property
    def public(self) -> PublicKey:
        """What others need to check it."""
        return PublicKey(self.name, self.kind, self.secret.public_key().public_bytes_raw())

    def line(self, text: str, *, at: datetime) -> str:
        """The line with a signature over a checkpoint's text; a witness signs the moment too."""
        blob = self.secret.sign(_message(self.kind, text, int(at.timestamp())))
        if self.kind == WITNESS:
            blob = int(at.timestamp()).to_bytes(8, "big") + blob
        return f"{DASH} {self.name} {base64.b64encode(self.public.id + blob).decode()}\n"


def _message(kind: int, text: str, seconds: int) -> bytes:
    head = f"cosignature/v1\ntime {seconds}\n" if kind == WITNESS else ""
    return f"{head}{text}".encode()


@dataclass(frozen=True)
class Signed:
    """A checkpoint as it was read: its text, its lines with signatures, and what it says."""

    text: str
    lines: tuple[str, ...]
    origin: str
    size: int
    root: bytes

    @classmethod
    def read(cls, note: str) -> "Signed":
        """Raises ValueError for what is no checkpoint."""
        text, _, signatures = note.replace("\r\n", "\n").strip("\n").rpartition("\n\n")
        parts = text.split("\n")
        if len(parts) < 3 or not parts[1].isdecimal() or str(int(parts[1])) != parts[1]:
            raise ValueError("This is no checkpoint")
        root = base64.b64decode(parts[2], validate=True)
        if len(root) != 32:
            raise ValueError("This is no checkpoint")
        lines = tuple(f"{line}\n" for line in signatures.split("\n"))
        return cls(f"{text}\n", lines, parts[0], int(parts[1]), root)

    @property
    def note(self) -> str:
        """The whole again."""
        return f"{self.text}\n{''.join(self.lines)}"

    def signed_by(self, keys: Iterable[PublicKey]) -> list[tuple[PublicKey, datetime | None]]:
        """Which of the keys have signed, and when (only witnesses say when). Raises ValueError for
        a false signature in the name of a key that we know."""
        known = {(key.name, key.id): key for key in keys}
        found = []
        for line in self.lines:
            name, blob = signature_in(line)
            if key := known.get((name, blob[:4])):
                found.append((key, check(key, self.text, blob[4:])))
        return found


def signature_in(line: str) -> tuple[str, bytes]:
    """The name and what was signed with, of one line. Raises ValueError."""
    parts = line.rstrip("\n").split(" ")
    if len(parts) != 3 or parts[0] != DASH:
        raise ValueError("This is no line with a signature")
    return parts[1], base64.b64decode(parts[2], validate=True)


def check(key: PublicKey, text: str, blob: bytes) -> datetime | None:
    """When a witness signed; nothing for a log. Raises ValueError for a false signature."""
    seconds, signature = 0, blob
    if key.kind == WITNESS:
        seconds, signature = int.from_bytes(blob[:8], "big"), blob[8:]
    if not key.holds(_message(key.kind, text, seconds), signature):
        raise ValueError(f"A false signature in the name of {key.name}")
    return datetime.fromtimestamp(seconds, UTC) if key.kind == WITNESS else None


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """The three lines that are signed."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"


def sign(text: str, keys: Sequence[SigningKey], *, at: datetime) -> str:
    """The text with a line from each key."""
    return f"{text}\n{''.join(key.line(text, at=at) for key in keys)}"
