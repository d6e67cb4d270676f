"""A granted service is ordered, accepted or declined, and who sees it when."""

import pytest

from tillit.casework.decisions.queries import granted as granted_on
from tillit.casework.services import actions, policies
from tillit.casework.services.models import Service
from tillit.casework.services.types import DeclineReason, WithdrawReason
from tillit.casework.services.workflow import Stage
from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.catalogue.actions import withdraw_kind
from tillit.registers.people.actions import relate
from tillit.registers.people.types import RelationKind
from tillit.trust.access.actions import change_guard, raise_barrier
from tillit.trust.access.models import Unit
from tillit.trust.access.queries import verdict_on
from tillit.trust.access.types import BarrierReason

from .conftest import AT, DAY, TOWN, TYPED, colleague, order, person


def stage_of(service):
    return Service.objects.get(pk=service).stage


def sees(actor, service):
    return verdict_on(actor, service, at=AT + DAY).allowed


def test_an_order_takes_the_decision_off_the_list_and_is_made_once(world, granted):
    """Red when: mark_ordered is not called, or the list of granted decisions is not asked."""
    order(world, granted)
    assert granted_on(world.alice, world.case) == []
    with pytest.raises(Moved):
        order(world, granted)


def test_the_whole_unit_sees_an_order_until_somebody_takes_it(world, ordered):
    """Red when: accept leaves the guard open, or the guard has another unit."""
    assert sees(world.eva, ordered)
    assert sees(world.erik, ordered)
    assert not sees(world.olle, ordered)
    assert not sees(world.bob, ordered)
    actions.accept(ordered, by=world.eva, at=AT)
    assert sees(world.eva, ordered)
    assert not sees(world.erik, ordered)
    assert sees(world.gun, ordered)  # the leader of the unit


def test_the_provider_never_sees_the_case(world, started):
    """Red when: accept assigns the case instead of the service."""
    for provider in (world.eva, world.erik, world.gun):
        assert not verdict_on(provider, world.case, at=AT + DAY).allowed


def test_a_declined_order_is_seen_no_more_and_can_be_made_again(world, granted, ordered):
    """Red when: decline forgets unmark_ordered or let_go."""
    actions.decline(ordered, reason=DeclineReason.FULL, by=world.eva, at=AT)
    assert stage_of(ordered) == Stage.DECLINED
    assert not sees(world.eva, ordered)
    again = order(world, granted)
    assert again != ordered


def test_another_reason_needs_words(world, ordered):
    """Red when: the remedy is dropped."""
    with pytest.raises(Refusal, match="Skriv varför ni tackar nej"):
        actions.decline(ordered, reason=DeclineReason.OTHER, by=world.eva, at=AT)


@pytest.mark.parametrize("who", ["olle", "bob"])
def test_a_stranger_finds_nothing(world, ordered, who):
    """Red when: a refusal tells that there is an order."""
    with pytest.raises(NotThere):
        actions.accept(ordered, by=getattr(world, who), at=AT)


def test_each_side_has_its_verbs(world, ordered):
    """Red when: sides_of is not asked."""
    with pytest.raises(Refusal, match="den som ger insatsen"):
        actions.accept(ordered, by=world.alice, at=AT)
    with pytest.raises(Refusal, match="socialsekreteraren"):
        actions.withdraw_order(
            ordered, reason=WithdrawReason.CHANGED_ORDER, text="x", by=world.eva, at=AT
        )


@pytest.mark.parametrize(
    ("reason", "listed", "runs"),
    [(WithdrawReason.CHANGED_ORDER, 1, True), (WithdrawReason.PERSON_DECLINED, 0, False)],
)
def test_an_order_taken_back(world, granted, accepted, clock, reason, listed, runs):
    """Red when: the two reasons do the same with the decision and its time."""
    actions.withdraw_order(accepted, reason=reason, text="Familjen ringde.", by=world.alice, at=AT)
    assert len(granted_on(world.alice, world.case)) == listed
    assert clock(granted) == [("D31", runs)]
    assert not sees(world.eva, accepted)


def test_only_a_unit_that_gives_the_service_is_asked(world, granted):
    """Red when: any unit will do."""
    with pytest.raises(Refusal, match="ger inte den insatsen"):
        actions.order_service(
            world.case, granted, "samtal", world.unit, aim="x", by=world.alice, at=AT
        )


def test_a_sealed_case_needs_a_name_and_only_that_one_sees_it(world, granted):
    """Red when: is_sealed is not asked, or `to` is not assigned."""
    change_guard(world.case, sealed=True, by=TOWN, at=AT)
    with pytest.raises(Refusal, match="förseglat"):
        order(world, granted)
    service = order(world, granted, to=world.erik.id)
    assert sees(world.erik, service)
    assert not sees(world.eva, service)
    actions.accept(service, by=world.erik, at=AT)


def test_a_colleague_takes_over(world, started):
    """Red when: hand_service leaves the first one in, or takes somebody from elsewhere."""
    with pytest.raises(NotThere):
        actions.hand_service(started, world.olle.id, by=world.eva, at=AT)
    actions.hand_service(started, world.erik.id, by=world.eva, at=AT)
    assert sees(world.erik, started)
    assert not sees(world.eva, started)


def test_only_those_who_can_give_it_are_handed_it(world, started):
    """Red when: givers_in takes any role: the colleague could not open what they were given."""
    helper = colleague("Sekreterare", world.homes, Role.BOARD_SECRETARY)
    with pytest.raises(NotThere):
        actions.hand_service(started, helper.id, by=world.eva, at=AT)
    shown = actions.open_service(started, by=world.eva, at=AT).colleagues
    assert dict(shown) == {world.erik.id: "Erik", world.gun.id: "Gun"}
    assert actions.open_service(started, by=world.alice, at=AT).colleagues == ()


def test_the_leader_of_the_unit_sees_who_gives_what(world, started):
    """Red when: open_orders asks for the responsible of the case, or leaves leaders out."""
    seen = actions.open_orders(by=world.gun, at=AT + DAY)
    assert [line.id for line in seen.mine] == [started]
    assert seen.givers == {started: "Eva"}


def test_two_who_answer_at_once(world, ordered, monkeypatch):
    """The second loses politely. Red when: take_step does not compare the version."""
    seen = policies.found(ordered)
    actions.accept(ordered, by=world.eva, at=AT)
    monkeypatch.setattr(policies, "service_to_change", lambda *args, **more: seen)
    with pytest.raises(Moved):
        actions.decline(ordered, reason=DeclineReason.FULL, by=world.gun, at=AT)
    assert stage_of(ordered) == Stage.ACCEPTED


def test_what_cannot_be_ordered_any_more_is_not(world, granted):
    """Red when: _check_unit does not ask whether the kind is still on the list."""
    withdraw_kind("samtal", reason="Ges inte längre.", by=TOWN, at=AT)
    with pytest.raises(Refusal, match="inte beställas längre"):
        order(world, granted)


def test_an_order_never_leaves_its_secrecy_area(world, granted):
    """Red when: _check_unit does not ask for the units' area, or takes a unit that does not give
    the service."""
    Unit.objects.filter(pk=world.homes).update(area="care")
    with pytest.raises(Refusal, match="annat sekretessområde"):
        order(world, granted)
    with pytest.raises(Refusal, match="ger inte den"):
        actions.order_service(
            world.case, granted, "samtal", world.unit, aim="Lugnt.", by=world.alice, at=AT
        )


def test_a_relative_who_is_entered_afterwards_comes_within_the_barrier(world, ordered):
    """Seen red: when walls_follow_the_family asks about cases alone."""
    kin = person("Kim", None)
    raise_barrier(world.eva.id, kin, BarrierReason.KIN, by=TOWN, at=AT)
    assert sees(world.eva, ordered)
    relate(world.child, kin, RelationKind.SIBLING, **TYPED)
    assert not sees(world.eva, ordered)
    assert sees(world.erik, ordered)
