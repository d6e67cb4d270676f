"""What cases do when something happens below. Registered when the app is ready."""

from datetime import datetime

from tillit.kernel.actor import Actor
from tillit.kernel.events import on
from tillit.registers.people.events import MergeUndone, PersonsMerged
from tillit.registers.people.queries import entries_around, ids_of
from tillit.trust.access.actions import set_concerned
from tillit.trust.access.events import GlassBroken
from tillit.trust.access.queries import concerning
from tillit.trust.access.types import GuardKind

from .actions.notice import tell_owners
from .models import Case
from .types import NoticeKind


@on(GlassBroken)
def tell_the_owners(event: GlassBroken, by: Actor, at: datetime) -> None:
    """An emergency opening of a case is told to those who have it, and to the unit's leaders."""
    case = Case.objects.filter(pk=event.object_id).first()
    if case is not None:
        tell_owners(NoticeKind.GLASS, case, about=event.staff, by=by, at=at)


@on(PersonsMerged)
@on(MergeUndone)
def walls_follow(event: PersonsMerged | MergeUndone, by: Actor, at: datetime) -> None:
    """A barrier against a person holds for every entry of that person, and no longer when the two
    are two again."""
    ids = ids_of(by, event.keep) | ids_of(by, event.drop)
    cases = Case.objects.filter(pk__in=concerning(by, ids, GuardKind.CASE))
    for case_id, person in cases.values_list("pk", "person_id"):
        everybody = entries_around(by, person, at=at)
        set_concerned(case_id, everybody, person_id=person, by=by, at=at)
