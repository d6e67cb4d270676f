"""The list of those who were touched: the protected first, then the nearest."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from tillit.casework.cases.extracts import numbers_of
from tillit.kernel.actor import Actor, System
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PersonLine
from tillit.trust.access.extracts import guarded_around
from tillit.trust.access.queries import units
from tillit.trust.access.types import GuardedView, GuardKind

from .models import Touched
from .types import NEAREST, Act, Near, Row

AT_ONCE = 500
PROGRAM = System("incident")
KINDS = {GuardKind.REPORT: "Anmälan", GuardKind.SERVICE: "Insats"}


def rows_of(
    actor: Actor, incident_id: UUID, *, named: bool = False, most: int | None = None
) -> list[Row]:
    """The rows of an incident. `named`: with the names of those who are not protected. The caller
    has asked the policy."""
    touched = list(Touched.objects.filter(incident_id=incident_id))
    lines = _lines(actor, {row.person_id for row in touched if row.person_id})

    def rank(row: Touched) -> tuple[bool, int, int, int]:
        line = lines.get(row.person_id) if row.person_id else None
        hidden = bool(line and line.protection.holds)
        return not hidden, NEAREST[Near(row.near)], -row.times, row.pk

    chosen = sorted(touched, key=rank)[:most]
    words = _words(actor, {each for row in chosen for each in _things(row)})
    return [_row(row, lines, words, named) for row in chosen]


def _row(
    row: Touched,
    lines: Mapping[UUID, PersonLine],
    words: Mapping[UUID, tuple[str, str]],
    named: bool,
) -> Row:
    line = lines.get(row.person_id) if row.person_id else None
    hidden = bool(line and line.protection.holds)
    met = [words[each] for each in _things(row) if each in words]
    # A unit is a location: of a protected person only the number, which leads to who has the case.
    said = [number if hidden or not unit else f"{number}, {unit}" for number, unit in met]
    return Row(
        person_id=row.person_id,
        name=line.name if line and named else "",
        number=line.number if line and named else "",
        protected=hidden,
        about=tuple(dict.fromkeys(said)),
        near=Near(row.near),
        classes=tuple(row.classes),
        acts=tuple(act for act in Act if act in row.acts),
        times=row.times,
        first=row.first_at,
        last=row.last_at,
    )


def _things(row: Touched) -> list[UUID]:
    return [UUID(each) for each in row.things]


def _lines(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, PersonLine]:
    asked, found = list(ids), dict[UUID, PersonLine]()
    for begin in range(0, len(asked), AT_ONCE):
        found |= lines_of(actor, asked[begin : begin + AT_ONCE])
    return found


def _words(actor: Actor, things: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Each thing in words: the number of the case, and its unit; a number names nobody."""
    asked, found = list(things), dict[UUID, GuardedView]()
    for begin in range(0, len(asked), AT_ONCE):
        found |= guarded_around(PROGRAM, asked[begin : begin + AT_ONCE], ())
    names = {unit.id: unit.name for unit in units(actor)}
    roots = [row.root_id or row.id for row in found.values()]
    numbers: dict[UUID, str] = {}
    for begin in range(0, len(roots), AT_ONCE):
        numbers |= numbers_of(actor, roots[begin : begin + AT_ONCE])
    return {id_: (_called(row, numbers), names.get(row.unit_id, "")) for id_, row in found.items()}


def _called(row: GuardedView, numbers: Mapping[UUID, str]) -> str:
    number = numbers.get(row.root_id or row.id)
    return f"Ärende {number}" if number else KINDS.get(row.kind, "Ärende")
