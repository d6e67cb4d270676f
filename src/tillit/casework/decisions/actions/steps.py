"""Move a decision or an appeal by compare-and-set, and remember the step."""

from datetime import datetime

from django.db.models import F

from tillit.casework.decisions.models import Appeal, Decision, DecisionStep
from tillit.casework.decisions.workflow import AppealStage, Stage, after, appeal_after
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved

MOVED = (
    "Någon annan har just ändrat beslutet. Din text finns kvar här: "
    "läs beslutet igen innan du går vidare."
)


def take_step(
    decision: Decision,
    verb: str,
    *,
    text: str = "",
    expects: dict[str, object] | None = None,
    changes: dict[str, object] | None = None,
    by: Actor,
    at: datetime,
) -> Stage:
    """One step of workflow.py. `expects` are further values that must still hold.

    The second of two gets Moved; the policy has already asked whether the step is open.
    """
    source = Stage(decision.stage)
    target = after(verb, source)
    rows = Decision.objects.filter(pk=decision.pk, stage=source, **(expects or {}))
    if not rows.update(stage=target, version=F("version") + 1, **(changes or {})):
        raise Moved(MOVED)
    remember(decision, verb, source, target, text=text, by=by, at=at)
    return target


def take_appeal_step(
    appeal: Appeal,
    verb: str,
    *,
    text: str = "",
    changes: dict[str, object] | None = None,
    by: Actor,
    at: datetime,
) -> AppealStage:
    """One step of an appeal; the second of two gets Moved."""
    source = AppealStage(appeal.stage)
    target = appeal_after(verb, source)
    rows = Appeal.objects.filter(pk=appeal.pk, stage=source)
    if not rows.update(stage=target, **(changes or {})):
        raise Moved(MOVED)
    remember(appeal.decision, f"appeal_{verb}", source, target, text=text, by=by, at=at)
    return target


def remember(
    decision: Decision,
    verb: str,
    source: str,
    target: str,
    *,
    text: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Write the decision's own history."""
    DecisionStep.objects.create(
        decision=decision,
        verb=verb,
        source=source,
        target=target,
        by_id=getattr(by, "id", None),
        by_name=getattr(by, "name", ""),
        at=at,
        text=text,
    )
