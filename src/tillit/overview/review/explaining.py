"""Explain every reading of a week. Searches come last: they are explained by what came of them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tillit.trust.audit.types import DENIED

from .explanations import LED_ON, LED_ON_EXPLAINED, WRONG_HIT, Explanation, explained
from .facts import Facts
from .material import GLASS, SEARCHED, Read

Found = dict[UUID | None, str]  # whom a reading showed, and the code of why; empty: no reason


def explain_all(reads: Sequence[Read], facts: Facts) -> dict[int, Found]:
    """By the identity of each reading (`id`): whom it showed, and why."""
    week, found = _Week(facts), dict[int, Found]()
    for read in sorted(reads, key=lambda each: each.at):
        person = facts.person_of(read)
        code = explained(read, facts)
        week.add(read, person, code)
        found[id(read)] = {person: code}
    for read in week.searches_in_order:
        found[id(read)] |= week.search(read)
    for read in week.unexplained:
        if week.was_wrong_hit(read):
            found[id(read)] = {facts.person_of(read): WRONG_HIT.code}
    return found


class _Week:
    """Who opened whom when: what searches are judged by."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.searches_in_order: list[Read] = []
        self.unexplained: list[Read] = []
        self._searches: dict[UUID, list[Read]] = defaultdict(list)
        self._opened: dict[UUID, list[tuple[datetime, UUID]]] = defaultdict(list)
        self._rightly: dict[UUID, list[tuple[datetime, UUID]]] = defaultdict(list)

    def add(self, read: Read, person: UUID | None, code: str) -> None:
        """One reading more, in order of time."""
        if read.verb == SEARCHED:
            self.searches_in_order.append(read)
            self._searches[read.reader].append(read)
        elif person and read.verb != DENIED:
            self._opened[read.reader].append((read.at, person))
            if code:
                self._rightly[read.reader].append((read.at, person))
            else:
                self.unexplained.append(read)

    def search(self, read: Read) -> Found:
        """Why a search was made, for each whom it showed."""
        after = _soon(self._opened[read.reader], read.at)
        if not read.shown:
            return {None: LED_ON_EXPLAINED.code} if after else {}
        shown = frozenset(read.shown)
        led = bool(shown & after) or self.facts.did_soon(read, shown, LED_ON)
        return {
            person: LED_ON_EXPLAINED.code
            if led and self._allows(LED_ON_EXPLAINED, read, person)
            else ""
            for person in shown
        }

    def was_wrong_hit(self, read: Read) -> bool:
        """Whether somebody else of the same search was opened soon afterwards, with a reason."""
        person = self.facts.person_of(read)
        if read.ground == GLASS or not self._allows(WRONG_HIT, read, person):
            return False
        searches = self._searches[read.reader]
        place = bisect_left(searches, read.at, key=lambda each: each.at)
        for search in reversed(searches[:place]):
            if search.at < read.at - LED_ON:
                return False
            if person in search.shown:
                after = _soon(self._rightly[read.reader], read.at)
                return bool((frozenset(search.shown) - {person}) & after)
        return False

    def _allows(self, explanation: Explanation, read: Read, person: UUID | None) -> bool:
        return not (explanation.unless & self.facts.closeness(read.reader, person))


def _soon(opened: list[tuple[datetime, UUID]], at: datetime) -> frozenset[UUID]:
    """Who was opened within the time after a moment."""
    first = bisect_left(opened, at, key=lambda each: each[0])
    last = bisect_right(opened, at + LED_ON, key=lambda each: each[0])
    return frozenset(person for _, person in opened[first:last])
