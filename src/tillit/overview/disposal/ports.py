"""What disposal needs from the log: somebody who erases what it says about a person."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor

# (persons, objects, by, at) → how many payloads were erased. The leaves stay and still verify.
Eraser = Callable[..., int]

_plugged: list[Eraser] = []


def plug(eraser: Eraser | None) -> None:
    """Put an eraser in place, or none. Done by the wiring (tillit.config)."""
    _plugged[:] = [eraser] if eraser else []


def erase_log(persons: Iterable[UUID], objects: Iterable[UUID], *, by: Actor, at: datetime) -> int:
    """Erase what the log says about these persons and objects; zero while nobody can."""
    return sum(each(frozenset(persons), frozenset(objects), by=by, at=at) for each in _plugged)
