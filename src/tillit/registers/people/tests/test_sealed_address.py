"""A sealed address is opened by two named readers together, shown once, each step in the log."""

from datetime import timedelta

import pytest

from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people import actions, queries
from tillit.registers.people.models import AddressOpening, ContactWay
from tillit.registers.people.types import ContactKind, Protection
from tillit.trust.access import actions as access
from tillit.trust.access.types import BarrierReason, GlassReason
from tillit.trust.audit.models import Payload

from .conftest import AT, TOWN, TYPED, colleague, give_case

WHY = "Polisen behöver hämta barnet i dag."
MINUTE = timedelta(minutes=1)


@pytest.fixture
def one(unit):
    return colleague(unit, Role.SOCIAL_WORKER)


@pytest.fixture
def two(unit):
    return colleague(unit, Role.LEADER)


@pytest.fixture
def alva(register):
    return register("Alva", "Ek", protection=Protection.MARKED)


@pytest.fixture
def sealed(alva, one, two):
    readers = (one.id, two.id)
    return actions.seal_address(
        alva, "Tallstigen 4, 123 47 Granby", mark="B-2026-0012", readers=readers, by=TOWN, at=AT
    )


def asked(sealed, one, at=AT):
    return actions.ask_for_address(sealed, reason=WHY, by=one, at=at)


def test_two_open_it_together_and_each_step_has_a_leaf(sealed, alva, one, two):
    """Seen red: with any of the three records, or the read, left out."""
    opening = asked(sealed, one)
    actions.approve_opening(opening, by=two, at=AT + MINUTE)
    shown = actions.show_address(opening, by=one, at=AT + 2 * MINUTE)
    assert shown == "Tallstigen 4, 123 47 Granby"
    leaves = Payload.objects.filter(person_id=alva).order_by("pk")
    steps = [(leaf.verb, leaf.actor_ref) for leaf in leaves if "ddress" in leaf.verb]
    assert steps == [
        ("AddressSealed", TOWN.name),
        ("AddressAsked", str(one.id)),
        ("AddressApproved", str(two.id)),
        ("people.sealed_address", str(one.id)),
        ("AddressShown", str(one.id)),
    ]
    assert "K6" in leaves.get(verb="people.sealed_address").body
    assert "Tallstigen" not in "".join(leaf.body for leaf in leaves)


def test_nobody_opens_it_alone(sealed, one):
    """Seen red: with the question of who asked left out; the database then says no by itself."""
    opening = asked(sealed, one)
    with pytest.raises(Refusal, match="måste godkänna först"):
        actions.show_address(opening, by=one, at=AT)
    with pytest.raises(Refusal, match="En annan av läsarna"):
        actions.approve_opening(opening, by=one, at=AT)


def test_who_is_no_reader_is_told_nothing(sealed, alva, one, two, unit):
    """Not even with the case, the lead of the unit, or the glass broken. Seen red: with
    `_check_reader` letting those in who may open the person."""
    stranger = colleague(unit, Role.LEADER)
    case = give_case(stranger, alva, unit)
    opening = asked(sealed, one)
    for who in (stranger, colleague(unit, Role.ADMINISTRATOR)):
        for step in (
            lambda who=who: asked(sealed, who),
            lambda who=who: actions.approve_opening(opening, by=who, at=AT),
            lambda who=who: actions.show_address(opening, by=who, at=AT),
            lambda who=who: actions.close_opening(opening, by=who, at=AT),
        ):
            with pytest.raises(NotThere):
                step()
    glass = colleague(unit, Role.DUTY)
    sentence = "Fara nu, ingen svarar."
    access.break_glass(case, reason=GlassReason.DANGER, sentence=sentence, by=glass, at=AT)
    actions.open_person(alva, by=glass, at=AT)
    with pytest.raises(NotThere):
        asked(sealed, glass)
    assert queries.sealed_for(stranger, at=AT) == []


def test_whoever_approved_does_not_see_it_themself(sealed, one, two):
    """Seen red: with the asker left out of `show_address`."""
    opening = asked(sealed, one)
    actions.approve_opening(opening, by=two, at=AT)
    with pytest.raises(NotThere):
        actions.show_address(opening, by=two, at=AT)


def test_time_runs_out_for_both_steps(sealed, one, two):
    """Seen red: with either limit left out."""
    opening = asked(sealed, one)
    with pytest.raises(Refusal, match="Tiden gick ut"):
        actions.approve_opening(opening, by=two, at=AT + 16 * MINUTE)
    actions.approve_opening(opening, by=two, at=AT + 15 * MINUTE)
    with pytest.raises(Refusal, match="Tiden gick ut"):
        actions.show_address(opening, by=one, at=AT + 21 * MINUTE)
    assert actions.show_address(opening, by=one, at=AT + 20 * MINUTE)


def test_it_is_shown_once(sealed, one, two):
    """Seen red: with `shown_at` left out of the question."""
    opening = asked(sealed, one)
    actions.approve_opening(opening, by=two, at=AT)
    with pytest.raises(Moved):
        actions.approve_opening(opening, by=two, at=AT)
    actions.show_address(opening, by=one, at=AT)
    with pytest.raises(Refusal, match="redan visats"):
        actions.show_address(opening, by=one, at=AT)


def test_who_is_taken_away_in_between_sees_nothing(sealed, one, two, unit):
    """Seen red: with `_check_asker` left out of `approve_opening`; and nobody adds themself."""
    third, fourth = (colleague(unit, Role.LEADER) for _ in range(2))
    opening = asked(sealed, one)
    actions.name_readers(sealed, [two.id, third.id], by=TOWN, at=AT)
    with pytest.raises(Refusal, match="inte läsare längre"):
        actions.approve_opening(opening, by=two, at=AT)
    with pytest.raises(NotThere):
        actions.show_address(opening, by=one, at=AT)
    give_case(fourth, AddressOpening.objects.get().address.person_id, unit)
    with pytest.raises(Refusal, match="gör sig själv"):
        actions.name_readers(sealed, [two.id, fourth.id], by=fourth, at=AT)


def test_a_yes_does_not_outlive_the_address(sealed, alva, one, two):
    """Seen red: with `ended_at` left out of `_opening`."""
    opening = asked(sealed, one)
    actions.approve_opening(opening, by=two, at=AT)
    actions.end_sealed_address(sealed, by=TOWN, at=AT)
    with pytest.raises(NotThere):
        actions.show_address(opening, by=one, at=AT)


def test_a_no_holds(sealed, one, two):
    """Held by two questions. Red with `closed_at` left out of both."""
    opening = asked(sealed, one)
    actions.close_opening(opening, by=two, at=AT)
    with pytest.raises(Refusal):
        actions.approve_opening(opening, by=two, at=AT)


def test_a_reader_who_becomes_kin_is_walled(sealed, alva, one, two):
    """Seen red: with `check_not_walled` left out, and with the wall not asked for the list: what a
    colleague wrote of why they need the address stood there."""
    assert len(queries.sealed_for(one, at=AT)) == 1
    access.raise_barrier(one.id, alva, BarrierReason.KIN, by=TOWN, at=AT)
    with pytest.raises(NotThere):
        asked(sealed, one)
    assert queries.sealed_for(one, at=AT) == []


@pytest.mark.parametrize("many", [0, 1, 6])
def test_two_to_five_readers(alva, unit, many):
    """Seen red: with either end of the parameter moved by one."""
    readers = [colleague(unit, Role.LEADER).id for _ in range(many)]
    with pytest.raises(Refusal, match="minst 2 och högst 5"):
        actions.seal_address(alva, "Tallstigen 4", mark="B-1", readers=readers, by=TOWN, at=AT)


def test_no_address_at_all_beside_skyddad_folkbokföring(register, one, two):
    """Not sealed, not a home, not a postal address. Seen red: with each left out of the check."""
    person = register("Noel", "Lind")
    mark = {"reason": "Besked", "by": TOWN, "at": AT}
    more = {"mark": "B-1", "readers": (one.id, two.id), "by": TOWN, "at": AT}
    sealed = actions.seal_address(person, "Tallstigen 4", **more)
    with pytest.raises(Refusal, match="förseglad adress"):
        actions.set_protection(person, Protection.REGISTERED, **mark)
    actions.end_sealed_address(sealed, by=TOWN, at=AT)
    way = actions.add_contact_way(person, ContactKind.ADDRESS, "Ekvägen 1", safe=True, **TYPED)
    with pytest.raises(Refusal, match="postadress"):
        actions.set_protection(person, Protection.REGISTERED, **mark)
    actions.end_contact_way(way, by=TOWN, at=AT)
    actions.set_protection(person, Protection.REGISTERED, **mark)
    with pytest.raises(Refusal, match="Skatteverkets förmedling"):
        actions.seal_address(person, "Tallstigen 4", **more)
    assert not ContactWay.objects.filter(until=None).exists()


def test_letters_look_for_it_also_when_it_has_ended(sealed, alva):
    """Seen red: with sealed addresses left out of `for_letters`."""
    actions.end_sealed_address(sealed, by=TOWN, at=AT)
    found = queries.for_letters(TOWN, [alva], at=AT)[alva]
    assert "Tallstigen 4, 123 47 Granby" in [place.text for place in found.places.reveal()]
    assert found.address.reveal() == ()


def test_readers_see_the_mark_and_never_the_address(sealed, one, two):
    """Seen red: with the value put on the line."""
    asked(sealed, one)
    [line] = queries.sealed_for(two, at=AT)
    assert (line.mark, len(line.readers), line.openings[0].reason) == ("B-2026-0012", 2, WHY)
    assert "Tallstigen" not in repr(line)
    [late] = queries.sealed_for(two, at=AT + 16 * MINUTE)
    assert late.openings == ()


def test_one_asks_that_it_ends_and_another_confirms(sealed, alva, one, two, unit):
    """Red when: `confirm_ending` does not ask who asked, or a stranger is let in by `_known`."""
    stranger = colleague(unit, Role.LEADER)
    with pytest.raises(NotThere):
        actions.end_sealed_address(sealed, by=stranger, at=AT)
    assert not actions.end_sealed_address(sealed, by=one, at=AT)
    with pytest.raises(Moved):
        actions.end_sealed_address(sealed, by=two, at=AT)
    with pytest.raises(Refusal, match="En kollega till"):
        actions.confirm_ending(sealed, by=one, at=AT)
    with pytest.raises(NotThere):
        actions.confirm_ending(sealed, by=stranger, at=AT)
    actions.keep_sealed_address(sealed, by=two, at=AT)
    with pytest.raises(Moved):
        actions.confirm_ending(sealed, by=two, at=AT)
    assert len(queries.sealed_for(one, at=AT)) == 1
    actions.end_sealed_address(sealed, by=one, at=AT)
    actions.confirm_ending(sealed, by=two, at=AT)
    assert queries.sealed_for(one, at=AT) == []
    actions.set_protection(alva, Protection.REGISTERED, reason="Besked", by=TOWN, at=AT)


def test_a_new_reader_counts_when_another_has_confirmed(sealed, alva, one, two, unit):
    """Red when: `readers_of` or `sealed_for` counts whoever waits; who named, or who is named,
    confirms; or the one who is taken away stays until then."""
    third = colleague(unit, Role.LEADER)
    give_case(third, alva, unit)
    with pytest.raises(Refusal, match="gör sig själv"):
        actions.name_readers(sealed, [two.id, third.id], by=third, at=AT)
    assert not actions.name_readers(sealed, [one.id, third.id], by=one, at=AT)
    assert queries.sealed_for(two, at=AT) == queries.sealed_for(third, at=AT) == []
    with pytest.raises(NotThere):
        asked(sealed, third)
    for who in (one, third):
        with pytest.raises(Refusal, match="kollega"):
            actions.confirm_readers(sealed, by=who, at=AT)
    fourth = colleague(unit, Role.SOCIAL_WORKER)
    with pytest.raises(NotThere):
        actions.confirm_readers(sealed, by=fourth, at=AT)
    give_case(fourth, alva, unit)
    actions.confirm_readers(sealed, by=fourth, at=AT)
    actions.approve_opening(asked(sealed, one), by=third, at=AT)
    assert actions.name_readers(sealed, [one.id, third.id], by=one, at=AT)
