"""PostgreSQL's row security hides what the policy refuses, and never what it allows.

The worlds are those of the policy's own tests. What they guard has one row each in a table made for
the test, with the very policy that the real tables have.
"""

import pytest

from tests.support.environment import draws
from tests.trust.conftest import execute, owner
from tests.trust.walled import WAYS, build, compared, ids_in, raise_wall, things_of, without
from tests.trust.worlds import id_of, staff_of, world
from tillit.kernel.actor import Guest, Reporter, Resident, Role, System

pytestmark = pytest.mark.postgres
WORLDS = draws(300, 2_000)


@pytest.fixture(scope="module")
def worlds_once(module_rows):
    """The worlds, made once for the module."""
    with module_rows():
        build(WORLDS)


@pytest.fixture
def worlds(db, worlds_once):
    """Random worlds behind the wall; what a test does to it is undone."""


def test_the_wall_hides_nothing_that_the_policy_allows(worlds):
    """Red when: a way in is forgotten in the wall."""
    allowed, wrongly, refused, both = compared(WORLDS)
    assert allowed > WORLDS / 2
    assert wrongly == 0
    # The rest is refused by the policy's walls (own, kin, area, sealed), which it does not ask.
    assert both / refused > 0.7


@pytest.mark.parametrize("way", WAYS)
def test_a_forgotten_way_is_found(worlds, way):
    """The control: each way in turn leads nowhere, and the worlds tell."""
    raise_wall(without(way))
    assert compared(WORLDS // 2)[1] > 0


def test_a_forgotten_filter_gives_nothing_of_the_others(worlds):
    """Red when: row security is not enabled, or not for the role that runs the program."""
    own = {number: things_of(number) for number in range(60)}
    # The duty's way is to all open reports: area and rota are the policy's to know.
    made = {number: staff_of(world(number), number) for number in own}
    staff = {number: who for number, who in made.items() if not who.has(Role.DUTY)}
    assert len(staff) > 30
    assert all(ids_in(who) <= own[number] for number, who in staff.items())
    with owner():
        execute("ALTER TABLE wall_probe DISABLE ROW LEVEL SECURITY")
    assert all(len(ids_in(who)) == 5 * WORLDS for who in staff.values())  # the control


@pytest.mark.parametrize("who", [Guest(), Reporter(id_of(0, "d1")), Resident(id_of(0, "p1"), "x")])
def test_who_has_no_way_sees_nothing(worlds, who):
    """Red when: nobody is taken for somebody."""
    assert ids_in(who) == set()


def test_a_job_sees_all_and_so_does_the_owner_only_when_it_says_so(worlds):
    """Red when: row security is not forced (the owner), or a job of the program is not let in."""
    assert len(ids_in(System("job"))) == 5 * WORLDS
    with owner():
        assert len(ids_in(System("migrate"))) == 5 * WORLDS
        assert ids_in(Guest()) == set()
