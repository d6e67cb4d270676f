"""What takes two people: nobody makes a way in alone, not even by an account that they made."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.analyses import analyse
from tillit.kernel.actor import Resident, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.actions import (
    answer_second,
    ask_for_key,
    ask_for_seat,
    give_seat,
    open_unit,
    use_second,
)
from tillit.trust.access.queries import seats_of, second_is_ready, waiting_for_second
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ, offer_enrolment

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
TOWN = System("tests")


@pytest.fixture
def unit(db):
    analyse(UnitKind.BOARD, at=AT)
    return open_unit("Ledning", UnitKind.BOARD, by=TOWN, at=AT)


def somebody(unit, role):
    return Staff(new_id(), "Kim Ek", frozenset({Seat(unit, role, "ifo")}))


@pytest.fixture
def ali(unit):
    return somebody(unit, Role.ADMINISTRATOR)


@pytest.fixture
def bea(unit):
    return somebody(unit, Role.ADMINISTRATOR)


def roles(staff_id):
    return [seat.role for seat in seats_of(TOWN, staff_id, at=LATER)]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.REVIEWER, Role.ARCHIVIST])
def test_the_leader_of_the_unit_gives_these_roles_with_another(unit, ali, role) -> None:
    """Red when: a role is taken out of BY_TWO, or the question gives it before the answer."""
    linda, kim = somebody(unit, Role.LEADER), new_id()
    with pytest.raises(Refusal, match="ges av två"):
        give_seat(kim, unit, role, by=linda, at=AT)
    asked = ask_for_seat(kim, unit, role, by=linda, at=AT)
    assert roles(kim) == []
    with pytest.raises(Refusal, match="själv bett"):
        answer_second(asked, granted=True, by=linda, at=AT)
    answer_second(asked, granted=True, by=ali, at=AT)
    assert roles(kim) == [role]


def test_who_makes_accounts_gives_no_role_alone(unit, ali, bea) -> None:
    """The account that an administrator made, with a role they gave, is a way in. Red when:
    `needs_second` looks at the role alone, or who asked may answer."""
    homes = open_unit("Barn 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    analyse(UnitKind.INVESTIGATION, at=AT)
    made = employ("Alias", subject="alias", by=ali, at=AT)
    asked = ask_for_seat(made, homes, Role.LEADER, by=ali, at=AT)
    for who in (ali, Staff(made, "Alias", frozenset({Seat(homes, Role.LEADER, "ifo")}))):
        with pytest.raises(Refusal):
            answer_second(asked, granted=True, by=who, at=AT)
    with pytest.raises(Refusal, match="gruppledare"):  # a colleague without the right
        answer_second(asked, granted=True, by=somebody(homes, Role.SOCIAL_WORKER), at=AT)
    assert roles(made) == []
    answer_second(asked, granted=True, by=bea, at=AT)
    assert roles(made) == [Role.LEADER]


def test_a_no_gives_nothing_and_is_said_once(unit, ali, bea) -> None:
    """Red when: an answer is not looked at, or a second one changes the first."""
    kim = new_id()
    asked = ask_for_seat(kim, unit, Role.REVIEWER, by=ali, at=AT)
    with pytest.raises(Moved):
        ask_for_seat(kim, unit, Role.REVIEWER, by=bea, at=AT)
    answer_second(asked, granted=False, by=bea, at=AT)
    with pytest.raises(Moved):
        answer_second(asked, granted=True, by=bea, at=AT)
    assert roles(kim) == []
    with pytest.raises(NotThere):
        answer_second(new_id(), granted=True, by=bea, at=AT)
    with pytest.raises(NotThere):
        answer_second(asked, granted=True, by=Resident(new_id(), "Pia"), at=AT)


def test_nobody_signs_in_as_a_colleague_by_a_link_they_made_alone(unit, ali, bea) -> None:
    """Red when: `offer_enrolment` does not spend a confirmation, one is spent twice, holds for
    another colleague or another day, or who confirmed may make the link."""
    kim, lee = (employ(name, subject=name, by=TOWN, at=AT) for name in ("kim", "lee"))
    with pytest.raises(Refusal, match="kollega till"):
        offer_enrolment(kim, by=ali, at=AT)
    asked = ask_for_key(kim, by=ali, at=AT)
    with pytest.raises(Refusal, match="kollega till"):
        offer_enrolment(kim, by=ali, at=AT)
    with pytest.raises(Refusal, match="själv bett"):
        answer_second(asked, granted=True, by=ali, at=AT)
    answer_second(asked, granted=True, by=bea, at=AT)
    assert second_is_ready(ali, kim, at=AT)
    for who, staff, at in ((bea, kim, AT), (ali, lee, AT), (ali, kim, AT + timedelta(days=2))):
        assert not second_is_ready(who, staff, at=at)
        with pytest.raises(Refusal, match="kollega till"):
            offer_enrolment(staff, by=who, at=at)
    assert offer_enrolment(kim, by=ali, at=AT)
    with pytest.raises(Refusal, match="kollega till"):
        offer_enrolment(kim, by=ali, at=AT)
    with pytest.raises(Refusal):
        ask_for_key(kim, by=somebody(unit, Role.REVIEWER), at=AT)
    with pytest.raises(Refusal, match="eget konto"):
        ask_for_key(ali.id, by=ali, at=AT)
    with pytest.raises(NotThere):
        use_second(kim, by=Resident(new_id(), "Pia"), at=AT)


def test_what_waits_is_shown_to_who_may_answer(unit, ali, bea) -> None:
    """Red when: a leader is shown another unit's questions, or who asked loses sight of theirs."""
    homes = open_unit("Barn 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    asked = ask_for_seat(new_id(), unit, Role.REVIEWER, by=ali, at=AT)
    for who, seen in (
        (ali, True),
        (bea, True),
        (somebody(unit, Role.LEADER), True),
        (somebody(homes, Role.LEADER), False),
        (somebody(unit, Role.REVIEWER), False),
    ):
        assert [each.id for each in waiting_for_second(who, at=AT)] == [asked] * seen
    answer_second(asked, granted=False, by=bea, at=AT)
    assert waiting_for_second(bea, at=AT) == []
