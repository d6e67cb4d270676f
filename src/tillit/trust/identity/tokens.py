"""Tokens that only their holder knows; the database has their hash."""

import hashlib


def token_hash(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
