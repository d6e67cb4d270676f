"""When protection changes those concerned are told, without a place, and the program finds what
must be looked at."""

from datetime import timedelta

from tillit.casework.cases.models import Notice, Publication
from tillit.casework.decisions.models import Hearing, NoticeLetter
from tillit.casework.services.queries import LookKind, to_look_at
from tillit.kernel.ids import new_id
from tillit.kernel.location import Location
from tillit.registers.people.actions import (
    ask_for_address,
    hide_place,
    seal_address,
    set_protection,
)
from tillit.registers.people.types import Protection, ProtectionSource, ProtectionTold, ToldHow
from tillit.trust.access.actions import guard
from tillit.trust.access.types import GuardKind

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
    assert LookKind.PAGES not in found
    assert LookKind.DRAFTS not in found
    assert to_look_at(world.bob, world.child, at=AT) == []


def looked(world):
    return {each.kind: each.many for each in to_look_at(world.alice, world.child, at=AT)}


def test_what_is_under_way_is_found_and_not_always_listed(world):
    """My pages stand there when something is shown, a hearing while it waits, a letter about the
    investigation for a month. Red with each of the three left out, with a withdrawn publication
    counted, and with an answered hearing counted."""
    assert looked(world) == {}
    shown = {"party_id": world.mother, "as_party": "guardian", "reason": "Hon bor med barnet."}
    shown |= {"decided_by": world.alice.id, "decided_by_name": "Alice", "decided_at": AT}
    page = Publication.objects.create(case_id=world.case, **shown)
    heard = {"how": "post", "by_name": "Alice", "at": AT}
    heard |= {"sent_on": AT.date(), "answer_by": AT.date()}
    hearing = Hearing.objects.create(case_id=world.case, party_id=world.father, **heard)
    letter = {"document_id": new_id(), "sent_how": "post", "sent_by_name": "Alice", "sent_at": AT}
    sent = NoticeLetter.objects.create(
        about="opened", object_id=world.case, party_id=world.mother, **letter
    )
    assert looked(world) == {LookKind.PAGES: 1, LookKind.HEARINGS: 1, LookKind.NOTICES: 1}
    Publication.objects.filter(pk=page.pk).update(withdrawn_at=AT)
    Hearing.objects.filter(pk=hearing.pk).update(answered_on=AT.date())
    NoticeLetter.objects.filter(pk=sent.pk).update(sent_at=AT - timedelta(days=31))
    assert looked(world) == {}


def test_a_letter_about_a_report_without_a_case_is_found(world):
    """Red with the reports left out, and with what the actor may not see let in."""
    line = new_id()
    guard(line, GuardKind.REPORT, world.unit, person_id=world.child, by=TOWN, at=AT)
    letter = {"document_id": new_id(), "sent_how": "post", "sent_by_name": "Alice", "sent_at": AT}
    NoticeLetter.objects.create(about="not_opened", object_id=line, party_id=world.mother, **letter)
    found = to_look_at(world.linda, world.child, at=AT)
    assert [(each.kind, each.case_id) for each in found] == [(LookKind.ABOUT_REPORT, line)]
    assert to_look_at(world.bob, world.child, at=AT) == []
