"""Thirty kinds of snoops. Each goes in by a way that the program has, and behaves as curious people
do: most come back, some look at the family too, a few look once.

A kind gives the reader and what must be among the rows that come up: one person, or the reader.
"""

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


def _neighbours(town: Town, person: Person) -> list[Person]:
    street, number, place = person.address.rsplit(" ", 2)
    near = int(number.strip(",")) + town.dice.choice([-1, 1]) * town.dice.randint(1, 8)
    return town.family(address=f"{street} {abs(near)}, {place}")


@kind("granne")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", "duty", known=True)
    return scene.visit(who, _neighbours(scene.town, own(who)), scene.days())


@kind("samma trappuppgång")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    family = scene.town.family(address=own(who).address)
    return scene.visit(who, family, scene.days(0.2))


@kind("tidigare partner")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    former = scene.town.family()
    former[0].kin.add(own(who).id)  # the register knows the child they have together
    return scene.visit(who, former[:1], scene.days(0.7))


@kind("den nya partnern till ens tidigare")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    return scene.visit(who, scene.town.family(), scene.days(0.7), deep=0.8)


@kind("släkting utan spärr")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", "duty", known=True)
    relative = scene.town.family(name=own(who).name)
    own(who).kin.add(relative[0].id)
    return scene.visit(who, relative, scene.days(0.3))


@kind("samma efternamn")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    return scene.visit(who, scene.town.family(name=own(who).name), scene.days())


@kind("eget barn i en anmälan")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    family = [scene.town.people[each] for each in own(who).kin] or [own(who)]
    report = scene.report_of(who.unit, family)
    for day in scene.days(0.3):
        scene.look(who, scene.at(day), report, "intake")
    return scene.planted(who, family[0])


@kind("kollega")
def _(scene: Scene) -> Planted:
    who, other = scene.somebody("intake"), scene.somebody("barn", "home", known=True)
    return scene.visit(who, [own(other)], scene.days(0.3))


@kind("chefen")
def _(scene: Scene) -> Planted:
    boss = scene.somebody("barn", "home", known=True, leads=True)
    who = scene.somebody("intake", "duty")
    return scene.visit(who, [own(boss)], scene.days(0.3), (8, 22))


@kind("känd person")
def _(scene: Scene) -> Planted:
    star = scene.town.family()[:1]
    planted = [scene.visit(scene.somebody("intake"), star, scene.days(0.1)[:1]) for _ in range(5)]
    return planted[0]


@kind("ärende i nyheterna")
def _(scene: Scene) -> Planted:
    family = scene.town.family()
    report = scene.report_of(scene.town.units["intake"][0], family)
    duty = [scene.somebody("duty") for _ in range(2)]
    people = [*duty, *(scene.somebody("intake") for _ in range(4))]
    for who in people:
        for day in scene.days(0.2):
            if who in duty:
                scene.look(who, scene.at(day, 18, 23), report, "duty")
            else:
                scene.visit(who, family[:2], [day])
    return scene.planted(people[-1], family[0])


@kind("många på en gång")
def _(scene: Scene) -> Planted:
    who, at = scene.somebody("intake"), scene.at(scene.days(0)[0], 8, 15)
    for number in range(scene.dice.randint(15, 50)):
        person = scene.stranger()[0]
        scene.search(who, at + number * 2 * MINUTE, person)
        scene.open(who, at + (number * 2 + 1) * MINUTE, person)
    return scene.planted(who)


@kind("en om dagen")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    for number in range(28):
        day = scene.monday - timedelta(days=number)
        if day.weekday() < 5 or number > 26:
            scene.visit(who, scene.stranger()[:1], [day + timedelta(days=4)])
    return scene.planted(who)


@kind("kvar i ett lämnat ärende")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn")
    case = scene.case_of(who, scene.stranger())
    ended = scene.monday - timedelta(days=scene.dice.randint(20, 90))
    scene.town.hold(case, who, ended - timedelta(days=90), ended)
    for day in scene.days():
        scene.look(who, scene.at(day), case, "")
    return scene.planted(who, case, case.family[0])


@kind("lämnat ärende genom mottagningen")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    case = scene.case_of(who, scene.stranger())
    ended = scene.monday - timedelta(days=scene.dice.randint(20, 90))
    scene.town.hold(case, who, ended - timedelta(days=90), ended)
    return scene.visit(who, case.family, scene.days())


@kind("efter avslutat ärende")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn", leads=True)
    case = scene.case_of(who, scene.stranger())
    case.closed = scene.monday - timedelta(days=scene.dice.randint(10, 200))
    for day in scene.days(0.7):
        scene.look(who, scene.at(day), case, "leader")
    return scene.planted(who, case, case.family[0])


@kind("före sista dagen")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    who.last = scene.monday + timedelta(days=scene.dice.randint(3, 9))
    for day in scene.days(0.8):
        for _ in range(scene.dice.randint(2, 5)):
            scene.visit(who, scene.stranger(), [day])
    return scene.planted(who)


@kind("på natten")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    return scene.visit(who, scene.town.family(), scene.days(), (21, 24))


@kind("på helgen")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    sunday = scene.monday + timedelta(days=6)
    return scene.visit(who, scene.town.family(), [sunday])


@kind("bara sökt")
def _(scene: Scene) -> Planted:
    who, target = scene.somebody("intake"), scene.town.family()[0]
    for day in scene.days(0.7):
        scene.search(who, scene.at(day), target)
    return scene.planted(who, target)


@kind("många sökningar")
def _(scene: Scene) -> Planted:
    who, at = scene.somebody("intake", "duty"), scene.at(scene.days(0)[0], 8, 15)
    for number in range(scene.dice.randint(6, 25)):
        scene.search(who, at + number * 2 * MINUTE, scene.stranger()[0])
    return scene.planted(who)


@kind("nödöppning av nyfikenhet")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn", "intake")
    case = scene.case_of(who, scene.stranger())
    for day in scene.days(0.2):
        scene.look(who, scene.at(day), case, "glass")
    return scene.planted(who, case.family[0])


@kind("nödöppning gång på gång")
def _(scene: Scene) -> Planted:
    who, case = scene.somebody("home"), None
    for day in scene.days(0.8):
        case = scene.case_of(who, scene.stranger())
        scene.look(who, scene.at(day), case, "glass")
    assert case is not None
    return scene.planted(who, case.family[0])


@kind("stoppad vid närstående")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn", known=True)
    family = [scene.town.people[each] for each in own(who).kin] or [own(who)]
    case = scene.case_of(who, family)
    scene.look(who, scene.at(scene.monday), case, "")
    return scene.planted(who, case, family[0])


@kind("provar adresser")
def _(scene: Scene) -> Planted:
    who, at = scene.somebody("barn", "home"), scene.at(scene.days(0)[0])
    for number in range(scene.dice.randint(4, 15)):
        matter = scene.dice.choice(scene.town.matters)
        scene.look(who, at + number * MINUTE, matter, "")
    return scene.planted(who)


@kind("barnets klasskamrat")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    return scene.visit(who, scene.stranger(), scene.days())


@kind("skyddad person")
def _(scene: Scene) -> Planted:
    who, family = scene.somebody("intake", "duty"), scene.town.family()
    family[0].protected = True
    planted = scene.visit(who, family[:1], scene.days(0.2))
    scene.open(who, scene.at(scene.monday), family[0], "people.home")
    return planted


@kind("jouren bläddrar")
def _(scene: Scene) -> Planted:
    who = scene.somebody("duty")
    for day in scene.days(0.7):
        for _ in range(scene.dice.randint(2, 6)):
            scene.visit(who, scene.stranger()[:1], [day], (18, 26))
    return scene.planted(who)


@kind("gruppledarens granne")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn", known=True, leads=True)
    case = scene.case_of(who, _neighbours(scene.town, own(who)))
    for day in scene.days():
        scene.look(who, scene.at(day), case, "leader")
    return scene.planted(who, case, case.family[0])


@kind("uppdrag för en timme")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn")
    case, at = scene.case_of(who, scene.stranger()), scene.at(scene.days(0)[0])
    scene.town.hold(case, who, at, at + timedelta(hours=1))
    for step in range(4):
        scene.look(who, at + (step + 1) * MINUTE, case, "assigned")
    return scene.planted(who, case.family[0])
