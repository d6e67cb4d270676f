"""What an archive needs, to see that an export is whole; and the paper that extracts share."""

from .export.paper import readable_paper
from .export.reading import faults

__all__ = ["faults", "readable_paper"]
