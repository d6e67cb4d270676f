"""A town with an archivist, a reviewer, and Olle, whose file is as old as files get."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tests.support.rows import old_case
from tests.support.town import Town, staff_of
from tillit.kernel.actor import Role, Staff, System
from tillit.overview.disposal.actions import approve, propose
from tillit.registers.people import actions as people
from tillit.registers.people.types import RelationKind, Source
from tillit.trust.audit.actions import take_checkpoint

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LATER = AT + timedelta(days=91)
BEGAN, CLOSED = datetime(2010, 2, 3, 9, 0, tzinfo=UTC), datetime(2014, 5, 6, 9, 0, tzinfo=UTC)
BY = System("tests")
FROM = {"source": Source.STAFF, "by": BY}


@dataclass(frozen=True)
class Archive:
    """Arvid proposes and removes, Vera approves. Olle's file is ripe; his mother is in it alone."""

    town: Town
    arvid: Staff
    vera: Staff
    olle: UUID
    mother: UUID
    case: UUID

    def approved(self, person: UUID | None = None, **more) -> UUID:
        """A file that both have seen."""
        [id] = propose([person or self.olle], by=self.arvid, at=AT, **more)
        approve(id, by=self.vera, at=AT)
        self.sign(AT)
        return id

    def sign(self, at: datetime) -> None:
        """Give every leaf its place in the tree, as the job does each minute."""
        take_checkpoint(by=BY, at=at, whole=True)


@pytest.fixture
def archive(town: Town, settings) -> Archive:
    """Olle was born on a day that no research keeps."""
    settings.MUNICIPALITY_CODE = "0000"
    olle = people.register_person("Olle", "Gran", born=date(1993, 4, 7), at=BEGAN, **FROM)
    mother = people.register_person("Maj", "Gran", at=BEGAN, **FROM)
    people.relate(olle, mother, RelationKind.PARENT, at=BEGAN, **FROM)
    home = people.make_household("Granbacken", by=BY, at=BEGAN)
    for person in (olle, mother):
        people.join_household(home, person, at=BEGAN, **FROM)
    case = old_case(olle, town.unit, began=BEGAN, closed=CLOSED, worker=None)
    return Archive(
        town,
        staff_of("Arvid Falk", town.unit, Role.ARCHIVIST, "Arkivarie", AT - timedelta(days=50)),
        staff_of("Vera Lindh", town.unit, Role.REVIEWER, "Säkerhet", AT - timedelta(days=50)),
        olle,
        mother,
        case,
    )
