"""Whether what was applied for can be: plain Python, each fault as a sentence."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from tillit.kernel.refusal import Refusal
from tillit.law.assistance.checks import NO_LONGER_CHILD
from tillit.law.calendar import age_on
from tillit.registers.people.types import ForLetter

from .types.applied import Applied, BadApplication

FARTHEST_DAYS = 2 * 366  # what lies further off than two years is a slip of the pen

TWICE = (
    "Inkomst: samma inkomst står två gånger. Ta bort den ena, eller skriv på raden vad som "
    "skiljer dem."
)
TOO_FAR = "Dagen för en inkomst ligger mer än två år bort. Kontrollera året."


def check_sums(applied: Applied, month: date) -> None:
    """Raises BadApplication for an income that stands twice, or a day that cannot be meant."""
    faults, seen = list[str](), set[tuple[object, ...]]()
    for each in applied.incomes:
        same = (each.who, each.kind, each.kronor, each.paid, each.told)
        if same in seen:
            faults.append(TWICE)
        seen.add(same)
        if each.paid is not None and abs((each.paid - month).days) > FARTHEST_DAYS:
            faults.append(TOO_FAR)
    if faults:
        raise BadApplication(faults)


def check_ages(children: Mapping[UUID, ForLetter], month: date) -> None:
    """Raises Refusal for a child who has grown up."""
    for each in children.values():
        if each.born is not None and age_on(each.born, month) >= NO_LONGER_CHILD:
            raise Refusal(
                "Den som har fyllt 21 år söker själv. Ta bort personen bland barnen i ansökan."
            )
