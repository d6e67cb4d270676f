"""The households of the module, and the desk."""

from tests.support.who import at_desk  # noqa: F401 – a fixture
from tillit.areas.assistance.tests.conftest import made_once, world  # noqa: F401 – fixtures
