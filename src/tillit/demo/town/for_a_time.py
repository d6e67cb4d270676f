"""What holds for a time in Solby: a guest from the school, a deputy, the reception's rota, and a
sealed case."""

from datetime import datetime, time, timedelta

from tillit.casework.cases.actions import invite_to_case, seal_case
from tillit.casework.cases.queries import my_cases
from tillit.demo.town.organisation import TOWN, Organisation
from tillit.kernel.actor import Role
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.trust.access.actions import deputise, give_seat, plan_shift
from tillit.trust.access.policies import end_of
from tillit.trust.access.types import DeputyGround
from tillit.trust.audit.types import Shows
from tillit.trust.identity.actions import employ

DAY = timedelta(days=1)
GUEST = ("rut", "Rut Alm", "Specialpedagog, Ängsskolan")
GUEST_WHO = "Gäst från skolan. Ser bara det ärende hon är inbjuden till, så länge det varar."
FROM = {"organisation": "Ängsskolan", "purpose": "Samordnar stödet i skolan med utredningen"}
SEALED = "Flera på enheten känner familjen privat. Bara handläggaren ska läsa."
ON_DUTY = ("idris", "lovisa", "idris", "lovisa", None)  # Monday to Friday; nobody on the Friday


class ForATime:
    """Each made by the leader who may, a few days ago."""

    def __init__(self, town: Organisation, now: datetime) -> None:
        self.town, self.now = town, now

    def tell(self) -> None:
        """All of them."""
        self._guest()
        self._deputy()
        self._rota()
        self._sealed()

    def _guest(self) -> None:
        subject, name, title = GUEST
        katarina, at = self.town.actors["katarina"], self.now - 5 * DAY
        rut = employ(name, subject=subject, title=title, by=TOWN, at=at)
        until = end_of(day_of(self.now) + 60 * DAY)
        give_seat(
            rut, self.town.units["barn2"], Role.PARTNER, until=until, by=katarina, at=at, **FROM
        )
        for line in my_cases(self.town.actors["samir"], at=at)[-1:]:
            invite_to_case(
                line.id, rut, classes=[Shows.CONTENT, Shows.THIRD_PARTY], ground="OSL-26-9",
                until=end_of(day_of(self.now) + 20 * DAY), by=katarina, at=at + DAY,
            )  # fmt: skip

    def _deputy(self) -> None:
        staff = self.town.staff
        deputise(
            staff["tuula"], staff["samir"], self.town.units["barn2"], ground=DeputyGround.LEAVE,
            until=end_of(day_of(self.now) + 10 * DAY),
            by=self.town.actors["katarina"], at=self.now - DAY,
        )  # fmt: skip

    def _rota(self) -> None:
        """The reception's: it says who is there, and opens nothing. The duty's would shut the town
        for whoever looks at it between two shifts."""
        monday = day_of(self.now) - timedelta(days=day_of(self.now).weekday())
        begun = datetime.combine(monday, time(7, 30), STOCKHOLM) - DAY
        for number, who in enumerate((*ON_DUTY, *ON_DUTY)):
            day = monday + (number % 5 + number // 5 * 7) * DAY
            plan_shift(
                self.town.staff[who] if who else None, self.town.units["intake"],
                datetime.combine(day, time(8), STOCKHOLM),
                datetime.combine(day, time(16, 30), STOCKHOLM),
                by=self.town.actors["gunilla"], at=begun,
            )  # fmt: skip

    def _sealed(self) -> None:
        at = self.now - 2 * DAY
        for line in my_cases(self.town.actors["vilgot"], at=at)[-1:]:
            seal_case(line.id, why=SEALED, by=self.town.actors["rebecka"], at=at)
