"""Those around a case, as the letters and the page need them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from tillit.casework.cases.types import CaseKind
from tillit.kernel.actor import Actor
from tillit.kernel.location import Location
from tillit.kernel.once import once
from tillit.kernel.protected import Protected
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import (
    contact_needs_around,
    family_ids,
    followed_merges,
    for_letters,
    guardians_of,
    lines_of,
)
from tillit.registers.people.types import ForLetter, PersonLine

from .letters.checking import Telling
from .models import Decision, Hearing
from .parties import Party, parties_of
from .ports import known_of


@dataclass(frozen=True)
class Circle:
    """Whom the case is about (mostly a child), the parties, everybody around them: who writes
    letters needs them all. `kind` is what the case is about; `children` whether a decision in it
    touches any."""

    child: UUID
    parties: tuple[Party, ...]
    lines: dict[UUID, PersonLine]
    people: dict[UUID, ForLetter]
    kind: CaseKind = CaseKind.CHILD
    children: bool = True

    @property
    def names(self) -> dict[UUID, str]:
        """What pages and refusals call them: a protected name is a mask."""
        return {id_: line.name for id_, line in self.lines.items()}

    def party(self, person_id: UUID) -> Party | None:
        """The party of that id, if there is one."""
        return next((p for p in self.parties if p.person_id == person_id and p.is_party), None)

    def betraying(self, receiver: UUID) -> tuple[str, ...]:
        """Texts that must not stand in the receiver's letter: what leads to anybody else.

        What the receiver shares (the same home) is no secret to them. A protected person's name
        stays out too, but for the child's own to those who live with it.
        """
        own = set(self.people[receiver].secrets.reveal())
        found: list[str] = []
        for id_, person in self.people.items():
            if id_ == receiver:
                continue
            shared = own if not person.protection.holds else set()
            found += [text for text in person.secrets.reveal() if text not in shared]
            near = id_ == self.child and self.knows(receiver, id_)
            if isinstance(person.name, Protected) and not near:
                found.append(person.name.reveal())
        return tuple(dict.fromkeys(found))

    def knows(self, receiver: UUID, person: UUID) -> bool:
        """Whether the receiver lives with somebody, and so knows where they are."""
        if receiver == person:
            return True
        return bool(self.people[receiver].homes & self.people[person].homes)

    def placing(self, receiver: UUID) -> tuple[tuple[str, bool], ...]:
        """Places that lead to anybody with whom the receiver does not live, and whether a worker
        said that they are secret."""
        return tuple(
            (place.text, place.said)
            for id_, person in self.people.items()
            if not self.knows(receiver, id_)
            for place in person.places.reveal()
        )

    def tellings(self, receiver: UUID) -> tuple[Telling, ...]:
        """All that a finished letter must not tell its receiver."""
        own = set(self.people[receiver].secrets.reveal())
        found = []
        for id_, person in self.people.items():
            if id_ == receiver:
                continue
            near = self.knows(receiver, id_)
            hidden = person.protection.holds
            for text in person.secrets.reveal():
                if not (text in own and (near or not hidden)):
                    found.append(Telling(id_, text, _kind(text)))
            if not near:
                places = person.places.reveal()
                found += [Telling(id_, each.text, each.kind, each.said) for each in places]
                if isinstance(person.name, Protected):
                    found.append(Telling(id_, person.name.reveal()))
        return tuple(dict.fromkeys(found))


def _kind(secret: str) -> Location | None:
    """What a text that leads to somebody is: it is kept without its kind."""
    if "@" in secret:
        return Location.MAIL
    if re.fullmatch(r"\d{6,8}[-+]?\d{4}", secret):
        return None  # a personal number
    return Location.ADDRESS if re.search(r"[^\W\d]", secret) else Location.PHONE


def circle_of(actor: Actor, child: UUID, *, at: datetime) -> Circle:
    """Load the circle of a case. The caller has let the actor in and writes the leaf."""
    child = followed_merges(actor, child)
    guardians = guardians_of(actor, child, at=at)
    people = people_around(actor, child, at=at)
    parties = parties_of(child, people[child].born, guardians, day_of(at))
    lines = lines_of(actor, [child, *guardians])
    return Circle(child, parties, lines, people)


@once
def circle_of_case(
    actor: Actor,
    case_id: UUID,
    kind: CaseKind,
    person: UUID,
    *,
    letters: bool = True,
    at: datetime,
) -> Circle:
    """As `circle_of`, for a case of any kind: an area says who the parties of its own cases are.
    Without `letters` the addresses and secrets of an area's parties and family are not read: who
    only asks who the parties are and what they are called needs none of them."""
    known = known_of(kind)
    if known is None:
        return circle_of(actor, person, at=at)
    person = followed_merges(actor, person)
    parties = known.parties(actor, case_id, at)
    ids = [party.person_id for party in parties]
    people: dict[UUID, ForLetter] = {}
    if letters:
        people = people_around(actor, person, at=at)
        people |= for_letters(actor, [id_ for id_ in ids if id_ not in people], at=at)
    lines = lines_of(actor, [person, *ids])
    children = known.has_children(actor, case_id, at)
    return Circle(person, parties, lines, people, kind, children)


def circle_of_decision(
    actor: Actor, row: Decision, *, letters: bool = True, at: datetime
) -> Circle:
    """The circle of the case that a decision is made in."""
    kind = CaseKind(row.case.kind)
    return circle_of_case(actor, row.case_id, kind, row.person_id, letters=letters, at=at)


def people_around(actor: Actor, child: UUID, *, at: datetime) -> dict[UUID, ForLetter]:
    """The child and the whole family, guardians too, as who writes a letter needs them."""
    return for_letters(actor, [child, *family_ids(actor, child, at=at)], at=at)


def check_contact_known(actor: Actor, circle: Circle, parties: Iterable[UUID]) -> None:
    """Before any letter: the safe way to reach each party is written down, and with it whether an
    interpreter is needed. Refuses with the name of the first of whom it is not."""
    ids = list(parties)
    needs = contact_needs_around(actor, ids)
    for id_ in ids:
        if id_ not in needs or not needs[id_].safe_way.strip():
            raise Refusal(unknown_contact(circle.names[id_]))


def unknown_contact(name: str) -> str:
    """What to do when nobody has asked how somebody is reached."""
    return (
        f"Skriv först hur {name} nås på ett säkert sätt, och om tolk behövs. "
        "Det gör du på personens sida."
    )


def waiting_hearings(case_id: UUID, *, more_time: bool) -> "QuerySet[Hearing]":
    """How the parties were heard for the decision that comes: on more time, or any other."""
    return Hearing.objects.filter(
        case_id=case_id, decision=None, replaced_at=None, more_time=more_time
    )


def heard_by_party(case_id: UUID, *, more_time: bool) -> dict[UUID, Hearing]:
    """As waiting_hearings, by party."""
    rows = waiting_hearings(case_id, more_time=more_time).select_related("offer")
    return {row.party_id: row for row in rows}
