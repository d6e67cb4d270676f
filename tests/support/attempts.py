"""Try something on behalf of somebody: done, or the sentence that they got."""

from collections.abc import Callable
from typing import Any

from tillit.kernel.refusal import NotThere, Refusal


def tried(act: Callable[[Any], object], by: object) -> str:
    """Nothing when it was done; else the sentence. Everything else is let through: a crash."""
    try:
        act(by)
    except NotThere:
        return "Finns inte."
    except Refusal as refusal:
        return str(refusal) or "Ingen mening"
    return ""
