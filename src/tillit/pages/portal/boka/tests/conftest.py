"""Somebody who has signed in."""

from tillit.contact.booking.tests.conftest import sara  # noqa: F401 – a fixture
