"""What a snoop is, and the tools that the kinds are written with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tillit.trust.access.types import GuardKind

from .life import MINUTE, Life
from .town import Matter, Person, Town, Worker


@dataclass(frozen=True)
class Planted:
    """Somebody read about somebody. `about` empty: whichever of the reader's rows will do."""

    kind: str
    reader: UUID
    about: frozenset[UUID]


Plant = Callable[["Scene"], Planted]
KINDS: dict[str, Plant] = {}


def kind(name: str) -> Callable[[Plant], Plant]:
    """Add one to the thirty."""

    def add(plant: Plant) -> Plant:
        KINDS[name] = plant
        return plant

    return add


class Scene:
    """A week in which somebody snoops: the tools that the kinds are written with."""

    def __init__(self, life: Life, monday: datetime, used: set[UUID], name: str) -> None:
        self.life, self.town, self.dice = life, life.town, life.dice
        self.monday, self.used, self.name = monday, used, name

    def somebody(self, *units: str, known: bool = False, leads: bool = False) -> Worker:
        """A member of staff who has not snooped yet; `known`: in the register themselves."""
        of: Callable[..., list[Worker]] = self.town.leaders if leads else self.town.of
        here = [
            each
            for each in of(*units)
            if each.id not in self.used and each.last is None and (each.person or not known)
        ]
        found = self.dice.choice(here)
        self.used.add(found.id)
        return found

    def days(self, more: float = 0.55) -> list[datetime]:
        """The days of the visits: most come back."""
        count = 1
        while count < 5 and self.dice.random() < more:
            count += 1
        numbers = sorted(self.dice.sample(range(5), count))
        return [self.monday + timedelta(days=number) for number in numbers]

    def at(self, day: datetime, first: float = 8, last: float = 17) -> datetime:
        """Some moment of a day, mostly in working hours."""
        return self.life.at(day, first, last)

    def visit(
        self, worker: Worker, family: list[Person], days: list[datetime], hours: tuple[float, float]
        = (8, 17), deep: float = 0.5,
    ) -> Planted:  # fmt: skip
        """Search and open somebody in the whole register, and often those around them."""
        target = family[0]
        for day in days:
            at = self.at(day, *hours)
            self.search(worker, at, target)
            near = family if self.dice.random() < deep else [target]
            for step, person in enumerate(near):
                self.open(worker, at + (step + 1) * MINUTE, person)
        return self.planted(worker, target)

    def search(self, worker: Worker, at: datetime, *shown: Person) -> None:
        """A search in the whole register."""
        self.town.read(worker, at, "people.match", ground="match:name", shown=shown)

    def open(self, worker: Worker, at: datetime, person: Person, verb: str = "") -> None:
        """Open somebody found in a search."""
        self.town.read(worker, at, verb or "people.person.match", person=person, ground="match")

    def look(self, worker: Worker, at: datetime, matter: Matter, ground: str) -> None:
        """Open a case, a report or a service."""
        verbs = {GuardKind.CASE: "open_case", GuardKind.REPORT: "open_report"}
        verb = "denied" if ground == "" else verbs.get(matter.kind, "open_service")
        self.town.read(worker, at, verb, matter=matter, ground=ground)

    def planted(self, worker: Worker, *about: Person | Matter) -> Planted:
        """What is to be found."""
        return Planted(self.name, worker.id, frozenset(each.id for each in about))

    def stranger(self) -> list[Person]:
        """A family like any other."""
        return self.dice.choice(self.town.families)

    def case_of(self, worker: Worker, family: list[Person], **more: bool) -> Matter:
        """An open case in the worker's own unit, held by a colleague."""
        mates = [m for m in self.town.members[worker.unit] if m is not worker and not m.leads]
        since = self.monday - timedelta(days=60)
        return self.town.new_case(worker.unit, family, self.dice.choice(mates), since)

    def report_of(self, unit: UUID, family: list[Person]) -> Matter:
        """An open report in a unit, handled by somebody else."""
        report = self.town.new_report(unit, family)
        self.life.queue.setdefault(unit, []).append(report)
        return report


def own(worker: Worker) -> Person:
    """The reader's own entry in the register."""
    assert worker.person is not None
    return worker.person


def neighbours(town: Town, person: Person) -> list[Person]:
    street, number, place = person.address.rsplit(" ", 2)
    near = int(number.strip(",")) + town.dice.choice([-1, 1]) * town.dice.randint(1, 8)
    return town.family(address=f"{street} {abs(near)}, {place}")
