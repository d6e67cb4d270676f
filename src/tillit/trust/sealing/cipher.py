"""Seal and open bytes with AES-GCM; the cipher is the library's, the key ids are ours."""

import base64
import hashlib
import hmac
import os
from collections.abc import Mapping
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


class CannotOpen(ValueError):
    """The key is not here, or the sealed bytes have been changed."""


@lru_cache(maxsize=4)
def _keys(listed: tuple[str, ...]) -> dict[str, bytes]:
    pairs = (entry.partition(":") for entry in listed)
    keys = {key_id: base64.b64decode(secret) for key_id, _, secret in pairs}
    if any(len(key) != 32 for key in keys.values()):
        raise ValueError("TILLIT_FIELD_KEYS: every key is 32 bytes, base64")
    if len(keys) != len(listed):
        raise ValueError("TILLIT_FIELD_KEYS: two keys have the same id")
    return keys


def keys() -> dict[str, bytes]:
    """All keys by id; the first one seals."""
    return _keys(tuple(settings.FIELD_KEYS))


def seal(value: bytes, *, bound_to: str) -> bytes:
    """Encrypt. `bound_to` names the place, so that a sealed value cannot be moved elsewhere."""
    key_id, key = next(iter(keys().items()))
    nonce = os.urandom(NONCE_BYTES)
    return key_id.encode() + b":" + nonce + AESGCM(key).encrypt(nonce, value, bound_to.encode())


def key_id_of(sealed: bytes) -> str:
    """The id of the key that sealed a value; its first bytes are enough."""
    return bytes(sealed).partition(b":")[0].decode(errors="replace")


def unseal(sealed: bytes, *, bound_to: str, using: Mapping[str, bytes] | None = None) -> bytes:
    """Decrypt, with the keys of the settings or with others by id. Raises CannotOpen."""
    rest = bytes(sealed).partition(b":")[2]
    key = (keys() if using is None else using).get(key_id_of(sealed))
    if key is None:
        raise CannotOpen("The key that sealed this is not in TILLIT_FIELD_KEYS")
    try:
        return AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError):  # the second: what is left is too short to be anything
        raise CannotOpen("The sealed value has been changed or moved")


def blind(value: str, *, bound_to: str) -> str:
    """A keyed fingerprint, for looking a sealed value up without opening all of them.

    Uses the last key listed, so that adding a new sealing key in front changes no fingerprint.
    """
    key = list(keys().values())[-1]
    return hmac.new(key, f"{bound_to}\0{value}".encode(), hashlib.sha256).hexdigest()
