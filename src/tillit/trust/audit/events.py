"""Facts about the log itself."""

from dataclasses import dataclass

from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class LogKeyTaken(Event):
    """The log began to sign with a key. `before`: the key until now, which signs beside it while
    both are at hand."""

    key: Code
    before: Code | None


@dataclass(frozen=True)
class TraceErased(Event):
    """What the leaves at these places said has been disposed of; the places stay in the tree. The
    leaf that says so is never erased itself."""

    leaves: tuple[int, ...]
    ground: Code
