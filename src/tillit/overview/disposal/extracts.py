"""What an archive needs: to see that an export is whole."""

from .export.reading import faults

__all__ = ["faults"]
