"""Everything the page of one child's line shows. The caller has let the actor in."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from tillit.casework.cases.queries import running_investigation, unsent_on
from tillit.casework.cases.types import WrittenOn
from tillit.casework.intake import policies
from tillit.casework.intake.canonical import digest_of, sections_of
from tillit.casework.intake.letters import OUTCOMES, feedback_text
from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.casework.intake.types import (
    AssessmentLine,
    ContactHow,
    ContactLine,
    ContactWith,
    ExtensionLine,
    FeedbackLine,
    InboxLine,
    MeetingAnswer,
    MeetingWith,
    Need,
    OfferLine,
    ReporterKind,
    ReporterShown,
    ReportView,
    SaidChild,
    SecrecyLine,
    StepLine,
)
from tillit.casework.intake.workflow import Stage
from tillit.contact.documents.queries import documents_under
from tillit.kernel.actor import Actor
from tillit.kernel.location import place_shown
from tillit.kernel.protected import Protected
from tillit.kernel.refusal import why_not
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import family_of, lines_of

from .earlier import beside
from .lines import lines_from, visible_lines


def view_of(actor: Actor, line_id: UUID, *, with_reporter: bool = True, at: datetime) -> ReportView:
    """The whole page: frozen text, who it is about, what was written, what was known before.
    Without the reporter only the kind of reporter is there."""
    row = ReportedChild.objects.select_related("report").get(pk=line_id)
    same = visible_lines(actor, at=at).filter(report=row.report_id).select_related("report")
    lines = lines_from(actor, list(same.order_by("number")), at=at)
    line = next(each for each in lines if each.id == line_id)
    report, person = row.report, row.person_id
    return ReportView(
        line=line,
        said=_said(row, hidden=line.protected),
        reporter=_reporter(report, hidden=line.protected)
        if with_reporter
        else _kind_of_reporter(report),
        sections=sections_of(report.text),
        intact=digest_of(report.text) == report.digest,
        registered_at=report.registered_at,
        registered_by=report.registered_name,
        attachments=tuple(
            replace(each, name=each.kind.words) if line.protected else each
            for each in documents_under(actor, row.report_id)
        ),
        beside=tuple(each for each in lines if each.id != line_id),
        family=tuple(family_of(actor, person, at=at)) if person else (),
        assessments=_assessments(row),
        contacts=_contacts(row),
        extensions=tuple(
            ExtensionLine(e.until, e.reasons, e.decided_name, e.at)
            for e in row.extensions.order_by("at")
        ),
        answers=tuple(
            FeedbackLine(a.text, a.how, a.unsuitable_because, a.by_name, a.at)
            for a in row.answers.order_by("at")
        ),
        offers=tuple(
            OfferLine(MeetingWith(o.with_whom), MeetingAnswer(o.answer), o.text, o.at)
            for o in row.offers.order_by("at")
        ),
        secrecy=_secrecy(actor, report),
        steps=tuple(
            StepLine(s.verb, s.person_id, s.by_name, s.at, s.text)
            for s in row.steps.order_by("at", "pk")
        ),
        earlier=beside(actor, row, at=at),
        running_case=_running(actor, row),
        case=row.case_id,
        feedback_text=_feedback(row, line),
        why_not=_why_not(actor, row, at=at),
        unit_id=row.unit_id,
        unsent=unsent_on(actor, WrittenOn.REPORT, line_id),
    )


def _said(row: ReportedChild, *, hidden: bool) -> SaidChild:
    name = row.said_name.reveal() if row.said_name else ""
    about = row.said_about.reveal() if row.said_about else ""
    born = date.fromisoformat(row.said_born.reveal()) if row.said_born else None
    if hidden:  # what the reporter said may tell where a protected child is
        return SaidChild(Protected(name), None, Protected(about))
    return SaidChild(name, born, about)


def _reporter(report: ConcernReport, *, hidden: bool) -> ReporterShown:
    """`hidden`: the child is protected, and where the reporter works leads to it."""
    name = report.reporter_name.reveal() if report.reporter_name else ""
    contact = report.reporter_contact.reveal() if report.reporter_contact else ""
    kind = ReporterKind(report.reporter_kind)
    where = report.reporter_organisation.reveal() if report.reporter_organisation else ""
    open_ = kind is ReporterKind.MANDATED or not (name or contact)
    return ReporterShown(
        kind=kind,
        category=report.reporter_category,
        name=name if open_ else Protected(name),
        contact=place_shown(contact, hidden=hidden) if open_ else Protected(contact),
        organisation=place_shown(where, hidden=hidden),
        role=report.reporter_role.reveal() if report.reporter_role else "",
        wants_feedback=report.wants_feedback,
    )


def _kind_of_reporter(report: ConcernReport) -> ReporterShown:
    kind = ReporterKind(report.reporter_kind)
    return ReporterShown(
        kind, report.reporter_category, "", "", "", "", report.wants_feedback, hidden=True
    )


def _assessments(row: ReportedChild) -> tuple[AssessmentLine, ...]:
    return tuple(
        AssessmentLine(a.person_id, Need(a.need), a.text, a.assessed_name, a.at, a.withdrawn_at)
        for a in row.assessments.order_by("at", "pk")
    )


def _contacts(row: ReportedChild) -> tuple[ContactLine, ...]:
    return tuple(
        ContactLine(ContactWith(c.with_whom), ContactHow(c.how), c.happened_at, c.text, c.by_name)
        for c in row.contacts.order_by("happened_at", "pk")
    )


def _secrecy(actor: Actor, report: ConcernReport) -> tuple[SecrecyLine, ...]:
    newest = {row.party_id: row for row in report.secrecy.order_by("at", "pk")}
    people = lines_of(actor, newest)
    return tuple(
        SecrecyLine(people[party], row.secret, row.reasons, row.decided_name, row.at)
        for party, row in newest.items()
    )


def _running(actor: Actor, row: ReportedChild) -> UUID | None:
    if row.person_id is None or row.decided_at is not None:
        return None
    return running_investigation(actor, row.person_id)


def _feedback(row: ReportedChild, line: InboxLine) -> str:
    stage = Stage(row.stage)
    if stage not in OUTCOMES:
        return ""
    return feedback_text(stage, day_of(row.received_at), row.number, line.of)


def _why_not(actor: Actor, row: ReportedChild, *, at: datetime) -> dict[str, str]:
    """For every button: nothing, or the sentence that says why it is closed."""
    found = {
        "assess": why_not(policies.check_may_assess, row),
        "answer": why_not(policies.check_may_answer, row),
    }
    for verb in ("open", "do_not_open", "extend"):
        found[verb] = why_not(policies.check_may_decide, actor, row, verb, at=at)
    found["unmatch"] = why_not(policies.check_may_unmatch, actor, row, at=at)
    for verb in ("match", "join", "send_on", "change_unit", "hand_to_duty"):
        found[verb] = why_not(policies.check_step, verb, row)
    return {verb: sentence for verb, sentence in found.items() if sentence}
