"""A family for the tests of what parties see, made by the actions."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID

from tillit.casework.cases.actions import publish_case, start_case, start_clock
from tillit.casework.cases.types import Part, Publishing
from tillit.kernel.actor import ActsAs, Resident, Role, Staff, System
from tillit.registers.people.actions import register_person, relate
from tillit.registers.people.types import RelationKind, Source
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_actor

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
BEGAN = AT - timedelta(days=115)
BY = System("test")
FROM = {"source": Source.STAFF, "by": BY, "at": BEGAN}
ALL = frozenset(Part)
WHOLE = Publishing(parts=ALL, reason="Modern är part och behöver följa ärendet.")
YOUNG = Publishing(parts=ALL, reason="Hon vill följa själv.", maturity="Hon förstår vad det är.")
_numbers = count(1)  # no two units have one name


@dataclass(frozen=True)
class Family:
    """A child with two guardians in two homes, a grandmother and a stranger; Alice works."""

    alice: Staff
    unit: UUID
    child: UUID
    mother: UUID
    father: UUID
    grandmother: UUID
    stranger: UUID
    case: UUID


def person(given: str, family: str = "Ek", **more: object) -> UUID:
    """Somebody in the register."""
    return register_person(given, family, **{**FROM, **more})


def worker(name: str, unit: UUID) -> Staff:
    """A social worker with a seat in the unit."""
    staff_id = employ(name, subject=f"{name}-{unit}", title="Socialsekreterare", by=BY, at=BEGAN)
    give_seat(staff_id, unit, Role.SOCIAL_WORKER, by=BY, at=BEGAN)
    found = staff_actor(BY, staff_id, at=AT)
    assert found is not None
    return found


def make_family(born: date = date(2014, 8, 23), **more: object) -> Family:
    """The family, and an investigation that has run since BEGAN."""
    unit = open_unit(f"Barn 2.{next(_numbers)}", UnitKind.INVESTIGATION, by=BY, at=BEGAN)
    alice = worker("Alice Strand", unit)
    child, mother, father = person("Charlie", born=born, **more), person("Petra"), person("Erik")
    grandmother, stranger = person("Greta"), person("Sven", "Lund")
    for each in (mother, father):
        relate(child, each, RelationKind.GUARDIAN, **FROM)
        relate(child, each, RelationKind.PARENT, **FROM)
    relate(mother, grandmother, RelationKind.PARENT, **FROM)
    case = start_case(
        child, unit, title="Oro för slag i hemmet", responsible=alice.id, by=BY, at=BEGAN
    )
    start_clock("D04", case, unit_id=unit, person_id=child, by=BY, at=BEGAN)
    return Family(alice, unit, child, mother, father, grandmother, stranger, case)


def publish(family: Family, party: UUID, choice: Publishing = WHOLE, at: datetime = AT) -> UUID:
    """Alice opens the case to a party."""
    return publish_case(family.case, party, choice, by=family.alice, at=at)


def me(person_id: UUID, acts_for: UUID | None = None) -> Resident:
    """Somebody signed in with e-ID; a guardian when they act for somebody."""
    as_ = ActsAs.GUARDIAN if acts_for else ActsAs.SELF
    return Resident(person_id, "N N", acts_for=acts_for, acts_as=as_)
