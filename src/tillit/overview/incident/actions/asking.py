"""Ask what an account did, and read the log for it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import Actor, System
from tillit.kernel.refusal import NotThere, Refusal
from tillit.overview.incident.drafts import draft
from tillit.overview.incident.events import IncidentAsked, IncidentGathered
from tillit.overview.incident.gather import Told, gather
from tillit.overview.incident.models import Incident, Touched
from tillit.overview.incident.policies import check_may_ask
from tillit.overview.incident.types import Found, Report, State, Touch
from tillit.overview.incident.written import facts_from, written
from tillit.trust.audit.actions import record
from tillit.trust.audit.extracts import how_many_leaves
from tillit.trust.audit.queries import erased
from tillit.trust.identity.queries import colleagues

AT_ONCE = 20_000  # leaves that are read while somebody waits for the page
STILL = timedelta(minutes=5)  # without a sign of life: whoever was reading has died
GATHERER = System("gather-incidents")


def ask(
    staff_id: UUID, since: datetime, until: datetime, known_at: datetime, *, by: Actor, at: datetime
) -> UUID:
    """Ask what an account did from one moment until before another. `known_at`: when somebody here
    got to know of it, from which the hours of the law are counted.

    A short time is read at once, a long one by the job that comes every minute (`gather_asked`).
    """
    with transaction.atomic():
        check_may_ask(by, staff_id)
        if staff_id not in colleagues(by, [staff_id], at=at):
            raise NotThere
        if not since < until <= at:
            raise Refusal("Skriv en tid som börjar före den slutar, och som slutar senast nu.")
        if known_at > at:
            raise Refusal("Ni fick veta det senast nu. Skriv en tid som har varit.")
        total = how_many_leaves(GATHERER, staff_id, since, until)
        row = Incident.objects.create(
            staff_id=staff_id,
            since=since,
            until=until,
            known_at=known_at,
            asked_by=getattr(by, "id", None),
            asked_by_name=getattr(by, "name", ""),
            asked_at=at,
            state=State.ASKED,
            total=total,
        )
        record(IncidentAsked(row.pk, staff_id), by=by, at=at)
    if total <= AT_ONCE:
        read_log(row.pk, by=GATHERER, at=at)
    return row.pk


def gather_asked(*, by: System, at: datetime) -> None:
    """Read the log for every question that waits, and for those whose reader has died."""
    waits = Q(state=State.ASKED) | Q(state=State.READING, beat_at__lt=at - STILL)
    for incident_id in list(Incident.objects.filter(waits).values_list("pk", flat=True)):
        read_log(incident_id, by=by, at=at)


def read_log(
    incident_id: UUID, *, by: System, at: datetime, told: Told = lambda number: None
) -> Found:
    """Read what the account did and keep whom it touched. How far it has come stands in the row.
    Again from the beginning gives the same."""
    rows = Incident.objects.filter(pk=incident_id)
    row = rows.get()
    rows.update(state=State.READING, read=0, beat_at=at)

    def beat(read: int) -> None:
        rows.update(read=read, beat_at=at)
        told(read)

    found = gather(row.staff_id, row.since, row.until, by=by, told=beat)
    with transaction.atomic():
        Touched.objects.filter(incident_id=incident_id).delete()
        Touched.objects.bulk_create(_rows(incident_id, found), batch_size=500)
        row.refresh_from_db()
        row.facts = written(found, erased=erased(by), by=by, at=at)
        row.state, row.read, row.total = State.DONE, found.leaves, found.leaves
        facts = facts_from(row.facts)
        shut_at = colleagues(by, [row.staff_id], at=at)[row.staff_id].shut_at
        row.imy = row.imy or draft(Report.IMY, row, facts, shut_at=shut_at, at=at)
        row.csirt = row.csirt or draft(Report.CSIRT, row, facts, shut_at=shut_at, at=at)
        row.save()
        record(IncidentGathered(row.pk, found.leaves, len(found.persons)), by=by, at=at)
    return found


def _rows(incident_id: UUID, found: Found) -> list[Touched]:
    return [
        *(_row(incident_id, touch, person_id=id_) for id_, touch in found.persons.items()),
        *(_row(incident_id, touch, thing_id=id_) for id_, touch in found.loose.items()),
    ]


def _row(
    incident_id: UUID, touch: Touch, *, person_id: UUID | None = None, thing_id: UUID | None = None
) -> Touched:
    return Touched(
        incident_id=incident_id,
        person_id=person_id,
        thing_id=thing_id,
        things=sorted(str(each) for each in touch.things),
        near=touch.near,
        classes=sorted(touch.classes),
        acts=[each.value for each in touch.acts],
        times=touch.times,
        first_at=touch.first,
        last_at=touch.last,
    )
