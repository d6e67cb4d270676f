"""The policy, as a table: every way in and every wall, each as a sentence, a test and a filter.

`decide` answers for one object in memory; `filter_for` answers for a whole list in the database.
Both read the same rows of `WAYS` and `WALLS`, so that a jurist reads one table. The filter is told
the few ids that somebody holds instead of asking for them inside: at a million objects PostgreSQL
reads the whole table for "in this subquery or in that one", but finds ids by their index (ADR 7).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import NotThere
from tillit.trust.access.models import Assignment, Barrier, BrokenGlass, Concerned
from tillit.trust.access.periods import running
from tillit.trust.access.types import GuardKind


@dataclass(frozen=True)
class Facts:
    """What the policy knows about one object at one moment, for one member of staff."""

    kind: GuardKind
    unit_id: UUID
    area: str
    concerned: frozenset[UUID] = frozenset()
    sealed: bool = False
    open: bool = True
    assigned: bool = False
    glass: bool = False
    barred_from: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Keys:
    """What a member of staff holds, and is barred from, at one moment: ids, and not many."""

    assigned: frozenset[UUID] = frozenset()
    glass: frozenset[UUID] = frozenset()
    barred_from: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Rule:
    """One row of the policy."""

    code: str
    sentence: str
    holds: Callable[[Staff, Facts], bool]
    where: Callable[[Staff, "Keys"], Q]


@dataclass(frozen=True)
class Verdict:
    """The answer, and the rule that gave it. No rule: nothing allowed it."""

    allowed: bool
    rule: str = ""


def keys_of(staff: Staff, *, at: datetime) -> Keys:
    """Read the keys: three small queries, whatever the number of objects."""
    held = Assignment.objects.filter(running(at), staff_id=staff.id)
    glass = BrokenGlass.objects.filter(staff_id=staff.id, opened_at__lte=at, until__gt=at)
    barred = Barrier.objects.filter(running(at), staff_id=staff.id)
    return Keys(
        assigned=frozenset(held.values_list("object_id", flat=True)),
        glass=frozenset(glass.values_list("object_id", flat=True)),
        barred_from=frozenset(barred.values_list("person_id", flat=True)),
    )


# No object at all. Left out of the query, so that a list asks only about the ways that the reader
# has and the walls that stand before them: most have one or two.
NOTHING = Q(pk__in=[])


def _assigned(staff: Staff, keys: Keys) -> Q:
    if not keys.assigned:
        return NOTHING
    return Q(object_id__in=keys.assigned) | Q(root_id__in=keys.assigned)


def _of_units(units: frozenset[UUID], **more: object) -> Q:
    """Objects of these units."""
    return Q(unit_id__in=units, **more) if units else NOTHING


def _concerns(persons: frozenset[UUID]) -> Q:
    """Objects that say something about any of these persons."""
    if not persons:
        return NOTHING
    return Q(Exists(Concerned.objects.filter(guarded=OuterRef("pk"), person_id__in=persons)))


WAYS = (
    Rule(
        "assigned",
        "Den som har ett uppdrag i ärendet, så länge uppdraget gäller.",
        lambda staff, facts: facts.assigned,
        _assigned,
    ),
    Rule(
        "intake",
        "Mottagningen ser de öppna anmälningar som kommit till den egna enheten.",
        lambda staff, facts: (
            facts.kind == GuardKind.REPORT
            and facts.open
            and facts.unit_id in staff.units(Role.INTAKE)
        ),
        lambda staff, keys: _of_units(staff.units(Role.INTAKE), kind=GuardKind.REPORT, open=True),
    ),
    Rule(
        "leader",
        "Gruppledaren ser den egna enhetens ärenden.",
        lambda staff, facts: facts.unit_id in staff.units(Role.LEADER),
        lambda staff, keys: _of_units(staff.units(Role.LEADER)),
    ),
    Rule(
        "duty",
        "Socialjouren ser alla öppna anmälningar.",
        lambda staff, facts: facts.kind == GuardKind.REPORT and facts.open and staff.has(Role.DUTY),
        lambda staff, keys: (
            Q(kind=GuardKind.REPORT, open=True) if staff.has(Role.DUTY) else NOTHING
        ),
    ),
    Rule(
        "provider",
        "Utföraren ser de beställningar till den egna enheten som väntar på svar.",
        lambda staff, facts: (
            facts.kind == GuardKind.SERVICE
            and facts.open
            and facts.unit_id in staff.units(Role.PROVIDER)
        ),
        lambda staff, keys: _of_units(
            staff.units(Role.PROVIDER), kind=GuardKind.SERVICE, open=True
        ),
    ),
    Rule(
        "glass",
        "Den som har nödöppnat, i åtta timmar.",
        lambda staff, facts: facts.glass,
        lambda staff, keys: Q(object_id__in=keys.glass) if keys.glass else NOTHING,
    ),
)

WALLS = (
    Rule(
        "own",
        "Ingen öppnar det som handlar om en själv.",
        lambda staff, facts: staff.person_id in facts.concerned,
        lambda staff, keys: _concerns(frozenset({staff.person_id} if staff.person_id else ())),
    ),
    Rule(
        "barred",
        "Ingen öppnar det som handlar om en närstående, eller där det finns jäv eller spärr.",
        lambda staff, facts: bool(facts.barred_from & facts.concerned),
        lambda staff, keys: _concerns(keys.barred_from),
    ),
    Rule(
        "area",
        "Ingen öppnar det som hör till ett annat sekretessområde.",
        lambda staff, facts: facts.area not in staff.areas,
        lambda staff, keys: ~Q(area__in=staff.areas),
    ),
    Rule(
        "sealed",
        "Ett förseglat ärende öppnas bara av den som har uppdraget.",
        lambda staff, facts: facts.sealed and not facts.assigned,
        lambda staff, keys: Q(sealed=True) & _but(_assigned(staff, keys)),
    ),
)


def decide(staff: Staff, facts: Facts) -> Verdict:
    """May this person read this object? Walls first, then ways, else no."""
    for wall in WALLS:
        if wall.holds(staff, facts):
            return Verdict(allowed=False, rule=wall.code)
    for way in WAYS:
        if way.holds(staff, facts):
            return Verdict(allowed=True, rule=way.code)
    return Verdict(allowed=False)


def filter_for(staff: Staff, *, at: datetime) -> Q:
    """The same answer as a filter on Guarded rows."""
    keys = keys_of(staff, at=at)
    allowed = _any_of(way.where(staff, keys) for way in WAYS)
    for wall in WALLS:
        allowed &= _but(wall.where(staff, keys))
    return allowed


def walls_for(staff: Staff, *, at: datetime) -> Q:
    """Everything that a wall stands before, whatever the way in."""
    keys = keys_of(staff, at=at)
    return _any_of(wall.where(staff, keys) for wall in WALLS)


def _any_of(parts: Iterable[Q]) -> Q:
    """One or more of them; nothing when all are nothing."""
    found = [part for part in parts if part is not NOTHING]
    return reduce(or_, found) if found else NOTHING


def _but(part: Q) -> Q:
    """All but these; no condition when they are nothing."""
    return Q() if part is NOTHING else ~part


def check_visible(verdict: Verdict) -> None:
    """Raise NotThere unless the verdict allows: not there and not yours are the same."""
    if not verdict.allowed:
        raise NotThere
