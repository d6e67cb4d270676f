"""Decide: open an investigation, do not open, join one that runs, or let others take over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import start_case, stop_clock
from tillit.casework.cases.ports import Sent, keep_release
from tillit.casework.cases.queries import running_investigation
from tillit.casework.intake import policies
from tillit.casework.intake.events import (
    InvestigationNotOpened,
    InvestigationOpened,
    ReportJoined,
    ReportMoved,
    ReportSentOn,
)
from tillit.casework.intake.models import ReportedChild
from tillit.casework.intake.numbers import number_of
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law.deadlines import deadline
from tillit.law.disclosure import Recipient
from tillit.trust.access.actions import change_guard
from tillit.trust.audit.actions import record

from .feedback import begin_feedback
from .steps import keep_soonest, take_step

REASONS = "Skriv skälen för beslutet."
RUNS_ALREADY = "En utredning om barnet pågår redan. Lägg anmälan till den (SoL 20:2)."
NONE_RUNS = "Ingen utredning om barnet pågår. Besluta om ni ska inleda en."


@transaction.atomic
def open_investigation(
    line_id: UUID,
    *,
    reasons: str,
    unit_id: UUID,
    responsible: UUID | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Decide to open an investigation (SoL 20:2). Returns the case.

    The case begins in `unit_id`, with `responsible` or waiting for its leader, with the clocks D04
    and D05. Whoever has the case reads the report through it.
    """
    line, person, words = _about_to_decide(line_id, "open", reasons, by=by, at=at)
    if running_investigation(by, person):
        raise Refusal(RUNS_ALREADY)
    ground = str(deadline("D02", day_of(at)).source)
    case_id = start_case(
        person, unit_id, responsible=responsible, ground=ground, text=words, by=by, at=at
    )
    _decide(line, "open", words, case_id, by=by, at=at)
    record(InvestigationOpened(line=line_id, person=person, case=case_id), by=by, at=at)
    return case_id


@transaction.atomic
def do_not_open(line_id: UUID, *, reasons: str, by: Staff, at: datetime) -> None:
    """Decide that the report does not lead to an investigation (SoL 20:2)."""
    line, person, words = _about_to_decide(line_id, "do_not_open", reasons, by=by, at=at)
    if running_investigation(by, person):
        raise Refusal(RUNS_ALREADY)
    _decide(line, "do_not_open", words, None, by=by, at=at)
    record(InvestigationNotOpened(line=line_id, person=person), by=by, at=at)


@transaction.atomic
def join_running(line_id: UUID, *, text: str = "", by: Staff, at: datetime) -> UUID:
    """Let the report join the investigation that runs already; no decision to open is needed
    (SoL 20:2), so nor is the degree. Returns the case."""
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_step("join", line)
    assert line.person_id is not None  # assessed lines have a person (constraint)
    case_id = running_investigation(by, line.person_id)
    if case_id is None:
        raise Refusal(NONE_RUNS)
    _decide(line, "join", text.strip(), case_id, by=by, at=at)
    record(ReportJoined(line=line_id, person=line.person_id, case=case_id), by=by, at=at)
    return case_id


@transaction.atomic
def send_on(
    line_id: UUID,
    *,
    municipality: str,
    text: str,
    ground: str,
    weighing: str,
    by: Staff,
    at: datetime,
) -> None:
    """Another municipality has taken the report over (SoL 29). Both sides' words are kept, and
    that it left, on what ground (OSL) and how that was weighed."""
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_step("send_on", line)
    policies.check_text(municipality, "Skriv vilken kommun som tar över.")
    words = policies.check_text(text, "Skriv vem som tog emot och varför kommunen tar över.")
    _decide(line, "send_on", f"{municipality.strip()}. {words}", None, by=by, at=at)
    assert line.person_id is not None  # assessed lines have a person (constraint)
    keep_release(
        Sent(
            case_id=None,
            line_id=line_id,
            person_id=line.person_id,
            number=number_of(line),
            recipient=Recipient.SOCIAL,
            name=municipality.strip(),
            what=f"Anmälan. {words}",
            ground=ground,
            weighing=weighing,
            chosen=True,
        ),
        by=by,
        at=at,
    )
    record(ReportSentOn(line=line_id, person=line.person_id), by=by, at=at)


@transaction.atomic
def change_unit(line_id: UUID, *, unit_id: UUID, text: str, by: Actor, at: datetime) -> None:
    """Let another intake unit of the municipality take over. The clocks run on."""
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_step("change_unit", line)
    words = policies.check_text(text, "Skriv varför den andra enheten tar över.")
    if unit_id == line.unit_id:
        raise Refusal("Anmälan är redan i den enheten. Välj en annan.")
    take_step(
        line,
        "change_unit",
        text=words,
        expects={"unit_id": line.unit_id},
        changes={"unit_id": unit_id},
        by=by,
        at=at,
    )
    change_guard(line_id, unit_id=unit_id, by=by, at=at)
    record(ReportMoved(line=line_id, person=line.person_id, unit=unit_id), by=by, at=at)


def _about_to_decide(
    line_id: UUID, verb: str, reasons: str, *, by: Staff, at: datetime
) -> tuple[ReportedChild, UUID, str]:
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_may_decide(by, line, verb, at=at)
    words = policies.check_text(reasons, REASONS)
    assert line.person_id is not None  # assessed lines have a person (constraint)
    return line, line.person_id, words


def _decide(
    line: ReportedChild, verb: str, text: str, case_id: UUID | None, *, by: Staff, at: datetime
) -> None:
    """Move, stop D02, let the case's holders in, and start the answer to the reporter."""
    changes: dict[str, object] = {"decided_at": at, "case_id": case_id}
    # Somebody may ask for an answer at this very moment: then this decision is made again.
    expects: dict[str, object] = {"person_id": line.person_id, "feedback": line.feedback}
    outcome = take_step(line, verb, text=text, expects=expects, changes=changes, by=by, at=at)
    stop_clock("D02", line.pk, why=verb, by=by, at=at)
    if case_id is not None:
        change_guard(line.pk, root_id=case_id, by=by, at=at)
    begin_feedback(line, outcome, decided_at=at, by=by, at=at)
    keep_soonest(line.pk, by=by, at=at)
