"""The family with services, from the module of services."""

from tillit.casework.services.tests.conftest import (  # noqa: F401 – fixtures
    accepted,
    granted,
    made_once,
    ordered,
    started,
    world,
)
