"""Combinations that must not run."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from tillit.casework.cases.local import municipality_codes
from tillit.integrations.oidc.configuration import problem_with

from . import environment as env

SECRETS = ("TILLIT_SECRET_KEY", "TILLIT_FIELD_KEYS", "TILLIT_LOG_KEY", "TILLIT_LOG_ORIGIN")


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
    missing = [name for name in SECRETS if not env.text(name)]
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


@register
def the_municipality_has_a_number(
    *,
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None,
    **kwargs: Any,  # Any: Django passes more than we use
) -> list[CheckMessage]:
    """Some municipalities keep every file for research (SoF 13:1): without the number such a file
    would be told to be disposed of. Outside the demo and the tests it must be given."""
    try:
        codes = municipality_codes()
    except ValueError as problem:
        return [Error(f"TILLIT_MUNICIPALITY_CODE: {problem}", id="tillit.E003")]
    if codes or settings.DEMO or env.flag("TILLIT_TESTING"):
        return []
    return [Error("TILLIT_MUNICIPALITY_CODE is not set.", id="tillit.E003")]


def refuse_unsafe() -> None:
    """Raise ImproperlyConfigured while a check above fails.

    The web server runs no checks of its own; without this it would start with the public keys.
    """
    found = [
        *secrets_are_given(app_configs=None, databases=None),
        *issuers_are_safe(app_configs=None, databases=None),
        *the_municipality_has_a_number(app_configs=None, databases=None),
    ]
    if found:
        raise ImproperlyConfigured(" ".join(error.msg for error in found))
