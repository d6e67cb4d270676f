"""Look at what was found, take the list out as a file, and write on the drafts."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.overview.incident.drafts import draft
from tillit.overview.incident.events import DraftSaved
from tillit.overview.incident.models import Incident
from tillit.overview.incident.policies import check_may_ask
from tillit.overview.incident.rows import rows_of
from tillit.overview.incident.types import Known, Line, Report, Row, State
from tillit.overview.incident.written import facts_from
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows
from tillit.trust.identity.queries import colleagues
from tillit.trust.identity.types import StaffView

MOST = 100  # rows on the page; all of them in the file
LATEST = 50  # incidents on the list
LONGEST = 20_000  # characters of a draft


@transaction.atomic
def open_incidents(*, by: Actor, at: datetime) -> list[Line]:
    """Every question that was asked, the latest first. Raises NotThere."""
    check_may_ask(by)
    rows = list(Incident.objects.order_by("-asked_at")[:LATEST])
    staff = colleagues(by, {row.staff_id for row in rows}, at=at)
    note_read("open_incidents", by=by, at=at, shows=(), ground="review", count=len(rows))
    return [
        Line(
            row.pk, row.staff_id, _name(staff, row.staff_id), row.since, row.until,
            row.asked_by_name, row.asked_at, State(row.state), row.facts and row.facts["persons"],
        )
        for row in rows
    ]  # fmt: skip


@transaction.atomic
def open_incident(incident_id: UUID, *, by: Actor, at: datetime) -> Known:
    """One question with what was found: numbers, and the first of those who were touched, by the
    number of their case. Raises NotThere."""
    row = _one(incident_id, by)
    rows = rows_of(by, incident_id, most=MOST)
    _note("open_incident", row, rows, by, at)
    staff = colleagues(by, [row.staff_id], at=at)
    who = staff.get(row.staff_id)
    return Known(
        id=row.pk,
        staff_id=row.staff_id,
        staff=_name(staff, row.staff_id),
        title=who.title if who else "",
        shut_at=who.shut_at if who else None,
        since=row.since,
        until=row.until,
        known_at=row.known_at,
        asked_by=row.asked_by_name,
        asked_at=row.asked_at,
        state=State(row.state),
        total=row.total,
        read=row.read,
        facts=facts_from(row.facts) if row.facts else None,
        rows=tuple(rows),
        texts={Report.IMY: row.imy, Report.CSIRT: row.csirt},
        version=row.version,
    )


@transaction.atomic
def take_list(incident_id: UUID, *, by: Actor, at: datetime) -> list[Row]:
    """Everybody whom the account touched, with names, the protected first and masked: for a file.
    Who it was about stands in the leaf. Raises NotThere."""
    row = _one(incident_id, by)
    if row.state != State.DONE:
        raise Refusal("Loggen är inte färdigläst än. Vänta en stund.")
    rows = rows_of(by, incident_id, named=True)
    _note("export_incident", row, rows, by, at)
    return rows


@transaction.atomic
def save_draft(
    incident_id: UUID, report: Report, text: str, *, version: int, by: Actor, at: datetime
) -> None:
    """Keep what somebody has written on a draft. An empty one begins again from what is known now.
    The second of two who write at once is refused. Nothing is sent."""
    row = _one(incident_id, by)
    if row.facts is None:
        raise Refusal("Loggen är inte färdigläst än. Vänta en stund.")
    if row.version != version:
        raise Refusal("Någon annan har skrivit i utkastet. Läs deras text och skriv i den.")
    if not text.strip():
        who = colleagues(by, [row.staff_id], at=at)[row.staff_id]
        text = draft(report, row, facts_from(row.facts), shut_at=who.shut_at, at=at)
    setattr(row, report.value, text[:LONGEST])
    row.version += 1
    row.save(update_fields=[report.value, "version"])
    record(DraftSaved(row.pk, report), by=by, at=at)


def _one(incident_id: UUID, by: Actor) -> Incident:
    check_may_ask(by)
    row = the_one(Incident.objects.select_for_update().filter(pk=incident_id))
    if row is None:
        raise NotThere
    check_may_ask(by, row.staff_id)
    return row


def _note(verb: str, row: Incident, rows: Iterable[Row], by: Actor, at: datetime) -> None:
    shown = [each.person_id for each in rows if each.person_id]
    note_read(
        verb, by=by, at=at, object_id=row.pk, shows=(Shows.IDENTITY,), ground="review",
        shown=shown, count=len(shown),
    )  # fmt: skip


def _name(staff: dict[UUID, StaffView], staff_id: UUID) -> str:
    return staff[staff_id].name if staff_id in staff else "Okänd"
