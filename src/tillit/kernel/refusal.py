"""A refusal is a sentence for the person who reads it."""

from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")


class Refusal(Exception):
    """Something that this person may not do now. The text is shown as it is."""


class Moved(Refusal):
    """Somebody else was first. The text says so and asks the reader to look again."""


class NotThere(LookupError):
    """It does not exist, or it is not yours. The two are the same to whoever asks."""


def why_not(check: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> str:
    """The refusal as a sentence, or nothing: for buttons that explain themselves."""
    try:
        check(*args, **kwargs)
    except Refusal as refusal:
        return str(refusal)
    return ""
