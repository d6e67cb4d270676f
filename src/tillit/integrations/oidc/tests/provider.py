"""An identity provider without sockets, which can be told to lie in one respect at a time."""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from requests.adapters import HTTPAdapter

ISSUER = "https://idp.example"
NAMES = ("issuer", "client_id", "client_secret", "client_key", "scope", "levels", "hosts")
EMPTY = dict.fromkeys(NAMES, "")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LOA3 = "http://id.elegnamnden.se/loa/1.0/loa3"
NUMBER = "https://id.oidc.se/claim/personalIdentityNumber"
KEY = RSAKey.generate_key(2048, {"use": "sig", "kid": "one"})
OTHER_KEY = RSAKey.generate_key(2048, {"use": "sig", "kid": "one"})
NEW_KEY = ECKey.generate_key("P-256", {"use": "sig", "kid": "two"})

Claims = dict[str, Any]


@dataclass
class LyingProvider:
    """Answers honestly unless told otherwise."""

    claims: Claims = field(default_factory=dict)  # said instead of the truth; None leaves it out
    about: Claims = field(default_factory=dict)
    sign: Callable[[Claims], str] | None = None
    keys: list[Any] = field(default_factory=lambda: [KEY])
    asked: list[str] = field(default_factory=list)
    spent: set[str] = field(default_factory=set)
    question: dict[str, str] = field(default_factory=dict)
    proved: dict[str, str] = field(default_factory=dict)  # what came to the token endpoint
    proved_by: str = ""  # and in its header

    def send(self, prepared: requests.PreparedRequest, **_: Any) -> requests.Response:
        """Stand in for the network."""
        url = str(prepared.url)
        self.asked.append(url)
        path = urlsplit(url).path
        if path == "/.well-known/openid-configuration":
            return _json(200, self._describe())
        if path == "/jwks":
            return _json(200, {"keys": [key.as_dict(private=False) for key in self.keys]})
        if path == "/token":
            self.proved = dict(parse_qsl(str(prepared.body)))
            self.proved_by = str(prepared.headers.get("Authorization", ""))
            return self._trade(self.proved)
        return _json(404, {})

    def visit(self, address: str) -> dict[str, str]:
        """What the browser brings back from the provider's page."""
        self.question = dict(parse_qsl(urlsplit(address).query))
        return {"code": "a-code", "state": self.question["state"]}

    def _describe(self) -> Claims:
        honest = {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/jwks",
        }
        return {**honest, **self.about}

    def _trade(self, form: dict[str, str]) -> requests.Response:
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if form["code"] in self.spent or challenge != self.question["code_challenge"]:
            return _json(400, {"error": "invalid_grant"})
        self.spent.add(form["code"])
        honest = {
            "iss": ISSUER,
            "sub": "alma",
            "aud": "tillit",
            "iat": int(NOW.timestamp()),
            "exp": int(NOW.timestamp()) + 300,
            "nonce": self.question["nonce"],
            "acr": LOA3,
            "name": "Alma Ek",
            NUMBER: "201403052382",
        }
        said = {name: value for name, value in {**honest, **self.claims}.items() if value}
        token = (self.sign or signed)(said)
        return _json(200, {"access_token": "x", "token_type": "Bearer", "id_token": token})


def signed(claims: Claims) -> str:
    """An honest signature."""
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, KEY)


def install(monkeypatch: Any, settings: Any, provider: LyingProvider) -> LyingProvider:
    """Put the provider where the network was, and name it in the settings."""
    both = {**EMPTY, "issuer": ISSUER, "client_id": "tillit", "client_secret": "s"}
    settings.OIDC = {"staff": both, "resident": both}
    monkeypatch.setattr(HTTPAdapter, "send", lambda _self, asked, **more: provider.send(asked))
    return provider


def _json(status: int, value: Claims) -> requests.Response:
    response = requests.Response()
    response.status_code = status
    response._content = json.dumps(value).encode()
    response.headers["Content-Type"] = "application/json"
    return response
