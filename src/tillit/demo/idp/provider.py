"""What the provider decides: who may ask, codes that work once, and signed tokens.

Authorization code with PKCE (S256), RS256. No sockets here; server.py speaks HTTP.
"""

import base64
import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from .cast import Part

CODE_SECONDS = 60
TOKEN_SECONDS = 300
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
LEVEL_3 = "http://id.elegnamnden.se/loa/1.0/loa3"
NUMBER = "https://id.oidc.se/claim/personalIdentityNumber"


class Wrong(Exception):
    """The question or the code does not hold. The text is an error word of OAuth 2."""


@dataclass(frozen=True)
class App:
    """One of the two doors of the application."""

    client_id: str
    client_secret: str
    audience: str


@dataclass(frozen=True)
class Question:
    """A checked request to sign somebody in."""

    app: App
    redirect_uri: str
    state: str
    nonce: str
    challenge: str

    @property
    def origin(self) -> str:
        """Scheme, host and port of the application that asks."""
        parts = urlsplit(self.redirect_uri)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class _Given:
    question: Question
    part: Part
    until: float


@dataclass
class Provider:
    """The provider: its name, its key, the two applications it serves, the codes it has given."""

    issuer: str
    apps: tuple[App, ...]
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"use": "sig"}))
    _codes: dict[str, _Given] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """The key gets the name that tokens will carry."""
        self.key.ensure_kid()

    def describe(self) -> dict[str, Any]:
        """The discovery document."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "end_session_endpoint": f"{self.issuer}/logout",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "code_challenge_methods_supported": ["S256"],
            "acr_values_supported": [LEVEL_3],
            "authorization_response_iss_parameter_supported": True,
        }

    def keys(self) -> dict[str, Any]:
        """The public key."""
        return {"keys": [{**self.key.as_dict(private=False), "use": "sig", "alg": "RS256"}]}

    def ask(self, query: dict[str, str]) -> Question:
        """Check a request to /authorize. Raises Wrong."""
        app = next((a for a in self.apps if a.client_id == query.get("client_id")), None)
        target = urlsplit(query.get("redirect_uri", ""))
        if app is None or target.scheme != "http" or target.hostname not in LOOPBACK:
            raise Wrong("invalid_client")
        holds = (
            query.get("response_type") == "code"
            and "openid" in query.get("scope", "").split()
            and query.get("code_challenge_method") == "S256"
            and query.get("code_challenge")
            and query.get("state")
        )
        if not holds:
            raise Wrong("invalid_request")
        return Question(
            app=app,
            redirect_uri=query["redirect_uri"],
            state=query["state"],
            nonce=query.get("nonce", ""),
            challenge=query["code_challenge"],
        )

    def way_back(self, query: dict[str, str]) -> str:
        """Where a browser goes that asks to be signed out. Raises Wrong."""
        known = any(app.client_id == query.get("client_id") for app in self.apps)
        target = query.get("post_logout_redirect_uri", "")
        parts = urlsplit(target)
        if not known or parts.scheme != "http" or parts.hostname not in LOOPBACK:
            raise Wrong("invalid_request")
        return target

    def give_code(self, question: Question, part: Part, *, now: float) -> str:
        """A code that works once, for a minute."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._codes = {key: given for key, given in self._codes.items() if given.until > now}
            self._codes[code] = _Given(question, part, now + CODE_SECONDS)
        return code

    def trade(
        self, app_id: str, app_secret: str, form: dict[str, str], *, now: float
    ) -> dict[str, Any]:
        """A code for an id token. The code is spent, whatever the answer is. Raises Wrong."""
        with self._lock:
            given = self._codes.pop(form.get("code", ""), None)
        app = next((a for a in self.apps if a.client_id == app_id), None)
        if app is None or not hmac.compare_digest(app.client_secret, app_secret):
            raise Wrong("invalid_client")
        if (
            given is None
            or given.until <= now
            or given.question.app != app
            or form.get("grant_type") != "authorization_code"
            or form.get("redirect_uri") != given.question.redirect_uri
            or _challenge(form.get("code_verifier", "")) != given.question.challenge
        ):
            raise Wrong("invalid_grant")
        return {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "expires_in": TOKEN_SECONDS,
            "id_token": self._token(given, int(now)),
        }

    def _token(self, given: _Given, now: int) -> str:
        part = given.part
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "sub": part.subject,
            "aud": given.question.app.client_id,
            "iat": now,
            "exp": now + TOKEN_SECONDS,
            "auth_time": now,
            "nonce": given.question.nonce,
            "acr": LEVEL_3,
            "name": part.name,
        }
        if part.person_number and given.question.app.audience == "resident":
            claims[NUMBER] = part.person_number
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
