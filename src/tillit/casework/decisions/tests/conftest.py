"""A family, a case and colleagues. Time is passed in."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from uuid import UUID

import pytest

from tillit.casework.cases.actions import start_case, start_clock
from tillit.casework.decisions import actions
from tillit.casework.decisions.models import Decision, PartyLetter
from tillit.casework.decisions.types import Outcome, ProposalIn
from tillit.kernel.actor import Role, Staff, System
from tillit.registers.people.actions import (
    add_contact_way,
    join_household,
    make_household,
    register_person,
    relate,
    set_contact_needs,
)
from tillit.registers.people.types import ContactKind, Protection, RelationKind, Source
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_actor

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)  # 10.40 in Sweden, a Tuesday
DAY = timedelta(days=1)
TOWN = System("test")
TYPED = {"source": Source.STAFF, "by": TOWN, "at": AT}
ORDER = (
    ("3.1", "SOL-11-1", "leader"),
    ("3.2", "SOL-20-3", "leader"),
    ("3.3", "SOL-23-1", "leader"),
    ("3.4", "SOL-13-7", "social_worker"),
    ("3.5", "FL-45", "leader"),
    ("4.1", "SOL-22-2", "committee"),
)
GRANT = ProposalIn(
    type_code="SOL-11-1",
    outcome=Outcome.GRANTED,
    what="Familjebehandling en gång i veckan",
    period_from=date(2026, 12, 1),
    provisions="Socialtjänstlagen 11 kap. 1 §.",
    circumstances="Alva behöver stöd hemma. Mamma är sjuk.",
    best_interest="Det är bäst för Alva att få hjälp hemma.",
    childs_view="Alva vill att det ska bli lugnt hemma.",
)
HOME_CARE = replace(GRANT, type_code="SOL-22-2", what="Familjehem")


@dataclass(frozen=True)
class World:
    """Alice works, Linda leads, Nils is the board's secretary, Bob works elsewhere.

    Charlie is nine, with two guardians who live apart; the father is protected.
    """

    unit: UUID
    alice: Staff
    linda: Staff
    nils: Staff
    bob: Staff
    child: UUID
    mother: UUID
    father: UUID
    case: UUID


def colleague(name: str, unit: UUID, role: Role, *, qualified: bool = True) -> Staff:
    """An account with a seat."""
    since = date(2020, 1, 1) if qualified else None
    id_ = employ(name, subject=name.lower(), qualified_since=since, by=TOWN, at=AT)
    give_seat(id_, unit, role, by=TOWN, at=AT)
    actor = staff_actor(TOWN, id_, at=AT)
    assert actor is not None
    return actor


def home(person: UUID, address: str, phone: str) -> None:
    """Where somebody lives, and a telephone."""
    house = make_household("Hemma", address=address, place="123 45 Solby", by=TOWN, at=AT)
    join_household(house, person, **TYPED)
    add_contact_way(person, ContactKind.PHONE, phone, safe=True, **TYPED)
    set_contact_needs(person, safe_way="Brev hem går bra.", by=TOWN, at=AT)


@pytest.fixture(scope="module")
def made_once(module_rows) -> World:
    with module_rows():
        return make_world()


@pytest.fixture
def world(db, made_once: World) -> World:
    return made_once


def make_world() -> World:
    unit = open_unit("Barn och familj 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    other = open_unit("Barn och familj 9", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    board = open_unit("Nämndens kansli", UnitKind.BOARD, by=TOWN, at=AT)
    child = register_person("Charlie", "Ek", born=date(2017, 5, 2), **TYPED)
    mother = register_person("Mona", "Ek", born=date(1985, 1, 1), **TYPED)
    father = register_person(
        "Fredrik", "Åberg", born=date(1984, 1, 1), protection=Protection.MARKED, **TYPED
    )
    home(mother, "Ekgatan 11", "070-174 06 05")
    home(father, "Hemliga gatan 7", "070-174 06 15")
    for guardian in (mother, father):
        relate(child, guardian, RelationKind.GUARDIAN, **TYPED)
    alice = colleague("Alice", unit, Role.SOCIAL_WORKER)
    actions.adopt_delegation_order(
        "Delegationsordning 2026",
        entries=ORDER,
        adopted_on=date(2025, 12, 10),
        paragraph="§ 120",
        valid_from=date(2026, 1, 1),
        valid_to=date(2027, 12, 31),
        by=TOWN,
        at=AT,
    )
    case = start_case(child, unit, responsible=alice.id, by=TOWN, at=AT)
    start_clock("D04", case, unit_id=unit, person_id=child, by=TOWN, at=AT)
    return World(
        unit=unit,
        alice=alice,
        linda=colleague("Linda", unit, Role.LEADER),
        nils=colleague("Nils", board, Role.BOARD_SECRETARY),
        bob=colleague("Bob", other, Role.SOCIAL_WORKER),
        child=child,
        mother=mother,
        father=father,
        case=case,
    )


def hear_all(world: World, *, more_time: bool = False, at: datetime = AT) -> None:
    """Every party has an exception, with a reason: the quickest lawful way."""
    for party in (world.mother, world.father):
        actions.skip_hearing(
            world.case,
            party,
            exception="UNNECESSARY",
            reason="Båda har sökt.",
            more_time=more_time,
            by=world.alice,
            at=at,
        )


def version_of(decision_id: UUID) -> int:
    """The version as it is read now."""
    return Decision.objects.values_list("version", flat=True).get(pk=decision_id)


@pytest.fixture
def proposed(world: World) -> Callable[..., UUID]:
    """A proposal in the case."""

    def make(proposal: ProposalIn = GRANT, *, by: Staff | None = None) -> UUID:
        return actions.propose(world.case, proposal, by=by or world.alice, at=AT)

    return make


@pytest.fixture
def decided(world: World, proposed) -> Callable[..., UUID]:
    """A decision by the leader, every party heard."""

    def make(proposal: ProposalIn = GRANT) -> UUID:
        decision = proposed(proposal)
        hear_all(world)
        actions.decide(decision, version=version_of(decision), by=world.linda, at=AT)
        return decision

    return make


@pytest.fixture
def notified(world: World, decided) -> Callable[..., dict[UUID, UUID]]:
    """A decision whose letters are sent: the letter of every party."""

    def make(proposal: ProposalIn = GRANT) -> dict[UUID, UUID]:
        decision = decided(proposal)
        actions.notify(decision, how={}, by=world.alice, at=AT)
        return dict(PartyLetter.objects.filter(decision=decision).values_list("party_id", "pk"))

    return make


@pytest.fixture
def quick_letters(monkeypatch):
    """The letter's bytes are not what is tested here."""
    for where, name in (("hearing", "pdf_of"), ("notify", "decision_pdf"), ("telling", "_pdf")):
        module = import_module(f"tillit.casework.decisions.actions.{where}")
        monkeypatch.setattr(module, name, lambda *_, **__: b"%PDF-1.7")
