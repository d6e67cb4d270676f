"""What a piece of work reads again and again, and never writes itself, is read once.

Work that does many things about one household in one transaction asks the same question at each
step: who an id belongs to, who the parties are, which delegation order holds. While `reading_once`
lasts, a function marked with `once` answers the same question from what it said first. Outside it
nothing is remembered. Never for what the work itself changes, and never for what stops it: the
switch, the protection of a person, warnings and accounts are read each time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_read: ContextVar[dict[tuple[object, ...], Any] | None] = ContextVar("read", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """While this lasts, what is marked is read once. As long as one transaction, not longer."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def once(read: Callable[P, R]) -> Callable[P, R]:
    """Mark a reading whose arguments can be compared, and whose answer nobody changes."""

    @wraps(read)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> R:
        known = _read.get()
        if known is None:
            return read(*args, **kwargs)
        key = (read, args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = read(*args, **kwargs)
        answer: R = known[key]
        return answer

    return remembered
