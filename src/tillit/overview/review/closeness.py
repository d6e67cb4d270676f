"""What a reader and a person have in common, told from how they stand in the register."""

import re
from uuid import UUID

from tillit.registers.people.types import Look

from .material import Closeness

_HOUSE = re.compile(r"^(?P<street>\D+?) (?P<number>\d+)[^,]*(?:, (?P<place>.+))?$")
NEIGHBOURS = 10  # house numbers apart, at most


def in_common(reader: UUID, own: Look, person: UUID, other: Look) -> frozenset[Closeness]:
    """Everything that two entries of the register have in common."""
    found = set()
    if reader == person:
        found.add(Closeness.SELF)
    if person in own.kin or reader in other.kin:
        found.add(Closeness.FAMILY)
    if own.homes & other.homes:
        found.add(Closeness.HOUSEHOLD)
    if own.addresses & other.addresses:
        found.add(Closeness.ADDRESS)
    elif _are_neighbours(own, other):
        found.add(Closeness.NEIGHBOUR)
    if own.name and own.name == other.name:
        found.add(Closeness.NAME)
    return frozenset(found)


def _are_neighbours(own: Look, other: Look) -> bool:
    """The same street and place, and at most ten house numbers apart."""
    theirs = _houses(other)
    return any(
        street == their_street and abs(number - their_number) <= NEIGHBOURS
        for street, number in _houses(own)
        for their_street, their_number in theirs
    )


def _houses(look: Look) -> list[tuple[tuple[str, str], int]]:
    found = filter(None, map(_HOUSE.match, look.addresses))
    return [((each["street"], each["place"] or ""), int(each["number"])) for each in found]
