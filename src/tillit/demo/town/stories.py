"""How far each family has come: one story a stage, with times that fit the law and the day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from tillit.demo.town.decisions import Decider, Opened
from tillit.demo.town.dice import DECIDED_SINCE, HISTORY, working_moment
from tillit.demo.town.investigations import Investigator
from tillit.demo.town.organisation import Organisation
from tillit.demo.town.people import Dweller, Family
from tillit.demo.town.reports import Intake, Line
from tillit.demo.town.services import Services
from tillit.demo.town.texts import Worry
from tillit.kernel.swedish import day_of

WORKERS = {"barn2": ("maja", "samir", "tuula"), "barn1": ("peter", "nour", "vilgot")}


class Teller:
    """Tells each family's story up to a stage, by calling what people would press."""

    def __init__(self, town: Organisation, dice: Random, now: datetime) -> None:
        self.town, self.dice, self.now = town, dice, now
        self.intake = Intake(town, dice)
        self.investigator = Investigator(town, dice)
        self.decider = Decider(town, dice)
        self.services = Services(town, dice)
        self.began = day_of(now - HISTORY) + timedelta(days=7)
        self.turn = 0

    def received(self, family: Family) -> None:
        """A new report; some are late with the protection assessment."""
        hours = self.dice.choice((1, 2, 3, 5, 8, 14, 20, 27))
        at = self.now - timedelta(hours=hours, minutes=7)
        self.intake.receive(self._whom(family, at), at)

    def matched(self, family: Family) -> None:
        """A report whose child is known, not assessed yet."""
        at = self.now - timedelta(hours=self.dice.randrange(1, 18))
        for line in self.intake.receive(self._whom(family, at), at):
            self.intake.match(line, at + timedelta(minutes=20))

    def assessed(self, family: Family) -> None:
        """Assessed in time; the decision to open or not remains."""
        at = self.ago(1, 13)
        for line in self._assess(family, at):
            later = at + timedelta(hours=20)
            if later < self.now:
                self.intake.talk(line, later)

    def not_opened(self, family: Family) -> None:
        """Closed without an investigation, some time ago."""
        at = self.ago(10, 725, not_before=self.began)
        for line in self._assess(family, at):
            self.intake.talk(line, at + timedelta(days=2))
            self.intake.leave_it(line, at + timedelta(days=self.dice.randrange(4, 13)))

    def unallocated(self, family: Family) -> None:
        """An investigation has been opened; nobody has it yet."""
        self._open(family, self.ago(5, 9), None)

    def investigating(self, family: Family) -> Opened:
        """In the middle of an investigation, some near the end of the four months."""
        opened = self._open(family, self.ago(16, 118), self._next_worker())
        by = self.town.actors[opened.worker]
        self.investigator.work(opened.case_id, by, opened.at, self.now - timedelta(days=1))
        if self.dice.random() < 0.25:
            self.investigator.draft(opened.case_id, by, self.now - timedelta(hours=17))
        if self.now - opened.at > timedelta(days=95):
            self.decider.more_time(opened, self.now - timedelta(days=3))
        return opened

    def open_on(
        self,
        family: Family,
        at: datetime,
        worker: tuple[str, str],
        worry: Worry | None = None,
    ) -> Opened:
        """An investigation whose report came at a chosen moment, given to a chosen worker."""
        return self._open(family, at, worker, worry)

    def with_parties(self, family: Family) -> Opened:
        """The investigation is written and sent; some have answered."""
        opened = self.investigated(family, self.ago(88, 112))
        sent = self.now - timedelta(days=self.dice.randrange(1, 10), hours=3)
        hearings = self.decider.send(opened, sent)
        if self.dice.random() < 0.4:
            self.decider.answer(opened, hearings[:1], self.now - timedelta(hours=5))
        return opened

    def proposed(self, family: Family) -> Opened:
        """Everybody has answered; a proposal waits for the leader."""
        opened = self.investigated(family, self.ago(98, 116))
        self.hear(opened, self.now - timedelta(days=12))
        self.decider.propose(opened, self.now - timedelta(hours=self.dice.randrange(3, 60)))
        return opened

    def granted(self, family: Family) -> Opened:
        """A service has been granted and everybody told; it has not been ordered yet."""
        return self._granted(family, self.ago(120, 160))

    def ordered(self, family: Family) -> None:
        """The provider has been asked and has not answered."""
        self.asked_for(family, self.ago(120, 150))

    def asked_for(self, family: Family, at: datetime) -> None:
        """A service has been granted to a family that was reported then, and ordered."""
        opened = self._granted(family, at)
        assert opened.decided
        self.services.order(opened, opened.decided + timedelta(days=2))

    def following(self, family: Family) -> None:
        """A service is given."""
        self.served(family, self.ago(150, 330))

    def ended(self, family: Family) -> None:
        """The service has ended; the case is about to be closed."""
        opened, service = self.served(family, self.ago(330, 590))
        assert opened.decided
        self.services.end(opened, service, opened.decided + timedelta(days=130))

    def closed(self, family: Family) -> None:
        """The service has ended and the case is closed."""
        opened, service = self.served(family, self.ago(400, 590))
        assert opened.decided
        done = opened.decided + timedelta(days=110)
        self.services.end(opened, service, done)
        self.services.close(opened, done + timedelta(days=9))

    def served(self, family: Family, at: datetime) -> tuple[Opened, UUID]:
        """A service has been granted to a family that was reported then, and is given."""
        opened = self._granted(family, at)
        assert opened.decided
        service = self.services.order(opened, opened.decided + timedelta(days=2))
        self.services.begin(opened, service, opened.decided + timedelta(days=6))
        return opened, service

    def no_service(self, family: Family) -> Opened:
        """The investigation ended without a service."""
        opened = self.investigated(family, self.ago(120, 560))
        done = opened.at + timedelta(days=self.dice.randrange(60, 110))
        self.hear(opened, done - timedelta(days=16))
        decision = self.decider.propose(opened, done, gives=False)
        self.decider.decide(opened, decision, done + timedelta(hours=5))
        return opened

    def _granted(self, family: Family, at: datetime) -> Opened:
        opened = self.investigated(family, at)
        done = opened.at + timedelta(days=self.dice.randrange(90, 112))
        self.hear(opened, done - timedelta(days=16))
        decision = self.decider.propose(opened, done)
        self.decider.decide(opened, decision, done + timedelta(hours=5))
        return replace(opened, decision=decision, decided=done + timedelta(hours=5))

    def investigated(self, family: Family, at: datetime) -> Opened:
        """An investigation with its notes, from a report that came then."""
        opened = self._open(family, at, self._next_worker())
        by = self.town.actors[opened.worker]
        until = min(opened.at + timedelta(days=70), self.now - timedelta(days=12))
        self.investigator.work(opened.case_id, by, opened.at, until)
        return opened

    def hear(self, opened: Opened, sent: datetime) -> None:
        """Everybody has read and answered within eight days."""
        hearings = self.decider.send(opened, sent)
        self.decider.answer(opened, hearings, sent + timedelta(days=8))

    def _assess(self, family: Family, at: datetime, worry: Worry | None = None) -> list[Line]:
        lines = self.intake.receive(self._whom(family, at), at, worry)
        for line in lines:
            wait = timedelta(minutes=self.dice.randrange(40, 420))
            self.intake.assess(line, at + wait)
        return lines

    def _open(
        self,
        family: Family,
        at: datetime,
        worker: tuple[str, str] | None,
        worry: Worry | None = None,
    ) -> Opened:
        unit, name = worker or (self.dice.choice(tuple(WORKERS)), "")
        lines = self._assess(family, at, worry)
        later = at + timedelta(days=self.dice.randrange(2, 5))
        first = lines[0]
        self.intake.talk(first, at + timedelta(days=1))
        case_id = self.intake.open(first, unit, name or None, later)
        for line in lines[1:]:
            self.intake.leave_it(line, later + timedelta(minutes=30))
        opened = Opened(case_id, name, unit, later, first.child, family.parents)
        if worker:
            self.investigator.tell(opened, later + timedelta(hours=4))
        return opened

    def _whom(self, family: Family, at: datetime) -> tuple[Dweller, ...]:
        """The youngest then born, sometimes with a sibling. The eldest of a family always is."""
        today, then = day_of(self.now), day_of(at)
        born = [child for child in family.children if child.born < then]
        young = [child for child in born if child.age_on(today) < 18]
        if len(young) > 1 and self.dice.random() < 0.3:
            return tuple(young[:2])
        return (young[-1],)

    def _next_worker(self) -> tuple[str, str]:
        self.turn += 1
        unit = "barn2" if self.turn % 2 else "barn1"
        names = WORKERS[unit]
        return unit, names[self.turn // 2 % len(names)]

    def ago(self, least: int, most: int, *, not_before: date = DECIDED_SINCE) -> datetime:
        """A working moment so many days ago; early enough to be decided on by the law of today,
        where the story has a decision."""
        day = day_of(self.now) - timedelta(days=self.dice.randrange(least, most + 1))
        return working_moment(max(day, not_before), self.dice)


Story = Callable[[Teller, Family], object]
# How many families at each stage: with the known families and what happens seldom, 150 cases and
# reports in all; at least eight a stage.
STAGES: tuple[tuple[Story, int], ...] = (
    (Teller.received, 10),
    (Teller.matched, 8),
    (Teller.assessed, 12),
    (Teller.not_opened, 16),
    (Teller.unallocated, 8),
    (Teller.investigating, 16),
    (Teller.with_parties, 8),
    (Teller.proposed, 8),
    (Teller.granted, 8),
    (Teller.ordered, 8),
    (Teller.following, 10),
    (Teller.ended, 8),
    (Teller.closed, 8),
    (Teller.no_service, 8),
)
