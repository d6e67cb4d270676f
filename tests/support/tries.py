"""Every address tried with ids that are not one's own, by everybody, in every way that it takes.

Four kinds of wrong ids: of another's object (`theirs`), one's own object with a part of another
one (`mixed`), an id of another table (`kind`) and one that nobody has (`nobody`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import Any
from uuid import uuid4

from tests.support.addresses import Route
from tests.support.cast import Who
from tests.support.things import Things

Ids = dict[str, Any]
# Tables whose ids are put in the place of another table's: what is guarded, and what lies under it.
OTHERS = ("access.Unit", "cases.Case", "cases.Note", "decisions.Decision", "documents.Document",
          "intake.ReportedChild", "people.Person", "services.Service")  # fmt: skip
ASKED = "desk:ask_extract"


@dataclass(frozen=True)
class Try:
    """One request: who, where, how, and why it must lead to nothing."""

    who: Who
    route: Route
    method: str
    kind: str
    filled: tuple[tuple[str, Any], ...]
    wrong: frozenset[str] = frozenset()  # the arguments that are not theirs, or do not fit

    @property
    def address(self) -> str:
        """Where it goes."""
        return self.route.address(**dict(self.filled))

    @property
    def said(self) -> str:
        """As a fault begins."""
        ids = " ".join(f"{name}={value}" for name, value in self.filled)
        return (
            f"{self.who.name} ({self.who.role}) {self.method} {self.route.name} {self.kind} {ids}"
        )


@dataclass
class Trier:
    """Makes the requests. `each`: how many of a kind for each person, address and method."""

    things: Things
    each: int = 1
    _turn: dict[str, int] = field(default_factory=dict)

    def tries(self, who: Who, route: Route) -> Iterator[Try]:
        """All wrong ways of asking for one address as one person."""
        if not route.ids:
            return
        if (who.role == "nobody" or not self._may_enter(who, route)) and self.each == 1:
            found = [("theirs", pair) for pair in islice(self._foreign(who, route), 1)]
        else:
            found = [
                *(("theirs", pair) for pair in islice(self._foreign(who, route), self.each)),
                *(("mixed", pair) for pair in islice(self._mixed(who, route), self.each)),
                *(("kind", pair) for pair in islice(self._kinds(who, route), self.each)),
            ]
        for kind, (ids, wrong) in found:
            for method in route.methods:
                yield self._try(who, route, method, kind, ids, wrong)

    def like(self, one: Try) -> Try:
        """The same request with ids that nobody has in the place of each that is not seen."""
        filled = dict(one.filled) | {argument: uuid4() for argument in one.wrong}
        return replace(one, kind="nobody", filled=tuple(filled.items()))

    def _may_enter(self, who: Who, route: Route) -> bool:
        return (route.for_whom == "desk" and who.is_staff) or (
            route.for_whom == "resident" and who.role == "resident"
        )

    def _try(
        self, who: Who, route: Route, method: str, kind: str, ids: Ids, wrong: frozenset[str]
    ) -> Try:
        filled = []
        for argument, is_id in route.arguments:
            filled.append((argument, ids[argument] if is_id else self._word(route, argument)))
        return Try(who, route, method, kind, tuple(filled), wrong)

    def _word(self, route: Route, argument: str) -> str:
        """The words of an address in turn, so that all of them are tried by somebody."""
        words = route.words(argument)
        key = f"{route.name} {argument}"
        self._turn[key] = self._turn.get(key, -1) + 1
        return words[self._turn[key] % len(words)]

    def _shuffled(self, rows: list[Any]) -> list[Any]:
        return self.things.dice.sample(rows, len(rows))

    def true_ids(self, route: Route) -> Iterator[tuple[dict[str, Any], list[Any]]]:
        """Ids that belong together, with their rows, in random order."""
        last = route.ids[-1]
        for row in self._shuffled(self.things.of(route.tables(last))):
            rows = [row]
            for argument in reversed(route.ids[:-1]):
                labels = route.tables(argument)
                found = self.things.above(rows[0], labels) or self.things.above(row, labels)
                if not found:
                    found = self.things.dice.sample(self.things.of(labels), 1)
                rows.insert(0, found[0])
            yield dict(zip(route.ids, (each.pk for each in rows), strict=True)), rows

    def _foreign(self, who: Who, route: Route) -> Iterator[tuple[Ids, frozenset[str]]]:
        for ids, rows in self.true_ids(route):
            seen = [self.things.is_seen(who, row) for row in rows]
            if seen[-1] and rows[-1].pk in self.things.eyes.things:
                continue  # what is guarded by itself may be theirs where the case is not
            if self._is_reviewed(who, route, rows[-1]):
                continue
            wrong = frozenset(a for a, is_seen in zip(ids, seen, strict=True) if not is_seen)
            if wrong:
                yield ids, wrong

    def _is_reviewed(self, who: Who, route: Route, row: Any) -> bool:
        """Who stands in the register alone: the intake reviews an extract about them."""
        eyes = self.things.eyes
        if route.name != ASKED or who.role != "intake" or who.id is None:
            return False
        walls = {person for person, _, _ in eyes.world(who.id).barriers}
        return eyes.is_in_nothing(row.pk) and row.pk not in walls | {eyes.world(who.id).person}

    def _mixed(self, who: Who, route: Route) -> Iterator[tuple[Ids, frozenset[str]]]:
        """One's own parent with a part of something else; first a part that one may not see."""
        if len(route.ids) < 2:
            return
        first, last = route.ids[0], route.ids[-1]
        mine = [r for r in self.things.of(route.tables(first)) if self.things.is_seen(who, r)]
        parts = [(ids, rows) for ids, rows in islice(self.true_ids(route), 200)]
        parts.sort(key=lambda pair: self.things.is_seen(who, pair[1][-1]))
        for parent, (ids, rows) in islice(product(self._shuffled(mine), parts), 400):
            above = self.things.above(rows[-1], route.tables(first))
            if above and parent.pk not in {each.pk for each in above}:
                yield {**ids, first: parent.pk, last: rows[-1].pk}, frozenset({last})

    def _kinds(self, who: Who, route: Route) -> Iterator[tuple[Ids, frozenset[str]]]:
        """In the place of the first id, one of another table that one may see."""
        first = route.ids[0]
        others = tuple(label for label in OTHERS if label not in route.tables(first))
        rest: Ids = {argument: uuid4() for argument in route.ids}
        for row in self._shuffled(self.things.of(others))[:50]:
            if self.things.is_seen(who, row):
                yield {**rest, first: row.pk}, frozenset(route.ids)
