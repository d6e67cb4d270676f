"""The people around a person: family, household, guardians.

Every query here costs the same number of statements however large the family is.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.registers.people.events import HouseholdJoined, Related
from tillit.registers.people.models import HouseholdMember, Person
from tillit.registers.people.types import Around, FamilyMember, RelationKind, Sex

from .kin import Stay, Tie, parent_ties_of_children, stays_with, ties, ties_touching
from .lines import everybody, line_of, root_with_ids, rows_of

ADULT = 18  # Custody lasts until the child is 18 (FB 6:2). Confirmed.

_WORDS = {
    "parent": ("förälder", "mamma", "pappa"),
    "child": ("barn", "dotter", "son"),
    "sibling": ("syskon", "syster", "bror"),
    "half": ("halvsyskon", "halvsyster", "halvbror"),
    "partner": ("partner", "partner", "partner"),
    "guardian": ("vårdnadshavare", "vårdnadshavare", "vårdnadshavare"),
    "ward": ("barn i vårdnad", "barn i vårdnad", "barn i vårdnad"),
    "contact": ("kontakt", "kontakt", "kontakt"),
    "contact_of": ("är kontakt för", "är kontakt för", "är kontakt för"),
    "household": ("samma hem", "samma hem", "samma hem"),
}
_ORDER = list(_WORDS)
_SEX = {Sex.UNKNOWN: 0, Sex.FEMALE: 1, Sex.MALE: 2}
_FORWARD = {
    RelationKind.PARENT: "parent",
    RelationKind.GUARDIAN: "guardian",
    RelationKind.SIBLING: "sibling",
    RelationKind.PARTNER: "partner",
    RelationKind.CONTACT: "contact",
}
_BACKWARD = _FORWARD | {
    RelationKind.PARENT: "child",
    RelationKind.GUARDIAN: "ward",
    RelationKind.CONTACT: "contact_of",
}


def family_of(
    actor: Actor, person_id: UUID, *, at: datetime, reveal: frozenset[UUID] = frozenset()
) -> list[FamilyMember]:
    """Guardians, parents, siblings (also through one parent), partner, children, household.

    A protected relative who is not in `reveal` is a mask without relation, household or
    guardianship, last on the list (decisions, Process 18).
    """
    roles, stays = _family(person_id, day_of(at))
    rows = Person.objects.filter(pk__in=roles)
    members = [_member(row, roles[row.pk], stays, row.pk in reveal) for row in rows]
    return sorted(members, key=lambda member: _place(member, roles[member.line.id]))


def family_ids(actor: Actor, person_id: UUID, *, at: datetime) -> list[UUID]:
    """The ids that hold now of everybody in `family_of`, for whoever asks no more about them."""
    roles, _ = _family(person_id, day_of(at))
    return list(roles)


def _family(person_id: UUID, day: date) -> tuple[dict[UUID, set[str]], list[Stay]]:
    root, ids = root_with_ids(person_id)
    roles, stays = _roles(root, ids, day), stays_with(ids, day)
    for stay in stays:
        if stay.person != root and stay.person not in roles:
            roles[stay.person] = {"household"}
    return roles, stays


def around(actor: Actor, person_id: UUID, *, at: datetime) -> dict[UUID, str]:
    """Ids whose earlier reports matter, with what they are: the child itself, sibling, parent
    (or guardian), household. Holds older ids of merged persons too."""
    (root, ids), day = root_with_ids(person_id), day_of(at)
    codes: dict[UUID, str] = {stay.person: Around.HOUSEHOLD for stay in stays_with(ids, day)}
    for id_, roles in _roles(root, ids, day).items():
        if roles & {"parent", "guardian"}:
            codes[id_] = Around.PARENT
        elif roles & {"sibling", "half"}:
            codes[id_] = Around.SIBLING
    codes[root] = Around.CHILD
    older = Person.objects.filter(merged_into__in=codes).values_list("pk", "merged_into_id")
    return codes | {pk: codes[into] for pk, into in older if into}


def entries_around(actor: Actor, person_id: UUID, *, at: datetime) -> set[UUID]:
    """Every entry in the register of a person and of the whole family: a barrier may hang on any
    of them, also on one that was merged into another."""
    return set(everybody([person_id, *family_ids(actor, person_id, at=at)]))


def touched_by(actor: Actor, news: Sequence[Related | HouseholdJoined]) -> set[UUID]:
    """Entries that stood in every family which the news made larger. One query at most."""
    related = [each for each in news if isinstance(each, Related)]
    touched = {id_ for tie in related for id_ in (tie.person, tie.other)}
    if homes := {each.household for each in news if isinstance(each, HouseholdJoined)}:
        rows = HouseholdMember.objects.filter(household__in=homes)
        touched |= set(rows.values_list("person_id", flat=True))
    return touched


def guardians_of(actor: Actor, person_id: UUID, *, at: datetime) -> list[UUID]:
    """Who has custody of a child on the day. Nobody has, of somebody who is 18 (FB 6:2)."""
    day = day_of(at)
    born = Person.objects.filter(pk=person_id).values_list(
        "pk", "born", "merged_into_id", "merged_into__born"
    )
    for pk, own, into, theirs in born:  # one row, or none
        if _is_minor(theirs if into else own, day):
            where = Q(kind=RelationKind.GUARDIAN, person__in=rows_of([into or pk]))
            return _alive([tie.other for tie in ties(where, day)], day)
    return []


def wards_of(actor: Actor, guardian_id: UUID, *, at: datetime) -> list[UUID]:
    """The children under 18 whom somebody has custody of on the day."""
    day = day_of(at)
    where = Q(kind=RelationKind.GUARDIAN, other__in=everybody([guardian_id]))
    return _minors({tie.person for tie in ties(where, day)}, day)


def _minors(ids: Iterable[UUID], day: date) -> list[UUID]:
    """Those not yet 18 on the day, the oldest first."""
    rows = Person.objects.filter(pk__in=list(ids)).order_by("born", "pk")
    return [pk for pk, born in rows.values_list("pk", "born") if _is_minor(born, day)]


def _is_minor(born: date | None, day: date) -> bool:
    """Somebody without a day of birth counts as a child."""
    leap = (day.month, day.day) == (2, 29)  # 18 years before a leap day there was none
    latest = day.replace(year=day.year - ADULT, day=28 if leap else day.day)
    return born is None or born > latest


def _roles(root: UUID, ids: list[UUID], day: date) -> dict[UUID, set[str]]:
    """What everybody related is to a person, by the ids that the person has had."""
    roles: dict[UUID, set[str]] = {}
    near = ties_touching(ids, day)
    for tie in near:
        other, role = _seen_from(root, tie)
        roles.setdefault(other, set()).add(role)
    parents = {tie.other for tie in near if tie.person == root and tie.kind == RelationKind.PARENT}
    for sibling, role in _siblings(root, parents, parent_ties_of_children(parents, day)):
        roles.setdefault(sibling, set()).discard("sibling")
        roles[sibling].add(role)
    for found in roles.values():
        if "child" in found:
            found.discard("ward")
    return roles


def _seen_from(root: UUID, tie: Tie) -> tuple[UUID, str]:
    if tie.person == root:
        return tie.other, _FORWARD[tie.kind]
    return tie.person, _BACKWARD[tie.kind]


def _siblings(root: UUID, parents: set[UUID], found: Iterable[Tie]) -> list[tuple[UUID, str]]:
    """Half siblings share one parent and each has another known one; else simply siblings."""
    known: dict[UUID, set[UUID]] = {}
    for tie in found:
        known.setdefault(tie.person, set()).add(tie.other)
    return [
        (child, "half" if theirs - parents and parents - theirs else "sibling")
        for child, theirs in known.items()
        if child != root and theirs & parents
    ]


def _member(row: Person, roles: set[str], stays: list[Stay], revealed: bool) -> FamilyMember:
    line = line_of(row, revealed=revealed)
    if line.protection.holds and not revealed:
        return FamilyMember(line, "")
    words = (_WORDS[role][_SEX[Sex(row.sex)]] for role in sorted(roles, key=_ORDER.index))
    homes = tuple(s.label for s in stays if s.person == row.pk and not s.hidden)
    return FamilyMember(line, ", ".join(words), homes, "guardian" in roles)


def _place(member: FamilyMember, roles: set[str]) -> tuple[bool, bool, int, str, str]:
    """Guardians first, then by what they are, then Swedish order; the masked last."""
    first = min(_ORDER.index(role) for role in roles) if member.relation else 0
    line = member.line
    return not member.relation, not member.guardian, first, line.sort_key, str(line.id)


def _alive(ids: list[UUID], day: date) -> list[UUID]:
    if not ids:
        return []
    gone = set(Person.objects.filter(pk__in=ids, dead_on__lte=day).values_list("pk", flat=True))
    return [id_ for id_ in dict.fromkeys(ids) if id_ not in gone]
