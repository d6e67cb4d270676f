"""How persons stand beside each other: compared by the review of the log, shown to nobody."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q

from tillit.kernel.actor import Actor, System
from tillit.registers.people.models import HouseholdMember, Person, Relation
from tillit.registers.people.types import Look

COMMON = 20  # bearers, in a small register


def looks_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Look]:
    """How these entries stand in the register, now and before. Only the program itself asks.

    The name is left out when it is common. Six queries however many; relatives are those that
    are written down, and whoever shares or has shared a home.
    """
    asked = set(ids) if isinstance(actor, System) else set()
    names = dict(Person.objects.filter(pk__in=asked).values_list("pk", "family_name"))
    rare = _rare(set(names.values()))
    homes, mates, addresses = _homes(asked)
    kin: dict[UUID, set[UUID]] = defaultdict(set)
    ties = Relation.objects.filter(Q(person__in=asked) | Q(other__in=asked))
    for person, other in ties.values_list("person_id", "other_id"):
        kin[person].add(other)
        kin[other].add(person)
    return {
        id_: Look(
            name.casefold() if name in rare else "",
            frozenset(homes[id_]),
            frozenset(addresses[home] for home in homes[id_] if home in addresses),
            frozenset(kin[id_].union(*(mates[home] for home in homes[id_])) - {id_}),
        )
        for id_, name in names.items()
    }


def _rare(names: set[str]) -> set[str]:
    """Names that at most one in five hundred in the register has, or a handful."""
    some = max(COMMON, Person.objects.count() // 500)
    rows = Person.objects.filter(family_name__in=names).values_list("family_name")
    return {name for name, count in rows.annotate(count=Count("pk")) if count <= some}


def _homes(
    asked: set[UUID],
) -> tuple[dict[UUID, set[UUID]], dict[UUID, set[UUID]], dict[UUID, str]]:
    """The homes of each, who lives or has lived in each home, and where each home is."""
    own = HouseholdMember.objects.filter(person__in=asked)
    here = set(own.values_list("household_id", flat=True))
    homes: dict[UUID, set[UUID]] = defaultdict(set)
    mates: dict[UUID, set[UUID]] = defaultdict(set)
    addresses: dict[UUID, str] = {}
    rows = HouseholdMember.objects.filter(household__in=here).select_related("household")
    for row in rows:
        homes[row.person_id].add(row.household_id)
        mates[row.household_id].add(row.person_id)
        home = row.household
        if home.address:
            written = (home.address.reveal(), home.place)
            addresses[home.pk] = ", ".join(part for part in written if part).casefold()
    return homes, mates, addresses
