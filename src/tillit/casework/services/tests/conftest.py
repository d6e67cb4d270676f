"""A family with a granted service, its worker, and a unit that gives services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tillit.casework.cases.actions import move_case, start_case, start_clock, stop_clock
from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.types import Outcome
from tillit.casework.decisions.workflow import Stage as DecisionStage
from tillit.casework.services import actions
from tillit.casework.services.types import ConsentAnswer
from tillit.kernel.actor import Role, Staff, System
from tillit.registers.catalogue.actions import publish_kind
from tillit.registers.catalogue.types import KindIn
from tillit.registers.people.actions import register_person, relate
from tillit.registers.people.types import RelationKind, Source
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_actor

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)  # 10.40 in Sweden, a Tuesday
DAY = timedelta(days=1)
TOWN = System("test")
TYPED = {"source": Source.STAFF, "by": TOWN, "at": AT}
MEASURES = ("Hur har du det hemma?", "Hur är det i skolan?", "Hur sover du?")


@dataclass(frozen=True)
class World:
    """Alice has the case, Linda leads her unit, Bob works elsewhere. Eva gives services, Erik
    works beside her, Gun leads them; Olle gives services in another unit."""

    unit: UUID
    homes: UUID
    others: UUID
    alice: Staff
    linda: Staff
    bob: Staff
    eva: Staff
    erik: Staff
    gun: Staff
    olle: Staff
    child: UUID
    mother: UUID
    father: UUID
    case: UUID


def colleague(name: str, unit: UUID, role: Role) -> Staff:
    """An account with a seat, and the degree."""
    id_ = employ(
        name, subject=name.lower(), qualified_since=date(2020, 1, 1), by=TOWN, at=AT - 60 * DAY
    )
    give_seat(id_, unit, role, by=TOWN, at=AT - 60 * DAY)
    actor = staff_actor(TOWN, id_, at=AT)
    assert actor is not None
    return actor


def person(given: str, born: date | None) -> UUID:
    """Somebody in the register."""
    return register_person(given, "Ek", born=born, **TYPED)


def publish(units: tuple[UUID, ...]) -> None:
    """What can be ordered."""
    kinds = (
        KindIn("samtal", "Familjesamtal", "Samtal.", "SOL-11-1", False, MEASURES, units),
        KindIn("hem", "Familjehem", "Att bo i en annan familj.", "SOL-22-2", True, (), units),
        KindIn("oppet", "Ungdomssamtal", "Utan utredning.", "SOL-11-5", False, (), units),
    )
    for kind in kinds:
        publish_kind(kind, by=TOWN, at=AT)


@pytest.fixture(scope="module")
def made_once(module_rows) -> World:
    with module_rows():
        return make_world()


@pytest.fixture
def world(db, made_once: World) -> World:
    return made_once


def make_world() -> World:
    unit = open_unit("Barn 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    other = open_unit("Barn 9", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    homes = open_unit("Hemma i Solby", UnitKind.PROVIDER, by=TOWN, at=AT)
    others = open_unit("Öppenvården", UnitKind.PROVIDER, by=TOWN, at=AT)
    publish((homes, others))
    child = person("Charlie", date(2017, 5, 2))
    mother, father = person("Mona", date(1985, 1, 1)), person("Fredrik", date(1984, 1, 1))
    for guardian in (mother, father):
        relate(child, guardian, RelationKind.GUARDIAN, **TYPED)
    alice = colleague("Alice", unit, Role.SOCIAL_WORKER)
    case = start_case(child, unit, responsible=alice.id, by=TOWN, at=AT - 30 * DAY)
    return World(
        unit=unit,
        homes=homes,
        others=others,
        alice=alice,
        linda=colleague("Linda", unit, Role.LEADER),
        bob=colleague("Bob", other, Role.SOCIAL_WORKER),
        eva=colleague("Eva", homes, Role.PROVIDER),
        erik=colleague("Erik", homes, Role.PROVIDER),
        gun=colleague("Gun", homes, Role.LEADER),
        olle=colleague("Olle", others, Role.PROVIDER),
        child=child,
        mother=mother,
        father=father,
        case=case,
    )


def decided(
    world: World,
    *,
    outcome: Outcome = Outcome.GRANTED,
    type_code: str = "SOL-11-1",
    at: datetime = AT,
    number: str = "B-2026-0001-1",
) -> UUID:
    """A decision as the module of decisions leaves it, with the time of SoL 34:1 running."""
    gives = outcome.gives_service
    row = Decision.objects.create(
        number=number,
        case_id=world.case,
        person_id=world.child,
        unit_id=world.unit,
        type_code=type_code,
        type_name="Insats för personliga behov",
        law="SoL 11:1",
        outcome=outcome,
        favourable=gives,
        what="Familjesamtal en gång i veckan",
        period_from=date(2026, 12, 1) if gives else None,
        provisions="SoL 11:1",
        circumstances="Charlie behöver stöd.",
        stage=DecisionStage.DECIDED,
        proposed_by=world.alice.id,
        proposed_by_name="Alice",
        proposed_at=at,
        decided_by=world.linda.id,
        decided_by_name="Linda",
        decided_as="leader",
        decided_at=at,
    )
    if Decision.objects.filter(case_id=world.case).count() == 1:
        move_case(world.case, "decide", by=TOWN, at=at)
        for code in ("D04", "D05"):
            stop_clock(code, world.case, why="decided", by=TOWN, at=at)
    if gives and type_code == "SOL-11-1":
        start_clock(
            "D31", row.pk, unit_id=world.unit, person_id=world.child, from_=at, by=TOWN, at=at
        )
    return row.pk


@pytest.fixture
def granted(world: World) -> UUID:
    return decided(world)


def order(world: World, decision: UUID, kind: str = "samtal", **more) -> UUID:
    """An order from Alice to Eva's unit."""
    given = {
        "aim": "Lugnare hemma.",
        "contact": "Ring mamma efter 16.",
        "by": world.alice,
        "at": AT,
    }
    return actions.order_service(world.case, decision, kind, world.homes, **{**given, **more})


@pytest.fixture
def ordered(world: World, granted: UUID) -> UUID:
    return order(world, granted)


@pytest.fixture
def accepted(world: World, ordered: UUID) -> UUID:
    actions.accept(ordered, by=world.eva, at=AT)
    return ordered


def say_yes(world: World, service: UUID, *people: UUID, at: datetime = AT) -> None:
    """Consent from everybody named."""
    for each in people:
        actions.record_consent(service, each, ConsentAnswer.GIVEN, by=world.alice, at=at)


@pytest.fixture
def started(world: World, accepted: UUID) -> UUID:
    say_yes(world, accepted, world.mother, world.father)
    actions.start_service(accepted, by=world.eva, at=AT + DAY)
    return accepted


@pytest.fixture
def clock(world: World) -> Callable[[UUID], list[tuple[str, bool]]]:
    """The clocks of an object: code, and whether it runs."""
    from tillit.casework.cases.queries import clocks_on

    def look(object_id: UUID) -> list[tuple[str, bool]]:
        lines = clocks_on(TOWN, [object_id], at=AT).get(object_id, [])
        return [(line.code, line.stopped_at is None) for line in lines]

    return look
