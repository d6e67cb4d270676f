"""The family and the unit that gives services, at the desk."""

from tests.support.who import at_desk  # noqa: F401 – a fixture
from tillit.casework.services.tests.conftest import (  # noqa: F401 – fixtures
    accepted,
    granted,
    made_once,
    ordered,
    started,
    world,
)
