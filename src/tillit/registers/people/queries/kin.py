"""Rows around a person as plain tuples, with merges followed. One query per function."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from tillit.registers.people.models import HouseholdMember, Relation
from tillit.registers.people.types import Protection, RelationKind

from .lines import rows_of

PersonRoot = Coalesce(F("person__merged_into_id"), F("person_id"))
OtherRoot = Coalesce(F("other__merged_into_id"), F("other_id"))
_PROTECTIONS = ("person__protection", "person__merged_into__protection")


@dataclass(frozen=True)
class Tie:
    """`other` is `kind` of `person`; both are the persons that hold now."""

    person: UUID
    other: UUID
    kind: RelationKind


@dataclass(frozen=True)
class Stay:
    """Somebody lives in a household; `hidden` when a protected person lives there too."""

    person: UUID
    household: UUID
    label: str
    hidden: bool


def running(day: date) -> Q:
    """Holds on a day: half-open periods."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def ties(where: Q, day: date) -> list[Tie]:
    """Relations on a day, oldest first."""
    rows = Relation.objects.filter(running(day), where).order_by("since", "pk")
    found = rows.annotate(a=PersonRoot, b=OtherRoot).values_list("a", "b", "kind")
    return [Tie(a, b, RelationKind(kind)) for a, b, kind in found if a != b]


def ties_touching(ids: Collection[UUID], day: date) -> list[Tie]:
    """Relations from or to a person, given by all the ids that the person has had."""
    return ties(Q(person__in=ids) | Q(other__in=ids), day)


def parent_ties_of_children(parents: Collection[UUID], day: date) -> list[Tie]:
    """Every parent of every child of these parents: what full and half siblings are told by."""
    if not parents:
        return []
    near = ties(Q(kind=RelationKind.PARENT, other__in=rows_of(parents)), day)
    children = rows_of({tie.person for tie in near})
    return ties(Q(kind=RelationKind.PARENT, person__in=children), day)


def stays_with(ids: Collection[UUID], day: date) -> list[Stay]:
    """Everybody who lives in a household that a person lives in, the person too."""
    homes = HouseholdMember.objects.filter(running(day), person__in=ids).values("household_id")
    rows = HouseholdMember.objects.filter(running(day), household_id__in=homes)
    found = list(
        rows.annotate(root=PersonRoot)
        .order_by("since", "pk")
        .values_list("root", "household_id", "household__label", *_PROTECTIONS)
    )
    hidden = {home for _, home, _, *held in found if any(map(_holds, held))}
    return [Stay(root, home, label, home in hidden) for root, home, label, *_ in found]


def _holds(protection: str | None) -> bool:
    return protection is not None and Protection(protection).holds


def protected_home(day: date) -> Exists:
    """Whether a protected person lives in the household of a member row."""
    mates = HouseholdMember.objects.filter(running(day), household=OuterRef("household"))
    protected = ~Q(person__protection=Protection.NONE) | (
        Q(person__merged_into__isnull=False) & ~Q(person__merged_into__protection=Protection.NONE)
    )
    return Exists(mates.filter(protected))
