"""Facts in the past tense, and who reacts to them.

An event holds ids, codes, numbers and dates. Never a name and never free text: it goes to the log.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar, NewType, TypeVar
from uuid import UUID

from .actor import Actor

Code = NewType("Code", str)
LONGEST_CODE = 64  # characters: a SHA-256 in hex
_SECTION = re.compile(r"[^\W\d_]{2,9} [0-9]{1,2}(:[0-9]{1,2})?( ?[a-z])?( §)?")

JSON = None | bool | int | str | list["JSON"] | dict[str, "JSON"]


@dataclass(frozen=True)
class Event:
    """Something that happened. `OBJECT` and `PERSON` name the fields the log can be asked by."""

    OBJECT: ClassVar[str] = ""
    PERSON: ClassVar[str] = "person"

    @classmethod
    def verb(cls) -> str:
        """The word that the log writes: the name of the event."""
        return cls.__name__

    def about(self) -> UUID | None:
        """The id of the thing that it happened to."""
        return getattr(self, self.OBJECT, None) if self.OBJECT else None

    def person_id(self) -> UUID | None:
        """The id of the person whom it concerns."""
        return getattr(self, self.PERSON, None)

    def facts(self) -> dict[str, JSON]:
        """The fields as plain JSON values."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}


def _plain(value: Any) -> JSON:  # Any: whatever a field may hold; the branches are the whole list
    if isinstance(value, Enum):  # a closed list: its words were written by a programmer
        return value.value if isinstance(value.value, str) else _plain(value.value)
    if isinstance(value, str):
        return _code(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, UUID | date | datetime):
        return str(value) if isinstance(value, UUID) else value.isoformat()
    if isinstance(value, tuple | frozenset | list):
        return [_plain(each) for each in value]
    raise TypeError(f"An event holds ids, codes, numbers and dates, not {type(value).__name__}")


def _code(text: str) -> str:
    """A code is one short word, or an act and its section (SoL 20:2). What has other spaces may
    be a name or a sentence, and is refused."""
    one_word = not any(each.isspace() for each in text)
    if len(text) > LONGEST_CODE or not (one_word or _SECTION.fullmatch(text)):
        raise TypeError("An event holds codes, not text")  # the text itself is not repeated here
    return text


E = TypeVar("E", bound=Event)
Reaction = Callable[[Event, Actor, datetime], None]
ReactionToAll = Callable[[Sequence[Any], Actor, datetime], None]  # Any: the kinds asked for

_reactions: dict[type[Event], list[Reaction]] = defaultdict(list)
_reactions_to_all: dict[type[Event], list[ReactionToAll]] = defaultdict(list)


def on(kind: type[E]) -> Callable[[Callable[[E, Actor, datetime], None]], Any]:
    """Register a reaction: called in the transaction of the action that recorded the event."""

    def register(reaction: Callable[[E, Actor, datetime], None]) -> Any:
        if reaction not in _reactions[kind]:
            _reactions[kind].append(reaction)  # type: ignore[arg-type]
        return reaction

    return register


def on_all(*kinds: type[Event]) -> Callable[[ReactionToAll], ReactionToAll]:
    """Register a reaction to what happens together: called once, with every event of these kinds
    that an action records at once. For news that come by the hundred, as families do."""

    def register(reaction: ReactionToAll) -> ReactionToAll:
        for kind in kinds:
            if reaction not in _reactions_to_all[kind]:
                _reactions_to_all[kind].append(reaction)
        return reaction

    return register


def reactions_to(event: Event) -> tuple[Reaction, ...]:
    """Everybody who listens to this kind of event, in the order they were registered."""
    return tuple(_reactions[type(event)])


def tell(events: Sequence[Event], by: Actor, at: datetime) -> None:
    """Call everybody who reacts to what an action has recorded at once."""
    for event in events:
        for reaction in reactions_to(event):
            reaction(event, by, at)
    listeners = (to_all for event in events for to_all in _reactions_to_all[type(event)])
    for to_all in dict.fromkeys(listeners):
        to_all([each for each in events if to_all in _reactions_to_all[type(each)]], by, at)


def all_reactions() -> dict[type[Event], tuple[Reaction | ReactionToAll, ...]]:
    """The whole map of news, for the documentation."""
    kinds = [*_reactions, *_reactions_to_all]
    return {kind: (*_reactions[kind], *_reactions_to_all[kind]) for kind in dict.fromkeys(kinds)}
