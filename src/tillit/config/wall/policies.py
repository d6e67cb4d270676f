"""The wall as statements: one policy a table, the same for the owner as for the application.

The question for each row is coarse: is there any way at all from who asks to what the row lies
under? The policy of the program (trust/access) asks the rest: walls, sealed cases, classes, duty.
A way here is never narrower than there (tests/trust/test_wall.py). What is asked is looked up by
index, and who asks is an expression and not a query: a page asks many small questions, and each
query within a query is planned anew for each of them.
"""

from .tables import WALLED, Walled

# Who asks, as kernel/asking.py writes it.
ASKS = "current_setting('tillit.asks', true)"
KIND = f"split_part({ASKS}, ' ', 1)"


def _said(place: int, kind: str, type_: str) -> str:
    """A word of what was said, where it is this kind that asks; else nothing."""
    return f"CASE WHEN {KIND} = '{kind}' THEN split_part({ASKS}, ' ', {place})::{type_} END"


SYSTEM = f"{KIND} = 'system'"
ME, NOW = _said(2, "staff", "uuid"), _said(3, "staff", "timestamptz")
RESIDENT = f"({_said(2, 'resident', 'uuid')}, {_said(3, 'resident', 'uuid')})"
# The entry that holds now: two entries may have become one.
CURRENT = "coalesce({0}.merged_into_id, {0}.id)"


def _running(name: str, since: str = "since") -> str:
    """Holds now, or ended at this very moment: what a request ends is seen until it is done, or
    what it does last would miss rows in silence."""
    return f"{name}.{since} <= {NOW} AND ({name}.until IS NULL OR {name}.until >= {NOW})"


# The ways in of the policy's table, without its walls: an assignment or invitation to the object or
# to what it lies under, an emergency opening, and what a role sees in its unit.
OF_STAFF = f"""EXISTS (SELECT 1 FROM access_guarded g WHERE g.object_id IN ({{objects}}) AND (
  EXISTS (SELECT 1 FROM access_assignment a WHERE a.staff_id = {ME}
    AND a.object_id IN (g.object_id, g.root_id) AND {_running("a")})
  OR EXISTS (SELECT 1 FROM access_membership m WHERE m.staff_id = {ME} AND {_running("m")} AND (
    (m.role = 'leader' AND m.unit_id = g.unit_id)
    OR (m.role = 'duty' AND g.kind = 'report' AND g.open)
    OR (m.role = 'intake' AND g.kind = 'report' AND g.open AND m.unit_id = g.unit_id)
    OR (m.role = 'provider' AND g.kind = 'service' AND g.open AND m.unit_id = g.unit_id)))
  OR EXISTS (SELECT 1 FROM access_brokenglass b WHERE b.staff_id = {ME}
    AND b.object_id = g.object_id AND {_running("b", "opened_at")})))"""  # noqa: S608

# A resident sees what has been opened to them or to the one they act for, now or before.
OF_RESIDENTS = f"""EXISTS (SELECT 1 FROM cases_publication p
  JOIN people_person q ON q.id = p.party_id
  JOIN people_person r ON {CURRENT.format("r")} = {CURRENT.format("q")}
  WHERE p.case_id IN ({{objects}}) AND r.id IN {RESIDENT})"""  # noqa: S608


def _to(table: str, keys: tuple[str, ...]) -> list[str]:
    """The ways to what the columns name; none where there are no columns."""
    objects = ", ".join(f"{table}.{key}" for key in keys)
    return [ways.format(objects=objects) for ways in (OF_STAFF, OF_RESIDENTS) if keys]


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
    found = []
    for walled in tables:
        table = walled.table
        found += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"DROP POLICY IF EXISTS wall ON {table}",
            f"CREATE POLICY wall ON {table} USING ({_sees(walled)}) WITH CHECK (true)",
        ]
    return found
