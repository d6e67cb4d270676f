"""A household, a unit for assistance, colleagues, and applications. Time is passed in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import Application, Worksheet
from tillit.areas.assistance.types import MyMonth
from tillit.casework.decisions.actions import adopt_delegation_order
from tillit.kernel.actor import Resident, Role, Staff, System
from tillit.kernel.person_number import PersonNumber, check_digit
from tillit.registers.people.actions import register_person, relate, set_contact_needs
from tillit.registers.people.types import Protection, RelationKind, Source
from tillit.trust.access.actions import assign, give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_actor

AT = datetime(2025, 11, 24, 9, 40, tzinfo=UTC)  # a year whose norm is whole and closed
DAY = timedelta(days=1)
TOWN = System("test")
TYPED = {"source": Source.STAFF, "by": TOWN, "at": AT}
DECEMBER = date(2025, 12, 1)
ORDER = (
    ("7.1", "SOL-12-1", "social_worker"),
    ("7.2", "SOL-12-1", "program"),
    ("7.3", "SOL-12-2", "leader"),
    ("7.4", "SOL-12-5", "leader"),
    ("7.5", "SOL-33-1", "leader"),
    ("7.6", "SOL-33-2", "leader"),
    ("7.7", "SOL-33-3", "leader"),
)


def number(nine: str) -> PersonNumber:
    """A number of the published test series, with its check digit."""
    return PersonNumber("19" + nine + str(check_digit(nine)))


@dataclass(frozen=True)
class World:
    """Asta and Bo live together with Cleo, nine. Wanja works with assistance, Lova leads, Kim
    works too, Olle works elsewhere. Sven is alone; Skyla is protected."""

    unit: UUID
    wanja: Staff
    kim: Staff
    lova: Staff
    olle: Staff
    asta: UUID
    bo: UUID
    cleo: UUID
    sven: UUID
    skyla: UUID

    def me(self, person: UUID) -> Resident:
        """Somebody signed in."""
        return Resident(person, "Någon")


def colleague(name: str, unit: UUID, role: Role) -> Staff:
    """An account with a seat."""
    id_ = employ(name, subject=name.lower(), qualified_since=None, by=TOWN, at=AT)
    give_seat(id_, unit, role, by=TOWN, at=AT)
    actor = staff_actor(TOWN, id_, at=AT)
    assert actor is not None
    return actor


def make_world() -> World:
    unit = open_unit("Ekonomiskt bistånd", UnitKind.ASSISTANCE, by=TOWN, at=AT)
    other = open_unit("Ekonomiskt bistånd 2", UnitKind.ASSISTANCE, by=TOWN, at=AT)
    asta = register_person(
        "Asta", "Rask", born=date(1985, 2, 14), number=number("850214238"), **TYPED
    )
    bo = register_person("Bo", "Rask", born=date(1986, 8, 17), number=number("860817239"), **TYPED)
    cleo = register_person("Cleo", "Rask", born=date(2016, 3, 1), **TYPED)
    sven = register_person("Sven", "Lod", born=date(1990, 1, 1), **TYPED)
    skyla = register_person(
        "Skyla", "Dold", born=date(1991, 5, 5), protection=Protection.MARKED, **TYPED
    )
    for guardian in (asta, bo):
        relate(cleo, guardian, RelationKind.GUARDIAN, **TYPED)
        set_contact_needs(guardian, safe_way="Brev hem går bra.", by=TOWN, at=AT)
    relate(asta, bo, RelationKind.PARTNER, **TYPED)
    set_contact_needs(sven, safe_way="Brev hem går bra.", by=TOWN, at=AT)
    adopt_delegation_order(
        "Delegationsordning",
        entries=ORDER,
        adopted_on=date(2025, 7, 1),
        paragraph="§ 12",
        valid_from=date(2025, 7, 1),
        valid_to=date(2027, 12, 31),
        by=TOWN,
        at=AT,
    )
    return World(
        unit=unit,
        wanja=colleague("Wanja", unit, Role.SOCIAL_WORKER),
        kim=colleague("Kim", unit, Role.SOCIAL_WORKER),
        lova=colleague("Lova", unit, Role.LEADER),
        olle=colleague("Olle", other, Role.SOCIAL_WORKER),
        asta=asta,
        bo=bo,
        cleo=cleo,
        sven=sven,
        skyla=skyla,
    )


@pytest.fixture(scope="module")
def made_once(module_rows: Any) -> World:
    with module_rows():
        return make_world()


@pytest.fixture
def world(db: None, made_once: World) -> World:
    return made_once


def plain(**changes: Any) -> dict[str, Any]:
    """What somebody alone writes: a rent and nothing else."""
    answers: dict[str, Any] = {
        "costs": [{"who": "", "kind": "rent", "kronor": "6200"}],
        "attested": True,
    }
    return answers | changes


def written(
    world: World, who: UUID, *, month: date = DECEMBER, at: datetime = AT, **changes: Any
) -> UUID:
    """An application that is written and not signed."""
    me = world.me(who)
    made = actions.start_application(month, by=me, at=at)
    actions.save_application(made, plain(**changes), version=1, by=me, at=at)
    return made


def sent(
    world: World,
    who: UUID | None = None,
    *,
    month: date = DECEMBER,
    at: datetime = AT,
    **changes: Any,
) -> UUID:
    """An application of somebody alone, sent; the case is Wanja's. The month's id."""
    who = who or world.sven
    made = written(world, who, month=month, at=at, **changes)
    version = Application.objects.get(pk=made).version
    actions.sign_application(made, version=version, by=world.me(who), at=at)
    row = Application.objects.get(pk=made)
    assert row.case_id
    assign(row.case_id, world.wanja.id, ground="allocation", by=TOWN, at=at)
    return Worksheet.objects.get(case_id=row.case_id, month=month).pk


def my_month(me: Resident, at: datetime) -> MyMonth:
    """Somebody's latest month, as they read it themselves."""
    latest = actions.open_my_months(by=me, at=at)[0]
    return actions.open_my_month(latest.id, by=me, at=at)
