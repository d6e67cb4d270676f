"""Persons as lines on a list, and who an id belongs to after merges."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from tillit.kernel.actor import Actor
from tillit.kernel.once import once
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one
from tillit.registers.people.models import Person
from tillit.registers.people.types import PROTECTED_NAME, PersonLine, Protection, Sex

_SHOWN = ("given_name", "family_name", "number", "born", "protection", "dead_on", "sort_key")
LINE = (*_SHOWN, *(f"merged_into__{name}" for name in _SHOWN))  # what a line is made of
LAST = "\x7f"  # sorts after every name: the place on the list must tell nothing


def person_by_number(actor: Actor, number: PersonNumber) -> UUID | None:
    """The person who has a personal or coordination number, merges followed."""
    found = Person.objects.filter(number=number.digits).values_list(
        Coalesce("merged_into_id", "pk"), flat=True
    )
    return the_one(found)


def lines_of(
    actor: Actor, ids: Iterable[UUID], *, reveal: frozenset[UUID] = frozenset()
) -> dict[UUID, PersonLine]:
    """Persons by the id that was asked for, in one query.

    A merged id gives the line of the person it is now part of. `reveal` holds the protected
    persons that the reader has opened (by an action that left a leaf in the log).
    """
    rows = Person.objects.filter(pk__in=set(ids)).select_related("merged_into").only(*LINE)
    return {
        row.pk: line_of(row.merged_into or row, revealed=not reveal.isdisjoint(_both(row)))
        for row in rows
    }


def born_and_sex(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, tuple[date | None, Sex]]:
    """The day of birth and the sex of persons, by the id that was asked for, merges followed: to
    be counted, never shown. One query."""
    rows = Person.objects.filter(pk__in=set(ids)).select_related("merged_into")
    whole = {row.pk: row.merged_into or row for row in rows}
    return {id_: (row.born, Sex(row.sex)) for id_, row in whole.items()}


def _both(row: Person) -> set[UUID]:
    return {row.pk, row.merged_into_id or row.pk}


@once
def followed_merges(actor: Actor, id: UUID) -> UUID:
    """The id of the person that an id belongs to now. Raises NotThere."""
    rows = Person.objects.filter(pk=id).values_list(Coalesce("merged_into_id", "pk"), flat=True)
    found: UUID | None = the_one(rows)
    if found is None:
        raise NotThere
    return found


def ids_of(actor: Actor, id: UUID) -> frozenset[UUID]:
    """Every id that the same person has had, for tables that hold an older one."""
    return frozenset(everybody([id]))


def protection_of(actor: Actor, id: UUID) -> Protection:
    """How a person is protected now. Raises NotThere."""
    rows = Person.objects.filter(pk=id).values_list("protection", "merged_into__protection")
    row = the_one(rows)
    if row is None:
        raise NotThere
    return Protection(row[1] or row[0])


def line_of(row: Person, *, revealed: bool = False) -> PersonLine:
    """One row as a line; a mask when it is protected and not revealed."""
    protection = Protection(row.protection)
    if protection.holds and not revealed:
        name = PROTECTED_NAME
        return PersonLine(row.pk, name, name, None, protection, sort_key=LAST)
    return PersonLine(
        id=row.pk,
        name=f"{row.given_name} {row.family_name}".strip(),
        short_name=f"{row.given_name} {row.family_name[:1]}.",
        born=row.born,
        protection=protection,
        number=PersonNumber(row.number).masked if row.number else "",
        dead_on=row.dead_on,
        sort_key=row.sort_key,
    )


def roots_of(ids: Iterable[UUID]) -> list[UUID]:
    """The persons that these ids belong to now."""
    rows = Person.objects.filter(pk__in=set(ids)).values_list("pk", "merged_into_id")
    return list(dict.fromkeys(into or pk for pk, into in rows))


def everybody(ids: Iterable[UUID]) -> list[UUID]:
    """Every id that these persons have had. One query; two when an id is of a merged entry."""
    asked = set(ids)
    rows = Person.objects.filter(Q(pk__in=asked) | Q(merged_into_id__in=asked))
    found = dict(rows.values_list("pk", "merged_into_id"))
    roots = {into or pk for pk, into in found.items()}
    return list(found) if roots <= found.keys() else same_as(roots)


def entries_of(ids: Iterable[UUID]) -> list[Person]:
    """As `everybody`, but whole."""
    asked = set(ids)
    rows = list(Person.objects.filter(Q(pk__in=asked) | Q(merged_into_id__in=asked)))
    roots = {row.merged_into_id or row.pk for row in rows}
    if roots <= {row.pk for row in rows}:
        return rows
    return list(Person.objects.filter(pk__in=rows_of(roots)))


def sexes_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Sex]:
    """The sex in the register of many, by the id that was asked about. For counting alone."""
    rows = Person.objects.filter(pk__in=set(ids)).values_list("pk", "sex")
    return {id_: Sex(sex) for id_, sex in rows}


def births_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, date | None]:
    """The day of birth by the id that was asked about, merges followed. One query, and nothing
    that is sealed is opened. The caller has let the actor in."""
    rows = Person.objects.filter(pk__in=set(ids)).values_list(
        "pk", "born", "merged_into_id", "merged_into__born"
    )
    return {id_: of_root if root else born for id_, born, root, of_root in rows}


def root_with_ids(id: UUID) -> tuple[UUID, list[UUID]]:
    """The person that an id belongs to now, and every id they have had. Raises NotThere."""
    rows = Person.objects.filter(Q(pk=id) | Q(merged_into_id=id))
    found = dict(rows.values_list("pk", "merged_into_id"))
    if id not in found:
        raise NotThere
    root = found[id] or id
    return root, list(found) if root == id else same_as([root])


def rows_of(roots: Iterable[UUID]) -> "QuerySet[Person, UUID]":
    """As `same_as`, within the question that asks for them. Only for concrete ids, so that both
    databases find the few rows by their indexes."""
    kept = list(roots)
    rows = Person.objects.filter(Q(pk__in=kept) | Q(merged_into_id__in=kept))
    return rows.values_list("pk", flat=True)


def same_as(roots: Iterable[UUID]) -> list[UUID]:
    """These persons, as they are now, and everybody who was merged into them. Concrete ids: as
    one nested subquery SQLite would read the whole table."""
    kept = list(roots)
    merged = Person.objects.filter(merged_into_id__in=kept).values_list("pk", flat=True)
    return [*kept, *merged]
