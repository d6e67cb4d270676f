"""Clients that are signed in, at a moment that the test chooses, and the town they sit in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.signing import get_cookie_signer
from django.test import Client

from tillit.kernel.actor import Guest
from tillit.pages.http import bound
from tillit.trust.identity.actions import sign_in_staff
from tillit.trust.identity.queries import SESSION_KEY
from tillit.trust.identity.types import Audience, Identified


def signed_in(client: Client, audience: Audience, id_: UUID, name: str, at: datetime) -> Client:
    """The client with a session such as the sign-in actions make."""
    session = client.session
    session[SESSION_KEY] = {
        "audience": audience.value,
        "id": str(id_),
        "name": name,
        "level": 3,
        "since": at.isoformat(),
    }
    session.save()
    return client


@pytest.fixture
def at_desk(client: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Client]:
    """`at_desk(staff, at)`: a client where this member of staff sits, at that moment."""

    def sit(staff, at: datetime) -> Client:
        monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: at)
        return signed_in(client, Audience.STAFF, staff.id, staff.name, at)

    return sit


@pytest.fixture(scope="module")
def town_once(request: pytest.FixtureRequest, module_rows: Any) -> Any:
    """Noel's town as it stands at the AT of the module, made once for all its tests."""
    from tests.support.town import make_town

    with module_rows():
        return make_town(request.module.AT)


@pytest.fixture
def town(db: None, town_once: Any) -> Any:
    """The town of `town_once`; what a test does in it is undone."""
    return town_once


def comes_in(client: Client, subject: str, at: datetime) -> Client:
    """The client after a real sign-in of staff: the session, and the cookie it is bound to."""
    session = SessionStore()
    sign_in_staff(session, Identified(subject, subject, 3), device="Firefox", by=Guest(), at=at)
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    signer = get_cookie_signer(salt=bound.cookie_name() + bound.SALT)
    client.cookies[bound.cookie_name()] = signer.sign(session[SESSION_KEY]["sign_in"])
    return client
