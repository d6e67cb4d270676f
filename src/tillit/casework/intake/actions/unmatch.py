"""It was the wrong person: take the match back, at any stage, and leave a trace."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import lose_report, start_clock, stop_clock
from tillit.casework.intake import policies
from tillit.casework.intake.events import ChildUnmatched
from tillit.casework.intake.models import ProtectionAssessment, ReportedChild
from tillit.casework.intake.types import FeedbackState
from tillit.casework.intake.workflow import Stage
from tillit.kernel.actor import Actor
from tillit.trust.access.actions import leave_root
from tillit.trust.audit.actions import record
from tillit.trust.audit.queries import readings_of
from tillit.trust.identity.queries import colleagues

from .match import tell_whom_it_is_about
from .steps import keep_soonest, take_step

MOST_READERS = 200


@transaction.atomic
def unmatch_child(line_id: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """It was the wrong person. The trace stays, with who had read it; nothing else of the wrong
    person does.

    A protection assessment that was signed in the wrong file is withdrawn there. A decision falls:
    the case that it opened is closed, an investigation that it joined loses it. The clocks D01 and
    D02 run again from when the report arrived: all must be made again for the right child.
    """
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_may_unmatch(by, line, at=at)
    why = policies.check_text(reason, "Skriv varför det var fel person.")
    wrong, stage, case_id = line.person_id, Stage(line.stage), line.case_id
    assert wrong is not None  # check_may_unmatch
    take_step(
        line,
        "unmatch",
        text=f"{why}\n\n{_who_has_read(by, line_id, at)}",
        expects={"person_id": wrong},
        changes=_as_new(line),
        by=by,
        at=at,
    )
    # Before the line leaves the case: whoever has the case may not see the line after that.
    ProtectionAssessment.objects.filter(line=line, withdrawn_at=None).update(withdrawn_at=at)
    if case_id is not None:
        lose_report(case_id, opened_it=stage is Stage.OPENED, text=why, by=by, at=at)
        leave_root(line_id, by=by, at=at)
    elif stage is not Stage.RECEIVED:
        leave_root(line_id, by=by, at=at)
    _run_again(line, stage, by=by, at=at)
    tell_whom_it_is_about(line.report_id, by=by, at=at)
    record(ChildUnmatched(line=line_id, person=wrong), by=by, at=at)


def _as_new(line: ReportedChild) -> dict[str, object]:
    """The line as when it came in. A reporter who got an answer gets the right one later."""
    asked = line.feedback != FeedbackState.NOT_ASKED
    return {
        "person": None,
        "decided_at": None,
        "case": None,
        "put_away_at": None,
        "alarmed_at": line.alarmed_at if line.stage == Stage.RECEIVED else None,
        "feedback": FeedbackState.ASKED if asked else FeedbackState.NOT_ASKED,
    }


def _run_again(line: ReportedChild, stage: Stage, *, by: Actor, at: datetime) -> None:
    for code in ("D03", "D03b"):
        stop_clock(code, line.pk, why="withdrawn", by=by, at=at)
    for code in ("D01", "D02"):  # one that still runs is left as it is
        since = line.received_at
        start_clock(code, line.pk, unit_id=line.unit_id, from_=since, by=by, at=at)
    keep_soonest(line.pk, by=by, at=at)


def _who_has_read(by: Actor, line_id: UUID, at: datetime) -> str:
    """Everybody of the staff who has opened the report until now, by name."""
    readings = readings_of(by, line_id, limit=MOST_READERS)
    ids = [UUID(each.actor_ref) for each in readings if each.actor_kind == "staff"]
    names = sorted({view.name for view in colleagues(by, ids, at=at).values()})
    return f"Har läst anmälan fram till dess: {', '.join(names)}." if names else "Ingen har läst."
