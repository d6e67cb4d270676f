"""The small town full of canaries, everybody in it, and what is needed to ask as each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tests.support.addresses import routes
from tests.support.canaries import Aviary, planting
from tests.support.cast import Who, everybody
from tests.support.court import Court, undone
from tests.support.filled import fill_small_town
from tests.support.gaps import fill_gaps
from tests.support.posts import Posts
from tests.support.things import Things
from tests.trust.eyes import Eyes
from tillit.demo.town.filling import moments_from


@dataclass
class Stage:
    """A town to try to look into. `bare`: a sentence for each field that has no canary."""

    now: datetime
    cast: list[Who]
    aviary: Aviary
    things: Things
    court: Court
    bare: list[str]

    @property
    def few(self) -> list[Who]:
        """One member of staff in each role, and everybody who is no staff."""
        found: dict[str, Who] = {}
        for who in self.cast:
            found.setdefault(who.role if who.is_staff else who.name, who)
        return list(found.values())

    def who(self, name: str) -> Who:
        """Somebody by name."""
        return next(each for each in self.cast if each.name == name)

    def look(self, cast: list[Who], *, each: int = 2) -> None:
        """Learn from the pages of some what their forms send."""
        with undone():
            self.court.posts.look(cast, routes(), each=each)


def set_stage(now: datetime, *, people: int = 60) -> Stage:
    """Fill the town and plant the canaries. Takes some fifteen seconds; more people, longer."""
    aviary = Aviary()
    with planting(aviary):
        cast = everybody(now, fill_small_town(moments_from(now), people=people))
        bare = fill_gaps(aviary, now)
    things = Things(Eyes(now))
    return Stage(now, cast, aviary, things, Court(things, aviary, Posts(things)), bare)
