"""Where each module says what its tables keep about a person."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Model

from .types import Holding, Mark

MarkSource = Callable[[Iterable[UUID]], Mapping[UUID, Sequence[Mark]]]

_marks: list[MarkSource] = []
_holdings: dict[type[Model], Holding] = {}
_excused: dict[type[Model], str] = {}


def register_holdings(
    holdings: Iterable[Holding], excused: dict[type[Model], str] | None = None
) -> None:
    """Add a module's tables, once; and those that hold nothing of a person's file, with why. Call
    it in the app's `ready`."""
    _holdings.update({each.model: each for each in holdings})
    _excused.update(excused or {})


def register_marks(source: MarkSource) -> None:
    """Add a module that knows of which rows somebody has said that they are wrong."""
    _marks.append(source)


def mark_sources() -> tuple[MarkSource, ...]:
    """Every module that knows of such marks."""
    return tuple(_marks)


def holdings() -> tuple[Holding, ...]:
    """Every table that keeps something about a person."""
    return tuple(_holdings.values())


def excused() -> dict[type[Model], str]:
    """Tables that look as if they did, and why they do not count."""
    return dict(_excused)
