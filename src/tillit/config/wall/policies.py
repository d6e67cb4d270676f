"""The wall as statements: one policy a table, the same for the owner as for the application.

The question for each row is coarse: is there any way at all from who asks to what the row lies
under? The policy of the program (trust/access) asks the rest: walls, sealed cases, classes, duty.
A way here is never narrower than there (tests/trust/test_wall.py). The question is a function in
the database, so that each connection plans it once: as text in every policy it was planned anew
for every statement of a page, which cost more than all that the page asked for.
"""

from hashlib import sha256

from .tables import WALLED, Walled

# Who asks, as kernel/asking.py writes it.
ASKS = "current_setting('tillit.asks', true)"
KIND = f"split_part({ASKS}, ' ', 1)"
SYSTEM = f"{KIND} = 'system'"
# Whose drafts they are. Nobody's where it is not staff who asks.
ME = f"CASE WHEN {KIND} = 'staff' THEN split_part({ASKS}, ' ', 2)::uuid END"
# The entry that holds now: two entries may have become one.
CURRENT = "coalesce({0}.merged_into_id, {0}.id)"


def _running(name: str, since: str = "since") -> str:
    """Holds now, or ended at this very moment: what a request ends is seen until it is done, or
    what it does last would miss rows in silence."""
    return f"{name}.{since} <= moment AND ({name}.until IS NULL OR {name}.until >= moment)"


# The ways in of the policy's table, without its walls: an assignment or invitation to the object or
# to what it lies under, an emergency opening, and what a role sees in its unit.
OF_STAFF = f"""EXISTS (SELECT 1 FROM public.access_guarded g WHERE g.object_id = asked AND (
  EXISTS (SELECT 1 FROM public.access_assignment a WHERE a.staff_id = me
    AND a.object_id IN (g.object_id, g.root_id) AND {_running("a")})
  OR EXISTS (SELECT 1 FROM public.access_membership m
    WHERE m.staff_id = me AND {_running("m")} AND (
      (m.role = 'leader' AND m.unit_id = g.unit_id)
      OR (m.role = 'duty' AND g.kind = 'report' AND g.open)
      OR (m.role = 'intake' AND g.kind = 'report' AND g.open AND m.unit_id = g.unit_id)
      OR (m.role = 'provider' AND g.kind = 'service' AND g.open AND m.unit_id = g.unit_id)))
  OR EXISTS (SELECT 1 FROM public.access_brokenglass b WHERE b.staff_id = me
    AND b.object_id = g.object_id AND {_running("b", "opened_at")})))"""  # noqa: S608

# A resident sees what has been opened to them or to the one they act for, now or before.
OF_RESIDENTS = f"""EXISTS (SELECT 1 FROM public.cases_publication p
  JOIN public.people_person q ON q.id = p.party_id
  JOIN public.people_person r ON {CURRENT.format("r")} = {CURRENT.format("q")}
  WHERE p.case_id = asked AND r.id IN (me, theirs))"""  # noqa: S608

# Whether who asks has a way to a guarded object. Its cost is set high so that it is asked last, of
# the few rows that a page's own question has found by index; one call takes some microseconds.
WAY = """CREATE OR REPLACE FUNCTION public.wall_way(asked uuid) RETURNS boolean
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 1000 AS $way$
DECLARE
  said text[] := string_to_array({asks}, ' ');
  me uuid;
  moment timestamptz;
  theirs uuid;
BEGIN
  IF said[1] = 'staff' THEN
    me := said[2];
    moment := said[3];
    RETURN {of_staff};
  ELSIF said[1] = 'resident' THEN
    me := said[2];
    theirs := said[3];
    RETURN {of_residents};
  END IF;
  RETURN false;
END $way$"""


def _to(table: str, keys: tuple[str, ...]) -> list[str]:
    """The ways to what the columns name."""
    return [f"public.wall_way({table}.{key})" for key in keys]


def _sees(walled: Walled) -> str:
    """Whether who asks has a way to a row."""
    ways = [SYSTEM, *_to(walled.table, walled.keys)]
    if walled.own:
        ways.append(f"({walled.own.format(me=ME)})")
    for table, theirs, ours in walled.through:
        same = f"t.{theirs} = {walled.table}.{ours}"
        ways.append(f"EXISTS (SELECT 1 FROM {table} t WHERE {same})")  # noqa: S608
    for table, theirs, ours, keys in walled.beside:
        same, any_ = f"t.{theirs} = {walled.table}.{ours}", " OR ".join(_to("t", keys))
        ways.append(f"EXISTS (SELECT 1 FROM {table} t WHERE {same} AND ({any_}))")  # noqa: S608
    return " OR ".join(ways)


def taken_away(tables: list[str]) -> list[str]:
    """Take the wall away from what has it."""
    return [
        statement
        for table in tables
        for statement in (
            f"DROP POLICY wall ON {table}",
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        )
    ]


def statements(tables: tuple[Walled, ...] = WALLED) -> list[str]:
    """Raise the wall, whatever stands. It hides; who may write is asked elsewhere."""
    found = [WAY.format(asks=ASKS, of_staff=OF_STAFF, of_residents=OF_RESIDENTS)]
    for walled in tables:
        table = walled.table
        found += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"DROP POLICY IF EXISTS wall ON {table}",
            f"CREATE POLICY wall ON {table} USING ({_sees(walled)}) WITH CHECK (true)",
        ]
    return found


def mark() -> str:
    """A mark of the whole wall, that the database keeps: another one was raised by another
    version."""
    return sha256("\n".join(statements()).encode()).hexdigest()


def marked() -> str:
    """Keep the mark, last of all."""
    return f"COMMENT ON FUNCTION public.wall_way(uuid) IS '{mark()}'"
