"""Who may read, handle and decide on a child's line of a report."""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.queries import may_write, running_investigation
from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.law.qualification import OPEN as OPEN_TASK
from tillit.law.qualification import may_do
from tillit.trust.access.policies import WHOLE_PAGE, Verdict, check_visible
from tillit.trust.access.queries import is_sealed, verdict_on
from tillit.trust.access.types import GuardKind
from tillit.trust.audit.types import Shows

from .letters import OUTCOMES
from .models import ReportedChild
from .types import FeedbackState, ReporterKind
from .workflow import OPEN, Stage

# Who has come in through an emergency may read, nothing more.
WAYS_TO_CHANGE = frozenset({"assigned", "intake", "leader", "duty", "system"})

FIRST_WHO = "Välj först vem barnet är. Vet ni inte det, registrera barnet som ny person."
FIRST_PROTECTION = "Du kan besluta när skyddsbedömningen är underskriven."
DECIDED_ALREADY = "Anmälan är redan avgjord. Läs den igen."
GONE_ON = (
    "Ärendet har gått vidare från utredningen. Rätta i ärendet, och skriv in anmälan på nytt för "
    "rätt barn."
)
ASK_THE_HOLDER = "En utredning är inledd. Be den som har ärendet att ta tillbaka kopplingen här."
SEALED = "Anmälan är sluten tillsammans med sitt ärende. Be gruppledaren öppna den först."
ALREADY_ASSESSED = "Skyddsbedömningen är redan underskriven. Läs den igen."


def check_may_read(actor: Actor, line_id: UUID, *, at: datetime) -> Verdict:
    """The verdict that lets the actor in. NotThere when nothing does."""
    verdict = verdict_on(actor, line_id, at=at, kind=GuardKind.REPORT)
    check_visible(verdict, *WHOLE_PAGE)
    return verdict


def check_may_see_reporter(verdict: Verdict) -> None:
    """Who reported is a class of its own: not for who came in by an emergency, nor for a leader
    when the report is no longer worked on."""
    if not verdict.gives(Shows.REPORTER):
        raise Refusal("Vem som anmält ser den som arbetar med anmälan. Be mottagningen.")


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
    line = the_one(ReportedChild.objects.select_related("report").filter(pk=line_id))
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


def check_may_unmatch(actor: Actor, line: ReportedChild, *, at: datetime) -> None:
    """The wrong person may be taken back at any stage. To take back a decision asks for the same
    degree as to make it (our reading of SoL 25:1). A case that has gone on to a decision of its
    own is not undone from here, nor what has been sealed."""
    check_step("unmatch", line)
    if line.person_id is None:
        raise Moved("Barnet är inte kopplat till någon person. Läs anmälan igen.")
    stage = Stage(line.stage)
    answer = may_do(OPEN_TASK, isinstance(actor, Staff) and actor.qualified, day_of(at))
    if stage in (Stage.OPENED, Stage.NOT_OPENED) and not answer.allowed:
        raise Refusal(answer.why_sv)
    if is_sealed(actor, line.pk):
        raise Refusal(SEALED)
    if stage is Stage.OPENED:
        _check_may_end(actor, line, at=at)


def _check_may_end(actor: Actor, line: ReportedChild, *, at: datetime) -> None:
    """The case that the report opened must still be under investigation, and the actor's."""
    assert line.case_id is not None  # opened lines have a case, and a person (constraints)
    assert line.person_id is not None
    if running_investigation(actor, line.person_id) != line.case_id:
        raise Refusal(GONE_ON)
    if not may_write(actor, line.case_id, at=at):
        raise Refusal(ASK_THE_HOLDER)


def check_may_answer(line: ReportedChild) -> None:
    """A mandated reporter gets an answer when they asked and there is something to tell."""
    if line.report.reporter_kind != ReporterKind.MANDATED:
        raise Refusal("Bara den som anmält i sitt arbete kan få svar (SoL 19:6).")
    if line.feedback in (FeedbackState.SENT, FeedbackState.UNSUITABLE):
        raise Moved("Svaret är redan avgjort. Läs anmälan igen.")
    if line.feedback != FeedbackState.ASKED:
        raise Refusal("Anmälaren har inte bett om svar. Skriv först in att hen ber om det.")
    if Stage(line.stage) not in OUTCOMES:
        raise Refusal("Svaret skrivs när ni har beslutat om utredning. Besluta först.")


def check_text(text: str, remedy: str) -> str:
    """The text without space around it. Refuses an empty one with the remedy."""
    if not text.strip():
        raise Refusal(remedy)
    return text.strip()
