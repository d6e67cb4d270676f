"""Groups in Solby, those who have signed up, and some weeks of visits. Nobody here is anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from tillit.contact.participation import actions
from tillit.contact.participation.types import Band, Came, GroupIn, Guardian, SignUpIn, VisitIn
from tillit.demo.town.dice import SEED
from tillit.kernel.actor import Actor, Guest
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.registers.directory.queries import all_places

WEEKS, VISITS, FRIDAY, THURSDAY, TUESDAY = 8, 36, 4, 3, 1
NAMES = ("Alva", "Bosse", "Carina", "Dino", "Eskil", "Farah", "Gun", "Hampus", "Iris")
PHONES = ("070-1740605", "070-1740606", "070-1740607")  # of the series that nobody has


@dataclass(frozen=True)
class Gathered:
    """Who gives the groups, where, and when it is now."""

    by: Actor
    unit: UUID
    now: datetime

    def tell(self) -> None:
        """Three groups, a queue to one of them, and visits."""
        places = {each.name: each.id for each in all_places(self.by)}
        hall, harbour, house = (
            places[name]
            for name in ("Medborgarhuset", "Mötesplats Hamnen", "Familjehuset Björkäng")
        )
        sober = self._group("nykter-start", hall, "Torsdagsgruppen", THURSDAY, (18, 20), seats=8)
        self._group("hamnen", harbour, "Laga mat ihop", FRIDAY, (17, 20), drop_in=True)
        quiet = self._group("kvinnofrid", house, "Prata utan namn", TUESDAY, (18, 20), seats=6)
        dice = Random(SEED)  # noqa: S311 – a town, not a secret
        for number, name in enumerate(NAMES):
            phone = PHONES[number % len(PHONES)] if number % 2 else ""
            self._sign_up(sober, dice, given=name, phone=phone)
        for _ in range(3):
            self._sign_up(quiet, dice)
        self._visits(dice, {"hamnen": harbour, "nykter-start": hall, "kvinnofrid": house})

    def _group(
        self, offer: str, place: UUID, name: str, weekday: int, hours: tuple[int, int], *,
        seats: int | None = None, drop_in: bool = False,
    ) -> UUID:  # fmt: skip
        today = day_of(self.now)
        first = today + timedelta(days=(weekday - today.weekday()) % 7)
        said = GroupIn(
            offer, place, self.unit, name, first, first + timedelta(weeks=WEEKS),
            time(hours[0]), time(hours[1]), seats=seats, drop_in=drop_in,
        )  # fmt: skip
        return actions.begin_group(said, by=self.by, at=self.now)

    def _sign_up(self, group: UUID, dice: Random, *, given: str = "", phone: str = "") -> None:
        key = UUID(int=dice.getrandbits(128), version=4)
        said = SignUpIn(
            group, key, Band.GROWN, Came.ALONE, given=given, phone=phone, told_right=True
        )
        actions.sign_up(said, by=Guest(), at=self.now)

    def _visits(self, dice: Random, places: Mapping[str, UUID]) -> None:
        for _ in range(VISITS):
            offer = dice.choices(list(places), weights=(6, 3, 1))[0]
            young = offer == "hamnen"
            band = (
                dice.choice((Band.TEEN, Band.YOUTH))
                if young
                else dice.choice((Band.YOUNG, Band.GROWN))
            )
            yes = Guardian.YES if young else Guardian.NOT_NEEDED
            day: date = day_of(self.now) - timedelta(days=dice.randrange(1, 28))
            said = VisitIn(
                UUID(int=dice.getrandbits(128), version=4), offer, places[offer], band, guardian=yes
            )
            at = datetime.combine(day, time(18), STOCKHOLM)
            actions.count_visit(said, by=self.by, at=at)
