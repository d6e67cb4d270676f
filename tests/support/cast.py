"""Everybody who may come to the program: all staff, residents of every kind, and a stranger."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db.models import Q
from django.test import Client
from django.utils import timezone

from tests.support.who import signed_in
from tillit.casework.cases.models import Publication
from tillit.demo.town.organisation import HIRES
from tillit.kernel.actor import System
from tillit.kernel.swedish import day_of
from tillit.registers.people import actions as people
from tillit.registers.people.models import Person, Relation
from tillit.registers.people.types import RepresentationKind
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.queries import SESSION_KEY
from tillit.trust.identity.types import Audience

BY = System("tests")


class Still(Client):
    """A browser in a town where the clock stands still.

    A page tells the time and how long one may sit; and who is signed in would be signed out after a
    quarter of an hour, for what a proof asks is undone, also that somebody was there.
    """

    def __init__(self, at: datetime) -> None:
        super().__init__(raise_request_exception=False)
        self.at = at

    def request(self, **asked: Any) -> Any:
        """As the client's, at that moment."""
        with patch.object(timezone, "now", lambda: self.at):
            return super().request(**asked)


@dataclass(frozen=True)
class Who:
    """Somebody with a client of their own. `role` is what is shared with colleagues."""

    name: str
    role: str
    client: Client = field(compare=False, repr=False)
    id: UUID | None = None
    acts_for: UUID | None = None

    @property
    def is_staff(self) -> bool:
        """Whether they sit at the desk."""
        return self.role not in {"resident", "nobody"}

    @property
    def home(self) -> str:
        """Where they begin, when they are signed in."""
        return "/arbete/" if self.is_staff else "/mina-sidor/"


def everybody(now: datetime, residents: list[Any]) -> list[Who]:
    """All staff of the filled town, its residents, one whom nothing was opened to, one who
    represents another, and somebody who is not signed in."""
    found = [Who("signed out", "nobody", Still(now))]
    for hire in HIRES:
        id_ = StaffAccount.objects.get(subject=hire.key).pk
        found.append(Who(hire.name, hire.role.value, _client(Audience.STAFF, id_, now), id_))
    found += [_resident(each.name, each.id, now) for each in residents]
    found.append(_resident("stranger", _stranger(residents), now))
    return [*found, _representative(now, residents)]


def _client(audience: Audience, id_: UUID, now: datetime) -> Client:
    return signed_in(Still(now), audience, id_, "Någon", now)


def _resident(name: str, id_: UUID, now: datetime) -> Who:
    return Who(name, "resident", _client(Audience.RESIDENT, id_, now), id_)


def _stranger(residents: list[Any]) -> UUID:
    """A parent in a family that has a case, to whom nothing has been opened."""
    known = [each.id for each in residents]
    row = Relation.objects.filter(kind="guardian").exclude(other_id__in=known)
    return row.order_by("pk").values_list("other_id", flat=True)[0]


def _representative(now: datetime, residents: list[Any]) -> Who:
    """Somebody outside the family who holds a power for a parent, and is named in what was
    opened to them."""
    party = residents[0].id
    near = {party, *Relation.objects.filter(other_id=party).values_list("person_id", flat=True)}
    family = Relation.objects.filter(Q(person_id__in=near) | Q(other_id__in=near))
    kin = {id_ for pair in family.values_list("person_id", "other_id") for id_ in pair}
    grown = Person.objects.filter(protection="none", born__lt=date(2000, 1, 1))
    neighbour = grown.exclude(pk__in=kin).order_by("-pk")[0]
    power = people.register_representation(
        party, neighbour.pk, RepresentationKind.ATTORNEY, since=day_of(now) - timedelta(days=9),
        paper="Fullmakt visad vid besöket.", reason="Hen vill ha hjälp.", by=BY, at=now,
    )  # fmt: skip
    row = Publication.objects.get(party_id=party, withdrawn_at=None)
    Publication.objects.filter(pk=row.pk).update(representatives=[str(power)])
    client = _client(Audience.RESIDENT, neighbour.pk, now)
    session = client.session
    session[SESSION_KEY] |= {"acts_for": str(party), "acts_as": "representative"}
    session.save()
    return Who("representative", "resident", client, neighbour.pk, acts_for=party)
