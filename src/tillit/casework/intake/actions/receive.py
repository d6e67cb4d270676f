"""Receive a report: freeze it, give every child a line of its own, start the clocks."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import start_clock
from tillit.casework.cases.queries import clocks_on
from tillit.casework.intake import policies
from tillit.casework.intake.canonical import (
    SCHEMA_VERSION,
    code_index,
    code_of,
    digest_of,
    frozen_text,
)
from tillit.casework.intake.events import ReportReceived
from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.casework.intake.types import ChildIn, FeedbackState, Received, ReporterKind, ReportIn
from tillit.casework.intake.workflow import Stage
from tillit.contact.documents.actions import move_documents
from tillit.kernel.actor import Actor, Staff, System
from tillit.kernel.asking import asking
from tillit.kernel.events import Code
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal
from tillit.trust.access import actions as access
from tillit.trust.access.types import GuardKind
from tillit.trust.audit.actions import record

from .steps import keep_soonest, remember

# How finely it is kept when an anonymous report came: own estimate, no rule was found. The minute
# could be held against who was at a computer, or against the list of a web server.
COARSE = timedelta(minutes=10)


def coarse(moment: datetime) -> datetime:
    """The moment rounded down, so that no deadline is later than it would have been."""
    return moment - (moment - datetime.min.replace(tzinfo=moment.tzinfo)) % COARSE


@transaction.atomic
def receive_report(report: ReportIn, *, unit_id: UUID, by: Actor, at: datetime) -> Received:
    """Freeze a report and begin the clocks D01 and D02 for every child, from when it arrived.

    `at` is when it is registered. The same `report.id` twice is one report with one code.
    """
    policies.check_may_register(by, unit_id)
    return take_in(report, unit_id=unit_id, by=by, at=at)


@transaction.atomic
def take_in(report: ReportIn, *, unit_id: UUID, by: Actor, at: datetime) -> Received:
    """The same, when whoever calls has looked at who may."""
    if report.received_at > at:
        raise Refusal("Dagen då anmälan kom in kan inte ligga efter i dag. Ändra dagen.")
    report_id = report.id or new_id()
    with asking(System("receive_report")):  # nobody in particular may have sent it before
        is_here = ConcernReport.objects.filter(pk=report_id).exists()
    if is_here:
        return Received(report_id, code_of(report_id))
    kept_at = at
    if report.reporter_kind is ReporterKind.ANONYMOUS and not isinstance(by, Staff):
        kept_at = coarse(at)
        report = replace(report, received_at=coarse(report.received_at))
    row = _freeze(report_id, report, unit_id, by=by, at=kept_at)
    lines = [
        _add_line(row, number, child, by=by, at=kept_at)
        for number, child in enumerate(report.children, start=1)
    ]
    if report.attachments is not None:
        move_documents(report.attachments, report_id, by=by, at=at)
    event = ReportReceived(
        report=report_id,
        unit=unit_id,
        channel=report.channel,
        kind=report.reporter_kind,
        lines=tuple(lines),
        digest=Code(row.digest),
    )
    record(event, by=by, at=at)
    return Received(report_id, code_of(report_id))


def _freeze(
    report_id: UUID, report: ReportIn, unit_id: UUID, *, by: Actor, at: datetime
) -> ConcernReport:
    text = frozen_text(report.sections, locale=report.locale)
    reporter = report.reporter
    return ConcernReport.objects.create(
        pk=report_id,
        channel=report.channel,
        reporter_kind=report.reporter_kind,
        reporter_category=reporter.category,
        received_at=report.received_at,
        registered_at=at,
        registered_by=by.id if isinstance(by, Staff) else None,
        registered_name=by.name if isinstance(by, Staff) else "",
        unit_id=unit_id,
        text=text,
        schema_version=SCHEMA_VERSION,
        locale=report.locale,
        digest=digest_of(text),
        code_index=code_index(code_of(report_id)),
        wants_feedback=_asks(report),
        safe_now=report.safe_now,
        reporter_name=reporter.name or None,
        reporter_contact=reporter.contact or None,
        reporter_organisation=reporter.organisation or None,
        reporter_role=reporter.role or None,
    )


def _add_line(
    report: ConcernReport, number: int, child: ChildIn, *, by: Actor, at: datetime
) -> UUID:
    line_id, since = new_id(), report.received_at
    access.guard(line_id, GuardKind.REPORT, report.unit_id, by=by, at=at)
    for code in ("D01", "D02"):
        start_clock(code, line_id, unit_id=report.unit_id, from_=since, by=by, at=at)
    due = {clock.code: clock.due_at for clock in clocks_on(by, [line_id], at=at)[line_id]}
    line = ReportedChild.objects.create(
        pk=line_id,
        report=report,
        number=number,
        said_name=child.name or None,
        said_born=child.born.isoformat() if child.born else None,
        said_about=child.about or None,
        unborn=child.unborn,
        unit_id=report.unit_id,
        received_at=since,
        protection_due_at=due["D01"],
        feedback=FeedbackState.ASKED if report.wants_feedback else FeedbackState.NOT_ASKED,
        feedback_asked_at=since if report.wants_feedback else None,
    )
    keep_soonest(line_id, by=by, at=at)
    remember(line, "receive", "", Stage.RECEIVED, by=by, at=at)
    return line_id


def _asks(report: ReportIn) -> bool:
    """Only somebody who must report has a right to an answer (SoL 19:6)."""
    return report.wants_feedback and report.reporter_kind is ReporterKind.MANDATED
