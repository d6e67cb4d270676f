"""Who may read, handle and decide on a child's line of a report."""

from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.qualification import OPEN as OPEN_TASK
from tillit.law.qualification import may_do
from tillit.trust.access.policies import Verdict, check_visible
from tillit.trust.access.queries import verdict_on

from .letters import OUTCOMES
from .models import ReportedChild
from .types import FeedbackState, ReporterKind
from .workflow import OPEN, Stage

# Who has come in through an emergency may read, nothing more.
WAYS_TO_CHANGE = frozenset({"assigned", "intake", "leader", "duty", "system"})

FIRST_WHO = "Välj först vem barnet är. Vet ni inte det, registrera barnet som ny person."
FIRST_PROTECTION = "Du kan besluta när skyddsbedömningen är underskriven."
DECIDED_ALREADY = "Anmälan är redan avgjord. Läs den igen."
ALREADY_ASSESSED = "Skyddsbedömningen är redan underskriven. Läs den igen."


def check_may_read(actor: Actor, line_id: UUID, *, at: datetime) -> Verdict:
    """The verdict that lets the actor in. NotThere when nothing does."""
    verdict = verdict_on(actor, line_id, at=at)
    check_visible(verdict)
    return verdict


def check_may_register(actor: Actor, unit_id: UUID) -> None:
    """Who may register a report in a unit: those who receive or lead there, and the duty."""
    if not isinstance(actor, Staff):
        return
    theirs = actor.units(Role.INTAKE, Role.LEADER, Role.DUTY)
    if unit_id not in theirs and not actor.has(Role.DUTY):
        raise Refusal("Du tar emot anmälningar i din egen enhet. Välj den enheten.")


def line_to_change(actor: Actor, line_id: UUID, *, at: datetime) -> ReportedChild:
    """The line, when the actor may handle it now."""
    verdict = check_may_read(actor, line_id, at=at)
    if verdict.rule not in WAYS_TO_CHANGE:
        raise Refusal("Du kan läsa anmälan men inte handlägga den. Be mottagningen.")
    line = ReportedChild.objects.select_related("report").filter(pk=line_id).first()
    if line is None:
        raise NotThere
    return line


def check_step(verb: str, line: ReportedChild) -> None:
    """The sentence for a verb that is not open at this stage."""
    stage = Stage(line.stage)
    if (verb, stage) in OPEN:
        return
    if line.decided_at is not None:
        raise Moved(DECIDED_ALREADY)
    if stage is Stage.RECEIVED:
        raise Refusal(FIRST_PROTECTION)
    raise Moved(ALREADY_ASSESSED)


def check_may_assess(line: ReportedChild) -> None:
    """A protection assessment stands in the child's file, so the child must be known (SoL 20:1)."""
    check_step("assess", line)
    if line.person_id is None:
        raise Refusal(FIRST_WHO)


def check_may_decide(actor: Actor, line: ReportedChild, verb: str, *, at: datetime) -> None:
    """To open or not to open is for somebody with the degree (SoL 25:1), after the assessment."""
    check_step(verb, line)
    answer = may_do(OPEN_TASK, isinstance(actor, Staff) and actor.qualified, day_of(at))
    if not answer.allowed:
        raise Refusal(answer.why_sv)


def check_may_answer(line: ReportedChild) -> None:
    """A mandated reporter gets an answer when they asked and there is something to tell."""
    if line.report.reporter_kind != ReporterKind.MANDATED:
        raise Refusal("Bara den som anmält i sitt arbete kan få svar (SoL 19:6).")
    if line.feedback in (FeedbackState.SENT, FeedbackState.UNSUITABLE):
        raise Moved("Svaret är redan avgjort. Läs anmälan igen.")
    if line.feedback != FeedbackState.ASKED:
        raise Refusal("Anmälaren har inte bett om svar.")
    if Stage(line.stage) not in OUTCOMES:
        raise Refusal("Svaret skrivs när ni har beslutat om utredning.")


def check_text(text: str, remedy: str) -> str:
    """The text without space around it. Refuses an empty one with the remedy."""
    if not text.strip():
        raise Refusal(remedy)
    return text.strip()
