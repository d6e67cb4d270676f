"""Answer the mandated reporter who asked (SoL 19:6), and decide who may know who it was."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import start_clock, stop_clock
from tillit.casework.cases.ports import Sent, keep_release
from tillit.casework.intake import policies
from tillit.casework.intake.events import FeedbackAsked, FeedbackGiven, ReporterSecrecyDecided
from tillit.casework.intake.letters import OUTCOMES, feedback_text
from tillit.casework.intake.models import ConcernReport, Feedback, ReportedChild, ReporterSecrecy
from tillit.casework.intake.numbers import number_of
from tillit.casework.intake.types import ContactHow, FeedbackState, ReporterKind
from tillit.casework.intake.workflow import Stage
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import Recipient
from tillit.law.reporting import feedback_due
from tillit.trust.audit.actions import record

from .steps import keep_soonest, remember

REPORTER = "Den som anmälde i sitt arbete"  # the name is secret on its own (OSL 26:5)
WEIGHED = (
    "Den som anmälde bad om svar (SoL 19:6). Svaret säger bara om utredning har inletts, inte har "
    "inletts eller redan pågår. Ingen skrev att det var olämpligt."
)
ANSWERED = "Anmälaren har redan fått svar. Läs anmälan igen."


def begin_feedback(
    line: ReportedChild, outcome: Stage, *, decided_at: datetime, by: Actor, at: datetime
) -> None:
    """Start D03 or D03b when the reporter has asked. Part of the decision's transaction."""
    asked = line.feedback_asked_at
    if line.feedback != FeedbackState.ASKED or outcome not in OUTCOMES:
        return
    answer = feedback_due(asked, decided_at, already_running=outcome is Stage.JOINED)
    if answer.due is not None:
        start = answer.due.start_at
        start_clock(
            answer.due.code,
            line.pk,
            unit_id=line.unit_id,
            person_id=line.person_id,
            from_=start,
            by=by,
            at=at,
        )


@transaction.atomic
def ask_feedback_later(line_id: UUID, *, by: Staff, at: datetime) -> None:
    """The mandated reporter asks now. Decided already: the answer is due at once (D03b)."""
    line = policies.line_to_change(by, line_id, at=at)
    if line.report.reporter_kind != ReporterKind.MANDATED:
        raise Refusal("Bara den som anmält i sitt arbete kan få svar (SoL 19:6).")
    asked = {"feedback": FeedbackState.ASKED, "feedback_asked_at": at}
    fresh = ReportedChild.objects.filter(
        pk=line_id, stage=line.stage, feedback=FeedbackState.NOT_ASKED
    )
    if not fresh.update(**asked):
        raise Moved("Anmälaren har redan bett om svar. Läs anmälan igen.")
    line = ReportedChild.objects.select_related("report").get(pk=line_id)
    remember(line, "ask_feedback", line.stage, line.stage, by=by, at=at)
    record(FeedbackAsked(line=line_id, person=line.person_id), by=by, at=at)
    if line.decided_at is not None:
        begin_feedback(line, Stage(line.stage), decided_at=line.decided_at, by=by, at=at)
        keep_soonest(line_id, by=by, at=at)


@transaction.atomic
def send_feedback(line_id: UUID, *, how: ContactHow, by: Staff, at: datetime) -> str:
    """Write down that the answer was given, and keep its text. Returns the text.

    The text is composed here: opened, not opened, already running, and never a word more.
    """
    line = _line_to_answer(line_id, by=by, at=at)
    of = ReportedChild.objects.filter(report=line.report_id).count()
    text = feedback_text(Stage(line.stage), day_of(line.received_at), line.number, of)
    _answer(line, FeedbackState.SENT, by=by, at=at)
    Feedback.objects.create(
        line=line, text=text, how=ContactHow(how), by_id=by.id, by_name=by.name, at=at
    )
    keep_release(
        Sent(
            case_id=line.case_id,
            line_id=line.pk,
            person_id=line.person_id,
            number=number_of(line),
            recipient=Recipient.REPORTER,
            name=REPORTER,
            what=text,
            ground="OSL-26-9a",
            weighing=WEIGHED,
            chosen=False,
            oral=ContactHow(how) is not ContactHow.LETTER,
        ),
        by=by,
        at=at,
    )
    return text


@transaction.atomic
def do_not_answer(line_id: UUID, *, reason: str, by: Staff, at: datetime) -> None:
    """It is unsuitable to answer, for a reason that is kept (SoL 19:6)."""
    line = _line_to_answer(line_id, by=by, at=at)
    words = policies.check_text(reason, "Skriv varför det är olämpligt att svara.")
    _answer(line, FeedbackState.UNSUITABLE, by=by, at=at)
    Feedback.objects.create(
        line=line, unsuitable_because=words, by_id=by.id, by_name=by.name, at=at
    )


@transaction.atomic
def decide_reporter_secrecy(
    line_id: UUID, party_id: UUID, *, secret: bool, reasons: str, by: Staff, at: datetime
) -> None:
    """Decide whether one party may know who reported (OSL 26:5): secret only when violence or
    other serious harm may follow. The newest decision holds."""
    line = policies.line_to_change(by, line_id, at=at)
    report: ConcernReport = line.report
    if report.reporter_kind == ReporterKind.ANONYMOUS:
        raise Refusal("Anmälaren är anonym. Det finns inget namn att skydda.")
    ReporterSecrecy.objects.create(
        report=report,
        party_id=party_id,
        secret=secret,
        reasons=policies.check_text(reasons, "Skriv vilken risk ni ser, eller varför ingen finns."),
        decided_by=by.id,
        decided_name=by.name,
        at=at,
    )
    event = ReporterSecrecyDecided(report=report.pk, party=party_id, secret=secret)
    record(event, by=by, at=at)


def _line_to_answer(line_id: UUID, *, by: Staff, at: datetime) -> ReportedChild:
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_may_answer(line)
    return line


def _answer(line: ReportedChild, state: FeedbackState, *, by: Staff, at: datetime) -> None:
    waiting = ReportedChild.objects.filter(pk=line.pk, feedback=FeedbackState.ASKED)
    if not waiting.update(feedback=state):
        raise Moved(ANSWERED)
    if line.person_id is None:
        raise NotThere
    for code in ("D03", "D03b"):
        stop_clock(code, line.pk, why=state.value, by=by, at=at)
    keep_soonest(line.pk, by=by, at=at)
    unsuitable = state is FeedbackState.UNSUITABLE
    event = FeedbackGiven(line=line.pk, person=line.person_id, unsuitable=unsuitable)
    record(event, by=by, at=at)
