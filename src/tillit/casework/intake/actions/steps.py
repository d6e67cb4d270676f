"""Move a line by compare-and-set, remember the step, keep the soonest clock in step."""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.queries import clocks_on
from tillit.casework.intake.models import ReportedChild, ReportStep
from tillit.casework.intake.workflow import Stage, after
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved

MOVED = (
    "Någon annan har just handlagt anmälan. Din text finns kvar här: "
    "läs anmälan igen innan du går vidare."
)


def take_step(
    line: ReportedChild,
    verb: str,
    *,
    text: str = "",
    person_id: UUID | None = None,
    expects: dict[str, object] | None = None,
    changes: dict[str, object] | None = None,
    by: Actor,
    at: datetime,
) -> Stage:
    """One step of workflow.py. `expects` are further values that must still hold.

    The second of two gets Moved; the policy has already asked whether the step is open.
    """
    source = Stage(line.stage)
    target = after(verb, source)
    rows = ReportedChild.objects.filter(pk=line.pk, stage=source, **(expects or {}))
    if not rows.update(stage=target, **(changes or {})):
        raise Moved(MOVED)
    remember(line, verb, source, target, text=text, person_id=person_id, by=by, at=at)
    return target


def remember(
    line: ReportedChild,
    verb: str,
    source: str,
    target: str,
    *,
    text: str = "",
    person_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Write the line's own history."""
    ReportStep.objects.create(
        line=line,
        verb=verb,
        source=source,
        target=target,
        person_id=person_id or line.person_id,
        by_id=getattr(by, "id", None),
        by_name=getattr(by, "name", ""),
        at=at,
        text=text,
    )


def keep_soonest(line_id: UUID, *, by: Actor, at: datetime) -> None:
    """Write the soonest running clock on the line: the inbox is sorted by it."""
    running = [
        c.due_at for c in clocks_on(by, [line_id], at=at).get(line_id, ()) if not c.stopped_at
    ]
    ReportedChild.objects.filter(pk=line_id).update(next_due_at=min(running, default=None))
