"""What intake does when something happens below. Registered when the app is ready."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.events import on, on_all
from tillit.registers.people.events import HouseholdJoined, MergeUndone, PersonsMerged, Related
from tillit.registers.people.queries import ids_of, touched_by
from tillit.trust.access.queries import concerning
from tillit.trust.access.types import GuardKind

from .actions.match import tell_who_came_into_the_family, tell_whom_it_is_about
from .models import ReportedChild


@on(PersonsMerged)
@on(MergeUndone)
def walls_follow(event: PersonsMerged | MergeUndone, by: Actor, at: datetime) -> None:
    """A barrier against a person holds for every entry of that person, and no longer when the two
    are two again."""
    ids = ids_of(by, event.keep) | ids_of(by, event.drop)
    for report_id in _reports_about(ids, by):
        tell_whom_it_is_about(report_id, by=by, at=at)


@on_all(Related, HouseholdJoined)
def walls_follow_the_family(
    news: Sequence[Related | HouseholdJoined], by: Actor, at: datetime
) -> None:
    """A barrier holds also for a relative who is entered after the child was matched."""
    for report_id in _reports_about(touched_by(by, news), by):
        tell_who_came_into_the_family(report_id, by=by, at=at)


def _reports_about(persons: Iterable[UUID], by: Actor) -> set[UUID]:
    lines = concerning(by, persons, GuardKind.REPORT)
    return set(ReportedChild.objects.filter(pk__in=list(lines)).values_list("report_id", flat=True))
