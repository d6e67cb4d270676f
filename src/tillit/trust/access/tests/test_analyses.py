"""No role without an analysis that another approved, and none for longer than it says."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.analyses import analyse, head
from tillit.kernel.actor import Guest, Resident, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.actions import (
    approve_analysis,
    give_seat,
    open_unit,
    renew_seat,
    write_analysis,
)
from tillit.trust.access.models import Membership
from tillit.trust.access.queries import (
    analyses,
    analysis_in_force,
    ending_seats,
    roles_without_analysis,
    seats_of,
    suggested_analysis,
)
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.models import Payload

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TOWN, KIND, ROLE = System("tests"), UnitKind.INVESTIGATION, Role.SOCIAL_WORKER
LAST = datetime(2027, 11, 23, 23, tzinfo=UTC)  # the end of the day a year on, in Stockholm


@pytest.fixture
def unit(db):
    return open_unit("Barn 2", KIND, by=TOWN, at=AT)


@pytest.fixture
def linda(unit):
    return Staff(new_id(), "Linda", frozenset({Seat(unit, Role.LEADER, "ifo")}))


def until(staff_id):
    return Membership.objects.get(staff_id=staff_id).until


def said(**more):
    return replace(suggested_analysis(head(), KIND, ROLE, at=AT), **more)


def test_a_role_is_not_given_without_an_analysis_that_another_approved(unit, linda) -> None:
    """Red when: `last_moment` does not ask, or a text that nobody approved counts."""
    kim = new_id()
    with pytest.raises(Refusal, match="behovs- och riskanalys"):
        give_seat(kim, unit, ROLE, by=linda, at=AT)
    id_ = write_analysis(said(), by=linda, at=AT)
    with pytest.raises(Refusal, match="behovs- och riskanalys"):
        give_seat(kim, unit, ROLE, by=linda, at=AT)
    with pytest.raises(Refusal, match="sin egen analys"):
        approve_analysis(id_, by=linda, at=AT)
    approve_analysis(id_, by=head(), at=AT)
    give_seat(kim, unit, ROLE, by=linda, at=AT)
    assert until(kim) == LAST
    with pytest.raises(Refusal, match="behovs- och riskanalys"):  # another role, another analysis
        give_seat(kim, unit, Role.LEADER, by=linda, at=AT)
    with pytest.raises(Moved):
        approve_analysis(id_, by=head(), at=AT)


def test_an_analysis_is_for_one_kind_of_unit_and_until_its_last_day(unit, linda) -> None:
    """Red when: `analysis_in_force` forgets the kind, or counts what has ended."""
    analyse(UnitKind.INTAKE, ROLE, at=AT)
    assert analysis_in_force(TOWN, KIND, ROLE, at=AT) is None
    analyse(KIND, ROLE, at=AT)
    assert analysis_in_force(TOWN, KIND, ROLE, at=AT)
    assert analysis_in_force(TOWN, KIND, ROLE, at=AT - timedelta(days=1)) is None
    assert analysis_in_force(TOWN, KIND, ROLE, at=LAST - timedelta(hours=1))
    assert analysis_in_force(TOWN, KIND, ROLE, at=LAST + timedelta(hours=1)) is None


def test_a_day_beyond_the_analysis_is_refused(unit, linda) -> None:
    """Red when: `until` is taken as it comes."""
    analyse(KIND, at=AT, months=3)
    kim = new_id()
    with pytest.raises(Refusal, match="sista 2027-02-23"):
        give_seat(kim, unit, ROLE, until=AT + timedelta(days=120), by=linda, at=AT)
    with pytest.raises(Refusal, match="redan gått"):
        give_seat(kim, unit, ROLE, until=AT - timedelta(days=1), by=linda, at=AT)
    give_seat(kim, unit, ROLE, until=AT + timedelta(days=10), by=linda, at=AT)
    assert until(kim) == AT + timedelta(days=10)


def test_a_role_is_renewed_and_gets_a_last_day_where_it_had_none(unit, linda) -> None:
    """Red when: `renew_seat` makes a second row, or leaves the day as it was."""
    analyse(KIND, at=AT)
    kim, lee = new_id(), new_id()
    Membership.objects.create(staff_id=kim, unit_id=unit, role=ROLE, since=AT, until=None)
    renew_seat(kim, unit, ROLE, until=None, by=linda, at=AT)
    assert until(kim) == LAST
    renew_seat(kim, unit, ROLE, until=AT + timedelta(days=5), by=linda, at=AT)
    assert until(kim) == AT + timedelta(days=5)
    with pytest.raises(NotThere):
        renew_seat(lee, unit, ROLE, until=None, by=linda, at=AT)
    own = replace(linda, id=kim)
    with pytest.raises(Refusal, match="egen behörighet"):
        renew_seat(kim, unit, ROLE, until=None, by=own, at=AT)
    assert Payload.objects.filter(verb="SeatRenewed").count() == 2


def test_an_existing_town_goes_on_and_is_told_what_lacks(unit, linda) -> None:
    """Red when: a seat from before stops counting, or is not on the list."""
    kim = new_id()
    Membership.objects.create(staff_id=kim, unit_id=unit, role=ROLE, since=AT, until=None)
    assert [seat.role for seat in seats_of(TOWN, kim, at=AT)] == [ROLE]
    assert roles_without_analysis(linda, at=AT) == [(KIND, ROLE)]
    analyse(KIND, ROLE, at=AT)
    assert roles_without_analysis(linda, at=AT) == []


def test_what_ends_within_a_month_is_listed(unit, linda) -> None:
    """Red when: the list forgets its edge, or another unit's roles are on it."""
    analyse(KIND, at=AT)
    other = open_unit("Barn 9", KIND, by=TOWN, at=AT)
    for days, where in ((29, unit), (31, unit), (5, other)):
        give_seat(new_id(), where, ROLE, until=AT + timedelta(days=days), by=TOWN, at=AT)
    assert [line.until for line in ending_seats(linda, [unit], at=AT)] == [AT + timedelta(days=29)]
    assert ending_seats(Guest(), [unit], at=AT) == []


def test_only_heads_write_and_what_they_write_is_whole(unit, linda) -> None:
    """Red when: `check_may_analyse` is not asked, or a word is enough."""
    kim = Staff(new_id(), "Kim", frozenset({Seat(unit, ROLE, "ifo")}))
    with pytest.raises(Refusal, match="skriver analysen"):
        write_analysis(said(), by=kim, at=AT)
    with pytest.raises(NotThere):
        write_analysis(said(), by=Resident(new_id(), "Pia"), at=AT)
    for wrong in (
        {"needs": "allt"},
        {"risks": " "},
        {"longest_months": 25},
        {"longest_months": 0},
        {"valid_to": date(2026, 11, 23)},
        {"valid_to": date(2028, 11, 24)},
    ):
        with pytest.raises(Refusal):
            write_analysis(said(**wrong), by=linda, at=AT)
    id_ = write_analysis(said(), by=linda, at=AT)
    with pytest.raises(Refusal):
        approve_analysis(id_, by=kim, at=AT)
    with pytest.raises(Refusal, match="sista dag"):
        approve_analysis(id_, by=head(), at=AT + timedelta(days=400))
    with pytest.raises(NotThere):
        approve_analysis(new_id(), by=head(), at=AT)


def test_the_list_shows_what_counts_and_what_waits(unit, linda) -> None:
    """Red when: an older text that was replaced is shown, or what waits is hidden."""
    analyse(KIND, ROLE, at=AT)
    later = AT + timedelta(days=1)
    analyse(KIND, ROLE, at=later)
    waits = write_analysis(said(), by=linda, at=later + timedelta(days=1))
    found = analyses(linda, at=later + timedelta(days=2))[KIND, ROLE]
    assert [each.approved_at for each in found] == [later, None]
    assert found[1].id == waits
    assert analyses(Guest(), at=AT) == {}
