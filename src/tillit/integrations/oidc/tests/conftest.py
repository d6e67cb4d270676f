"""A provider for every test, and no memory of the last one."""

import pytest

from tillit.integrations.oidc import line

from .provider import LyingProvider, install


@pytest.fixture
def provider(monkeypatch, settings):
    line.forget()
    yield install(monkeypatch, settings, LyingProvider())
    line.forget()
