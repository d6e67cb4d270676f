"""What an id token must say before we believe it."""

from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError

from tillit.trust.identity.types import Identified

from .configuration import NUMBER_CLAIMS, Provider
from .line import Described, Rejected, described

# Signed with the provider's private key. Never "none", never a shared secret.
ALGORITHMS = ["RS256", "PS256", "ES256"]
LEEWAY_SECONDS = 60

Claims = dict[str, Any]  # Any: whatever the provider says


def believed(
    id_token: str, provider: Provider, known: Described, *, nonce: str, at: datetime
) -> Claims:
    """The claims of a token whose signature, sender, addressee, age and nonce all hold.

    Raises Rejected or an error of joserfc.
    """
    try:
        token = jwt.decode(id_token, known.keys, algorithms=ALGORITHMS)
    except InvalidKeyIdError:  # the provider has new keys since we asked
        fresh = described(provider, at=at, missing_key=True)
        token = jwt.decode(id_token, fresh.keys, algorithms=ALGORITHMS)
    must: dict[str, Any] = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "exp": {"essential": True},
        "iat": {"essential": True},
        "sub": {"essential": True},
        "nonce": {"essential": True, "value": nonce},
    }
    now = int(at.timestamp())
    jwt.JWTClaimsRegistry(now=now, leeway=LEEWAY_SECONDS, **must).validate(token.claims)
    _is_for_us(token.claims, provider)
    return token.claims


def identified(claims: Claims, provider: Provider) -> Identified:
    """Who the claims are about, and how sure the provider was."""
    parts = (claims.get("given_name"), claims.get("family_name"))
    name = claims.get("name") or " ".join(part for part in parts if part)
    numbers = (claims.get(claim) for claim in NUMBER_CLAIMS)
    return Identified(
        subject=str(claims["sub"]),
        name=str(name),
        level=provider.level_of(claims.get("acr")),
        person_number=str(next((number for number in numbers if number), "")),
    )


def check_anew(claims: Claims, asked: str) -> None:
    """When we asked for a new sign-in (`asked`: the second), the provider must say that it took
    place since. A provider that says nothing is not believed. Raises Rejected."""
    if asked and int(claims.get("auth_time") or 0) < int(asked) - LEEWAY_SECONDS:
        raise Rejected("they have not signed in anew")


def _is_for_us(claims: Claims, provider: Provider) -> None:
    """A token with several addressees must say that it was asked for by us (azp)."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != provider.client_id:
        raise Rejected("the token was made for somebody else")
