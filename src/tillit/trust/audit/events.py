"""Facts about the log itself."""

from dataclasses import dataclass

from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class LogKeyTaken(Event):
    """The log began to sign with a key. `before`: the key until now, which signs beside it while
    both are at hand."""

    key: Code
    before: Code | None
