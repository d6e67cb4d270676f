"""What intake does when something happens below. Registered when the app is ready."""

from datetime import datetime

from tillit.kernel.actor import Actor
from tillit.kernel.events import on
from tillit.registers.people.events import MergeUndone, PersonsMerged
from tillit.registers.people.queries import ids_of
from tillit.trust.access.queries import concerning
from tillit.trust.access.types import GuardKind

from .actions.match import tell_whom_it_is_about
from .models import ReportedChild


@on(PersonsMerged)
@on(MergeUndone)
def walls_follow(event: PersonsMerged | MergeUndone, by: Actor, at: datetime) -> None:
    """A barrier against a person holds for every entry of that person, and no longer when the two
    are two again."""
    ids = ids_of(by, event.keep) | ids_of(by, event.drop)
    lines = concerning(by, ids, GuardKind.REPORT)
    reports = ReportedChild.objects.filter(pk__in=lines).values_list("report_id", flat=True)
    for report_id in set(reports):
        tell_whom_it_is_about(report_id, by=by, at=at)
