"""What those who write letters need: where the receiver lives, and what nobody else may read."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.location import Location
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.protected import Protected
from tillit.kernel.swedish import day_of
from tillit.registers.people.models import (
    ContactWay,
    HiddenPlace,
    HouseholdMember,
    Person,
    SealedAddress,
)
from tillit.registers.people.types import ContactKind, ForLetter, Place, Protection

from .lines import entries_of

_POSTCODE = re.compile(r"\b\d{3}\s?\d{2}\b")
_AREA_CODE = re.compile(r"(0(?!7)\d{1,3})[-\s]")  # 07 is a mobile, which is nowhere


def for_letters(actor: Actor, ids: Iterable[UUID], *, at: datetime) -> dict[UUID, ForLetter]:
    """Receivers and those around them, by the id that holds now. Five queries.

    The caller has let the actor in and writes the leaf before anything is revealed.
    """
    day = day_of(at)
    rows = entries_of(ids)
    roots = {row.pk: row.merged_into_id or row.pk for row in rows}
    ways: dict[UUID, list[ContactWay]] = defaultdict(list)
    for way in ContactWay.objects.filter(person__in=roots).order_by("-since", "pk"):
        ways[roots[way.person_id]].append(way)
    homes: dict[UUID, list[HouseholdMember]] = defaultdict(list)
    stays = HouseholdMember.objects.filter(person__in=roots).select_related("household")
    for stay in stays.order_by("-since", "pk"):
        homes[roots[stay.person_id]].append(stay)
    said: dict[UUID, list[Place]] = defaultdict(list)
    for place in HiddenPlace.objects.filter(person__in=roots).order_by("pk"):
        text = place.value.reveal()
        said[roots[place.person_id]].append(Place(Location(place.kind), text, said=True))
    for sealed in SealedAddress.objects.filter(person__in=roots):
        found = Place(Location.ADDRESS, sealed.value.reveal(), said=True)
        said[roots[sealed.person_id]].append(found)
    numbers: dict[UUID, list[str]] = defaultdict(list)
    for row in rows:
        if row.number:
            number = PersonNumber(row.number)
            numbers[roots[row.pk]] += [number.written, number.digits[2:]]
    return {
        row.pk: _one(row, ways[row.pk], homes[row.pk], numbers[row.pk], said[row.pk], day)
        for row in rows
        if row.merged_into_id is None
    }


def _one(
    row: Person,
    ways: list[ContactWay],
    homes: list[HouseholdMember],
    numbers: list[str],
    said: list[Place],
    day: date,
) -> ForLetter:
    protection = Protection(row.protection)
    name = f"{row.given_name} {row.family_name}".strip()
    where = [stay.household.address.reveal() for stay in homes if stay.household.address]
    secrets = [*numbers, *(way.value.reveal() for way in ways), *where]
    return ForLetter(
        id=row.pk,
        name=Protected(name) if protection.holds else name,
        born=row.born,
        protection=protection,
        address=Protected(() if protection is Protection.REGISTERED else _post(ways, homes, day)),
        secrets=Protected(tuple(dict.fromkeys(text for text in secrets if text.strip()))),
        places=Protected(tuple(dict.fromkeys([*said, *_found(protection, ways, homes)]))),
        homes=frozenset(stay.household_id for stay in homes if _holds(stay, day)),
    )


def _found(
    protection: Protection, ways: list[ContactWay], homes: list[HouseholdMember]
) -> list[Place]:
    """What else leads to somebody protected: the town of a home and what it is called, the front
    of a telephone number that is not a mobile, whose mail it is."""
    if not protection.holds:
        return []
    towns = [_POSTCODE.sub("", stay.household.place).strip() for stay in homes]
    found = [Place(Location.MUNICIPALITY, town) for town in towns]
    for way in ways:
        text = way.value.reveal()
        if way.kind == ContactKind.MAIL:
            found.append(Place(Location.MAIL_DOMAIN, text.rpartition("@")[2].strip()))
        elif way.kind == ContactKind.PHONE and (front := _AREA_CODE.match(text.strip())):
            found.append(Place(Location.AREA_CODE, front[1]))
        elif way.kind == ContactKind.ADDRESS:
            town = _POSTCODE.sub("", text.rpartition(",")[2]).strip()
            found.append(Place(Location.MUNICIPALITY, town if "," in text else ""))
    return [place for place in found if place.text]


def _post(ways: list[ContactWay], homes: list[HouseholdMember], day: date) -> tuple[str, ...]:
    """The newest safe postal address that holds, else the newest home that holds."""
    for way in ways:
        if way.kind == ContactKind.ADDRESS and way.safe and _holds(way, day):
            return tuple(part.strip() for part in way.value.reveal().split(",") if part.strip())
    for stay in homes:
        if stay.household.address and _holds(stay, day):
            written = f"{stay.household.address.reveal()},{stay.household.place}"
            return tuple(part.strip() for part in written.split(",") if part.strip())
    return ()


def _holds(row: ContactWay | HouseholdMember, day: date) -> bool:
    return row.since <= day and (row.until is None or day < row.until)
