"""Every address, as everybody, with what is not theirs: each asked twice, and both judged.

The second time with ids that nobody has: what is not yours must answer as what is not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.support.addresses import Route, untold
from tests.support.cast import Who
from tests.support.court import Answer, Court, without_ids
from tests.support.tries import Trier, Try


@dataclass
class Matrix:
    """What came of it. `kinds`: how many of each kind of wrong ids were tried."""

    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    addresses: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)

    @property
    def tried(self) -> int:
        """How many requests for what is not theirs were made."""
        return sum(self.kinds.values())

    def tries(self, court: Court, cast: Iterable[Who], found: list[Route], each: int = 1) -> Matrix:
        """Ask as everybody for everything."""
        trier = Trier(court.things, each)
        nobodys: dict[tuple[object, ...], tuple[Try, Answer]] = {}
        unknown = {route.name for route in found if untold([route])}  # told by a figure of its own
        for who in cast:
            court.ask(who, "GET", "/")  # the browser is known from now on: a late post is kept
            for route in found:
                if route.name in unknown:
                    continue
                for one in trier.tries(who, route):
                    other = trier.like(one)
                    if len(one.wrong) < len(route.ids):
                        empty = other, court.answer(other)
                    else:  # nothing in it is theirs: one answer does for all of the same kind
                        words = tuple(v for _, v in one.filled if isinstance(v, str))
                        key = (who.name, route.name, one.method, words)
                        if key not in nobodys:
                            nobodys[key] = other, court.answer(other)
                        empty = nobodys[key]
                    self._judge(court, one, *empty)
            self._still_in(court, who)
        return self

    def _still_in(self, court: Court, who: Who) -> None:
        """Who was shown the door on the way was refused everything, and nothing was tried."""
        led = dict(court.ask(who, "GET", who.home).headers).get("Location", "")
        if who.role != "nobody" and "logga-in" in led:
            self.faults.append(f"{who.name} ({who.role}) is not signed in any more")

    def _judge(self, court: Court, one: Try, other: Try, empty: Answer) -> None:
        answer = court.answer(one)
        self.kinds[one.kind] += 1
        self.statuses[answer.status] += 1
        self.addresses.add(one.route.name)
        self.faults += court.faults(one, answer, (other, empty))
        if without_ids(answer, one) != without_ids(empty, other):
            self.different.append(
                f"{one.said}: {answer.status}, and {empty.status} where nothing is"
            )
