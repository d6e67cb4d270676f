"""What waits that must not wait, and what belongs to a case. For lists, jobs and duty."""

from datetime import datetime
from uuid import UUID

from tillit.casework.intake.models import Notice, ReportedChild, ReporterSecrecy
from tillit.casework.intake.types import InboxLine, NoticeKind, NoticeLine
from tillit.casework.intake.workflow import Stage
from tillit.kernel.actor import Actor, Staff

from .lines import lines_from, visible_lines


def late_protection(actor: Actor, *, at: datetime) -> list[InboxLine]:
    """Children whose protection assessment is late (D01), the longest waiting first."""
    rows = visible_lines(actor, at=at).filter(stage=Stage.RECEIVED, protection_due_at__lt=at)
    return lines_from(
        actor, list(rows.order_by("protection_due_at").select_related("report")), at=at
    )


def my_notices(actor: Staff) -> list[NoticeLine]:
    """Notices to the actor that have not been put away, newest first."""
    rows = Notice.objects.filter(staff_id=actor.id, read_at=None).order_by("-at", "-pk")
    return [NoticeLine(row.pk, NoticeKind(row.kind), row.line_id, row.at) for row in rows]


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
