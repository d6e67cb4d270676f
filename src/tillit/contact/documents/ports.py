"""What documents need from the outside world: somebody who looks for viruses."""

from typing import Protocol


class ScannerAway(Exception):
    """The scanner did not answer. Nothing is let through meanwhile."""


class Scanner(Protocol):
    """A virus scanner."""

    def finds(self, content: bytes) -> str:
        """The name of what was found; empty when nothing was. Raises ScannerAway."""
        ...


_plugged: list[Scanner] = []


def plug(scanner: Scanner | None) -> None:
    """Put a scanner in place, or none. Done by the wiring (tillit.config)."""
    _plugged[:] = [scanner] if scanner else []


def scanner() -> Scanner | None:
    """The scanner that is in place. Without one, documents are marked as not scanned."""
    return _plugged[0] if _plugged else None
