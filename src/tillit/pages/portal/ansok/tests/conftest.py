"""The households of the module of financial assistance, and their browsers."""

from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from tests.support.who import signed_in
from tillit.areas.assistance.models import Application
from tillit.areas.assistance.tests.conftest import AT, made_once, world  # noqa: F401 – fixtures
from tillit.trust.identity.types import Audience

ASTA, BO = "19850214-2384", "19860817-2394"


@pytest.fixture(autouse=True)
def now(monkeypatch) -> datetime:
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    return AT


def browser(who: UUID) -> Client:
    return signed_in(Client(), Audience.RESIDENT, who, "Någon", AT)


def text_of(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def begin(client: Client, **more: str) -> Application:
    """A new application for December, alone if nothing else is said."""
    said = {"month": "2025-12-01", "together": "alone", **more}
    answer = client.post("/ansok/borja/", said)
    assert answer.status_code == 302, text_of(answer)
    return Application.objects.get(pk=answer["Location"].split("/")[2])


def at(row: Application, step: str = "") -> str:
    return f"/ansok/{row.pk}/{step}/" if step else f"/ansok/{row.pk}/"


def says(client: Client, row: Application, step: str, **typed: str):
    """Press Fortsätt on a step, with the version that the page has."""
    version = Application.objects.get(pk=row.pk).version
    return client.post(at(row, step), {"version": version, "go": "next", **typed})


def sign(client: Client, row: Application, **more: str):
    version = Application.objects.get(pk=row.pk).version
    said = {"version": version, "attested": "on", **more}
    return client.post(at(row, "sammanfattning"), said)
