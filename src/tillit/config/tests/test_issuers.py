"""Which providers may be used at all."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tillit.config.checks import issuers_are_safe
from tillit.integrations.oidc.configuration import is_configured, known_levels, provider_for
from tillit.integrations.oidc.tests.provider import EMPTY
from tillit.trust.identity.types import Audience


def given(settings, **more):
    settings.OIDC = {"staff": {**EMPTY, "client_id": "tillit", **more}, "resident": EMPTY}


@pytest.mark.parametrize("demo", [True, False])
@pytest.mark.parametrize(
    ("issuer", "in_demo"),
    [
        ("http://127.0.0.1:8021", True),
        ("http://localhost:8021", True),
        ("http://idp.example", False),
        ("http://127.0.0.1.example", False),
        ("file:///etc", False),
    ],
)
def test_plain_http_is_for_the_demo_on_this_machine(settings, demo, issuer, in_demo):
    """Red when: problem_with() forgets settings.DEMO or the loopback."""
    settings.DEMO = demo
    given(settings, issuer=issuer)
    found = issuers_are_safe(app_configs=None, databases=None)
    assert bool(found) is not (demo and in_demo)
    if found:
        with pytest.raises(ImproperlyConfigured):
            provider_for(Audience.STAFF)


def test_https_is_always_fine(settings):
    given(settings, issuer="https://idp.example")
    assert issuers_are_safe(app_configs=None, databases=None) == []
    assert is_configured(Audience.STAFF)
    assert not is_configured(Audience.RESIDENT)


def test_a_municipality_adds_words_for_levels(settings):
    given(settings, issuer="https://idp.example", levels="urn:own=strong=3, weak=2")
    provider = provider_for(Audience.STAFF)
    assert provider.level_of("urn:own=strong") == 3
    assert provider.level_of("weak") == 2
    assert provider.level_of("unknown") == 0
    assert "weak" not in provider.words_for(3).split()


def test_the_national_words_mean_what_they_say():
    assert known_levels() == {f"http://id.elegnamnden.se/loa/1.0/loa{n}": n for n in (1, 2, 3, 4)}
