"""Whom the ids of a leaf are about: persons, the things that tell of them, and any other row."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from tillit.kernel.actor import System
from tillit.registers.people.extracts import person_facts
from tillit.trust.access.extracts import guarded_around
from tillit.trust.access.types import GuardedView
from tillit.trust.holdings.queries import persons_behind

from .types import NEAREST, Near, Thing

AT_ONCE = 500  # ids in one question
ID_LENGTH = 36
ABOUT, LISTED, NAMED = Near  # a million leaves look them up
Named = tuple[str, Near]


def ids_in(body: Mapping[str, Any]) -> list[Named]:  # Any: the words of a leaf
    """Every id that a leaf names, wherever it stands, with how near it is."""
    found = [(each, ABOUT) for each in {body["object"], body["person"]} if each]
    for name, value in body["facts"].items():
        if isinstance(value, str):
            if len(value) == ID_LENGTH:
                found.append((value, NAMED))
        elif isinstance(value, list):
            near = LISTED if name == "shown" else NAMED
            ids = [each for each in value if isinstance(each, str) and len(each) == ID_LENGTH]
            found += [(each, near) for each in ids]
    return found


class Whom:
    """What each id is, asked once. Grows with what was touched, not with the log."""

    def __init__(self, by: System) -> None:
        self._by = by
        self._told: dict[str, tuple[tuple[UUID, Near], ...]] = {}
        self._thing: dict[str, Thing] = {}

    def learn(self, ids: Iterable[str]) -> None:
        """Ask for the ids that are new."""
        new = [each for each in dict.fromkeys(ids) if each not in self._told]
        for begin in range(0, len(new), AT_ONCE):
            self._learn(new[begin : begin + AT_ONCE])

    def behind(self, named: Named) -> tuple[list[tuple[UUID, Near]], Thing | None]:
        """Whom an id is about, with how near they are, and the thing that it is, if it is one."""
        id_, near = named
        farther = [
            (who, max(near, of, key=NEAREST.__getitem__)) for who, of in self._told.get(id_, ())
        ]
        return farther, self._thing.get(id_)

    @property
    def things(self) -> dict[UUID, Thing]:
        """Everything that was met, by id."""
        return {each.id: each for each in self._thing.values()}

    def roots(self, persons: Iterable[UUID]) -> dict[UUID, UUID]:
        """Who each of these persons is now."""
        asked, found = list(persons), dict[UUID, UUID]()
        for begin in range(0, len(asked), AT_ONCE):
            some = person_facts(asked[begin : begin + AT_ONCE])
            found |= {id_: facts.root for id_, facts in some.items()}
        return found

    def _learn(self, new: list[str]) -> None:
        ids = {each: id_ for each in new if (id_ := _uuid(each))}
        known = person_facts(ids.values())
        guarded = guarded_around(self._by, [i for i in ids.values() if i not in known], ())
        rest = [i for i in ids.values() if i not in known and i not in guarded]
        behind = persons_behind(self._by, rest)
        for text, id_ in ids.items():
            if id_ in known:
                self._told[text] = ((id_, Near.ABOUT),)
            elif id_ in guarded:
                self._told[text] = tuple(_of(guarded[id_]))
                self._thing[text] = _thing(guarded[id_])
            else:
                told = behind.get(id_, frozenset())
                self._told[text] = tuple((each, Near.ABOUT) for each in sorted(told))
        self._told.update({each: () for each in new if each not in self._told})


def _of(row: GuardedView) -> Iterator[tuple[UUID, Near]]:
    if row.person_id:
        yield row.person_id, Near.ABOUT
    yield from ((each, Near.NAMED) for each in sorted(row.concerned) if each != row.person_id)


def _thing(row: GuardedView) -> Thing:
    return Thing(row.id, row.kind, row.unit_id, row.root_id or row.id)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
