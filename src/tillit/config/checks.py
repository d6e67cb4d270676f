"""Combinations that must not run."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from tillit.casework.cases.local import municipality_codes
from tillit.integrations.oidc.configuration import problem_with

from . import environment as env
from .clock import now
from .wall.standing import problems as problems_with_rights

WARNED_DAYS, MOST_DAYS = 30, 366  # own estimate; a year is RFC 9116's advice

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


@register
def weaknesses_can_be_told(
    *,
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None,
    **kwargs: Any,  # Any: Django passes more than we use
) -> list[CheckMessage]:
    """security.txt has a contact and a day that has not come. A page with an old one is not shown,
    so somebody must be told in time. Never an error: work goes on without it."""
    if settings.DEMO or env.flag("TILLIT_TESTING"):
        return []
    return [Warning(problem, id="tillit.W004") for problem in problems_with_security_txt(now())]


@register(deploy=True)
def rights_are_given(
    *,
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None,
    **kwargs: Any,  # Any: Django passes more than we use
) -> list[CheckMessage]:
    """PostgreSQL's rights and row security are those of this version: `grant_roles` is run after
    each upgrade. It asks the database, so it is asked for with --deploy only."""
    return [Error(problem, id="tillit.E005") for problem in problems_with_rights()]


def problems_with_security_txt(at: datetime) -> list[str]:
    """What somebody should mend, at this moment."""
    contacts, written = settings.SECURITY_CONTACT, settings.SECURITY_UNTIL
    if not contacts:
        return ["TILLIT_SECURITY_CONTACT is not set: there is no /.well-known/security.txt."]
    found = [
        f"TILLIT_SECURITY_CONTACT: {each} is not https:, mailto: or tel:."
        for each in contacts
        if not each.startswith(("https://", "mailto:", "tel:"))
    ]
    try:
        left = (date.fromisoformat(written) - at.date()).days
    except ValueError:
        return [*found, "TILLIT_SECURITY_UNTIL is a day, as 2027-06-30, at most a year ahead."]
    if left < WARNED_DAYS:
        found.append(f"TILLIT_SECURITY_UNTIL has passed or is {left} days away: look, and move it.")
    if left > MOST_DAYS:
        found.append("TILLIT_SECURITY_UNTIL is more than a year ahead; RFC 9116 advises less.")
    return found


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
