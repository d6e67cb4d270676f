"""The colleagues and the register of the person pages."""

from tillit.pages.desk.people.tests.conftest import AT, TOWN, register, signed_in, unit

__all__ = ["AT", "TOWN", "register", "signed_in", "unit"]
