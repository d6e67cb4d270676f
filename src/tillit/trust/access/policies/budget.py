"""How many persons one colleague may open in a day: a remark at the first number, a stop at the
second, and the work that is outside it.

Source: none in law. Mark: estimate. 60 and 150 are our own; a municipality that has measured
writes its own in `TILLIT_PERSON_BUDGET`, with the day from which it counts. What is outside is our
own choice: a counter must never be what stands between a child and whoever is to protect it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.refusal import NotThere, Refusal

SHORTEST = 10  # signs of a sentence
# Ways in whose persons are not counted: something else says why they are opened, and how many.
UNCOUNTED = {
    "intake": "Öppna anmälningar som har kommit till den egna enheten. Kön visar varför.",
    "duty": "Öppna anmälningar under jourpasset.",
    "archive": "Akter som två personer har beslutat att gallra. Listan visar vilka.",
}
# Counted, and seen by who reviews the log, but never stopped.
NEVER_STOPPED = {
    "glass": "En nödöppning.",
    "on_duty": "Den som har jour, under passet.",
}


@dataclass(frozen=True)
class Budget:
    """How many persons a day, and from when that was decided; no day where it is our estimate."""

    soft: int
    hard: int
    since: date | None = None


def budget_on(day: date) -> Budget:
    """What holds that day. Raises ValueError for settings that say nothing."""
    rows = [_read(each) for each in settings.PERSON_BUDGET]
    days = [each.since or date.min for each in rows]
    if not rows or days != sorted(days) or days[0] > day:
        raise ValueError("TILLIT_PERSON_BUDGET: days in order, the first without a day")
    return [each for each in rows if (each.since or date.min) <= day][-1]


def _read(text: str) -> Budget:
    since, _, numbers = text.rpartition("=")
    soft, _, hard = numbers.partition("/")
    if not soft.isdecimal() or not hard.isdecimal() or not 0 < int(soft) < int(hard):
        raise ValueError(f"{text}: a remark and a stop, as 60/150, or a day, = and the two")
    return Budget(int(soft), int(hard), date.fromisoformat(since) if since else None)


def is_counted(ground: str) -> bool:
    """Whether a person opened this way is one of the day's. What has no way in is no page."""
    return bool(ground) and ground not in UNCOUNTED


def check_may_lift(by: Actor, staff_id: UUID, theirs: Iterable[tuple[UUID, Role]]) -> None:
    """Who opens the door again for the day: a leader of a unit where the colleague works, and for
    who leads one, any other leader. Never one's own. `theirs`: the colleague's units and roles."""
    if not isinstance(by, Staff):
        raise NotThere
    if by.id == staff_id:
        raise Refusal("Ingen öppnar sin egen dörr. Be en annan gruppledare.")
    seats = list(theirs)
    led = by.units(Role.LEADER)
    leads = any(role is Role.LEADER for _, role in seats)
    if not led or not (leads or led & {unit for unit, _ in seats}):
        raise Refusal("Kollegans gruppledare gör det. Be henne eller honom.")


def check_lift(why: str) -> None:
    """Opening the door again has a reason in words, for who reviews the log."""
    if len(why.strip()) < SHORTEST:
        raise Refusal("Skriv en mening om varför kollegan behöver öppna fler i dag.")
