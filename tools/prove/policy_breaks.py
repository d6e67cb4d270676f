"""The policy broken on purpose, in twenty-five ways: the figures must tell each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

Rules = tuple[Any, ...]  # Any: Django must be set up before the table can be read


def always(name: str, place: int, answer: bool) -> Callable[[], tuple[str, Rules]]:
    """One rule that answers the same to everybody."""

    def made() -> tuple[str, Rules]:
        from tillit.trust.access.policies import table

        rules = list(getattr(table, name))
        rules[place] = replace(rules[place], holds=lambda staff, facts: answer)
        return name, tuple(rules)

    return made


def without(name: str, place: int) -> Callable[[], tuple[str, Rules]]:
    """A table in which one rule has been forgotten."""

    def made() -> tuple[str, Rules]:
        from tillit.trust.access.policies import table

        rules = getattr(table, name)
        return name, (*rules[:place], *rules[place + 1 :])

    return made


def everything_shown(place: int) -> Callable[[], tuple[str, Rules]]:
    """A way in that gives every class of fields."""

    def made() -> tuple[str, Rules]:
        from tillit.trust.access.policies import table
        from tillit.trust.audit.types import Shows

        rules = list(table.WAYS)
        rules[place] = replace(rules[place], classes=lambda facts: frozenset(Shows))
        return "WAYS", tuple(rules)

    return made


BREAKS = (
    *(always("WAYS", place, True) for place in range(7)),
    *(always("WALLS", place, False) for place in range(4)),
    *(without("WAYS", place) for place in range(7)),
    *(everything_shown(place) for place in range(7)),
)


@contextmanager
def broken(make: Callable[[], tuple[str, Rules]]) -> Iterator[None]:
    """The program with this break in its policy, for a while."""
    from tillit.trust.access.policies import table

    name, rules = make()
    before = getattr(table, name)
    setattr(table, name, rules)
    try:
        yield
    finally:
        setattr(table, name, before)
