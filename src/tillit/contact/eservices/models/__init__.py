"""The tables of e-services."""

from .form_version import FormVersion
from .submission import Submission

__all__ = ["FormVersion", "Submission"]
