"""What cases do when something happens below. Registered when the app is ready."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.events import on, on_all
from tillit.registers.people.events import (
    AddressAsked,
    AddressShown,
    HouseholdJoined,
    LiftAsked,
    MergeUndone,
    PersonsMerged,
    ProtectionChanged,
    Related,
)
from tillit.registers.people.queries import entries_around, ids_of, touched_by
from tillit.trust.access.actions import add_concerned, end_assignment, set_concerned
from tillit.trust.access.events import GlassBroken, OwnEntryLinked
from tillit.trust.access.queries import concerning, held_about_self, holders_of
from tillit.trust.access.types import GuardKind

from .actions.notice import tell, tell_leaders, tell_owners
from .models import Case
from .types import NoticeKind


@on(GlassBroken)
def tell_the_owners(event: GlassBroken, by: Actor, at: datetime) -> None:
    """An emergency opening of a case is told to those who have it, and to the unit's leaders."""
    case = Case.objects.filter(pk=event.object_id).first()
    if case is not None:
        tell_owners(NoticeKind.GLASS, case, about=event.staff, by=by, at=at)


@on(OwnEntryLinked)
def nobody_has_their_own(event: OwnEntryLinked, by: Actor, at: datetime) -> None:
    """Whoever had a case about themself or somebody close loses it; the leader is told when nobody
    has it any longer."""
    for object_id in held_about_self(by, event.staff, at=at):
        end_assignment(object_id, event.staff, by=by, at=at)
        case = Case.objects.filter(pk=object_id).first()
        if case is not None and not holders_of(by, object_id, at=at):
            tell_leaders(NoticeKind.NO_HOLDER, case, about=None, by=by, at=at)


@on(AddressAsked)
@on(AddressShown)
def tell_of_the_address(event: AddressAsked | AddressShown, by: Actor, at: datetime) -> None:
    """Those who have the person's case, and its leaders, know of every step towards a sealed
    address, also when they are no readers of it."""
    kind = NoticeKind.ADDRESS_ASKED if isinstance(event, AddressAsked) else NoticeKind.ADDRESS_SHOWN
    for case in _cases_about(event.person, by):
        tell_owners(kind, case, about=event.staff, by=by, at=at)


@on(ProtectionChanged)
@on(LiftAsked)
def tell_of_protection(event: ProtectionChanged | LiftAsked, by: Actor, at: datetime) -> None:
    """Whoever has a case that says something about the person knows at once, and the leaders; a
    provider with an order too. A notice holds no text: it never says where anybody is."""
    kind = NoticeKind.PROTECTION if isinstance(event, ProtectionChanged) else NoticeKind.LIFT_ASKED
    for case in _cases_about(event.person, by):
        tell_owners(kind, case, about=None, by=by, at=at)
    if isinstance(event, ProtectionChanged):
        services = concerning(by, ids_of(by, event.person), GuardKind.SERVICE)
        for service in services:
            staff = [each.staff_id for each in holders_of(by, service, at=at)]
            tell(NoticeKind.ORDER_PROTECTION, service, staff, by=by, at=at)


@on(PersonsMerged)
@on(MergeUndone)
def walls_follow(event: PersonsMerged | MergeUndone, by: Actor, at: datetime) -> None:
    """A barrier against a person holds for every entry of that person, and no longer when the two
    are two again."""
    ids = ids_of(by, event.keep) | ids_of(by, event.drop)
    for object_id, person in _about(ids, by):
        everybody = entries_around(by, person, at=at)
        set_concerned(object_id, everybody, person_id=person, by=by, at=at)


@on_all(Related, HouseholdJoined)
def walls_follow_the_family(
    news: Sequence[Related | HouseholdJoined], by: Actor, at: datetime
) -> None:
    """A barrier holds also for a relative who is entered after the case was started. Nobody is
    forgotten when they move out: what is written still tells of them."""
    for object_id, person in _about(touched_by(by, news), by):
        add_concerned(object_id, entries_around(by, person, at=at), by=by, at=at)


def _cases_about(person: UUID, by: Actor) -> list[Case]:
    """Every case that says something about a person."""
    found = concerning(by, ids_of(by, person), GuardKind.CASE)
    return list(Case.objects.filter(pk__in=found))


def _about(persons: Iterable[UUID], by: Actor) -> list[tuple[UUID, UUID]]:
    """Cases and services that tell of any of these persons, with whose they are."""
    found = concerning(by, persons, GuardKind.CASE, GuardKind.SERVICE)
    return [(object_id, person) for object_id, person in found.items() if person]
