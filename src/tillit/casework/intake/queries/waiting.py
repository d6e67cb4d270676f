"""What waits that must not wait, and what belongs to a case. For lists, jobs and duty."""

from datetime import datetime, timedelta
from uuid import UUID

from tillit.casework.intake.models import AlarmWatch, ReportedChild, ReporterSecrecy
from tillit.casework.intake.types import InboxLine, Watch
from tillit.kernel.actor import Actor, Role, Staff

from .lines import lines_from, protection_is_late, visible_lines

# The job runs every five minutes, and a dead worker's lease runs out after ten.
SILENT = timedelta(minutes=20)


def late_protection(actor: Actor, *, at: datetime) -> list[InboxLine]:
    """Children whose protection assessment is late (D01), the longest waiting first."""
    rows = visible_lines(actor, at=at).filter(protection_is_late(at))
    return lines_from(
        actor, list(rows.order_by("protection_due_at").select_related("report")), at=at
    )


def is_mine(actor: Actor, line_id: UUID, *, at: datetime) -> bool:
    """Whether the actor may still read a line: who took back a match may have lost it."""
    return visible_lines(actor, at=at).filter(pk=line_id).exists()


def alarm_watch(actor: Actor, *, at: datetime, late: int | None = None) -> Watch:
    """Whether the alarm still looks, and how many assessments of the actor's are late. No names.

    The two are asked apart: when the job worker is dead the number is right all the same. `late`
    is that number where the caller has just counted it (`Inbox.late_protection`).
    """
    looked = AlarmWatch.objects.values_list("looked_at", flat=True).first()
    if late is None:
        late = visible_lines(actor, at=at).filter(protection_is_late(at)).count()
    return Watch(late, looked, looked is None or at - looked > SILENT)


def must_watch(actor: Staff) -> bool:
    """Whether the actor is one of those who must act when a protection assessment is late."""
    return actor.has(Role.INTAKE, Role.LEADER, Role.DUTY)


def lines_of_case(actor: Actor, case_id: UUID, *, at: datetime) -> list[InboxLine]:
    """The reports behind a case that the actor may read, oldest first."""
    rows = visible_lines(actor, at=at).filter(case_id=case_id).select_related("report")
    return lines_from(actor, list(rows.order_by("received_at", "pk")), at=at)


def lines_of_report(actor: Actor, report_id: UUID) -> list[UUID]:
    """The lines of a report, one a child, in the order the reporter named them. Ids only."""
    rows = ReportedChild.objects.filter(report=report_id).order_by("number")
    return list(rows.values_list("pk", flat=True))


def may_know_reporter(actor: Actor, report_id: UUID, party_id: UUID) -> bool:
    """Whether a party may know who reported: the newest decision holds (OSL 26:5).

    Without a decision the answer is no: somebody must have thought about the risk first.
    """
    rows = ReporterSecrecy.objects.filter(report=report_id, party_id=party_id)
    secret = rows.order_by("-at", "-pk").values_list("secret", flat=True).first()
    return secret is False
