"""Who is a party of a case about a child. Plain Python: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tillit.law.calendar import age_on
from tillit.law.citation import Citation, Status, Statute

from .types import PartyRole

PLEADS_FROM = 15  # years; SoL 3:4 (confirmed)
ADULT = 18  # years; custody lasts until then, FB 6:2 (confirmed)

OWN_CASE = Statute("SoL", "3:4")
HEARD = Statute("SoL", "3:2")
CUSTODY = Statute("FB", "6:11")  # that guardians speak for the child: unverified, not read


@dataclass(frozen=True)
class Party:
    """Somebody in the case, why, and by which rule."""

    person_id: UUID
    role: PartyRole
    source: Citation
    status: Status

    @property
    def is_party(self) -> bool:
        """Whether letters and hearing go to this person."""
        return self.role is not PartyRole.HEARD


def parties_of(
    child: UUID, born: date | None, guardians: Iterable[UUID], on: date
) -> tuple[Party, ...]:
    """The parties that day: the child from 15, and the guardians until the child is 18.

    A younger child is heard, and is told, but is no party. A child whose age is not known is
    treated as younger: nobody is served a letter by guess.
    """
    age = None if born is None else age_on(born, on)
    pleads = age is not None and age >= PLEADS_FROM
    own = (
        Party(child, PartyRole.CHILD, OWN_CASE, Status.CONFIRMED)
        if pleads
        else Party(child, PartyRole.HEARD, HEARD, Status.CONFIRMED)
    )
    if age is not None and age >= ADULT:
        return (own,)
    others = dict.fromkeys(each for each in guardians if each != child)
    return (
        own,
        *(Party(each, PartyRole.GUARDIAN, CUSTODY, Status.UNVERIFIED) for each in others),
    )
