"""The tables of e-services."""

from .forms import FormVersion
from .submissions import Submission

__all__ = ["FormVersion", "Submission"]
