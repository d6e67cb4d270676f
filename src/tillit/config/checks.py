"""Combinations that must not run."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from tillit.integrations.oidc.configuration import problem_with

from . import environment as env


@register
def secrets_are_given(
    *,
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None,
    **kwargs: Any,  # Any: Django passes more than we use
) -> list[CheckMessage]:
    """Outside the demo and the tests the secrets come from the environment."""
    if settings.DEMO or env.flag("TILLIT_TESTING"):
        return []
    missing = [name for name in ("TILLIT_SECRET_KEY", "TILLIT_FIELD_KEYS") if not env.text(name)]
    return [Error(f"{name} is not set.", id="tillit.E001") for name in missing]


@register
def issuers_are_safe(
    *,
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None,
    **kwargs: Any,  # Any: Django passes more than we use
) -> list[CheckMessage]:
    """An identity provider is reached over https; plain http is for the demo on this machine."""
    issuers = [(who, each["issuer"]) for who, each in settings.OIDC.items() if each["issuer"]]
    return [
        Error(f"{problem} ({who})", id="tillit.E002")
        for who, issuer in issuers
        if (problem := problem_with(issuer))
    ]


def refuse_unsafe() -> None:
    """Raise ImproperlyConfigured while a check above fails.

    The web server runs no checks of its own; without this it would start with the public keys.
    """
    found = [
        *secrets_are_given(app_configs=None, databases=None),
        *issuers_are_safe(app_configs=None, databases=None),
    ]
    if found:
        raise ImproperlyConfigured(" ".join(error.msg for error in found))
