"""The line to a provider: what it says about itself, and its keys. Nowhere else do we call."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import requests
from authlib.integrations.requests_client import OAuth2Session
from joserfc.jwk import KeySet

from .configuration import Provider

TIMEOUT_SECONDS = 5
KEPT = timedelta(minutes=10)
ASKED_AGAIN_AFTER = timedelta(minutes=1)
KEY_KINDS = {"RSA", "EC"}


class Rejected(Exception):
    """The provider's word does not hold. The text is for the log of the machine, not for people."""


@dataclass(frozen=True)
class Described:
    """A provider's own description, its keys, and when we read them."""

    authorize: str
    token: str
    token_auth: str
    says_iss: bool
    end_session: str
    keys: KeySet
    read_at: datetime


_kept: dict[tuple[str, str], Described] = {}


def forget() -> None:
    """Forget what providers have said. For tests."""
    _kept.clear()


def described(provider: Provider, *, at: datetime, missing_key: bool = False) -> Described:
    """The provider's description, read at most every ten minutes.

    An answer signed with a key that we have not seen asks again, but not more than once a minute.
    """
    name = (provider.audience.value, provider.issuer)
    known = _kept.get(name)
    patience = ASKED_AGAIN_AFTER if missing_key else KEPT
    if known and at - known.read_at < patience:
        return known
    _kept[name] = _read(provider, at)
    return _kept[name]


def session_for(provider: Provider, **more: Any) -> OAuth2Session:
    """Authlib's session. Follows no redirects; takes no proxy for a provider on this machine."""
    session = OAuth2Session(
        provider.client_id,
        provider.client_secret or None,
        code_challenge_method="S256",
        **more,
    )
    session.max_redirects = 0
    session.trust_env = not provider.issuer.startswith("http://")
    return session


def _read(provider: Provider, at: datetime) -> Described:
    about = _get(provider, provider.issuer.rstrip("/") + "/.well-known/openid-configuration")
    if about.get("issuer") != provider.issuer:
        raise Rejected("the description names another issuer")
    if not provider.may_call(about["token_endpoint"]):
        raise Rejected("the token endpoint lies on a host that is not listed")
    keys = _get(provider, about["jwks_uri"])
    return Described(
        authorize=about["authorization_endpoint"],
        token=about["token_endpoint"],
        token_auth=_how_to_prove(provider, about.get("token_endpoint_auth_methods_supported")),
        end_session=_own_address(provider, about.get("end_session_endpoint")),
        says_iss=bool(about.get("authorization_response_iss_parameter_supported")),
        keys=KeySet.import_key_set({"keys": [key for key in keys["keys"] if _for_signing(key)]}),
        read_at=at,
    )


def _get(provider: Provider, url: str) -> dict[str, Any]:  # Any: the provider's JSON
    if not provider.may_call(url):
        raise Rejected("an address on a host that is not listed")
    with requests.Session() as session:
        session.trust_env = not provider.issuer.startswith("http://")
        answer = session.get(url, timeout=TIMEOUT_SECONDS, allow_redirects=False)
    if answer.status_code != requests.codes.ok:
        raise Rejected(f"status {answer.status_code} where a description was expected")
    found = answer.json()
    if not isinstance(found, dict):
        raise Rejected("the description is not an object")
    return found


def _for_signing(key: dict[str, Any]) -> bool:
    return key.get("kty") in KEY_KINDS and key.get("use", "sig") == "sig"


def _own_address(provider: Provider, url: object) -> str:
    """An address that a browser may be sent to: the provider's own, or nothing."""
    return url if isinstance(url, str) and provider.may_call(url) else ""


def _how_to_prove(provider: Provider, offered: list[str] | None) -> str:
    if provider.client_key:
        return "private_key_jwt"
    if not provider.client_secret:
        return "none"
    if offered and "client_secret_basic" not in offered and "client_secret_post" in offered:
        return "client_secret_post"
    return "client_secret_basic"
