"""Fill the town: organisation, people, stories, and the cast list."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from tillit.demo.town.assistance.homes import ALL, Home
from tillit.demo.town.assistance.registers import Registers
from tillit.demo.town.assistance.telling import Assistance
from tillit.demo.town.dice import HISTORY, LAW_BEGINS, SEED, working_moment
from tillit.demo.town.for_a_time import GUEST, GUEST_WHO, ForATime
from tillit.demo.town.gathered import Gathered
from tillit.demo.town.help import tell_of_help
from tillit.demo.town.known import KnownFamilies
from tillit.demo.town.old_files import OldFiles
from tillit.demo.town.opinions import tell_opinions
from tillit.demo.town.organisation import HIRES, found_the_town, settle_the_roles
from tillit.demo.town.people import Dweller, Family, Registrar
from tillit.demo.town.readings import Readings
from tillit.demo.town.seldom import Seldom
from tillit.demo.town.sent import SentIn
from tillit.demo.town.stories import STAGES, Story, Teller
from tillit.demo.town.timed import Timed
from tillit.kernel.swedish import day_of

PEOPLE = 1500
HELP_WRITTEN = timedelta(days=30)  # so long ago


class Town:
    """The whole town, made in order. `say` is told what takes how long; `before_letters` is called
    before the first letter is written, for who makes the fonts meanwhile."""

    def __init__(
        self,
        now: datetime,
        say: Callable[[str], object],
        people: int = PEOPLE,
        stages: tuple[tuple[Story, int], ...] = STAGES,
        *,
        homes: Sequence[Home] = ALL,
        before_letters: Callable[[], object] = lambda: None,
    ) -> None:
        self.before_letters, self.homes = before_letters, homes
        self.now, self.say, self.people, self.stages = now, say, people, stages
        self.dice = Random(SEED)  # noqa: S311 – invented people, not secrets
        self.registers = Registers()
        self.began = working_moment(day_of(now - HISTORY), self.dice)

    def fill(self) -> list[tuple[Dweller, str]]:
        """Make everything; returns the residents of the cast with a sentence each."""
        with self._phase("organisation"):
            organisation = found_the_town(self.began)
            settle_the_roles(organisation, self.now)
        registrar = Registrar(self.dice, self.began, day_of(self.now))
        with self._phase("families"):
            families = registrar.families(sum(count for _, count in self.stages))
        teller = Teller(organisation, self.dice, self.now)
        ordered = max(self.began, working_moment(LAW_BEGINS, self.dice))
        teller.decider.adopt_order(ordered)
        teller.services.publish(ordered)
        self.before_letters()
        with self._phase("known families"):
            cast = KnownFamilies(registrar, teller, organisation).tell()
        self._tell(teller, families)
        with self._phase("what happens seldom"):
            seldom = Seldom(teller)
            for story in seldom.stories():
                story(registrar.family())
            seldom.board_lists()
            OldFiles(registrar, organisation).tell()
        assistance = Assistance(registrar, organisation, self.registers, self.now)
        with self._phase("households with assistance"):
            cast += assistance.tell(self.homes)
        with self._phase(f"neighbours, {self.people} people in all"):
            registrar.neighbours(self.people)
        with self._phase("what help there is"):
            written = working_moment(day_of(self.now) - HELP_WRITTEN, self.dice)
            tell_of_help(by=organisation.actors["ali"], at=written)
            actor, unit = organisation.actors["idris"], organisation.units["intake"]
            Gathered(actor, unit, self.now).tell()
            Timed(actor, actor.id, unit, self.now).tell()
            SentIn(organisation.actors["ali"], unit, self.now).tell()
            tell_opinions(by=organisation.actors["gunilla"], at=self.now)
        with self._phase("a week of readings"):
            Readings(organisation, registrar, self.now).leave()
        with self._phase("what holds for a time"):
            ForATime(organisation, self.now).tell()
        return cast

    def _tell(self, teller: Teller, families: list[Family]) -> None:
        left = iter(families)
        for story, count in self.stages:
            with self._phase(f"{count} {story.__name__}"):
                for _ in range(count):
                    story(teller, next(left))

    @contextmanager
    def _phase(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.say(f"  {name}: {time.perf_counter() - start:.1f} s")


def write_cast(path: Path, residents: list[tuple[Dweller, str]]) -> None:
    """The cast list, for the demo's identity provider and for `./tillit demo`."""
    staff = [
        {"subject": hire.key, "name": hire.name, "title": hire.title, "who": hire.who}
        for hire in HIRES
        if hire.who
    ]
    subject, name, title = GUEST
    staff.append({"subject": subject, "name": name, "title": title, "who": GUEST_WHO})
    people = [
        {
            "subject": f"resident-{number}",
            "name": dweller.name,
            "person_number": dweller.number,
            "who": who,
        }
        for number, (dweller, who) in enumerate(residents, 1)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"staff": staff, "residents": people}, ensure_ascii=False, indent=1))


def moments_from(now: datetime) -> datetime:
    """The town's now: a whole minute, so that two fillings in one minute are alike."""
    return now.replace(second=0, microsecond=0) - timedelta(minutes=1)
