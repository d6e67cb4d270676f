"""Combinations that must not run."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

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
