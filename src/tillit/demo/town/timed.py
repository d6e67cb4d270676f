"""Times to book in Solby, and a few that are booked. Nobody here is anybody."""

from dataclasses import dataclass
from datetime import datetime, time
from random import Random
from uuid import UUID

from tillit.contact.booking import actions, queries
from tillit.contact.booking.types import BookIn, HoursIn, Meet
from tillit.demo.town.dice import SEED
from tillit.kernel.actor import Actor, Guest
from tillit.registers.directory.queries import all_places

HOURS = (
    ("familjelots", 0, 16, 20), ("familjelots", 2, 13, 19), ("nykter-start", 3, 13, 18),
    ("anhorigstod", 1, 10, 15),
)  # fmt: skip
BOOKED = (("familjelots", "Kim", 0), ("familjelots", "Noa", 3), ("nykter-start", "Love", 1))


@dataclass(frozen=True)
class Timed:
    """Whose calendar it is, in which unit, and when it is now."""

    by: Actor
    staff_id: UUID | None
    unit: UUID
    now: datetime

    def tell(self) -> None:
        """One calendar with hours for three offers, and three bookings."""
        place = next(x.id for x in all_places(self.by) if x.name == "Familjehuset Björkäng")
        row = actions.begin_calendar(
            "Idris, familjelots", unit_id=self.unit, staff_id=self.staff_id, by=self.by, at=self.now
        )
        for offer, weekday, begins, ends in HOURS:
            said = HoursIn(
                offer, place, weekday, time(begins), time(ends), 45, 15,
                (Meet.VISIT, Meet.PHONE, Meet.WALK),
            )  # fmt: skip
            actions.write_hours(row, said, by=self.by, at=self.now)
        dice = Random(SEED)  # noqa: S311 – a town, not a secret
        for offer, name, number in BOOKED:
            slot = queries.free_slots(self.by, offer, at=self.now)[number]
            key = UUID(int=dice.getrandbits(128), version=4)
            said_ = BookIn(row, slot.begins, key, offer, Meet.VISIT, name, "070-1740605")
            actions.book(said_, by=Guest(), at=self.now)
