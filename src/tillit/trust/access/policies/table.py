"""The policy, as a table: every way in and every wall, each as a sentence, a test and a filter.

`decide` answers for one object in memory; `filter_for` answers for a whole list in the database.
Both read the same rows of `WAYS` and `WALLS`, so that a jurist reads one table. The filter is told
the few ids that somebody holds instead of asking for them inside: at a million objects PostgreSQL
reads the whole table for "in this subquery or in that one", but finds ids by their index (ADR 7).
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import NotThere
from tillit.trust.access.hush import hushed, units_by_role
from tillit.trust.access.models import Assignment, Barrier, BrokenGlass, Concerned
from tillit.trust.access.periods import running
from tillit.trust.access.types import AssignedAs, GuardKind
from tillit.trust.audit.types import Shows


@dataclass(frozen=True)
class Facts:
    """What the policy knows about one object at one moment, for one member of staff. `invited`
    holds the classes that an invitation as a guest names, such as "K1 K3"."""

    kind: GuardKind
    unit_id: UUID
    area: str
    concerned: frozenset[UUID] = frozenset()
    sealed: bool = False
    open: bool = True
    assigned: bool = False
    invited: str = ""
    glass: bool = False
    barred_from: frozenset[UUID] = frozenset()
    hushed: bool = False  # about a colleague in a unit of one's own (`hush.py`)


@dataclass(frozen=True)
class Keys:
    """What a member of staff holds, and is barred from, at one moment: ids, and not many."""

    assigned: frozenset[UUID] = frozenset()
    invited: frozenset[UUID] = frozenset()
    glass: frozenset[UUID] = frozenset()
    barred_from: frozenset[UUID] = frozenset()
    hushed: frozenset[UUID] = frozenset()


NEED = "SoLPuL 10 §"  # access limited to what the work needs, logged and checked
IMPARTIAL = "FL 16–18 §§"  # who is disqualified does not handle the matter


@dataclass(frozen=True)
class Rule:
    """One row of the policy. `gives`: the classes of fields that a way in opens, as a jurist reads
    them; `classes` says which they are for one object. `source`: what in law it serves; how it is
    cut is our own, and so is a row without one."""

    code: str
    sentence: str
    holds: Callable[[Staff, Facts], bool]
    where: Callable[[Staff, "Keys"], Q]
    gives: str = ""
    classes: Callable[[Facts], frozenset[Shows]] = lambda facts: frozenset()
    source: str = NEED


@dataclass(frozen=True)
class Verdict:
    """The answer, and the rule that gave it. No rule: nothing allowed it."""

    allowed: bool
    rule: str = ""
    classes: frozenset[Shows] = field(default=frozenset(), compare=False)

    def gives(self, *classes: Shows) -> bool:
        """Whether all of these classes of fields are open to whoever was let in."""
        return self.allowed and self.classes.issuperset(classes)


def keys_of(staff: Staff, *, at: datetime) -> Keys:
    """Read the keys: three small queries, more only where a colleague is in the register."""
    held = Assignment.objects.filter(running(at), staff_id=staff.id)
    glass = BrokenGlass.objects.filter(staff_id=staff.id, opened_at__lte=at, until__gt=at)
    barred = Barrier.objects.filter(running(at), staff_id=staff.id)
    rows = list(held.values_list("object_id", "assigned_as"))
    return Keys(
        assigned=frozenset(id_ for id_, how in rows if how != AssignedAs.PARTNER),
        invited=frozenset(id_ for id_, how in rows if how == AssignedAs.PARTNER),
        glass=frozenset(glass.values_list("object_id", flat=True)),
        barred_from=frozenset(barred.values_list("person_id", flat=True)),
        hushed=hushed(staff, Q(unit_id__in=units_by_role(staff), open=True), at=at),
    )


# Classes of fields. K6, where somebody is, is in none: two people open it, one address at a time.
WORKED_ON = frozenset(Shows) - {Shows.LOCATION}
READ_IN_HASTE = WORKED_ON - {Shows.REPORTER}
ORDERED = frozenset({Shows.IDENTITY, Shows.CONTACT, Shows.CONTENT})
FOR_GUESTS = READ_IN_HASTE
# What a page of a case or a report shows when it does not say that it shows less.
WHOLE_PAGE = READ_IN_HASTE

# No object at all. Left out of the query, so that a list asks only about the ways that the reader
# has and the walls that stand before them: most have one or two.
NOTHING = Q(pk__in=[])


def _assigned(staff: Staff, keys: Keys) -> Q:
    if not keys.assigned or staff.is_guest:
        return NOTHING
    return Q(object_id__in=keys.assigned) | Q(root_id__in=keys.assigned)


def _has(staff: Staff, facts: Facts) -> bool:
    return facts.assigned and not staff.is_guest


def _led(facts: Facts) -> frozenset[Shows]:
    """What a leader sees: who reported only while the report is worked on."""
    if facts.kind == GuardKind.SERVICE:
        return ORDERED
    open_report = facts.kind == GuardKind.REPORT and facts.open
    return WORKED_ON if open_report else READ_IN_HASTE


def _of_units(units: frozenset[UUID], **more: object) -> Q:
    """Objects of these units."""
    return Q(unit_id__in=units, **more) if units else NOTHING


def _came_to(units: frozenset[UUID], kind: GuardKind, keys: Keys) -> Q:
    """What is open and came to these units; not what concerns a colleague (`hush.py`)."""
    part = _of_units(units, kind=kind, open=True)
    return part & ~Q(object_id__in=keys.hushed) if keys.hushed and units else part


def _concerns(persons: frozenset[UUID]) -> Q:
    """Objects that say something about any of these persons."""
    if not persons:
        return NOTHING
    return Q(Exists(Concerned.objects.filter(guarded=OuterRef("pk"), person_id__in=persons)))


WAYS = (
    Rule(
        "assigned",
        "Den som har ett uppdrag i ärendet, så länge uppdraget gäller. Inte en gäst.",
        _has,
        _assigned,
        "K1 K2 K3 K4 K5; i en beställning K1 K2 K3",
        lambda facts: ORDERED if facts.kind == GuardKind.SERVICE else WORKED_ON,
    ),
    Rule(
        "intake",
        "Mottagningen ser de öppna anmälningar som kommit till den egna enheten. Inte det som rör "
        "en kollega i någon enhet där man själv arbetar, eller kollegans närmaste, när en ledare "
        "för enheten ser det.",
        lambda staff, facts: (
            facts.kind == GuardKind.REPORT
            and facts.open
            and facts.unit_id in staff.units(Role.INTAKE)
            and not facts.hushed
        ),
        lambda staff, keys: _came_to(staff.units(Role.INTAKE), GuardKind.REPORT, keys),
        "K1 K2 K3 K4 K5",
        lambda facts: WORKED_ON,
    ),
    Rule(
        "leader",
        "Gruppledaren ser den egna enhetens ärenden.",
        lambda staff, facts: facts.unit_id in staff.units(Role.LEADER),
        lambda staff, keys: _of_units(staff.units(Role.LEADER)),
        "K1 K2 K3 K5; K4 så länge en anmälan är öppen; i en beställning K1 K2 K3",
        _led,
    ),
    Rule(
        "duty",
        "Socialjouren ser alla öppna anmälningar, under sitt pass.",
        lambda staff, facts: facts.kind == GuardKind.REPORT and facts.open and staff.on_duty,
        lambda staff, keys: Q(kind=GuardKind.REPORT, open=True) if staff.on_duty else NOTHING,
        "K1 K2 K3 K4 K5",
        lambda facts: WORKED_ON,
    ),
    Rule(
        "provider",
        "Utföraren ser de beställningar till den egna enheten som väntar på svar, med samma "
        "undantag för det som rör en kollega.",
        lambda staff, facts: (
            facts.kind == GuardKind.SERVICE
            and facts.open
            and facts.unit_id in staff.units(Role.PROVIDER)
            and not facts.hushed
        ),
        lambda staff, keys: _came_to(staff.units(Role.PROVIDER), GuardKind.SERVICE, keys),
        "K1 K2 K3",
        lambda facts: ORDERED,
    ),
    Rule(
        "partner",
        "En gäst från en samarbetspart ser det som hen bjudits in till, så länge inbjudan gäller.",
        lambda staff, facts: bool(facts.invited) and staff.has(Role.PARTNER),
        lambda staff, keys: (
            Q(object_id__in=keys.invited) if keys.invited and staff.has(Role.PARTNER) else NOTHING
        ),
        "det som inbjudan nämner av K1 K2 K3 K5",
        lambda facts: FOR_GUESTS & frozenset(Shows(each) for each in facts.invited.split()),
    ),
    Rule(
        "glass",
        "Den som har nödöppnat, i åtta timmar. Inte en gäst.",
        lambda staff, facts: facts.glass and not staff.is_guest,
        lambda staff, keys: (
            Q(object_id__in=keys.glass) if keys.glass and not staff.is_guest else NOTHING
        ),
        "K1 K2 K3 K5",
        lambda facts: READ_IN_HASTE,
    ),
)

WALLS = (
    Rule(
        "own",
        "Ingen öppnar det som handlar om en själv.",
        lambda staff, facts: staff.person_id in facts.concerned,
        lambda staff, keys: _concerns(frozenset({staff.person_id} if staff.person_id else ())),
        source=IMPARTIAL,
    ),
    Rule(
        "barred",
        "Ingen öppnar det som handlar om en närstående, eller där det finns jäv eller spärr.",
        lambda staff, facts: bool(facts.barred_from & facts.concerned),
        lambda staff, keys: _concerns(keys.barred_from),
        source=IMPARTIAL,
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
        lambda staff, facts: facts.sealed and not _has(staff, facts),
        lambda staff, keys: Q(sealed=True) & _but(_assigned(staff, keys)),
        source="",
    ),
)


def decide(staff: Staff, facts: Facts) -> Verdict:
    """May this person read this object? Walls first, then ways, else no."""
    for wall in WALLS:
        if wall.holds(staff, facts):
            return Verdict(allowed=False, rule=wall.code)
    for way in WAYS:
        if way.holds(staff, facts):
            return Verdict(allowed=True, rule=way.code, classes=way.classes(facts))
    return Verdict(allowed=False)


def filter_for(staff: Staff, *, at: datetime, ways: Collection[str] | None = None) -> Q:
    """The same answer as a filter on Guarded rows; `ways`: only by these ways in."""
    keys = keys_of(staff, at=at)
    allowed = _any_of(way.where(staff, keys) for way in WAYS if ways is None or way.code in ways)
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


def check_visible(verdict: Verdict, *classes: Shows) -> None:
    """Raise NotThere unless the verdict allows, and opens these classes of fields: not there and
    not yours are the same."""
    if not verdict.gives(*classes):
        raise NotThere
