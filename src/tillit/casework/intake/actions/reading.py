"""Open the inbox, a report, an earlier report. Each leaves a leaf in the log before the answer.

A page is put together outside the transaction of its leaf: it keeps nobody from writing.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.intake import policies
from tillit.casework.intake.canonical import sections_of
from tillit.casework.intake.models import ConcernReport, EarlierOpening, ReportedChild
from tillit.casework.intake.queries.earlier import earlier_reports
from tillit.casework.intake.queries.lines import inbox
from tillit.casework.intake.queries.report import view_of
from tillit.casework.intake.types import (
    EarlierText,
    Inbox,
    InboxView,
    ReporterKind,
    ReportView,
    SaidChild,
)
from tillit.contact.documents.actions import open_shared
from tillit.contact.documents.queries import documents_under
from tillit.contact.documents.types import Opened
from tillit.kernel.actor import Actor, Staff, System
from tillit.kernel.asking import asking
from tillit.kernel.protected import Protected
from tillit.kernel.refusal import NotThere
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows


def open_inbox(
    *, view: InboxView = InboxView.ALL, offset: int = 0, by: Actor, at: datetime
) -> Inbox:
    """One page of the inbox."""
    found = inbox(by, view, at=at, offset=offset)
    with transaction.atomic():
        note_read(
            "open_inbox",
            by=by,
            at=at,
            ground=view.value,
            shown=[line.id for line in found.lines],
            count=len(found.lines),
        )
    return found


def open_report(line_id: UUID, *, by: Actor, at: datetime) -> ReportView:
    """One child's line with the frozen text and what was known before. NotThere when not yours."""
    verdict = policies.check_may_read(by, line_id, at=at)
    view = view_of(by, line_id, with_reporter=verdict.gives(Shows.REPORTER), at=at)
    shows = {Shows.IDENTITY, Shows.CONTENT, Shows.THIRD_PARTY}
    if view.reporter.name and not isinstance(view.reporter.name, Protected):
        shows.add(Shows.REPORTER)  # who reported at work stands in clear
    with transaction.atomic():
        note_read(
            "open_report",
            by=by,
            at=at,
            object_id=line_id,
            person_id=view.line.person.id if view.line.person else None,
            shows=shows,
            ground=verdict.rule,
            shown=[earlier.id for earlier in view.earlier],
        )
    return view


@transaction.atomic
def open_earlier(
    line_id: UUID, earlier_id: UUID, *, reason: str, by: Staff, at: datetime
) -> EarlierText:
    """The text of an earlier report beside the new one, for a reason that is kept.

    Only what `earlier_reports` lists can be opened: the walls hold here too.
    """
    words = policies.check_text(reason, "Skriv varför du behöver läsa den tidigare anmälan.")
    if all(each.id != earlier_id for each in earlier_reports(by, line_id, at=at)):
        raise NotThere
    with asking(System("earlier_reports")):
        earlier = ReportedChild.objects.select_related("report").get(pk=earlier_id)
    EarlierOpening.objects.create(
        line_id=line_id, earlier=earlier, reason=words, by_id=by.id, by_name=by.name, at=at
    )
    _note("open_earlier_report", earlier, (Shows.CONTENT, Shows.THIRD_PARTY), "beside", by, at)
    return EarlierText(earlier_id, sections_of(earlier.report.text))


@transaction.atomic
def reveal_reporter(line_id: UUID, *, by: Staff, at: datetime) -> tuple[str, str]:
    """Name and number of a private reporter."""
    verdict = policies.check_may_read(by, line_id, at=at)
    policies.check_may_see_reporter(verdict)
    line = ReportedChild.objects.select_related("report").get(pk=line_id)
    _note("reveal_reporter", line, (Shows.REPORTER,), verdict.rule, by, at)
    report = line.report
    return (
        report.reporter_name.reveal() if report.reporter_name else "",
        report.reporter_contact.reveal() if report.reporter_contact else "",
    )


@transaction.atomic
def reveal_said(line_id: UUID, *, by: Staff, at: datetime) -> SaidChild:
    """Who the reporter said that a protected child is, and where the reporter works."""
    verdict = policies.check_may_read(by, line_id, at=at)
    line = ReportedChild.objects.select_related("report").get(pk=line_id)
    _note("reveal_said", line, (Shows.IDENTITY, Shows.LOCATION), verdict.rule, by, at)
    return SaidChild(
        line.said_name.reveal() if line.said_name else "",
        None,
        line.said_about.reveal() if line.said_about else "",
        _told_from(line.report) if verdict.gives(Shows.REPORTER) else "",
    )


def _told_from(report: ConcernReport) -> str:
    """Where a mandated reporter works, and how they are reached there."""
    if report.reporter_kind != ReporterKind.MANDATED:
        return ""
    parts = (report.reporter_organisation, report.reporter_contact)
    return ", ".join(each.reveal() for each in parts if each and each.reveal())


def open_attachment(line_id: UUID, document_id: UUID, *, by: Actor, at: datetime) -> Opened:
    """A document that came with the report, for whoever may read the line."""
    verdict = policies.check_may_read(by, line_id, at=at)
    report_id = ReportedChild.objects.values_list("report_id", flat=True).get(pk=line_id)
    if all(each.id != document_id for each in documents_under(by, report_id)):
        raise NotThere
    return open_shared(document_id, ground=verdict.rule, by=by, at=at)


def _note(
    verb: str,
    line: ReportedChild,
    shows: tuple[Shows, ...],
    ground: str,
    by: Actor,
    at: datetime,
) -> None:
    note_read(
        verb,
        by=by,
        at=at,
        object_id=line.pk,
        person_id=line.person_id,
        shows=shows,
        ground=ground,
    )
