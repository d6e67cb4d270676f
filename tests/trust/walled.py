"""Random worlds behind PostgreSQL's wall: one row for each thing, in a table of their own."""

from django.db import connection

from tests.trust import twin
from tests.trust.conftest import AT, execute, owner
from tests.trust.test_filter import fill
from tests.trust.worlds import id_of, staff_of, world
from tillit.config.wall import policies
from tillit.config.wall.tables import Walled
from tillit.kernel.asking import asking
from tillit.trust.access.models import Membership

PROBE = Walled("wall_probe", ("object_id",))
# A word of each way in that stands in the wall: without it, that way leads nowhere.
WAYS = {
    "leader": "m.role = 'leader'",
    "duty": "m.role = 'duty'",
    "intake": "m.role = 'intake'",
    "provider": "m.role = 'provider'",
    "assignment": "a.staff_id",
    "glass": "b.staff_id",
}


def build(count):
    """The worlds, and a table with the very policy that the real ones have."""
    fill(count)
    Membership.objects.bulk_create(seats(count))
    with owner():
        execute("CREATE TABLE wall_probe (id serial PRIMARY KEY, object_id uuid NOT NULL)")
        execute("INSERT INTO wall_probe (object_id) SELECT object_id FROM access_guarded")
        execute("CREATE INDEX ON wall_probe (object_id)")
        execute("GRANT SELECT ON wall_probe TO tillit_app")
    raise_wall()


def seats(count):
    """Every seat of every world, as the wall reads them."""
    for number in range(count):
        staff = id_of(number, "s1")
        for seat in staff_of(world(number), number).seats:
            yield Membership(staff_id=staff, unit_id=seat.unit_id, role=seat.role, since=AT)


def raise_wall(ways=policies.OF_STAFF):
    """As grant_roles does for the real tables; with other ways in, for a control."""
    whole, policies.OF_STAFF = policies.OF_STAFF, ways
    try:
        with owner():
            for statement in policies.statements((PROBE,)):
                execute(statement)
    finally:
        policies.OF_STAFF = whole


def ids_in(asks, things=None):
    """What somebody finds in the table, with no filter or among some ids."""
    where, given = ("", []) if things is None else (" WHERE object_id = ANY(%s)", [list(things)])
    with asking(asks, AT), connection.cursor() as cursor:
        cursor.execute("SELECT object_id FROM wall_probe" + where, given)
        return {row[0] for row in cursor.fetchall()}


def things_of(number):
    """The ids of all that a world holds."""
    return {id_of(number, thing.name) for thing in world(number).things}


def compared(count):
    """Rows that the policy allows, those of them that the wall hides; rows that the policy
    refuses, those of them that the wall hides too."""
    allowed = wrongly = refused = both = 0
    for number in range(count):
        made = world(number)
        seen = ids_in(staff_of(made, number), things_of(number))
        for thing in made.things:
            there, may = id_of(number, thing.name) in seen, twin.may_read(made, thing)
            allowed, refused = allowed + may, refused + (not may)
            wrongly, both = wrongly + (may and not there), both + (not may and not there)
    return allowed, wrongly, refused, both


def without(way):
    """The ways in of the wall with one of them closed."""
    return policies.OF_STAFF.replace(WAYS[way], f"false AND {WAYS[way]}")
