"""The adapter behind trust.identity's port: send away with a question, check the answer."""

import hmac
import logging
import secrets
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.errors import AuthlibBaseError
from joserfc.errors import JoseError

from tillit.trust.identity.types import LOWEST_LEVEL, Audience, Identified, NotIdentified

from .claims import believed, check_anew, identified
from .client_key import BY_KEY, signing
from .configuration import is_configured, provider_for
from .line import TIMEOUT_SECONDS, Rejected, described, session_for

logger = logging.getLogger(__name__)

REFUSED = "Vi kunde inte logga in dig. Försök igen, eller ring oss om det fortsätter att vara så."
SILENT = "Inloggningstjänsten svarar inte just nu. Försök igen om en stund."
BROKEN = (AuthlibBaseError, JoseError, Rejected, KeyError, TypeError, ValueError)


class OpenIdConnect:
    """Implements trust.identity.ports.Identification. Keeps nothing of the answer."""

    def configured(self, audience: Audience) -> bool:
        """Whether there is a provider for the audience."""
        return is_configured(audience)

    def begin(
        self, audience: Audience, *, callback: str, anew: bool = False, at: datetime
    ) -> tuple[str, dict[str, str]]:
        """The provider's address with our question, and the secrets to compare the answer with."""
        provider = provider_for(audience)
        try:
            known = described(provider, at=at)
        except (*BROKEN, requests.RequestException) as error:
            raise _said(audience, error)
        remembered = {
            "state": secrets.token_urlsafe(32),
            "nonce": secrets.token_urlsafe(32),
            "verifier": secrets.token_urlsafe(64),
            "callback": callback,
            **({"anew": str(int(at.timestamp()))} if anew else {}),
        }
        session = session_for(provider, scope=provider.scope, redirect_uri=callback)
        address, _ = session.create_authorization_url(
            known.authorize,
            state=remembered["state"],
            nonce=remembered["nonce"],
            code_verifier=remembered["verifier"],
            acr_values=provider.words_for(LOWEST_LEVEL),
            ui_locales="sv",
            **({"prompt": "login", "max_age": "0"} if anew else {}),
        )
        return address, remembered

    def finish(
        self,
        audience: Audience,
        answer: dict[str, str],
        remembered: dict[str, str],
        *,
        at: datetime,
    ) -> Identified:
        """Trade the code for a token and check every word of it. Raises NotIdentified."""
        try:
            return self._checked(audience, answer, remembered, at)
        except (*BROKEN, requests.RequestException) as error:
            raise _said(audience, error)

    def sign_out_address(self, audience: Audience, *, came_back: str, at: datetime) -> str:
        """The provider's own way out, which leads back to `came_back`; nothing when it has none.

        We keep no token, so the provider is told who asks by our client id alone.
        """
        if not is_configured(audience):
            return ""
        provider = provider_for(audience)
        try:
            way_out = described(provider, at=at).end_session
        except (*BROKEN, requests.RequestException) as error:
            _said(audience, error)
            return ""
        asked = {"client_id": provider.client_id, "post_logout_redirect_uri": came_back}
        more = urlencode({**asked, "ui_locales": "sv"})
        return f"{way_out}{'&' if '?' in way_out else '?'}{more}" if way_out else ""

    def _checked(
        self, audience: Audience, answer: dict[str, str], remembered: dict[str, str], at: datetime
    ) -> Identified:
        provider = provider_for(audience)
        if not hmac.compare_digest(answer.get("state", ""), remembered["state"]):
            raise Rejected("another state")
        known = described(provider, at=at)
        if answer.get("iss", "" if known.says_iss else provider.issuer) != provider.issuer:
            raise Rejected("the answer comes from another issuer")
        if "error" in answer or not answer.get("code"):
            raise Rejected("no code")
        session = session_for(
            provider,
            redirect_uri=remembered["callback"],
            token_endpoint_auth_method=known.token_auth,
        )
        if known.token_auth == BY_KEY:
            session.register_client_auth_method((BY_KEY, signing(provider, known.token, at=at)))
        token: dict[str, Any] = session.fetch_token(
            known.token,
            grant_type="authorization_code",
            code=answer["code"],
            code_verifier=remembered["verifier"],
            timeout=TIMEOUT_SECONDS,
            allow_redirects=False,
        )
        nonce = remembered["nonce"]
        claims = believed(str(token["id_token"]), provider, known, nonce=nonce, at=at)
        check_anew(claims, remembered.get("anew", ""))
        found = identified(claims, provider)
        if found.level < LOWEST_LEVEL:
            raise Rejected("too low assurance")
        return found


def _said(audience: Audience, error: Exception) -> NotIdentified:
    """One sentence to the person; the kind of fault, never its content, to the machine's log."""
    why = str(error) if isinstance(error, Rejected) else type(error).__name__
    logger.warning("Sign-in of %s refused: %s", audience.value, why)
    return NotIdentified(SILENT if isinstance(error, requests.RequestException) else REFUSED)
