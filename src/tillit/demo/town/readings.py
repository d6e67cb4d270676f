"""What was read in the last week: most of it explained, and a few rows for whoever reviews."""

from datetime import datetime, time, timedelta
from uuid import UUID

from tillit.casework.cases.actions import break_glass_by_number, open_case_page
from tillit.casework.cases.queries import my_cases, unit_cases
from tillit.demo.town.organisation import TOWN, Organisation
from tillit.demo.town.people import Dweller, Registrar
from tillit.kernel.actor import Staff
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.overview.review.actions import ask, prepare_weeks
from tillit.overview.review.queries import review_page
from tillit.registers.people.actions import open_person, search_people
from tillit.registers.people.types import Purpose
from tillit.trust.access.types import GlassReason

DAY = timedelta(days=1)
QUESTION = "Du har läst om samma person flera dagar, och ingen anmälan finns. Vad gällde det?"
GLASS = "Ordinarie handläggare är sjuk och skolan ringer nu."


class Readings:
    """A week of readings. Lovisa has looked at many in a day, Idris at the same family again."""

    def __init__(self, town: Organisation, registrar: Registrar, now: datetime) -> None:
        self.town, self.registrar, self.now = town, registrar, now
        this = day_of(now) - timedelta(days=day_of(now).weekday())
        self.monday = datetime.combine(this - 7 * DAY, time(9, 5), STOCKHOLM)

    def leave(self) -> None:
        """Leave the readings, and sort the week."""
        idris, lovisa, vera = (self.town.actors[key] for key in ("idris", "lovisa", "vera"))
        self._everyday()
        again = self.registrar.family().children[0]
        for number in range(3):
            self._find(idris, again, self.monday + number * DAY)
        for number in range(6):
            at = self.monday + 3 * DAY + number * timedelta(minutes=6)
            self._find(lovisa, self.registrar.family().children[0], at)
        self._emergency()
        prepare_weeks(by=TOWN, at=self.now)
        waiting = review_page(vera, at=self.now).look
        mine = next((row for row in waiting if row.reader_id == idris.id), None)
        if mine is not None:
            ask(mine.id, QUESTION, version=mine.version, by=vera, at=self.now)

    def _everyday(self) -> None:
        """Two who read their own, and a leader who reads in the unit."""
        for key in ("maja", "samir", "nour"):
            who = self.town.actors[key]
            for number, line in enumerate(my_cases(who, at=self.now)[:5]):
                open_case_page(line.id, by=who, at=self.monday + number * DAY)
        leader = self.town.actors["katarina"]
        for line in unit_cases(leader, self.town.units["barn2"], at=self.now, limit=2):
            open_case_page(line.id, by=leader, at=self.monday + DAY)

    def _find(self, who: Staff, person: Dweller, at: datetime) -> None:
        """Search somebody out in the whole register, and open them."""
        search_people(person.name, purpose=Purpose.MATCH, by=who, at=at)
        open_person(person.id, by=who, at=at + timedelta(minutes=1))

    def _emergency(self) -> None:
        """Samir opens a case of the other unit yesterday, for a colleague who is ill."""
        samir, leader = self.town.actors["samir"], self.town.actors["rebecka"]
        at = self.now - DAY
        for line in unit_cases(leader, self.town.units["barn1"], at=self.now, limit=5):
            opened: UUID | None = break_glass_by_number(
                line.number, reason=GlassReason.COVER, sentence=GLASS, by=samir, at=at
            )
            if opened is not None:
                open_case_page(opened, by=samir, at=at + timedelta(minutes=2))
                return
