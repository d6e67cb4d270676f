"""The town that the readings come from: who works where, who lives where, which cases there are."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from uuid import UUID

from tillit.kernel.actor import Role
from tillit.kernel.swedish import STOCKHOLM
from tillit.overview.review.closeness import in_common
from tillit.overview.review.material import Closeness, Done, Held, Read, Sat, Thing
from tillit.registers.people.types import Look
from tillit.trust.access.types import AssignedAs, GuardKind

FIRST = datetime(2026, 8, 31, tzinfo=STOCKHOLM)  # a Monday
LONG_AGO = FIRST - timedelta(days=400)
OF_THOUSAND = (  # [E] units, and members in each, in a town with a thousand staff
    ("intake", 8, 12, Role.INTAKE),
    ("barn", 40, 10, Role.SOCIAL_WORKER),
    ("home", 40, 9, Role.PROVIDER),
    ("duty", 2, 12, Role.DUTY),
    ("board", 2, 6, Role.BOARD_SECRETARY),
)
CASES_EACH = 12  # [E] of a social worker
SERVICES_EACH = 6  # [E] of a provider
FAMILIES = 6000  # [E] known to the social services, for a thousand staff
NUMBERS, NAMES = 60, 1500  # [E] with 676 streets: a town of some 100,000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class Person:
    """An entry in the register."""

    id: UUID
    name: str
    born: int
    home: UUID
    address: str
    kin: set[UUID] = field(default_factory=set)
    protected: bool = False


@dataclass
class Worker:
    """Somebody who works here. `person` when they stand in the register themselves."""

    id: UUID
    unit: UUID
    role: Role
    leads: bool
    person: Person | None
    last: datetime | None = None


@dataclass
class Matter:
    """A case, a report or a service, with everybody it tells of."""

    id: UUID
    kind: GuardKind
    unit: UUID
    family: list[Person]
    closed: datetime | None = None
    root: UUID | None = None
    holder: Worker | None = None

    def thing(self) -> Thing:
        """As it stands behind the policy."""
        return Thing(
            self.id, self.kind, self.unit, self.family[0].id, self.root,
            frozenset(each.id for each in self.family), self.closed,
        )  # fmt: skip


class Town:
    """Everything that is stored, growing as people work."""

    def __init__(self, seed: int, staff: int = 1000) -> None:
        self.dice = random.Random(seed)
        self._last_id = seed << 40
        self.staff: list[Worker] = []
        self.units: dict[str, list[UUID]] = defaultdict(list)
        self.members: dict[UUID, list[Worker]] = defaultdict(list)
        self.people: dict[UUID, Person] = {}
        self.families: list[list[Person]] = []
        self.matters: list[Matter] = []
        self.reads: list[Read] = []
        self.held: list[Held] = []
        self.sat: list[Sat] = []
        self.done: list[Done] = []
        self._streets = [f"gata {a}{b}" for a in LETTERS for b in LETTERS]
        self._names = [f"namn {number}" for number in range(NAMES)]
        self._weights = list(accumulate(1 / (number + 10) for number in range(NAMES)))
        self._fill(staff)
        self._bearers = Counter(each.name for each in self.people.values())

    def id(self) -> UUID:
        """The next id."""
        self._last_id += 1
        return UUID(int=self._last_id)

    def _fill(self, staff: int) -> None:
        share = staff / 1000
        for _ in range(round(FAMILIES * share)):
            self.families.append(self.family())
        for kind, units, size, role in OF_THOUSAND:
            for _ in range(max(1, round(units * share))):
                self._unit(kind, size, role)
        for worker in self.staff:
            if worker.role is Role.SOCIAL_WORKER and not worker.leads:
                self._give_cases(worker)
            if worker.role is Role.PROVIDER and not worker.leads:
                self._give_services(worker)
        for _ in range(round(FAMILIES * share * 0.3)):  # [E] closed long ago
            case = self._matter(GuardKind.CASE, self.dice.choice(self.units["barn"]))
            case.closed = FIRST - timedelta(days=self.dice.randint(20, 380))
        for worker in self.dice.sample(self.staff, max(1, staff // 80)):  # [E] who leave
            worker.last = FIRST + timedelta(days=self.dice.randint(5, 40))

    def _unit(self, kind: str, size: int, role: Role) -> None:
        unit = self.id()
        self.units[kind].append(unit)
        for place in range(size + 1):
            leads = place == size
            worker = Worker(self.id(), unit, role, leads, self._own_entry())
            self.staff.append(worker)
            self.members[unit].append(worker)
            seat = Role.LEADER if leads else role
            self.sat.append(Sat(worker.id, unit, seat, LONG_AGO, None))

    def _own_entry(self) -> Person | None:
        """[E] Most stand in the register in some capacity; few as clients."""
        return self.dice.choice(self.family()) if self.dice.random() < 0.6 else None

    def name(self) -> str:
        """Some names are common (the first has about two in a hundred), most are not."""
        return self.dice.choices(self._names, cum_weights=self._weights)[0]

    def family(self, name: str = "", address: str = "") -> list[Person]:
        """A child first, then parents and sometimes a sibling; some parents live apart."""
        name, address = name or self.name(), address or self.address()
        home = self.id()
        born = self.dice.randint(2008, 2026)
        hidden = self.dice.random() < 0.01  # [E]
        people = [Person(self.id(), name, born, home, address, protected=hidden)]
        people.append(Person(self.id(), name, born - 30, home, address, protected=hidden))
        if self.dice.random() < 0.8:
            apart = self.dice.random() < 0.4
            where = (self.id(), self.address()) if apart else (home, address)
            people.append(
                Person(self.id(), self.name() if apart else name, born - 32, *where)
            )  # fmt: skip
        if self.dice.random() < 0.4:
            people.append(Person(self.id(), name, born + 2, home, address, protected=hidden))
        for each in people:
            each.kin = {other.id for other in people} - {each.id}
            self.people[each.id] = each
        return people

    def address(self) -> str:
        """Somewhere in town."""
        return f"{self.dice.choice(self._streets)} {self.dice.randint(1, NUMBERS)}, solby"

    def _matter(self, kind: GuardKind, unit: UUID, family: list[Person] | None = None) -> Matter:
        matter = Matter(self.id(), kind, unit, family or self.dice.choice(self.families))
        self.matters.append(matter)
        return matter

    def new_report(self, unit: UUID, family: list[Person]) -> Matter:
        """A report has come."""
        return self._matter(GuardKind.REPORT, unit, family)

    def new_case(self, unit: UUID, family: list[Person], worker: Worker, at: datetime) -> Matter:
        """An investigation was opened and given to somebody."""
        case = self._matter(GuardKind.CASE, unit, family)
        case.holder = worker
        self.hold(case, worker, at)
        return case

    def _give_cases(self, worker: Worker) -> None:
        for _ in range(CASES_EACH):
            since = FIRST - timedelta(days=self.dice.randint(1, 380))
            self.new_case(worker.unit, self.dice.choice(self.families), worker, since)

    def _give_services(self, worker: Worker) -> None:
        cases = [each for each in self.matters[:4000] if each.kind is GuardKind.CASE]
        for _ in range(SERVICES_EACH if cases else 0):
            case = self.dice.choice(cases)
            service = self._matter(GuardKind.SERVICE, worker.unit, case.family)
            service.root, service.holder = case.id, worker
            self.hold(service, worker, FIRST - timedelta(days=90), as_=AssignedAs.PROVIDER)

    def hold(
        self,
        matter: Matter,
        worker: Worker,
        since: datetime,
        until: datetime | None = None,
        *,
        as_: AssignedAs = AssignedAs.RESPONSIBLE,
    ) -> None:
        """Somebody gets an assignment."""
        self.held.append(Held(matter.id, worker.id, as_, since, until))

    def end(self, matter: Matter, worker: Worker, at: datetime) -> None:
        """An assignment ends now."""
        for place, row in enumerate(self.held):
            if row.until is None and row.object_id == matter.id and row.staff_id == worker.id:
                self.held[place] = Held(row.object_id, row.staff_id, row.as_, row.since, at)

    def read(
        self,
        worker: Worker,
        at: datetime,
        verb: str,
        *,
        matter: Matter | None = None,
        person: Person | None = None,
        ground: str = "",
        shown: tuple[Person, ...] = (),
    ) -> None:
        """A leaf that the program would have written."""
        about = person or (matter.family[0] if matter and verb != "denied" else None)
        object_id = matter.id if matter else person.id if person else None
        few = tuple(each.id for each in shown) if len(shown) <= 5 else ()
        self.reads.append(
            Read(at, worker.id, verb, object_id, about.id if about else None, ground, few)
        )

    def do(
        self, worker: Worker, at: datetime, verb: str, *, matter: Matter | None = None,
        person: Person | None = None,
    ) -> None:  # fmt: skip
        """A change that the program would have written."""
        about = person or (matter.family[0] if matter else None)
        self.done.append(
            Done(at, worker.id, verb, matter.id if matter else None, about.id if about else None)
        )

    def look(self, person: Person) -> Look:
        """How somebody stands in the register: a common name says nothing."""
        rare = self._bearers[person.name] <= len(self.people) // 500
        return Look(
            person.name if rare else "",
            frozenset({person.home}),
            frozenset({person.address}),
            frozenset(person.kin),
        )

    def close(self, reads: list[Read]) -> dict[tuple[UUID, UUID], frozenset[Closeness]]:
        """What each reader has in common with whom they read about, as the register knows it."""
        own = {worker.id: worker.person for worker in self.staff if worker.person}
        whose = {matter.id: matter.family[0].id for matter in self.matters}
        found = {}
        for read in reads:
            mine = own.get(read.reader)
            for person in (read.person_id, whose.get(read.object_id or read.reader), *read.shown):
                other = self.people.get(person) if person else None
                if mine and other and (read.reader, other.id) not in found:
                    both = (mine.id, self.look(mine), other.id, self.look(other))
                    found[read.reader, other.id] = in_common(*both)
        return {pair: common for pair, common in found.items() if common}

    def of(self, *kinds: str) -> list[Worker]:
        """Everybody in units of these kinds who leads nobody."""
        units = {unit for kind in kinds for unit in self.units[kind]}
        return [each for each in self.staff if each.unit in units and not each.leads]

    def leaders(self, *kinds: str) -> list[Worker]:
        """Those who lead units of these kinds."""
        units = {unit for kind in kinds for unit in self.units[kind]}
        return [each for each in self.staff if each.unit in units and each.leads]
