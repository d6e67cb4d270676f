"""How people have it, and the words that mean danger: our own table, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from tillit.registers.directory.types import Danger, Situation


@cache
def situations() -> tuple[Situation, ...]:
    """All of them, in the order of the front page."""
    return tuple(
        Situation(row["code"], row["title"], row["hint"], row["icon"], tuple(row["words"]))
        for row in _table()["situation"]
    )


@cache
def dangers() -> tuple[Danger, ...]:
    """The words of danger."""
    return tuple(Danger(row["says"], tuple(row["words"])) for row in _table()["danger"])


@cache
def _table() -> dict[str, Any]:  # Any: what a TOML file holds
    path = files("tillit.registers.directory.search") / "situations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
