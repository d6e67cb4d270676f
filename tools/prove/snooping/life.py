"""A working day and its mess: calls without a note, wrong hits, forgotten deputies, old links.

Every number is our own estimate [E]; none is measured in a municipality.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tillit.kernel.actor import Role
from tillit.kernel.swedish import STOCKHOLM
from tillit.trust.access.types import AssignedAs, GuardKind

from .town import Matter, Person, Town, Worker

MINUTE = timedelta(minutes=1)
PAGES = ("open_case", "open_case_services", "open_document", "open_closing")


class Life:
    """People at work in a town, a week at a time."""

    def __init__(self, town: Town) -> None:
        self.town, self.dice = town, town.dice
        self.mine: dict[object, list[Matter]] = {}
        for matter in town.matters:
            if matter.holder:
                self.mine.setdefault(matter.holder.id, []).append(matter)
        self.queue: dict[object, list[Matter]] = {}
        self.opened: list[tuple[datetime, Matter]] = []
        self.lost: dict[object, list[Matter]] = {}

    def week(self, monday: datetime) -> None:
        """Seven days."""
        self._absences(monday)
        self._handovers(monday)
        for number in range(7):
            day = monday + timedelta(days=number)
            if number < 5:
                self._day(day)
            self._nights(day)

    def at(self, day: datetime, first: float = 8, last: float = 17) -> datetime:
        """Some moment of a day."""
        minutes = self.dice.uniform(first * 60, last * 60)
        return datetime.combine(day.date(), time(), STOCKHOLM) + minutes * MINUTE

    def chance(self, share: float) -> bool:
        """Whether it happens."""
        return self.dice.random() < share

    def _day(self, day: datetime) -> None:
        work = {
            Role.SOCIAL_WORKER: self._social_worker,
            Role.INTAKE: self._intake,
            Role.PROVIDER: self._provider,
            Role.BOARD_SECRETARY: self._secretary,
        }
        for worker in self.town.staff:
            if (worker.last and day > worker.last) or self.chance(0.1):
                continue
            if worker.leads:
                self._leader(worker, day)
            elif worker.role in work:
                work[worker.role](worker, day)

    def _social_worker(self, worker: Worker, day: datetime) -> None:
        for _ in range(3):
            self.town.read(worker, self.at(day), "open_my_day", ground="assigned")
        cases = self.mine.get(worker.id, [])
        for case in self.dice.sample(cases, min(4, len(cases))):
            evening = self.chance(0.03)
            at = self.at(day, 19, 22) if evening else self.at(day)
            for step in range(self.dice.randint(2, 6)):
                verb = self.dice.choice(PAGES)
                self.town.read(worker, at + step * 3 * MINUTE, verb, matter=case, ground="assigned")
            if self.chance(0.4):
                self.town.do(worker, at + 20 * MINUTE, "NoteSigned", matter=case)
        if self.chance(0.02) and (lost := self.lost.get(worker.id)):  # an old link
            self.town.read(worker, self.at(day), "denied", matter=self.dice.choice(lost))
        if self.chance(0.01):  # a link in a message, meant for somebody else
            self.town.read(
                worker, self.at(day), "denied", matter=self.dice.choice(self.town.matters)
            )
        if self.chance(0.01) and cases:
            self._asks_a_colleague(worker, self.dice.choice(cases), day)

    def _asks_a_colleague(self, worker: Worker, case: Matter, day: datetime) -> None:
        """Help in the corridor: put on the case for the day."""
        other = self.dice.choice(self.town.members[worker.unit])
        if other is worker or other.leads:
            return
        at = self.at(day)
        self.town.hold(case, other, at, at + timedelta(hours=8), as_=AssignedAs.CO_WORKER)
        for step in range(3):
            self.town.read(other, at + step * MINUTE, "open_case", matter=case, ground="assigned")
        if self.chance(0.5):
            self.town.do(other, at + 30 * MINUTE, "NoteSigned", matter=case)

    def _leader(self, worker: Worker, day: datetime) -> None:
        own = [m for mate in self.town.members[worker.unit] for m in self.mine.get(mate.id, [])]
        own += self.queue.get(worker.unit, [])
        self.town.read(worker, self.at(day), "open_team", ground="leader")
        for matter in self.dice.sample(own, min(4, len(own))):
            at = self.at(day, 18, 22) if self.chance(0.05) else self.at(day, 8, 15.5)
            if matter.closed:
                continue
            self.town.read(worker, at, "open_case", matter=matter, ground="leader")
            if self.chance(0.25):
                self.town.do(worker, at + 5 * MINUTE, "DecisionMade", matter=matter)
        if worker.role is Role.SOCIAL_WORKER and self.chance(0.04):  # an appeal, a copy asked for
            old = [m for m in self.town.matters if m.unit == worker.unit and m.closed]
            if old:
                case, at = self.dice.choice(old), self.at(day)
                self.town.read(worker, at, "open_case", matter=case, ground="leader")
                if self.chance(0.5):
                    self.town.do(worker, at + 9 * MINUTE, "CopyGiven", matter=case)

    def _intake(self, worker: Worker, day: datetime) -> None:
        queue = self.queue.setdefault(worker.unit, [])
        for _ in range(4):
            self.town.read(worker, self.at(day), "open_inbox", ground="mine")
        if self.chance(0.7):
            self._new_report(worker, day, queue)
        for report in self.dice.sample(queue, min(2, len(queue))):
            at = self.at(day, 8, 15.5)
            self.town.read(worker, at, "open_report", matter=report, ground="intake")
        for report in [each for each in queue if each.holder is worker and self.chance(0.2)]:
            self._decide(worker, report, day, queue)
        for _ in range(self._poisson(0.4)):
            self._call(worker, self.at(day))

    def _poisson(self, mean: float) -> int:
        """How often something happens in a day."""
        count, left = 0, self.dice.expovariate(1)
        while left < mean:
            count, left = count + 1, left + self.dice.expovariate(1)
        return count

    def _new_report(self, worker: Worker, day: datetime, queue: list[Matter]) -> None:
        family = self.dice.choice(self.town.families)
        report = self.town.new_report(worker.unit, family)
        report.holder, at = worker, self.at(day, 8, 15)
        queue.append(report)
        self.town.do(worker, at - 9 * MINUTE, "ReportReceived", matter=report)
        self.town.read(worker, at, "open_report", matter=report, ground="intake")
        self._find(worker, at + 2 * MINUTE, family, wrong=self.chance(0.1))
        self.town.do(worker, at + 15 * MINUTE, "PersonMatched", matter=report)
        for old in [m for m in self._earlier(family) if m is not report][:2]:
            self.town.read(
                worker, at + 20 * MINUTE, "open_earlier_report", matter=old, ground="earlier"
            )
        self.town.do(worker, at + 40 * MINUTE, "ProtectionAssessed", matter=report)

    def _earlier(self, family: list[Person]) -> list[Matter]:
        reports = [m for m in self.town.matters[-2000:] if m.kind is GuardKind.REPORT]
        return [m for m in reports if m.family is family]

    def _find(self, worker: Worker, at: datetime, family: list[Person], *, wrong: bool) -> None:
        """Search for a child and open the family, sometimes somebody of the same name first."""
        child = family[0]
        others = self._namesakes(child)
        self.town.read(worker, at, "people.match", ground="match:name", shown=(child, *others))
        if wrong and others:
            self._open(worker, at + MINUTE, others[0])
        for step, person in enumerate(family[: self.dice.randint(1, 3)]):
            self._open(worker, at + (2 + step) * MINUTE, person)

    def _namesakes(self, person: Person) -> tuple[Person, ...]:
        some = self.dice.sample(self.town.families, 2)
        return tuple(family[0] for family in some if family[0] is not person)

    def _open(self, worker: Worker, at: datetime, person: Person) -> None:
        self.town.read(worker, at, "people.person.match", person=person, ground="match")

    def _call(self, worker: Worker, at: datetime) -> None:
        """Somebody rings. Half the time they have something going on, often no note is made, and
        now and then they ring again."""
        known = [m for m in self.dice.sample(self.town.matters, 6) if m.closed is None]
        going_on = self.chance(0.6) and known
        family = known[0].family if going_on else self.dice.choice(self.town.families)
        self._find(worker, at, family[:1] if self.chance(0.7) else family[:2], wrong=False)
        if self.chance(0.35):
            self.town.do(worker, at + 8 * MINUTE, "NoteSigned", person=family[0])
        if self.chance(0.1):
            again = at + timedelta(days=1)
            if again.weekday() < 5:
                self._find(worker, again, family[:1], wrong=False)

    def _decide(self, worker: Worker, report: Matter, day: datetime, queue: list[Matter]) -> None:
        at = self.at(day, 15.5, 16.5)
        self.town.read(worker, at, "open_report", matter=report, ground="intake")
        self.town.do(worker, at + 10 * MINUTE, "ReportDecided", matter=report)
        report.closed = at + 10 * MINUTE
        queue.remove(report)
        if self.chance(0.4):
            workers = self.town.of("barn")
            other = self.dice.choice(workers)
            since = at + timedelta(days=self.dice.randint(0, 3))
            case = self.town.new_case(other.unit, report.family, other, since)
            self.mine.setdefault(other.id, []).append(case)
        if self.chance(0.1):  # forgot something
            self.town.read(
                worker, at + timedelta(days=1), "open_report", matter=report, ground="intake"
            )

    def _provider(self, worker: Worker, day: datetime) -> None:
        self.town.read(worker, self.at(day), "list_orders", ground="list")
        services = self.mine.get(worker.id, [])
        for service in self.dice.sample(services, min(3, len(services))):
            at = self.at(day, 7, 19)
            for step in range(2):
                self.town.read(
                    worker, at + step * MINUTE, "open_service", matter=service, ground="assigned"
                )
            if self.chance(0.5):
                self.town.do(worker, at + 5 * MINUTE, "SessionHeld", matter=service)
        if self.chance(0.03) and services:  # a mate is ill; put on the service the same morning
            mates = [m for m in self.town.members[worker.unit] if m is not worker]
            service, mate = self.dice.choice(services), self.dice.choice(mates)
            at = self.at(day, 7, 9)
            self.town.hold(service, mate, at, at + timedelta(days=3), as_=AssignedAs.DEPUTY)
            self.town.read(mate, at + MINUTE, "open_service", matter=service, ground="assigned")

    def _secretary(self, worker: Worker, day: datetime) -> None:
        for verb in ("open_agenda", "open_board_list"):
            self.town.read(worker, self.at(day), verb)

    def _nights(self, day: datetime) -> None:
        """Duty: evenings, nights and weekends. Some calls are never written down."""
        workers = self.town.of("duty")
        for worker in self.dice.sample(workers, max(1, len(workers) // 5)):
            at = self.at(day, 17, 23)
            reports = [report for queue in self.queue.values() for report in queue]
            for report in self.dice.sample(reports, min(6, len(reports))):
                self.town.read(worker, at, "open_report", matter=report, ground="duty")
            for _ in range(self.dice.randint(0, 2)):
                family = self.dice.choice(self.town.families)
                when = self.at(day, 18, 26)
                self._find(worker, when, family, wrong=self.chance(0.05))
                if self.chance(0.8):
                    for person in family:
                        self.town.do(worker, when + 20 * MINUTE, "ReportReceived", person=person)

    def _absences(self, monday: datetime) -> None:
        """A week away. Mostly somebody stands in; when that is forgotten somebody breaks glass."""
        for worker in self.town.of("barn"):
            cases = self.mine.get(worker.id, [])
            if not self.chance(0.05) or not cases:
                continue
            mates = [m for m in self.town.members[worker.unit] if m is not worker and not m.leads]
            mate, forgotten = self.dice.choice(mates), self.chance(0.25)
            for case in self.dice.sample(cases, min(3, len(cases))):
                at = self.at(monday + timedelta(days=self.dice.randint(0, 4)))
                if not forgotten:
                    self.town.hold(
                        case, mate, monday, monday + timedelta(days=7), as_=AssignedAs.DEPUTY
                    )
                    self.town.read(mate, at, "open_case", matter=case, ground="assigned")
                elif self.chance(0.2):
                    self.town.do(mate, at, "GlassBroken", matter=case)
                    self.town.read(mate, at + MINUTE, "open_case", matter=case, ground="glass")

    def _handovers(self, monday: datetime) -> None:
        for worker in self.town.of("barn"):
            cases = self.mine.get(worker.id, [])
            leaves = worker.last is not None and worker.last < monday + timedelta(days=7)
            moved = list(cases) if leaves else [each for each in cases if self.chance(0.005)]
            for case in moved:
                at = self.at(monday + timedelta(days=self.dice.randint(0, 3)))
                mates = [m for m in self.town.members[worker.unit] if not m.leads]
                mate = self.dice.choice([m for m in mates if m is not worker])
                self.town.end(case, worker, at)
                self.town.hold(case, mate, at + timedelta(days=self.dice.randint(0, 2)))
                cases.remove(case)
                self.mine.setdefault(mate.id, []).append(case)
                self.lost.setdefault(worker.id, []).append(case)
