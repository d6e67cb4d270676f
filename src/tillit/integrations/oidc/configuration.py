"""What we know of a provider before we have spoken to it: one configuration per audience."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tillit.trust.identity.types import Audience

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
NUMBER_CLAIMS = (
    "https://id.oidc.se/claim/personalIdentityNumber",
    "https://id.oidc.se/claim/coordinationNumber",
)
SCOPES = {
    Audience.STAFF: "openid profile",
    Audience.RESIDENT: (
        "openid https://id.oidc.se/scope/naturalPersonInfo"
        " https://id.oidc.se/scope/naturalPersonNumber"
    ),
}


@dataclass(frozen=True)
class Provider:
    """One identity provider, as the municipality has configured it.

    `client_key`: the path of a private key (PEM) that we prove ourselves with, in place of a
    shared secret.
    """

    audience: Audience
    issuer: str
    client_id: str
    client_secret: str
    client_key: str
    scope: str
    levels: Mapping[str, int]
    hosts: frozenset[str]

    def level_of(self, acr: object) -> int:
        """The assurance level that an `acr` is worth; 0 when the word is unknown."""
        return self.levels.get(acr, 0) if isinstance(acr, str) else 0

    def words_for(self, lowest: int) -> str:
        """The `acr` values that are good enough, for the question to the provider."""
        return " ".join(word for word, level in self.levels.items() if level >= lowest)

    def may_call(self, url: str) -> bool:
        """Whether we may speak to this address: the issuer's host, or one that is listed."""
        ours, asked = urlsplit(self.issuer), urlsplit(url)
        same = (asked.scheme, asked.netloc) == (ours.scheme, ours.netloc)
        return same or (asked.scheme == "https" and asked.hostname in self.hosts)


def is_configured(audience: Audience) -> bool:
    """Whether an issuer is given for the audience."""
    return bool(settings.OIDC[audience.value]["issuer"])


def provider_for(audience: Audience) -> Provider:
    """The provider of an audience. Raises ImproperlyConfigured."""
    given: dict[str, str] = settings.OIDC[audience.value]
    if not given["issuer"] or not given["client_id"]:
        raise ImproperlyConfigured(f"No identity provider is configured for {audience.value}")
    problem = problem_with(given["issuer"])
    if problem:
        raise ImproperlyConfigured(problem)
    return Provider(
        audience=audience,
        issuer=given["issuer"],
        client_id=given["client_id"],
        client_secret=given["client_secret"],
        client_key=given["client_key"],
        scope=given["scope"] or SCOPES[audience],
        levels=known_levels() | _own_levels(given["levels"]),
        hosts=frozenset(given["hosts"].replace(",", " ").split()),
    )


def problem_with(issuer: str) -> str:
    """Why an issuer must not be used, or nothing. Plain http is for the demo's loopback only."""
    parts = urlsplit(issuer)
    if parts.scheme == "https" and parts.hostname:
        return ""
    if settings.DEMO and parts.scheme == "http" and parts.hostname in LOOPBACK:
        return ""
    return "An identity provider's issuer must begin with https://"


@lru_cache(maxsize=1)
def known_levels() -> dict[str, int]:
    """The national words, from levels.toml."""
    text = (Path(__file__).parent / "levels.toml").read_text()
    levels: dict[str, int] = tomllib.loads(text)["levels"]
    return levels


def _own_levels(listed: str) -> dict[str, int]:
    pairs = (pair.rpartition("=") for pair in listed.split(",") if pair.strip())
    return {word.strip(): int(level) for word, _, level in pairs}
