"""What an extract needs: a text without what leads to anybody but its receiver."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.registers.people.queries import family_ids, followed_merges, for_letters

from .around import Circle
from .letters.masking import HIDDEN, SHORTEST, masked, without_places

__all__ = ["HIDDEN", "hide_words", "hides_others"]


def hides_others(
    actor: Actor, child: UUID, receiver: UUID, named: Iterable[UUID], *, at: datetime
) -> Callable[[str], str]:
    """As letters are masked: takes out of a text the addresses, telephones, personal numbers and
    protected names of everybody but the receiver, and the places that lead to those with whom the
    receiver does not live. `named`: those besides the family whom the texts tell of.

    The caller has let the actor in and writes the leaf.
    """
    child, receiver = followed_merges(actor, child), followed_merges(actor, receiver)
    family = family_ids(actor, child, at=at)
    people = for_letters(actor, {child, receiver, *family, *named}, at=at)
    circle = Circle(child, (), {}, people)
    texts, places = circle.betraying(receiver), circle.placing(receiver)
    return lambda text: without_places(masked(text, texts), places, sender="")


def hide_words(text: str, words: Iterable[str]) -> str:
    """The text without words that somebody has decided are not to be read; a short one only where
    it stands alone."""
    kept = [word.strip() for word in words if word.strip()]
    found = masked(text, kept)
    for short in (word for word in kept if len(word) < SHORTEST):
        found = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", HIDDEN, found, flags=re.IGNORECASE)
    return found
