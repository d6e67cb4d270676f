"""What the person page shows, put together from the tables. Called by `open_person` only."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor
from tillit.kernel.location import Location
from tillit.kernel.protected import Protected
from tillit.kernel.swedish import day_of
from tillit.registers.people.models import (
    ContactWay,
    HiddenPlace,
    HouseholdMember,
    Merge,
    Person,
    Relation,
)
from tillit.registers.people.types import (
    ContactKind,
    FamilyMember,
    Home,
    MergeLine,
    PersonCard,
    PlaceLine,
    Protection,
    RelationKind,
    RelationLine,
    Sex,
    Shown,
    Source,
    Way,
)

from .contact import contact_needs_of, threats_around
from .family import family_of
from .history import history_of
from .kin import protected_home, running
from .lines import ids_of, line_of, lines_of
from .representing import representatives_of


def card_of(actor: Actor, person: Person, *, at: datetime, ground: str) -> PersonCard:
    """The card of a person whom the actor has been let in to."""
    day = day_of(at)
    ids = ids_of(actor, person.pk)
    hidden = Protection(person.protection).holds
    family = tuple(family_of(actor, person.pk, at=at))
    homes = current_homes(ids, day)
    return PersonCard(
        line=line_of(person),
        name=masked(f"{person.given_name} {person.family_name}", hidden),
        given_name=masked(person.given_name, hidden),
        family_name=masked(person.family_name, hidden),
        sex=Sex(person.sex),
        language=person.language,
        homes=homes,
        family_homes=_family_homes(homes, family, day),
        ways=_ways(ids, day, hidden),
        needs=contact_needs_of(actor, person.pk),
        family=family,
        relations=_relations(actor, ids, day),
        representatives=representatives_of(actor, [person.pk], at=at),
        threats=tuple(threats_around(actor, [person.pk, *(m.line.id for m in family)], today=day)),
        merges=_merges(person),
        places=_places(ids),
        history=tuple(history_of(actor, ids)),
        ground=ground,
        has_number=bool(person.number),
        version=person.version,
    )


def masked(text: str, hidden: bool) -> Shown:
    """The text, or a mask that holds it."""
    return Protected(text) if hidden else text


def lives_in(actor: Actor, household_id: UUID, ids: Collection[UUID], *, day: date) -> bool:
    """Whether somebody lives in a household on a day."""
    rows = HouseholdMember.objects.filter(running(day), household=household_id, person__in=ids)
    return rows.exists()


def current_homes(ids: Collection[UUID], day: date) -> tuple[Home, ...]:
    """Where somebody lives on a day, the oldest home first."""
    rows = (
        HouseholdMember.objects.filter(running(day), person__in=ids)
        .annotate(hidden=protected_home(day))
        .select_related("household")
        .order_by("since", "pk")
    )
    return tuple(_home(row, hidden=row.hidden) for row in rows)


def _family_homes(
    own: tuple[Home, ...], family: tuple[FamilyMember, ...], day: date
) -> tuple[Home, ...]:
    """Homes of relatives, none of them a protected person's, for choosing instead of typing."""
    known = {home.id for home in own}
    near = [member.line.id for member in family if member.relation]
    found = {
        home.id: home for home in current_homes(near, day) if not isinstance(home.label, Protected)
    }
    return tuple(home for home in found.values() if home.id not in known)


def _home(row: HouseholdMember, *, hidden: bool) -> Home:
    home = row.household
    return Home(
        id=home.pk,
        label=masked(home.label, hidden),
        address=masked(home.address.reveal() if home.address else "", hidden),
        place=masked(home.place, hidden),
        share=row.share,
        since=row.since,
        source=Source(row.source),
    )


def _ways(ids: Collection[UUID], day: date, hidden: bool) -> tuple[Way, ...]:
    rows = ContactWay.objects.filter(running(day), person__in=ids).order_by("since", "pk")
    return tuple(
        Way(
            row.pk,
            ContactKind(row.kind),
            masked(row.value.reveal(), hidden),
            row.safe,
            Source(row.source),
        )
        for row in rows
    )


def _places(ids: Collection[UUID]) -> tuple[PlaceLine, ...]:
    rows = HiddenPlace.objects.filter(person__in=ids, until=None).order_by("since", "pk")
    return tuple(
        PlaceLine(row.pk, Location(row.kind), row.since, Source(row.source)) for row in rows
    )


def _relations(actor: Actor, ids: Collection[UUID], day: date) -> tuple[RelationLine, ...]:
    """Typed relations of this person that can be ended; none to a protected person."""
    rows = list(Relation.objects.filter(running(day), person__in=ids).order_by("since", "pk"))
    lines = lines_of(actor, [row.other_id for row in rows])
    return tuple(
        RelationLine(
            row.pk, lines[row.other_id], RelationKind(row.kind), row.since, Source(row.source)
        )
        for row in rows
        if not lines[row.other_id].protection.holds
    )


def _merges(person: Person) -> tuple[MergeLine, ...]:
    rows = Merge.objects.filter(Q(keep=person), undone_at=None).select_related("drop")
    return tuple(
        MergeLine(row.pk, line_of(row.drop), row.reason.reveal(), row.merged_at, row.merged_by)
        for row in rows.order_by("merged_at")
    )
