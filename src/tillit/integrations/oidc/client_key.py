"""Proving who we are with a private key instead of a shared secret (private_key_jwt, RFC 7523)."""

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from .configuration import Provider
from .line import Rejected

BY_KEY = "private_key_jwt"
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SECONDS = 60
Signed = tuple[str, dict[str, str], str]
# What Authlib hands over: its client, the method, the address, the headers, the body.
Prove = Callable[[Any, str, str, dict[str, str], str], Signed]


def signing(provider: Provider, token_endpoint: str, *, at: datetime) -> Prove:
    """Adds our signed word to the question to the token endpoint. It holds for a minute, there
    and nowhere else, and carries a number that a provider takes once."""
    key = _key_in(provider.client_key)
    now = int(at.timestamp())
    claims = {
        "iss": provider.client_id,
        "sub": provider.client_id,
        "aud": token_endpoint,
        "jti": secrets.token_urlsafe(24),
        "iat": now,
        "exp": now + SECONDS,
    }
    algorithm = "RS256" if isinstance(key, RSAKey) else "ES256"
    word = jwt.encode({"alg": algorithm, "kid": key.thumbprint()}, claims, key)

    def prove(client: Any, method: str, uri: str, headers: dict[str, str], body: str) -> Signed:
        more = {
            "client_id": provider.client_id,
            "client_assertion_type": ASSERTION,
            "client_assertion": word,
        }
        return uri, headers, "&".join(part for part in (body, urlencode(more)) if part)

    return prove


def _key_in(path: str) -> RSAKey | ECKey:
    """The private key in a file. Raises Rejected, which says nothing of what the file holds."""
    try:
        pem = Path(path).read_bytes()
    except OSError as error:
        raise Rejected("our own private key cannot be read") from error
    for kind in (RSAKey, ECKey):
        try:
            key = kind.import_key(pem)
        except (JoseError, ValueError, TypeError):
            continue
        if key.is_private:
            return key
    raise Rejected("the file of our own key holds no private RSA or EC key")
