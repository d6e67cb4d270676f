"""What can be granted, and who may say so."""

from datetime import UTC, datetime

import pytest

from tillit.kernel.actor import Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.registers.catalogue.actions import publish_kind, withdraw_kind
from tillit.registers.catalogue.queries import every_kind, kind_of_service, published_kinds
from tillit.registers.catalogue.types import KindIn
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
SYSTEM = System("test")
TALKS = KindIn("samtal", "Familjesamtal", "Ni träffar en familjebehandlare.", "SOL-11-1")


def test_a_published_kind_can_be_chosen_until_it_is_withdrawn():
    """Red when: withdraw_kind deletes the row, or published_kinds forgets withdrawn_at."""
    publish_kind(TALKS, by=SYSTEM, at=AT)
    assert [kind.law for kind in published_kinds(SYSTEM)] == ["SoL 11:1"]
    withdraw_kind("samtal", reason="Ges inte längre.", by=SYSTEM, at=AT)
    assert published_kinds(SYSTEM) == []
    assert kind_of_service(SYSTEM, "samtal").name == "Familjesamtal"
    assert [kind.withdrawn_because for kind in every_kind(SYSTEM)] == ["Ges inte längre."]
    with pytest.raises(NotThere):
        withdraw_kind("samtal", reason="Ges inte längre.", by=SYSTEM, at=AT)


def test_open_access_is_told_from_what_is_assessed():
    """Red when: `assessed` looks at another section than 11:5."""
    publish_kind(KindIn("oppet", "Öppet hus", "Kom när ni vill.", "SOL-11-5"), by=SYSTEM, at=AT)
    publish_kind(TALKS, by=SYSTEM, at=AT)
    found = {kind.code: kind.assessed for kind in published_kinds(SYSTEM)}
    assert found == {"oppet": False, "samtal": True}


def test_a_kind_is_not_withdrawn_without_a_reason():
    """Red when: the reason is not looked at."""
    publish_kind(TALKS, by=SYSTEM, at=AT)
    with pytest.raises(Refusal, match="varför"):
        withdraw_kind("samtal", reason="  x ", by=SYSTEM, at=AT)
    assert published_kinds(SYSTEM)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_an_administrator_changes_the_list(role):
    """Red when: _check_may_change lets any seat in."""
    staff = Staff(new_id(), "x", frozenset({Seat(new_id(), role, "ifo")}))
    with pytest.raises(Refusal):
        publish_kind(TALKS, by=staff, at=AT)


def test_a_law_that_is_not_there_and_a_unit_that_gives_nothing_are_refused():
    """Red when: the basis is not looked up on the day, or any unit will do."""
    desk = open_unit("Barn 2", UnitKind.INVESTIGATION, by=SYSTEM, at=AT)
    with pytest.raises(Refusal, match="lagregeln"):
        publish_kind(KindIn("x", "X", "Y.", "SOL-99-9"), by=SYSTEM, at=AT)
    with pytest.raises(Refusal, match="enheter"):
        publish_kind(KindIn("x", "X", "Y.", "SOL-11-1", unit_ids=(desk,)), by=SYSTEM, at=AT)


def test_the_list_takes_two_queries_however_long(django_assert_num_queries):
    """Red when: prefetch_related is taken away."""
    for number in range(12):
        kind = KindIn(f"k{number}", f"K {number}", "Beskrivning.", "SOL-11-1")
        publish_kind(kind, by=SYSTEM, at=AT)
    with django_assert_num_queries(2):
        assert len(published_kinds(SYSTEM)) == 12
