"""When protection changes those concerned are told, without a place, and the program finds what
must be looked at."""

from tillit.casework.cases.models import Notice
from tillit.casework.services.queries import LookKind, to_look_at
from tillit.kernel.location import Location
from tillit.registers.people.actions import (
    ask_for_address,
    hide_place,
    seal_address,
    set_protection,
)
from tillit.registers.people.types import Protection, ProtectionSource, ProtectionTold, ToldHow

from .conftest import AT, TOWN, TYPED

MARK = {"reason": "Besked från Skatteverket", "by": TOWN, "at": AT}


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("staff_id", flat=True))


def test_worker_leader_and_provider_are_told_and_nobody_else(world, started):
    """Red with the services, or the cases, left out of the reaction."""
    set_protection(world.child, Protection.MARKED, **MARK)
    assert told("protection") == {world.alice.id, world.linda.id}
    assert world.eva.id in told("order_protect")
    everybody = told("protection") | told("order_protect")
    assert not everybody & {world.bob.id, world.olle.id}


def test_a_provider_is_told_of_a_parent_too(world, started):
    """The order says something about the mother. Red with the service asked for by its own
    person only."""
    set_protection(world.mother, Protection.MARKED, **MARK)
    assert world.eva.id in told("order_protect")


def test_a_notice_says_nothing_of_where(world, started):
    """Red only by a new field: the table has no field for a text, and this holds it so."""
    hide_place(world.child, Location.SCHOOL, "Granöskolan", **TYPED)
    set_protection(world.child, Protection.MARKED, **MARK)
    kinds = {field.get_internal_type() for field in Notice._meta.fields}
    assert kinds == {"UUIDField", "CharField", "DateTimeField"}
    assert set(Notice.objects.values_list("kind", flat=True)) >= {"protection", "order_protect"}
    assert Notice._meta.get_field("kind").max_length == 16


def test_the_other_worker_is_asked_when_one_wants_to_lift(world):
    """Red with LiftAsked left out of the reaction. Whoever asked is not told."""
    set_protection(world.child, Protection.MARKED, **MARK)
    seen = ProtectionTold(ProtectionSource.TAX_AGENCY, ToldHow.PAPER, AT.date())
    asked = {"reason": "Skyddet har upphört", "told": seen, "by": world.alice, "at": AT}
    set_protection(world.child, Protection.NONE, **asked)
    assert told("lift_asked") == {world.linda.id}


def test_the_owner_knows_that_an_address_is_asked_for(world):
    """Red with AddressAsked left out of the reaction."""
    readers = (world.bob.id, world.linda.id)
    more = {"mark": "B-1", "readers": readers, "by": TOWN, "at": AT}
    sealed = seal_address(world.child, "Tallstigen 4", **more)
    ask_for_address(sealed, reason="Polisen behöver veta nu.", by=world.bob, at=AT)
    assert world.alice.id in told("address_asked")
    assert world.bob.id not in told("address_asked")


def test_what_must_be_looked_at_is_found_and_only_for_who_may_see(world, started):
    """Red with `visible_cases` left out (Bob then sees that there is a case)."""
    found = {each.kind: each.many for each in to_look_at(world.alice, world.child, at=AT)}
    assert found[LookKind.ORDERS] == 1
    assert found[LookKind.PAGES] == 1
    assert LookKind.DRAFTS not in found
    assert to_look_at(world.bob, world.child, at=AT) == []
