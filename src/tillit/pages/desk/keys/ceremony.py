"""A ceremony over two requests: the question waits in the session, and is answered once."""

import json
from datetime import datetime, timedelta
from typing import Any

from tillit.kernel.refusal import NotThere
from tillit.pages.desk.places import keys_are_used
from tillit.pages.http.requests import TillitRequest
from tillit.trust.identity.types import Ceremony, NotIdentified, Origin

ASKED = "passkey_asked"
MINUTES = 5
TOO_LATE = "Det tog för lång tid. Försök igen."


def check_keys_are_used() -> None:
    """Keys exist only where no identity provider vouches for staff."""
    if not keys_are_used():
        raise NotThere


def origin_of(request: TillitRequest) -> Origin:
    """Where the browser stands."""
    host = request.get_host()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return Origin(f"{request.scheme}://{host}", name)


def remember(request: TillitRequest, purpose: str, state: dict[str, Any]) -> None:
    """Keep the question until it is answered."""
    request.session[ASKED] = {"for": purpose, "state": state, "at": request.at.isoformat()}


def remembered(request: TillitRequest, purpose: str) -> Ceremony:
    """The question that is being answered; it is spent by this. Raises NotIdentified."""
    asked = request.session.pop(ASKED, None)
    if asked is None or asked["for"] != purpose:
        raise NotIdentified(TOO_LATE)
    if request.at - datetime.fromisoformat(asked["at"]) > timedelta(minutes=MINUTES):
        raise NotIdentified(TOO_LATE)
    return Ceremony(origin_of(request), asked["state"])


def answer_in(request: TillitRequest) -> tuple[dict[str, Any], str]:
    """The browser's answer and the name typed for the key. Raises NotIdentified."""
    try:
        said = json.loads(request.body)
        return dict(said["key"]), str(said.get("name", ""))
    except (ValueError, KeyError, TypeError):
        raise NotIdentified(TOO_LATE)
