"""What a backup says about itself, and what opens it."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

VERSION = 1


class Fault(Exception):
    """Why a backup cannot be made or used. The text is for whoever runs the system."""


@dataclass(frozen=True)
class Secret:
    """What opens a backup: a key of 32 bytes, or a passphrase."""

    key: bytes = b""
    passphrase: str = ""

    def __post_init__(self) -> None:
        """Raises Fault unless there is exactly one, and it is good enough."""
        if bool(self.key) == bool(self.passphrase):
            raise Fault("Give either TILLIT_BACKUP_KEY or a passphrase")
        if self.key and len(self.key) != 32:
            raise Fault("TILLIT_BACKUP_KEY must be 32 bytes, base64. Make sure all of it is there")
        if self.passphrase and len(self.passphrase) < 12:
            raise Fault("The passphrase has at least 12 characters")

    def __repr__(self) -> str:
        return "<Secret>"

    @property
    def kind(self) -> str:
        """The word in the header."""
        return "key" if self.key else "scrypt"

    def derived(self, salt: bytes) -> tuple[bytes, bytes]:
        """The file's own key, and sixteen bytes that tell a wrong secret from a broken file."""
        base = self.key or Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(
            self.passphrase.encode()
        )
        made = HKDF(SHA256(), length=48, salt=salt, info=b"tillit backup 1").derive(base)
        return made[:32], made[32:]


@dataclass(frozen=True)
class Manifest:
    """The contents of one set: what is counted and hashed when made, and compared when restored.

    `parts` holds the SHA-256 of every file as it lies in the set; documents are sealed there.
    `leaf` is the number and hash of the log's last leaf. `missing` are documents whose file was
    gone already when the backup was made.
    """

    made_at: str
    engine: str
    tables: dict[str, int]
    migrations: list[str]
    leaf: tuple[int, str]
    parts: dict[str, str]
    missing: list[str] = field(default_factory=list)
    version: int = VERSION

    def written(self) -> bytes:
        """As it stands in the set."""
        return json.dumps(asdict(self), sort_keys=True, indent=1).encode()

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        """From the set. Raises Fault for a version that this program does not know."""
        held: dict[str, Any] = json.loads(text)  # Any: checked by the lines below
        if held.get("version") != VERSION:
            raise Fault(
                f"The backup has version {held.get('version')}; this program reads {VERSION}"
            )
        return cls(**{**held, "leaf": (held["leaf"][0], held["leaf"][1])})

    @property
    def rows(self) -> int:
        """How many rows in all tables."""
        return sum(self.tables.values())
